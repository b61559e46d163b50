"""What lies with whom: in my hands, with our unit, waiting for my decision, copies for me."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from wian.letters.actions.endorsing import see_copy
from wian.letters.queries import inside
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.letters.hands_rows import Row, row_in_hand, row_of_copy
from wian.web.letters.letter_deeds import number
from wian.web.letters.room import page
from wian.web.offices.fields import both
from wian.web.page import clock
from wian.web.when import Clock

TABS: Final[Mapping[str, tuple[str, str]]] = {
    "mine": ("hands_mine", "hands_mine_empty"),
    "ours": ("hands_ours", "hands_ours_empty"),
    "decide": ("hands_decide", "hands_decide_empty"),
    "copies": ("hands_copies", "hands_copies_empty"),
}
"""Each list with the words of its tab and of an empty one."""
_PAGE: Final = 50
_FAR: Final = 5


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def hands(request: HttpRequest) -> HttpResponse:
    """One list, `?list=`, those due first; POST says that a copy was looked at."""
    who, seen, wrong = actor(request), clock(request), ""
    name = request.GET.get("list", "mine")
    if name not in TABS:
        raise LookupError(name)
    if request.method == "POST":
        try:
            see_copy(who, step=number(request.POST, "step"))
            return HttpResponseRedirect(f"{request.path}?list=copies&done=copy_seen")
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
    start = _start(request)
    rows, counts = LISTS[name](who, seen, start), inside.counts(who)
    totals = {"mine": counts.mine, "ours": counts.ours, "decide": counts.decisions}
    totals["copies"] = counts.copies
    context = {
        "tabs": [(key, word, totals[key]) for key, (word, _) in TABS.items()],
        "list": name,
        "empty": TABS[name][1],
        "total": totals[name],
        "rows": rows[:_PAGE],
        "start": start,
        "next": start + _PAGE if len(rows) > _PAGE else 0,
        "wrong": wrong,
    }
    return page(request, "hands", who, context, tab="hands", status=422 if wrong else 200)


def _start(request: HttpRequest) -> int:
    """How many letters stand on the pages before."""
    text = request.GET.get("start", "0")
    if not text.isdecimal() or len(text) > _FAR:
        raise LookupError(text)
    return int(text)


def _mine(who: Actor, seen: Clock, start: int) -> list[Row]:
    found = own_names(inside.in_my_hands(who, start=start, most=_PAGE + 1), seen.say)
    return [row_in_hand(one, seen, ours=False) for one in found]


def _ours(who: Actor, seen: Clock, start: int) -> list[Row]:
    found = own_names(inside.in_our_hands(who, start=start, most=_PAGE + 1), seen.say)
    return [row_in_hand(one, seen, ours=True) for one in found]


def _decide(who: Actor, seen: Clock, start: int) -> list[Row]:
    found = own_names(inside.waiting_for_me(who, start=start, most=_PAGE + 1), seen.say)
    return [row_in_hand(one, seen, ours=one.holding.holder is None) for one in found]


def _copies(who: Actor, seen: Clock, start: int) -> list[Row]:
    found = own_names(inside.copies_for_me(who, start=start, most=_PAGE + 1), seen.say)
    return [row_of_copy(one, seen) for one in found]


LISTS: Final[Mapping[str, Callable[[Actor, Clock, int], list[Row]]]] = {
    "mine": _mine,
    "ours": _ours,
    "decide": _decide,
    "copies": _copies,
}
