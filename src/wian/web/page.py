"""One door for every page: language, headers, and nothing kept."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from wian.web.when import Clock, Digits
from wian.web.words import Lang, Say

COOKIE = "wian_lang"
_YEAR_SECONDS = 365 * 24 * 3600


def language(request: HttpRequest) -> Lang:
    """`?lang=`, else the form's, else the one this browser chose before, else Thai."""
    asked = request.GET.get("lang") or request.POST.get("lang") or request.COOKIES.get(COOKIE)
    return "en" if asked == "en" else "th"


def person(request: HttpRequest) -> AbstractBaseUser | None:
    """The account that is signed in; None for a stranger, and where nobody may be asked for."""
    user = getattr(request, "user", None)
    if user is None or getattr(request, "bare", False) or not user.is_authenticated:
        return None
    assert isinstance(user, AbstractBaseUser)
    return user


def digits(request: HttpRequest) -> Digits:
    """`?digits=` or the form's, else the account's; Arabic unless Thai ones are wanted."""
    asked = request.GET.get("digits") or request.POST.get("digits")
    return "thai" if (asked or getattr(person(request), "digits", "")) == "thai" else "arabic"


def clock(request: HttpRequest) -> Clock:
    """Today by the server's clock in Bangkok, in the words and digits this person reads."""
    return Clock(Say(language(request)), timezone.localdate(), digits(request))


def show(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page in the person's language, kept by no cache; a language just chosen is remembered."""
    seen = clock(request)
    words = {"say": seen.say, "clock": seen, "digits": seen.digits, "today": seen.day(seen.today)}
    response = render(request, template, words | (context or {}), status=status)
    response.headers["Cache-Control"] = "no-store, private"
    chosen = request.GET.get("lang") or request.POST.get("lang")
    if chosen in ("th", "en"):
        response.set_cookie(
            COOKIE,
            chosen,
            max_age=_YEAR_SECONDS,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    return response
