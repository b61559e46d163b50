"""What is refused at the door, before anything is read, and the headers on whatever leaves."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wian.web.errors import too_large

Handler = Callable[[HttpRequest], HttpResponse]


def refuse_large_requests(get_response: Handler) -> Handler:
    """A request whose body is longer than `WIAN_UPLOAD_MAX_BYTES` is answered 413, unread.

    Where letters are taken in, many at once, each file may be as long: they wait on the disk.
    The length header is enough: without one, Django reads no body at all.
    """
    one: int = settings.WIAN_UPLOAD_MAX_BYTES
    many = one * settings.DATA_UPLOAD_MAX_NUMBER_FILES

    def answer(request: HttpRequest) -> HttpResponse:
        limit = many if request.path == reverse("letters:take") else one
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
