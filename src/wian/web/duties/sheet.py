"""Reports as a workbook: filled in elsewhere, looked through line by line, then taken in."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from wian.duties.actions.reports import take_sheet
from wian.duties.queries.duty_page import duty_title
from wian.duties.queries.reports import plan_sheet, report_sheet
from wian.duties.sheet_values import PlannedLine, SheetPlan
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.room import page
from wian.web.duties.told import period as period_words
from wian.web.letters.papers import paper
from wian.web.offices.fields import both, fault
from wian.web.page import clock
from wian.web.when import Clock

_MOST_CARRIED: Final = 5_000_000
"""Bytes that travel in the page between looking and doing."""
_MOST_LINES: Final = 300
_LONGEST: Final = 18


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the workbook and what becomes of it."""

    number: int
    office: str
    period: str
    word: str
    tone: str
    icon: str
    problems: tuple[tuple[str, str], ...]


@require_safe
@signed_in
def report_sheet_down(request: HttpRequest, duty: int) -> HttpResponse:
    """The workbook to fill in: of `?office=` all periods, of `?period=` all offices, or both."""
    who = actor(request)
    text, period = request.GET.get("office", ""), request.GET.get("period") or None
    if text and not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST):
        raise LookupError(text)
    data = report_sheet(who, duty=duty, office=int(text) if text else None, period=period)
    return paper(data, form="xlsx", name=f"report-{duty}")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sheet(request: HttpRequest, duty: int) -> HttpResponse:
    """The way down and up; POST shows what the file would do, with `do` take or send does it."""
    who, seen = actor(request), clock(request)
    context: dict[str, Any] = {"duty": duty, "action": duty_title(who, duty), "wrong": ""}
    if request.method == "POST":
        try:
            if then := _posted(request, who, seen, context):
                return HttpResponseRedirect(then)
        except Refused as refused:
            context["wrong"] = both(seen, refused.number, refused.thai, refused.english)
    status = 422 if context["wrong"] else 200
    return page(request, "sheet", who, context, tab="mine", status=status)


def _posted(request: HttpRequest, who: Actor, seen: Clock, context: dict[str, Any]) -> str:
    """Where to go on once the file is taken in; "" where it is only looked through."""
    sent = request.POST
    data = _data(request)
    context |= {"send": "send" in sent, "reason": sent.get("reason", "")[:500]}
    if not data:
        context["wrong"] = fault(seen, "F115")
        return ""
    send = context["send"]
    if sent.get("do") not in ("take", "each"):
        context |= _looked(who, data, send, seen)
        return ""
    try:
        each = sent["do"] == "each"
        taken = take_sheet(who, data=data, send=send, each=each, reason=context["reason"])
    except Refused:
        context |= _looked(who, data, send, seen)
        raise
    if taken.left:
        left = {"rows": list(_rows(taken.left, seen)), "bad": len(taken.left)}
        context |= {"taken": taken.count, **left}
        return ""
    return f"{reverse('duties:mine')}?done={'sheet_sent' if send else 'sheet_taken'}"


def _data(request: HttpRequest) -> bytes:
    """The file that was sent now, or that was looked at before."""
    if file := request.FILES.get("file"):
        return bytes(file.read())
    try:
        return base64.b64decode(request.POST.get("carried", ""), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _looked(who: Actor, data: bytes, send: bool, seen: Clock) -> dict[str, Any]:
    plan: SheetPlan = own_names(plan_sheet(who, data=data, send=send), seen.say)
    told = sorted(plan.lines, key=lambda line: (not line.problems, not line.changed, line.number))
    return {
        "plan": plan,
        "rows": list(_rows(told[:_MOST_LINES], seen)),
        "more": max(0, len(told) - _MOST_LINES),
        "ready": len(plan.ready),
        "bad": len(plan.wrong),
        "same": len(plan.lines) - len(plan.ready) - len(plan.wrong),
        "carried": base64.b64encode(data).decode() if len(data) <= _MOST_CARRIED else "",
    }


def _rows(lines: Iterable[PlannedLine], seen: Clock) -> Iterable[Row]:
    for line in lines:
        word, tone, icon = _state(line)
        yield Row(
            line.number,
            line.office_name,
            period_words(line.period, seen),
            word,
            tone,
            icon,
            tuple(
                (one.cell, seen.n(both(seen, one.problem, one.thai, one.english)))
                for one in line.problems
            ),
        )


def _state(line: PlannedLine) -> tuple[str, str, str]:
    if line.problems:
        return "sheet_bad", "told", "stop"
    return ("sheet_new", "done", "done") if line.changed else ("sheet_same", "soft", "check")
