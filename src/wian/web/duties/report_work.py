"""A report as one request meets it: what was typed, what was asked for, what came of it.

Nothing typed is lost: what cannot be sent is saved as a draft, and what cannot be saved, because
somebody else saved meanwhile, stands in the form beside what they wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from django.urls import reverse
from django.utils.http import urlencode

from wian.duties.actions.evidence import give_evidence, unuse_evidence, use_evidence
from wian.duties.actions.leaves import ask_leave, take_back_leave
from wian.duties.actions.reports import (
    accept_report,
    copy_last,
    return_report,
    save_draft,
    send_report,
    take_back_report,
    undo_decision,
)
from wian.duties.actions.words import Incomplete
from wian.duties.evidence_values import For
from wian.duties.forms import Found
from wian.duties.queries.evidence_things import thing_of
from wian.duties.queries.reports import report_page
from wian.duties.report_values import ReportPage
from wian.offices.acting import Actor, Denied, today
from wian.offices.errors import Refused
from wian.web.duties.report_typed import Typed
from wian.web.offices.days import read_day
from wian.web.offices.fields import both, fault
from wian.web.when import Clock

STALE: Final = "D202"
REPORT: Final = "report"
_LONGEST: Final = 18


@dataclass(slots=True)
class Work:
    """One report under somebody's hands; `on` is what the step is about, `sent` everything typed.

    `there`: files that the office has already, with the evidence that they are and their piece.
    """

    who: Actor
    seen: Clock
    page: ReportPage
    do: str = ""
    on: tuple[str, ...] = ()
    typed: Typed | None = None
    sent: Mapping[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    found: tuple[Found, ...] = ()
    there: list[tuple[str, int, str]] = field(default_factory=list)
    refused: str = ""

    @property
    def where(self) -> dict[str, Any]:
        """Which report it is, as actions are told."""
        page = self.page
        return {"duty": page.duty, "office": page.office, "period": page.period}

    @property
    def thing(self) -> str:
        """How evidence calls it."""
        return thing_of(self.page.duty, self.page.office, self.page.period)

    @property
    def stale(self) -> bool:
        """Whether somebody else saved meanwhile."""
        return self.refused == STALE


def address(duty: int, office: int, period: str, **more: str) -> str:
    """Where the report's page stands."""
    query = urlencode({"office": str(office), **more})
    return f"{reverse('duties:report', args=[duty, period])}?{query}"


def home(at: Work, **more: str) -> str:
    """The address of this report's page."""
    return address(at.page.duty, at.page.office, at.page.period, **more)


def carried_out(at: Work) -> str:
    """What was asked for is done: where to go on; "" where it was refused, which stands on the
    work. LookupError for a step that there is not."""
    deed = DEEDS.get(at.do)
    if deed is None:
        raise LookupError(at.do)
    try:
        return deed(at)
    except Incomplete as wrong:
        at.found = wrong.found
        _refuse(at, wrong)
    except Refused as wrong:
        _refuse(at, wrong)
    return ""


def saved(at: Work) -> int:
    """The draft holds what was typed; its revision."""
    assert at.typed is not None
    return save_draft(at.who, **at.where, **at.typed.words, revision=at.typed.revision)


def _refuse(at: Work, wrong: Refused) -> None:
    """The refusal is told; the report is shown as it is now."""
    at.refused = wrong.number
    at.wrong.append(both(at.seen, wrong.number, wrong.thai, wrong.english))
    at.page = report_page(at.who, **at.where)


def _save(at: Work) -> str:
    saved(at)
    return _with_files(at, home(at, done="report_saved"))


def _with_files(at: Work, then: str) -> str:
    """Where to go on, the files that came along being evidence; "" where one of them is not."""
    return then if _attached(at) else _again(at)


def _again(at: Work) -> str:
    at.page = report_page(at.who, **at.where)
    at.typed = None
    return ""


def _attached(at: Work) -> bool:
    """Whether every file that came along is evidence of the report now."""
    assert at.typed is not None
    good = True
    for code, file in at.typed.files:
        name = str(file.name)[:200]
        try:
            use = For(REPORT, at.thing, code)
            office = at.page.office
            given = give_evidence(at.who, office=office, data=file.read(), name=name, uses=[use])
        except Refused as wrong:
            at.wrong.append(f"{name}: {both(at.seen, wrong.number, wrong.thai, wrong.english)}")
            good = False
            continue
        if given.already:
            at.there.append((name, given.evidence, code))
            good = False
    return good


