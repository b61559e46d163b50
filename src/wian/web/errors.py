"""Pages for what goes wrong, in the same house style; what was typed is shown to nobody."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wian.offices.errors import Refused
from wian.offices.rules import Decision
from wian.web.held import held, ours
from wian.web.page import language, person, show
from wian.web.reading import views as reading
from wian.web.words import Say


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


def denied(request: HttpRequest, decision: Decision) -> HttpResponse:
    """403 that says why this person cannot, and whom to ask."""
    why = Say(language(request)).pick(decision.thai, decision.english)
    return _page(request, 403, why=why, ask=True)


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is missing or old; what was typed on a page of ours is kept."""
    if request.path == reverse("read"):
        return reading.expired(request, reason)
    if person(request) and ours(request, reason) and (kept := held(request, 403)):
        return kept
    return _page(request, 403, title_key="e_expired", why_key="e_expired_why")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _page(request, 404)


def refused(request: HttpRequest, wrong: Refused) -> HttpResponse:
    """409 with the number and the words of what cannot be done as it stands."""
    why = Say(language(request)).pick(wrong.thai, wrong.english)
    return _page(request, 409, why=why, number=wrong.number)


def too_large(request: HttpRequest, limit: int) -> HttpResponse:
    """413; `limit` in bytes."""
    return _page(request, 413, limit=limit // 1_000_000)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: too many attempts within a short time."""
    return _page(request, 429)


def broken(request: HttpRequest) -> HttpResponse:
    """500; its frame asks the database nothing, which may be what broke."""
    request.bare = True  # type: ignore[attr-defined]
    return _page(request, 500)
