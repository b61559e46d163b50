"""How a letter goes round, as one page: numbers, levels, each sending, and every office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from wian.letters.actions.circulation import recall, remind, send_again
from wian.letters.actions.circulation.exporting import MOST
from wian.letters.circulating import State
from wian.letters.circulation_values import Circulation, Counts, Level, Sending, Stand
from wian.letters.queries.circulation import circulation
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.web.door import actor, signed_in
from wian.web.letters.room import page
from wian.web.letters.round_words import PURPOSES, SIGNS, Sign
from wian.web.offices.fields import both, fault
from wian.web.page import clock
from wian.web.when import Clock, When

SHOWN: Final[Mapping[str, tuple[str, tuple[State, ...]]]] = {
    "all": ("round_show_all", ()),
    "silent": ("round_show_silent", (State.SENT,)),
    "returned": ("round_show_returned", (State.RETURNED,)),
}
"""What of the table is shown: the word, and the states."""
_LONGEST: Final = 19
_HOURS_OF_A_DAY: Final = 24


@dataclass(frozen=True, slots=True)
class Row:
    """An office in words."""

    office: int
    name: str
    sign: Sign
    silent: bool
    returned: bool
    received: str
    moved: str
    by: str
    reason: str
    below: str


@dataclass(frozen=True, slots=True)
class Depth:
    """A level of the tree in words."""

    depth: int
    told: str
    delay: str
    reached: int
    all: int


@dataclass(frozen=True, slots=True)
class Act:
    """One sending in words."""

    at: str
    name: str
    purpose: str
    when: When | None
    sentence: str
    sum: str
    out: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def round_page(request: HttpRequest, letter: int) -> HttpResponse:
    """The letter's round, `?show=` silent, returned or all, `?after=` for the next page.

    POST `do=recall` takes back what nobody received, `do=again` sends again what was returned,
    `do=remind` reminds those who are silent.
    """
    who, seen, wrong = actor(request), clock(request), ""
    show = request.GET.get("show", "all")
    if show not in SHOWN:
        raise LookupError(show)
    if request.method == "POST":
        wrong, done = _carried_out(who, seen, letter, request)
        if done:
            return HttpResponseRedirect(f"{request.path}?done={done}")
    found = circulation(who, letter, after=_after(request), states=SHOWN[show][1])
    chosen = set(_chosen(request))
    context = {
        "id": letter,
        "title": seen.n(found.brief.subject) or seen.say("no_subject"),
        "number": seen.n(found.brief.number),
        "whole": found.whole,
        "counts": found.counts,
        "figures": list(_figures(found.counts, seen)),
        "silent": found.counts.of.get(State.SENT, 0),
        "returned": found.counts.of.get(State.RETURNED, 0),
        "levels": [_depth(level, seen) for level in found.levels],
        "sendings": [_act(sending, seen) for sending in found.sendings],
        "rows": [_row(stand, seen) for stand in found.stands],
        "show": show,
        "tabs": list(_tabs(found)),
        "next": found.next,
        "most": MOST["pdf"],
        "first": "after" in request.GET,
        "chosen": chosen,
        "may_send": found.may_send,
        "sent": request.POST if wrong else {},
        "wrong": wrong,
    }
    return page(request, "round", who, context, status=422 if wrong else 200)


def _carried_out(who: Actor, seen: Clock, letter: int, request: HttpRequest) -> tuple[str, str]:
    """What was wrong, or the key of what was done."""
    sent, chosen = request.POST, _chosen(request)
    everybody = sent.get("whom") == "all"
    try:
        if sent.get("do") == "recall":
            if not chosen and not everybody:
                return fault(seen, "F170"), ""
            if not sent.get("sure"):
                return fault(seen, "F171"), ""
            offices = None if everybody else chosen
            recall(who, letter=letter, reason=sent.get("reason", ""), offices=offices)
            return "", "round_recalled"
        if sent.get("do") == "again" and chosen:
            send_again(who, letter=letter, offices=chosen)
            return "", "round_again"
        if sent.get("do") == "remind":
            return "", "round_reminded" if remind(who, letter=letter) else "round_nobody_reminded"
    except Refused as refused:
        return both(seen, refused.number, refused.thai, refused.english), ""
    return fault(seen, "F170"), ""


def _chosen(request: HttpRequest) -> list[int]:
    return [int(id_) for id_ in request.POST.getlist("office") if _is_id(id_)]


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < _LONGEST


def _after(request: HttpRequest) -> int | None:
    text = request.GET.get("after", "")
    if text and not _is_id(text):
        raise LookupError(text)
    return int(text) if text else None


def _tabs(found: Circulation) -> Iterator[tuple[str, str, int]]:
    for name, (word, states) in SHOWN.items():
        count = sum(found.counts.of.get(state, 0) for state in states)
        yield name, word, count if states else found.counts.all


def _figures(counts: Counts, seen: Clock) -> Iterator[tuple[str, str]]:
    """Each number with its word."""
    of = counts.of
    told = {
        "round_all": counts.all,
        "round_reached": counts.reached,
        "round_known": counts.known,
        "round_relayed": of.get(State.RELAYED, 0),
        "round_done": of.get(State.DONE, 0),
        "round_returned": of.get(State.RETURNED, 0),
        "round_sent": of.get(State.SENT, 0),
    }
    for word, count in told.items():
        yield seen.say[word], seen.n(seen.say("places_n", n=f"{count:,}"))


def _row(stand: Stand, seen: Clock) -> Row:
    below = stand.below
    of = {"reached": below.reached, "all": below.all} if below else {}
    return Row(
        office=stand.office,
        name=stand.name,
        sign=SIGNS[stand.state],
        silent=stand.state is State.SENT,
        returned=stand.state is State.RETURNED,
        received=seen.moment(stand.received_at) if stand.received_at else "",
        moved=seen.moment(stand.moved_at) if stand.moved_at else "",
        by=stand.by,
        reason=stand.reason,
        below=seen.n(seen.say("below_of", **of)) if of else "",
    )


def _depth(level: Level, seen: Clock) -> Depth:
    counts = level.counts
    told = seen.say("round_progress", reached=f"{counts.reached:,}", all=f"{counts.all:,}")
    return Depth(level.depth, seen.n(told), _delay(level.delay, seen), counts.reached, counts.all)


def _delay(hours: float | None, seen: Clock) -> str:
    """How long it took, in words."""
    if hours is None:
        return seen.say("level_delay_none")
    if hours < 1:
        span = seen.say("under_an_hour")
    elif hours < 2 * _HOURS_OF_A_DAY:
        span = seen.amount("hours", round(hours))
    else:
        span = seen.amount("days", round(hours / _HOURS_OF_A_DAY))
    return seen.n(seen.say("level_delay", span=span))


def _act(sending: Sending, seen: Clock) -> Act:
    return Act(
        at=seen.moment(sending.at),
        name=sending.name,
        purpose=PURPOSES[sending.purpose],
        when=seen.when(sending.reply_by) if sending.reply_by else None,
        sentence=sending.sentence,
        sum=seen.n(sending.sum),
        out=sending.left_out,
    )
