"""Tokens for programs: one's own list, making one, revoking one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from wian.offices.actions.keys import make_token, revoke_token
from wian.offices.queries.keys import tokens as tokens_of
from wian.offices.values import TokenView
from wian.web.door import actor, signed_in
from wian.web.page import clock, show
from wian.web.when import Clock

DAYS: Final = (30, 90, 180, 366)
_USUAL_DAYS: Final = 90
_SOON: Final = timedelta(days=14)
_View = Callable[..., HttpResponse]
# The password once more where it was given long ago, as before an app is added.
_sure: Callable[[_View], _View] = reauthentication_required(app="allauth.mfa")


class TokenForm(forms.Form):
    """What the token is for, and how long it lasts."""

    use_required_attribute = False
    label = forms.CharField(max_length=80)
    days = forms.TypedChoiceField(
        choices=[(days, days) for days in DAYS], coerce=int, initial=_USUAL_DAYS
    )


@dataclass(frozen=True, slots=True)
class Token:
    """One token in words; `state` is the key of a word, `alive` while it opens anything."""

    id: int
    label: str
    made: str
    expires: str
    far: str
    used: str
    revoked: str
    state: str

    @property
    def alive(self) -> bool:
        """Whether it still opens something."""
        return self.state in ("token_open", "token_soon")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@_sure
@sensitive_variables("secret")
def tokens(request: HttpRequest) -> HttpResponse:
    """The list; POST makes one and shows its secret, this once."""
    form = TokenForm(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        secret = _made(request, form)
        form = TokenForm()
    mine = told(tokens_of(actor(request)), clock(request))
    context = {
        "form": form,
        "chosen": int(form["days"].value()) if str(form["days"].value()).isdecimal() else 0,
        "secret": secret,
        "days": DAYS,
        "example": request.build_absolute_uri("/api/offices"),
        "alive": [token for token in mine if token.alive],
        "dead": [token for token in mine if not token.alive],
    }
    return show(request, "signin/tokens.html", context, 422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@_sure
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks whether one's token shall open nothing any more; POST does it."""
    mine = told(tokens_of(actor(request)), clock(request))
    token = next((token for token in mine if token.id == pk and token.alive), None)
    if token is None:
        return HttpResponseRedirect(reverse("tokens"))
    if request.method != "POST":
        return show(request, "signin/token_revoke.html", {"token": token})
    revoke_token(actor(request), token=pk)
    messages.success(request, clock(request).say["told_token_revoked"])
    return HttpResponseRedirect(reverse("tokens"))


def told(found: Iterable[TokenView], seen: Clock) -> list[Token]:
    """The tokens in words, in their order."""
    return [
        Token(
            view.id,
            view.label,
            seen.day(timezone.localdate(view.made_at)),
            seen.day(timezone.localdate(view.expires_at)),
            seen.far(timezone.localdate(view.expires_at)),
            seen.moment(view.used_at) if view.used_at else "",
            seen.moment(view.revoked_at) if view.revoked_at else "",
            _state(view),
        )
        for view in found
    ]


def _made(request: HttpRequest, form: TokenForm) -> str:
    said: dict[str, Any] = form.cleaned_data
    ends = timezone.now() + timedelta(days=said["days"])
    return make_token(actor(request), label=said["label"], expires_at=ends)


def _state(view: TokenView) -> str:
    now = timezone.now()
    if view.revoked_at:
        return "token_revoked"
    if view.expires_at <= now:
        return "token_expired"
    return "token_soon" if view.expires_at <= now + _SOON else "token_open"
