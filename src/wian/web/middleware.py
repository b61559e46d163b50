"""Around every view: what a room refuses becomes a page, and a session in use goes on."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

from wian.offices.acting import Denied
from wian.offices.errors import Refused
from wian.web import errors

Handler = Callable[[HttpRequest], HttpResponse]
_KEPT, _KEEP_SECONDS = "kept", 600


def keep_session(get_response: Handler) -> Handler:
    """Ten minutes after it was last written down, a session in use begins its hours again."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        session = request.session
        if session.accessed and request.user.is_authenticated:
            now = int(time.time())
            if now - session.get(_KEPT, 0) >= _KEEP_SECONDS:
                session[_KEPT] = now
                UserSession.objects.create_from_request(request)
        return response

    return answer


class TellRefusals:
    """Denied is a 403 page with its reason, Refused a 409 with its number, LookupError a 404."""

    def __init__(self, get_response: Handler) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, wrong: Exception) -> HttpResponse | None:
        """The page for what a room raised; None for what is a fault of ours."""
        if isinstance(wrong, Denied):
            return errors.denied(request, wrong.decision)
        if isinstance(wrong, Refused):
            return errors.refused(request, wrong)
        if type(wrong) is LookupError:  # a KeyError is a slip of the program
            return errors.not_found(request)
        return None
