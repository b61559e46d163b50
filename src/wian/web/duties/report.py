"""The report of an office for a duty and a period: written, sent, looked at, decided on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.http import require_http_methods

from wian.duties.actions.reports import look_at
from wian.duties.deadlines import Takes
from wian.duties.evidence_values import EvidenceView
from wian.duties.forms import Found, read
from wian.duties.queries.evidence_of import evidence_of
from wian.duties.queries.reports import report_page
from wian.duties.report_values import LeaveView, ReportPage, SendingView
from wian.letters.queries.hands import stands_in
from wian.offices.acting import Actor
from wian.offices.errors import Refused
from wian.web.called import own_names
from wian.web.door import actor, signed_in
from wian.web.duties.report_boxes import LACKING, Filled, boxes, label, loose, shown, table
from wian.web.duties.report_typed import Typed, typed
from wian.web.duties.report_work import REPORT, Work, carried_out, home, saved
from wian.web.duties.room import page as room_page
from wian.web.duties.told import period as period_words
from wian.web.duties.told import tag
from wian.web.page import clock
from wian.web.when import Clock

SEE: Final = "duty.see"
_LONGEST: Final = 18


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence that is wanted, "" for any other, with what is given for it."""

    code: str
    label: str
    required: bool
    given: tuple[EvidenceView, ...]
    wrong: str
    returned: str


@dataclass(frozen=True, slots=True)
class Part:
    """A value of a report as it is read: in words, or the rows of a table."""

    code: str
    label: str
    unit: str
    said: str
    last: str
    heads: tuple[str, ...]
    rows: list[list[str]]
    why: str
    returned: str
    prose: bool


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def report(request: HttpRequest, duty: int, period: str) -> HttpResponse:
    """The report of `?office=`, one's own without; POST does what `do` names.

    `do` is the step, behind colons what it is about. A script saves with `do=auto` and is told
    the revision. Who may accept it and opens it has looked at it.
    """
    who, seen = actor(request), clock(request)
    found = _found(request, who, duty, period)
    if request.method == "POST":
        return _done(request, Work(who, seen, found))
    if request.method == "GET" and (waits := _unseen(found)):
        look_at(who, sending=waits)
        found = report_page(who, duty=duty, office=found.office, period=period)
    return _shown(request, Work(who, seen, found))


def _done(request: HttpRequest, at: Work) -> HttpResponse:
    at.do, *on = request.POST.get("do", "save").split(":")
    at.on, at.typed, at.sent = tuple(on), typed(request, at.page), request.POST.dict()
    if at.do == "auto":
        return _autosaved(at)
    then = carried_out(at)
    return HttpResponseRedirect(then) if then else _shown(request, at)


def _autosaved(at: Work) -> JsonResponse:
    """The draft is saved behind the page; its revision, or why not."""
    try:
        revision = saved(at)
    except Refused as wrong:
        told = at.seen.say.pick(wrong.thai, wrong.english)
        return JsonResponse({"problem": wrong.number, "told": told}, status=409)
    return JsonResponse({"revision": revision})


def _found(request: HttpRequest, who: Actor, duty: int, period: str) -> ReportPage:
    text = request.GET.get("office", "")
    if text:
        if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST):
            raise LookupError(text)
        return report_page(who, duty=duty, office=int(text), period=period)
    for office in sorted(stands_in(who, SEE)):
        try:
            return report_page(who, duty=duty, office=office, period=period)
        except LookupError:
            continue
    raise LookupError("report")


def _unseen(found: ReportPage) -> int:
    """The sending that this person looks at for the first time, 0 for none."""
    newest = found.sendings[0] if found.sendings else None
    accepts = "accept" in _able(found) and not found.mine
    return newest.id if newest and accepts and newest.seen_at is None else 0


def _able(found: ReportPage) -> dict[str, bool]:
    return {one.step: True for one in found.steps if one.allowed}


def _shown(request: HttpRequest, at: Work) -> HttpResponse:
    found, able = own_names(at.page, at.seen.say), _able(at.page)
    given = evidence_of(at.who, REPORT, at.thing)
    filled, write = _filled(at), "write" in able
    context = {
        "report": found,
        "period": period_words(found.period, at.seen),
        "last_period": found.last_period_th if at.seen.say.lang == "th" else "",
        "home": home(at),
        "tag": tag(found.said, at.seen),
        "able": able,
        "why_not": _why_not(at.page, at.seen),
        "wrong": at.wrong,
        "stale": at.stale,
        "there": at.there,
        "asked": at.do,
        "sent": at.sent,
        "boxes": boxes(found, filled, at.seen) if write else [],
        "loose": loose(found, filled, at.seen),
        "parts": [] if write else list(_parts(found, at.seen)),
        "pieces": list(_pieces(found, given, filled, at.seen)),
        "has_evidence": bool(given),
        "lacking": _lacking(found) if write else [],
        "typed": at.typed or _kept(found),
        "late": found.standing.takes is Takes.WITH_REASON,
        "whole": found.returned.get("", ""),
        "sendings": [_sending(one, found, at.seen) for one in found.sendings],
        "leaves": [leave_line(one, at.seen) for one in found.leaves],
        "changed_at": at.seen.moment(found.changed_at) if found.changed_at else "",
    }
    tab = "mine" if found.mine else "reports"
    return room_page(
        request, "report", at.who, context, tab=tab, status=422 if at.wrong or at.there else 200
    )


