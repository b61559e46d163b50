"""Pages for what goes wrong, in the same house style; none of them shows what was sent."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from wian.web.page import show


def _page(request: HttpRequest, status: int, **values: object) -> HttpResponse:
    # A broken body must not be parsed again while its error is told.
    if request.method == "POST" and not hasattr(request, "_post"):
        request.POST = request.GET.__class__()
    told = {"status": status, "title_key": f"e{status}", "why_key": f"e{status}_why"}
    return show(request, "web/error.html", told | values, status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 413 where the form's text alone passes the limit."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _page(request, 404)


def too_large(request: HttpRequest, limit: int) -> HttpResponse:
    """413; `limit` in bytes."""
    return _page(request, 413, limit=limit // 1_000_000)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    return _page(request, 500)
