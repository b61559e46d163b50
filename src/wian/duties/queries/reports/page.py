"""One report as its page shows it, for who writes it and for who asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.queries.people import account_names

from ... import forms
from ...deadlines import Standing, named, said
from ...models import Figure, Leave, Owed, Report, Sending
from ...report_steps import Stand, steps_open
from ...report_values import Given, LeaveView, ReportPage, SendingView, WantedView
from ...stages import Stage
from ...standings import due_of, period_of, standing_of
from ..evidence_things import thing_of
from ..seeing import owed
from .beside import beside, evidence_listed, figures, last_sent
from .leaves import leave_view
from .rights import Rights, rights


def report_page(actor: Actor, *, duty: int, office: int, period: str) -> ReportPage:
    """The report with all that its page needs; LookupError where it may not be seen.

    Who only asked for it sees what was sent, never a draft. Eleven queries at most.
    """
    rows = owed(actor).select_related("duty")
    row = rows.filter(duty=duty, office=office, period=period).first()
    if row is None:
        raise LookupError("report")
    may = rights(actor, row)
    report = Report.objects.filter(duty=duty, office=office, period=period).first()
    sent = list(Sending.objects.filter(report=report).order_by("-version")) if report else []
    leaves = list(Leave.objects.filter(duty=duty, office=office).order_by("-pk")[:50])
    accounts = account_names(_accounts(report, sent, leaves))
    return _page(actor, row, may, report, sent, leaves, accounts)


def _page(
    actor: Actor,
    row: Owed,
    may: Rights,
    report: Report | None,
    sent: list[Sending],
    leaves: list[Leave],
    accounts: Mapping[int, str],
) -> ReportPage:
    form = forms.from_json(row.duty.form)
    last = last_sent(row.duty_id, row.office_id, row.period)
    given, shown = figures(row, form), _shown(may, report, sent)
    codes = [one["wanted"] for one in _evidence(row, may, sent)]
    against = beside(
        row, form, last=last, given=given, codes=codes, why=shown["why"], copied=shown["copied"]
    )
    return ReportPage(
        **_place(row, may),
        **_when(row, may, report, sent, last=last is not None),
        form=form,
        mine=may.mine,
        last=last.content if last else {},
        last_period_th=_period_th(last, row),
        given=_given(form, given),
        wanted=_wanted(against),
        problems=forms.check(form, shown["content"], against),
        sendings=tuple(_sending(one, accounts) for one in sent),
        leaves=tuple(_leave(actor, one, row, may, accounts) for one in leaves),
        changed_by=accounts.get(shown.pop("account") or 0, ""),
        **shown,
    )


def _place(row: Owed, may: Rights) -> dict[str, Any]:
    """What it is a report of."""
    period = period_of(row.period, row.nominal)
    return {
        "duty": row.duty_id,
        "action": row.duty.action,
        "letter": row.duty.letter_id,
        "office": row.office_id,
        "office_name": may.names.get(row.office_id, ""),
        "period": row.period,
        "period_th": named(period),
        "period_en": named(period, "en"),
    }


def _when(
    row: Owed, may: Rights, report: Report | None, sent: list[Sending], *, last: bool
) -> dict[str, Any]:
    """How it stands by the clock, why it came back, and what may be done next."""
    now = timezone.now()
    at = standing_of(row, now)
    newest = _newest(sent)
    back = newest.reasons if newest and row.stage == Stage.RETURNED else {}
    return {
        "stage": Stage(row.stage),
        "standing": at,
        "said": said(due_of(row), now, at),
        "returned": back,
        "steps": steps_open(_stand(row, may, at, sent, report, last)),
    }


def _newest(sent: list[Sending]) -> Sending | None:
    """The sending that counts, or did when it was returned."""
    return next((one for one in sent if one.taken_back_at is None), None)


def _shown(may: Rights, report: Report | None, sent: list[Sending]) -> dict[str, Any]:
    """What stands in the fields: to who writes there the draft, to others what was sent last."""
    found: dict[str, Any] = {
        "content": {}, "why": {}, "copied": frozenset(), "note": "", "revision": 0,
        "changed_at": None, "account": None,
    }  # fmt: skip
    if may.inner and report is not None:
        return {
            "content": report.content, "why": report.why, "copied": frozenset(report.copied),
            "note": report.note, "revision": report.revision, "changed_at": report.changed_at,
            "account": report.account_id,
        }  # fmt: skip
    last = _newest(sent)
    if last is not None:
        found |= {"content": last.content, "why": last.why, "note": last.note}
        found |= {"changed_at": last.at, "account": last.account_id}
    return found


def _evidence(row: Owed, may: Rights, sent: list[Sending]) -> list[dict[str, Any]]:
    if may.inner:
        return evidence_listed(thing_of(row.duty_id, row.office_id, row.period))
    last = _newest(sent)
    return list(last.evidence) if last else []


def _stand(
    row: Owed,
    may: Rights,
    at: Standing,
    sent: list[Sending],
    report: Report | None,
    last: bool,
) -> Stand:
    newest = sent[0] if sent else None
    decided = (newest.accepted_at or newest.returned_at) if newest else None
    followed = decided is not None and report is not None and report.changed_at > decided
    return Stand(
        Stage(row.stage),
        at.state,
        at.takes,
        row.duty.state == "open",
        may.mine,
        may.accepts,
        may.grants,
        last,
        newest is not None and newest.seen_at is not None,
        decided is not None,
        followed,
    )


def _period_th(last: Sending | None, row: Owed) -> str:
    return named(period_of(last.report.period, row.nominal)) if last else ""


def _given(form: forms.Form, found: Mapping[str, Figure]) -> dict[str, Given]:
    """The figures of other reports by the field that asks for them."""
    return {
        field.code: _source(found[field.figure])
        for field in form
        if field.figure and field.figure in found
    }


def _source(figure: Figure) -> Given:
    duty = figure.sending.report.duty
    said = duty.action[:120]
    return Given(
        figure.value,
        figure.sending_id,
        duty.pk,
        duty.action,
        f"ให้ไว้แล้วในรายงาน {said}",
        f"given already in the report {said}",
    )


def _wanted(against: forms.Beside) -> tuple[WantedView, ...]:
    return tuple(
        WantedView(piece.code, piece.label, piece.required, piece.code in against.evidence)
        for piece in against.wanted
    )


def _sending(row: Sending, accounts: Mapping[int, str]) -> SendingView:
    return SendingView(
        row.pk,
        row.version,
        row.receipt,
        row.at,
        accounts.get(row.account_id or 0, ""),
        row.days_late,
        row.reason,
        row.note,
        row.paper_day,
        row.paper_by,
        row.digest,
        row.seen_at,
        row.taken_back_at,
        row.returned_at,
        row.accepted_at,
        accounts.get(row.decided_by_id or 0, ""),
        row.reasons,
    )


def _leave(
    actor: Actor, row: Leave, owing: Owed, may: Rights, accounts: Mapping[int, str]
) -> LeaveView:
    waits = row.granted is None and row.taken_back_at is None
    own = actor.account is not None and row.account_id == actor.account
    return leave_view(
        row,
        owing.duty.action,
        may.names.get(row.office_id, ""),
        accounts,
        owing.nominal,
        may_decide=waits and may.grants and not own,
        may_take_back=waits and may.mine,
    )


def _accounts(report: Report | None, sent: Iterable[Sending], leaves: Iterable[Leave]) -> set[int]:
    found = {report.account_id} if report else set()
    found |= {id_ for one in sent for id_ in (one.account_id, one.decided_by_id)}
    found |= {id_ for one in leaves for id_ in (one.account_id, one.decided_by_id)}
    return {id_ for id_ in found if id_ is not None}
