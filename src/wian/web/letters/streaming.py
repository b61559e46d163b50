"""Many large files come in one request: each waits on the disk, none in memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from wian.web.door import signed_in

View = Callable[[HttpRequest], HttpResponse]


class OnDisk(TemporaryFileUploadHandler):
    """Writes each file down, and no more of it than the limit and a little: the rest is let go.

    Such a file is still too large for whoever stores it, who tells so in words.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """The piece is written, unless the file has passed the limit."""
        if start <= settings.WIAN_UPLOAD_MAX_BYTES:
            super().receive_data_chunk(raw_data, start)


def streamed(too_many: View) -> Callable[[View], View]:
    """The view gets its files from the disk; `too_many` answers where there are more than taken.

    Only who is signed in may send: the body of a stranger is not even read. That is why the token
    against forgery is asked for here, behind the door, and not by the middleware before it.
    """

    def decorate(view: View) -> View:
        protected = csrf_protect(view)

        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            request.upload_handlers = [OnDisk(request)]
            try:
                _ = request.POST
            except TooManyFilesSent:
                return too_many(request)
            return protected(request)

        guarded: Any = csrf_exempt(signed_in(answer))
        return guarded  # type: ignore[no-any-return]

    return decorate
