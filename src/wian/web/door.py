"""Who asks: every view takes the acting person from here, and leads strangers to sign in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wian.api.site import address
from wian.offices.acting import CHOSEN, NOBODY, Actor, actor_of, as_chosen
from wian.web.held import held

__all__ = ["actor", "address", "signed_in"]

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


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
    return as_chosen(whole, request.session.get(CHOSEN))


def signed_in(view: View[P]) -> View[P]:
    """The view for people who are signed in; others sign in first and then come back.

    What they typed meanwhile is not lost: it stands in the answer, to be sent again.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method not in ("GET", "HEAD"):  # there is nothing to come back to
            return held(request, 401) or HttpResponseRedirect(reverse("account_login"))
        return redirect_to_login(request.get_full_path(), reverse("account_login"))

    return guarded
