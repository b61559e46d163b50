"""More time, or being let off: what waits to be decided, what was asked and given, giving it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.leaves import decide_leave, grant_leave, take_back_leave
from wian.duties.queries.reports import leaves_of, leaves_told, leaves_waiting
from wian.duties.queries.reports.leaves import open_for
from wian.duties.report_values import LeaveView
from wian.offices.acting import Actor, today
from wian.offices.errors import Refused
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.report import leave_line
from wian.web.duties.room import page
from wian.web.duties.told import period as period_words
from wian.web.offices.days import plain, read_day
from wian.web.offices.fields import both, fault
from wian.web.page import clock
from wian.web.when import Clock

_LONGEST: Final = 18


class Unread(Exception):
    """A day was typed that is none."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def leaves(request: HttpRequest) -> HttpResponse:
    """What waits for this person, then what was asked and given; POST decides on one of them."""
    who, seen, wrong = actor(request), clock(request), ""
    on = _number(request.POST.get("leave", "")) if request.method == "POST" else 0
    if on:
        try:
            return HttpResponseRedirect(f"{request.path}?done={_decided(request, who, on)}")
        except Unread:
            wrong = fault(seen, "F105")
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
    elif request.method == "POST":
        raise LookupError("leave")
    waiting = own_names(leaves_waiting(who), seen.say)
    ids = {one.id for one in waiting}
    told = own_names([one for one in leaves_told(who) if one.id not in ids], seen.say)
    context = {
        "waiting": [_row(one, seen) for one in waiting],
        "told": [_row(one, seen) for one in told],
        "wrong": wrong,
        "on": on,
        "sent": request.POST.dict() if wrong else {},
    }
    return page(request, "leaves", who, context, tab="mine", status=422 if wrong else 200)


def _decided(request: HttpRequest, who: Actor, leave: int) -> str:
    """The request is granted, refused or taken back; the word for that."""
    sent, do = request.POST, request.POST.get("do", "")
    if do == "back":
        take_back_leave(who, leave=leave)
        return "leave_taken_back"
    if do not in ("grant", "refuse"):
        raise LookupError(do)
    until = _until(sent.get("until", ""))
    decide_leave(who, leave=leave, granted=do == "grant", until=until, note=sent.get("note", ""))
    return "leave_granted_now" if do == "grant" else "leave_refused_now"


def _until(text: str) -> date | None:
    """The day that was typed, None for nothing; Unread."""
    typed = text.strip()[:60]
    day = read_day(typed, today()) if typed else None
    if typed and day is None:
        raise Unread
    return day


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def duty_leaves(request: HttpRequest, duty: int) -> HttpResponse:
    """What was asked and given of one duty; POST gives these offices more time, or lets them
    off."""
    who, seen, wrong = actor(request), clock(request), ""
    found = open_for(who, duty=duty)
    if request.method == "POST" and not found.offices:
        raise LookupError("offices")
    if request.method == "POST":
        try:
            n = _granted(request, who, duty)
            return HttpResponseRedirect(f"{request.path}?done=leave_granted_now&n={n}")
        except Unread:
            wrong = fault(seen, "F105")
        except Refused as refused:
            wrong = both(seen, refused.number, refused.thai, refused.english)
    context = {
        "duty": duty,
        "action": found.action,
        "offices": _offices(request, found.offices, seen),
        "periods": [
            (key, period_words(key, seen) or seen.say["period_once"]) for key in found.periods
        ],
        "may": bool(found.offices),
        "told": [_row(one, seen) for one in own_names(leaves_of(who, duty=duty), seen.say)],
        "wrong": wrong,
        "sent": request.POST.dict(),
    }
    return page(request, "duty_leaves", who, context, tab="asked", status=422 if wrong else 200)


def _offices(
    request: HttpRequest, offices: Iterable[tuple[int, str]], seen: Clock
) -> list[tuple[int, str, bool]]:
    """The offices that still owe something, and which are ticked."""
    chosen = {*request.POST.getlist("office"), *request.GET.getlist("office")}
    return [(id_, name, str(id_) in chosen) for id_, name in offices]


def _granted(request: HttpRequest, who: Actor, duty: int) -> int:
    sent = request.POST
    offices = [_number(text) for text in sent.getlist("office")]
    off = "off" in sent
    until = None if off else _until(sent.get("until", ""))
    if until is None and not off:
        raise Unread
    where: dict[str, Any] = {"duty": duty, "offices": offices, "period": sent.get("period", "")}
    return grant_leave(who, **where, until=until, reason=sent.get("reason", ""))


def _row(one: LeaveView, seen: Clock) -> Mapping[str, Any]:
    until = plain(one.until, seen) if one.until else ""
    back = f"{reverse('duties:duty_leaves', args=[one.duty])}"
    return {**leave_line(one, seen), "until_typed": until, "back": back}


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST):
        raise LookupError(text)
    return int(text)