def _filled(at: Work) -> Filled:
    """What stands in the form, and what of its problems is told."""
    found, tried = at.page, at.do == "send"
    told = [one for one in at.found or found.problems if tried or one.number not in LACKING]
    if at.typed is None or not at.wrong:
        return Filled(found.content, found.why, told)
    if at.stale:
        mine = read(found.form, at.typed.values)[0]
        codes = [code for code in at.typed.values if found.content.get(code) != mine.get(code)]
        theirs = {code: found.content.get(code) for code in codes}
        return Filled(at.typed.values, at.typed.why, (), theirs)
    return Filled(at.typed.values, at.typed.why, told)


def _kept(found: ReportPage) -> Typed:
    return Typed(found.content, found.why, found.note, "", None, "", "", found.revision)


def _why_not(found: ReportPage, seen: Clock) -> str:
    """Why who writes here cannot send it now, "" where they can."""
    closed = {one.step: one for one in found.steps if not one.allowed}
    one = closed.get("send")
    if not found.mine or one is None or "write" in closed:
        return ""
    return seen.n(seen.say.pick(one.thai, one.english))


def _lacking(found: ReportPage) -> list[Found]:
    """What is still missing before it can be sent."""
    return [one for one in found.problems if one.stops]


def _parts(found: ReportPage, seen: Clock) -> Iterable[Part]:
    """The values of a report that is only read."""
    for field in found.form:
        if field.kind == "file":
            continue
        said = found.content.get(field.code)
        yield Part(
            field.code,
            label(field, seen),
            field.unit,
            "" if field.kind == "table" else shown(field, said, seen),
            shown(field, found.last.get(field.code), seen) if field.kind != "text" else "",
            tuple(label(column, seen) for column in field.columns),
            table(field, said, seen),
            found.why.get(field.code, ""),
            found.returned.get(field.code, ""),
            field.kind == "text",
        )


def _pieces(
    found: ReportPage, given: list[EvidenceView], filled: Filled, seen: Clock
) -> Iterable[Piece]:
    """What evidence is wanted, each with what is there, then all that nobody asked for."""
    wrong = {one.field: seen.say.pick(one.thai, one.english) for one in filled.found}
    wanted = [(one.code, one.label, one.required) for one in found.wanted]
    wanted += [(f.code, label(f, seen), f.required) for f in found.form if f.kind == "file"]
    for code, name, required in (*dict.fromkeys(wanted), ("", seen.say["evidence_more"], False)):
        own = tuple(one for one in given if one.wanted == code)
        back = found.returned.get(code, "") if code else ""
        yield Piece(code, name, required, own, wrong.get(code, "") if code else "", back)


def _sending(one: SendingView, found: ReportPage, seen: Clock) -> dict[str, Any]:
    """A sending in words: what became of it, with its reasons by what its fields are called."""
    called = {field.code: label(field, seen) for field in found.form}
    called |= {piece.code: piece.label for piece in found.wanted}
    called[""] = seen.say["reason_whole"]
    state = _state(one)
    return {
        "one": one,
        "at": seen.moment(one.at),
        "state": state[0],
        "tone": state[1],
        "icon": state[2],
        "when": seen.moment(state[3]) if state[3] else "",
        "reasons": [(called.get(code, code), why) for code, why in one.reasons.items()],
        "paper": seen.day(one.paper_day) if one.paper_day else "",
    }


def _state(one: SendingView) -> tuple[str, str, str, Any]:
    """The word, the colour and the drawing of what became of it, and when."""
    for at, word, tone, icon in (
        (one.taken_back_at, "sending_taken_back", "soft", "place"),
        (one.returned_at, "sending_returned", "told", "repeat"),
        (one.accepted_at, "sending_accepted", "done", "done"),
        (one.seen_at, "sending_seen", "check", "check"),
    ):
        if at:
            return word, tone, icon, at
    return "sending_waits", "check", "clock", None


def leave_line(one: LeaveView, seen: Clock) -> Mapping[str, Any]:
    """A request in words."""
    state = {None: ("leave_waits", "check", "clock"), True: ("leave_granted", "done", "done")}
    told = state.get(one.granted, ("leave_refused", "told", "stop"))
    if one.taken_back_at:
        told = ("leave_gone", "soft", "place")
    return {
        "one": one,
        "until": seen.when(one.until) if one.until else None,
        "period": period_words(one.period, seen) if one.period else seen.say["leave_all"],
        "state": told[0],
        "tone": told[1],
        "icon": told[2],
        "at": seen.moment(one.at),
        "decided": seen.moment(one.decided_at) if one.decided_at else "",
    }
