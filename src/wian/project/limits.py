"""What is refused at the door, before anything is read, and the headers on whatever leaves."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wian.web.errors import too_large

Handler = Callable[[HttpRequest], HttpResponse]


def refuse_large_requests(get_response: Handler) -> Handler:
    """A request whose body is longer than `WIAN_UPLOAD_MAX_BYTES` is answered 413, unread.

    The length header is enough: without one, Django reads no body at all.
    """
    limit: int = settings.WIAN_UPLOAD_MAX_BYTES

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) <= limit:
            return get_response(request)
        return too_large(request, limit)

    return answer


def name_permissions(get_response: Handler) -> Handler:
    """Every answer tells the browser that no page of ours uses its sensors, camera or payments."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault(
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        )
        return response

    return answer
