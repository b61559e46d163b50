"""Signed links that my offices sent, for whom and how they stand; each can be revoked.

They are made from their letter (`wian.web.letters.link_making`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from wian.offices.actions.keys import revoke_link
from wian.offices.queries.listing import links_sent
from wian.offices.values import LinkView
from wian.web.called import keyed
from wian.web.door import actor, signed_in
from wian.web.offices.room import page, require
from wian.web.page import clock
from wian.web.when import Clock

PURPOSES: Final = {"acknowledge": "purpose_acknowledge", "reply": "purpose_reply"}
"""The word for what a link lets its office do."""
PAGE: Final = 200
_DIGITS: Final = 19  # no id has more


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def links(request: HttpRequest) -> HttpResponse:
    """The list, a page at a time; POST revokes the one named."""
    who, seen = actor(request), clock(request)
    require(who, "link.make")
    if request.POST.get("revoke", "").isdecimal():
        revoke_link(who, link=int(request.POST["revoke"]))
        return HttpResponseRedirect(f"{reverse('offices:links')}?done=revoked")
    found = links_sent(who, before=_before(request), limit=PAGE + 1)
    rows = found[:PAGE]
    context = {
        "rows": _rows(rows, seen),
        "open": sum(_state(row) == "link_open" for row in rows),
        "next": rows[-1].id if len(found) > PAGE else None,
    }
    return page(request, "links", who, context, tab="links")


def _before(request: HttpRequest) -> int | None:
    asked = request.GET.get("before", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < _DIGITS else None


@dataclass(frozen=True, slots=True)
class Row:
    """One link in words; `state` is the key of a word, `alive` while it can be revoked."""

    id: int
    office: tuple[str, str]
    sender: tuple[str, str]
    purpose: str
    thing: str
    until: str
    state: str
    alive: bool
    uses: int | None


def _rows(rows: list[LinkView], seen: Clock) -> list[Row]:
    keys = keyed({i for row in rows for i in (row.office, row.sender)}, seen.say)
    return [
        Row(
            row.id,
            keys[row.office],
            keys[row.sender],
            seen.say(PURPOSES[row.purpose]),
            row.thing,
            seen.day(timezone.localdate(row.expires_at - timedelta(seconds=1))),
            _state(row),
            _state(row) == "link_open",
            row.uses_left,
        )
        for row in rows
    ]


def _state(row: LinkView) -> str:
    if row.revoked_at:
        return "link_revoked"
    if row.expires_at <= timezone.now():
        return "link_expired"
    return "link_used_up" if row.uses_left == 0 else "link_open"
