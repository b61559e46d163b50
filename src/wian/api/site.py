"""The API: who asks, how answers are paged, and what a refusal looks like."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.security import APIKeyCookie, HttpBearer

from wian.offices.acting import CHOSEN, Actor, Denied, actor_of, as_chosen
from wian.offices.errors import Refused
from wian.offices.queries.keys import account_of_token


class Problem(Schema):
    """Why a request was not done: a stable code, and the same sentence in Thai and English."""

    code: str
    th: str
    en: str


class Token(HttpBearer):
    """`Authorization: Bearer …` with a token that the account made for a program."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The account of a living token acts, by all its roles."""
        came_from = address(request)
        account = account_of_token(token, address=came_from)
        return None if account is None else actor_of(account, origin="api", address=came_from)


class Session(APIKeyCookie):
    """The session of a signed-in browser; writing needs its CSRF token too."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """The account of the session acts, by the grant chosen in it as on the pages."""
        if not request.user.is_authenticated:
            return None
        whole = actor_of(request.user.pk, origin="api", address=address(request))
        return as_chosen(whole, request.session.get(CHOSEN))


api = NinjaAPI(
    title="เวียน · Wian",
    version="1",
    description="หน่วยงานและผู้รับหนังสือ · Offices, and exactly who a letter addresses.",
    openapi_url="/",
    docs_url=None,
    auth=[Token(), Session()],
    urls_namespace="api",
)


def address(request: HttpRequest) -> str:
    """Where it came from: the peer, or whom the one proxy of the settings names; "" if unknown."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:  # allauth's word for a request without an address
        return ""


def actor(request: HttpRequest) -> Actor:
    """Who asks; every route but the public ones has one."""
    found = request.auth  # type: ignore[attr-defined]  # set by ninja once authenticated
    assert isinstance(found, Actor)
    return found


def _answer(request: HttpRequest, status: int, code: str, th: str, en: str) -> HttpResponse:
    told: dict[str, Any] = {"code": code, "th": th, "en": en}
    return api.create_response(request, told, status=status)


@api.exception_handler(Denied)
def denied(request: HttpRequest, wrong: Denied) -> HttpResponse:
    """403 with the reason in words; the attempt already stands in the ledger."""
    decision = wrong.decision
    return _answer(request, 403, decision.code, decision.thai, decision.english)


@api.exception_handler(Refused)
def refused(request: HttpRequest, wrong: Refused) -> HttpResponse:
    """409: allowed, but it cannot be done as asked."""
    return _answer(request, 409, wrong.number, wrong.thai, wrong.english)


@api.exception_handler(LookupError)
def missing(request: HttpRequest, wrong: LookupError) -> HttpResponse:
    """404; what was asked for is not repeated. A KeyError is a slip of the program."""
    if type(wrong) is not LookupError:
        raise wrong
    return _answer(request, 404, "not-found", "ไม่พบรายการนี้", "There is no such thing.")