def _copy(at: Work) -> str:
    revision = saved(at)
    taken = copy_last(at.who, **at.where, revision=revision)
    return home(at, done="report_copied" if taken else "report_nothing_copied")


def _send(at: Work) -> str:
    """The report is sent with the files that came along; what keeps it back leaves a draft."""
    assert at.typed is not None
    typed = at.typed
    if typed.day_wrong:
        at.wrong.append(fault(at.seen, "F105"))
        _kept(at)
        return ""
    if typed.files and not _attached(at):
        _kept(at)
        at.page = report_page(at.who, **at.where)
        return ""
    said: dict[str, Any] = {"reason": typed.reason}
    said |= {"paper_day": typed.paper_day, "paper_by": typed.paper_by}
    try:
        receipt = send_report(at.who, **at.where, **typed.words, **said, revision=typed.revision)
    except Refused as wrong:
        if wrong.number != STALE:
            _kept(at)
        raise
    return f"{reverse('duties:receipt', args=[receipt.sending])}?done=report_sent"


def _kept(at: Work) -> None:
    """What was typed is in the draft, if it can be."""
    with suppress(Refused, Denied):
        saved(at)


def _pick(at: Work) -> str:
    saved(at)
    query = urlencode({"for": at.thing, "wanted": at.on[0] if at.on else ""})
    return f"{reverse('duties:evidence')}?{query}"


def _use(at: Work) -> str:
    _keep_form(at)
    evidence, wanted = _evidence(at)
    use_evidence(at.who, evidence=evidence, kind=REPORT, thing=at.thing, wanted=wanted)
    return home(at, done="evidence_used")


def _unuse(at: Work) -> str:
    _keep_form(at)
    evidence, wanted = _evidence(at)
    unuse_evidence(at.who, evidence=evidence, kind=REPORT, thing=at.thing, wanted=wanted)
    return home(at, done="evidence_unused")


def _keep_form(at: Work) -> None:
    if at.typed is not None and at.typed.values is not at.page.content:
        saved(at)


def _evidence(at: Work) -> tuple[int, str]:
    return _id(at), at.on[1] if len(at.on) > 1 else ""


def _take_back(at: Work) -> str:
    take_back_report(at.who, sending=_id(at))
    return home(at, done="report_taken_back")


def _accept(at: Work) -> str:
    accept_report(at.who, sending=_id(at))
    return home(at, done="report_accepted")


def _return(at: Work) -> str:
    reasons = {name[2:]: said for name, said in at.sent.items() if name.startswith("r.")}
    text = at.sent.get("until", "").strip()[:60]
    until = read_day(text, today()) if text else None
    if text and until is None:
        at.wrong.append(fault(at.seen, "F105"))
        return ""
    return_report(at.who, sending=_id(at), reasons=reasons, until=until)
    return home(at, done="report_returned")


def _undo(at: Work) -> str:
    undo_decision(at.who, sending=_id(at))
    return home(at, done="report_undone")


def _ask_leave(at: Work) -> str:
    text, off = at.sent.get("until", "").strip()[:60], "off" in at.sent
    until = None if off else read_day(text, today())
    if not off and until is None:
        at.wrong.append(fault(at.seen, "F105"))
        return ""
    where = at.where | ({"period": ""} if "all" in at.sent else {})
    ask_leave(at.who, **where, until=until, reason=at.sent.get("leave_reason", ""))
    return home(at, done="leave_asked")


def _leave_back(at: Work) -> str:
    take_back_leave(at.who, leave=_id(at))
    return home(at, done="leave_taken_back")


def _id(at: Work) -> int:
    """What the step is about; LookupError where that is nothing."""
    text = at.on[0] if at.on else ""
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST):
        raise LookupError(text)
    if at.do in _OF_SENDINGS and int(text) not in {one.id for one in at.page.sendings}:
        raise LookupError(text)
    return int(text)


_OF_SENDINGS: Final[Collection[str]] = ("take_back", "accept", "return", "undo")
DEEDS: Final[Mapping[str, Callable[[Work], str]]] = {
    "save": _save,
    "copy": _copy,
    "send": _send,
    "pick": _pick,
    "use": _use,
    "unuse": _unuse,
    "take_back": _take_back,
    "accept": _accept,
    "return": _return,
    "undo": _undo,
    "ask_leave": _ask_leave,
    "leave_back": _leave_back,
}
