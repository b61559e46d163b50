"""Who asks: every view takes the acting person from here, and leads strangers to sign in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.account.adapter import get_adapter
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wian.offices.acting import NOBODY, Actor, actor_of, today
from wian.offices.rules import Held

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

CHOSEN = "acting"
"""Where the session keeps the grant that its person acts by."""


def address(request: HttpRequest) -> str:
    """Where it came from: the peer, or whom the one proxy of the settings names; "" if unknown."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:  # allauth's word for a request without an address
        return ""


def actor(request: HttpRequest) -> Actor:
    """Who acts, by the grant chosen in this session while it holds; two queries a request."""
    found: Actor | None = getattr(request, "_actor", None)
    if found is None:
        found = request._actor = _actor(request)  # type: ignore[attr-defined]
    return found


def _actor(request: HttpRequest) -> Actor:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return replace(NOBODY, address=address(request))
    whole = actor_of(user.pk, origin="web", address=address(request))
    chosen = request.session.get(CHOSEN)
    return whole.acting_as(chosen) if chosen in {grant.id for grant in counting(whole)} else whole


def counting(who: Actor) -> tuple[Held, ...]:
    """Every grant that the person holds today, whichever is chosen."""
    day = today()
    return tuple(grant for grant in who.held or () if grant.since <= day < grant.until)


def signed_in(view: View[P]) -> View[P]:
    """The view for people who are signed in; others sign in first and then come back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method not in ("GET", "HEAD"):  # there is nothing to come back to
            return HttpResponseRedirect(reverse("account_login"))
        return redirect_to_login(request.get_full_path(), reverse("account_login"))

    return guarded
