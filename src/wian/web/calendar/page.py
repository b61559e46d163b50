"""One's own calendar's private addresses: made, shown once, renewed, revoked."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from wian.offices.actions.feeds import make_feed, renew_feed, revoke_feed
from wian.offices.errors import Refused
from wian.offices.queries.feeds import feeds
from wian.typeset.qr import picture
from wian.web.calendar.values import AHEAD, BACK
from wian.web.door import actor, signed_in
from wian.web.offices.fields import both
from wian.web.page import clock, show
from wian.web.when import Clock

_View = Callable[..., HttpResponse]
# The password once more where it was given long ago: whoever has the address reads the days.
_sure: Callable[[_View], _View] = reauthentication_required(app="allauth.mfa")


@dataclass(frozen=True, slots=True)
class Row:
    """An address in words; `used` is when it was last fetched, "" for never."""

    id: int
    label: str
    made: str
    used: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An address that was just made, this once: as text, for this device, and as a code."""

    address: str
    opens: str
    code: str


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@_sure
@sensitive_variables("secret")
def calendar(request: HttpRequest) -> HttpResponse:
    """The addresses; POST `make` and `renew` show a new one this once, `revoke` ends one."""
    who, seen, secret, wrong = actor(request), clock(request), "", ""
    said = request.POST if request.method == "POST" else {}
    chosen = _number(said.get("feed", ""))
    try:
        if said.get("do") == "make":
            secret = make_feed(who, label=said.get("label", ""))
        elif said.get("do") == "renew":
            secret = renew_feed(who, feed=chosen)
        elif said.get("do") == "revoke":
            revoke_feed(who, feed=chosen)
            messages.success(request, seen.say["cal_revoked"])
            return HttpResponseRedirect(reverse("calendar"))
    except Refused as refused:
        wrong = both(seen, refused.number, refused.thai, refused.english)
    context = {
        "shown": _shown(request, secret, seen) if secret else None,
        "rows": [
            Row(
                one.id,
                one.label,
                seen.moment(one.made_at),
                seen.moment(one.used_at) if one.used_at else "",
            )
            for one in feeds(who)
        ],
        "wrong": wrong,
        "label": said.get("label", "") if wrong else "",
        "back": seen.n(BACK.days),
        "ahead": seen.n(AHEAD.days),
    }
    return show(request, "calendar/addresses.html", context, 422 if wrong else 200)


@sensitive_variables()
def _shown(request: HttpRequest, secret: str, seen: Clock) -> Shown:
    """The address in the language and digits that its owner reads."""
    own: dict[str, str] = {"lang": "en"} if seen.say.lang == "en" else {}
    own |= {"digits": "thai"} if seen.digits == "thai" else {}
    path = reverse("calendar_feed", args=[secret]) + (f"?{urlencode(own)}" if own else "")
    address = request.build_absolute_uri(path)
    opens = urlsplit(address)._replace(scheme="webcal").geturl()
    drawn = picture.__wrapped__(opens, "svg")  # no secret stays in the memory of drawn codes
    code = f"data:image/svg+xml;base64,{b64encode(drawn).decode()}"
    return Shown(address, opens, code)


def _number(text: str) -> int:
    """The id; 0, which none has, for what cannot be one."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
