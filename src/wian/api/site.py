"""The API: who asks, how answers are paged, and what a refusal looks like."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import Field, NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.security import APIKeyCookie, HttpBearer

from wian.offices.acting import CHOSEN, Actor, Denied, actor_of, as_chosen
from wian.offices.errors import Refused
from wian.offices.queries.keys import account_of_token

from . import errors
from .document import whole


class Fault(Schema):
    """A part of the request that is not as it should be."""

    at: list[str | int] = Field(description="ทางไปยังช่องที่ผิด · the way to it")
    why: str


class Problem(Schema):
    """Why a request was not done: a stable code, and the same sentence in Thai and English."""

    code: str = Field(description="รหัสที่ไม่เปลี่ยน · stays the same for ever")
    th: str
    en: str
    fields: list[Fault] | None = Field(default=None, description="เฉพาะ A101 · with A101 only")


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


class Site(NinjaAPI):
    """The API; its document tells of each operation what all of them share."""

    def create_response(self, request: HttpRequest, data: Any, **told: Any) -> HttpResponse:
        """The answer, which no browser and nothing on the way keeps."""
        answer = super().create_response(request, data, **told)
        answer.headers["Cache-Control"] = "no-store, private"
        return answer

    def get_openapi_schema(self, **asked: Any) -> OpenAPISchema:
        """The document with the key of writes and the problems that any operation may answer."""
        return whole(super().get_openapi_schema(**asked), Problem)


api = Site(
    title="เวียน · Wian",
    version="1",
    description="หน่วยงาน ผู้รับหนังสือ หนังสือ ทะเบียน และไฟล์ · "
    "Offices and exactly who a letter addresses; letters, registers and files.",
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


def _wrong(request: HttpRequest, wrong: errors.Refused, **also: Any) -> HttpResponse:
    told = {"code": wrong.number, "th": wrong.thai, "en": wrong.english, **also}
    return api.create_response(request, told, status=wrong.status)


@api.exception_handler(errors.Refused)
def malformed(request: HttpRequest, wrong: errors.Refused) -> HttpResponse:
    """The request itself will not do; what is only not done yet says when to ask again."""
    answer = _wrong(request, wrong)
    if wrong.retry:
        answer.headers["Retry-After"] = str(wrong.retry)
    return answer


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """422 with the parts that are wrong; what was sent is not repeated."""
    faults = [{"at": list(one["loc"][1:]), "why": one["msg"]} for one in wrong.errors]
    return _wrong(request, errors.Refused("A101"), fields=faults)


@api.exception_handler(AuthenticationError)
def stranger(request: HttpRequest, wrong: AuthenticationError) -> HttpResponse:
    """401."""
    return _wrong(request, errors.Refused("A105"))


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, wrong: HttpError) -> HttpResponse:
    """400 for a body that is none, 403 for a browser's request without its CSRF token."""
    return _wrong(request, errors.Refused("A107" if wrong.status_code == 403 else "A106"))


@api.exception_handler(SuspiciousOperation)
@api.exception_handler(MultiPartParserError)
def refused_unread(request: HttpRequest, wrong: Exception) -> HttpResponse:
    """400 for a form in pieces, and for one with more fields, files or bytes than are read."""
    return _wrong(request, errors.Refused("A106"))


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
