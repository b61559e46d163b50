"""Reports are looked at, returned with reasons by field, accepted one by one or many at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from wian.notices.actions import push, withdraw
from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ... import forms, notice_keys
from ...deadlines import named
from ...errors import Refused
from ...models import Assignment, Owed, Sending
from ...queries.doers import doers
from ...stages import Stage
from ...standings import period_of
from ..leaves.granting import GRANT, extend
from ..reporting_rows import ACCEPT, bring, locked
from ..words import explained
from .sending import told, waiting

WHOLE = ""
"""The code of a reason that is about no field in particular."""


def look_at(actor: Actor, *, sending: int) -> bool:
    """The sending was seen by who may accept it, and is not taken back any more; False: it was so
    already, or decided."""
    _reviewable(actor, sending)
    with transaction.atomic():
        rows = Sending.objects.filter(
            pk=sending, seen_at=None, taken_back_at=None, returned_at=None, accepted_at=None
        )
        if not rows.update(seen_at=timezone.now()):
            return False
        found = Sending.objects.select_related("report").get(pk=sending)
        _told(actor, "report.see", found)
    return True


def return_report(
    actor: Actor, *, sending: int, reasons: Mapping[str, str], until: date | None = None
) -> None:
    """The report goes back to its office with a reason for each of these fields, "" for all of it.

    With `until` it has time up to that day (by who grants leave): without, Refused D215 where a
    late report would not be taken any more. Refused D212 where it does not wait, D213, D214.
    """
    found = _reviewable(actor, sending)
    if until is not None:
        check(actor, GRANT, standing(found.report.duty.office_id))
    said = _reasons(found, reasons)
    report = found.report
    with transaction.atomic():
        row = locked(report.duty_id, report.office_id, report.period)
        found = waiting(sending, row)
        now = timezone.now()
        if until is not None:
            row = extend(actor, row, until, said)
        elif any(
            end is not None and now > max(end, row.until) for end in (row.late_until, row.locks)
        ):
            raise Refused("D215")
        Sending.objects.filter(pk=sending).update(
            returned_at=now, reasons=said, decided_by=actor.account, seen_at=found.seen_at or now
        )
        _tell_returned(actor, row, found)
        told(actor, "report.return", row, found, {"fields": sorted(said)})
        bring(row, stage=Stage.RETURNED, sent_at=None, days_late=0)


def accept_report(actor: Actor, *, sending: int) -> None:
    """The report is accepted. Refused D212 where it does not wait."""
    report = _reviewable(actor, sending).report
    with transaction.atomic():
        row = locked(report.duty_id, report.office_id, report.period)
        found = waiting(sending, row)
        now = timezone.now()
        Sending.objects.filter(pk=sending).update(
            accepted_at=now, decided_by=actor.account, seen_at=found.seen_at or now
        )
        told(actor, "report.accept", row, found)
        bring(row, stage=Stage.ACCEPTED)


def undo_decision(actor: Actor, *, sending: int) -> None:
    """The report waits again as if nobody had accepted or returned it.

    Refused D212 where nothing was decided, D217 where its office has written on it since, or sent
    it again.
    """
    report = _reviewable(actor, sending).report
    with transaction.atomic():
        row = locked(report.duty_id, report.office_id, report.period)
        found = Sending.objects.select_related("report").get(pk=sending)
        decided = found.accepted_at or found.returned_at
        if decided is None:
            raise Refused("D212")
        at = Stage.ACCEPTED if found.accepted_at else Stage.RETURNED
        followed = found.version != found.report.version or found.report.changed_at > decided
        if row.stage != at or followed or row.duty.state != "open":
            raise Refused("D217")
        Sending.objects.filter(pk=sending).update(
            accepted_at=None, returned_at=None, reasons={}, decided_by=None
        )
        withdraw(actor, key=_key(row, found))
        told(actor, "report.undo", row, found, {"was": at.name.lower()})
        bring(row, stage=Stage.SENT, sent_at=found.at, days_late=found.days_late)


def _reviewable(actor: Actor, sending: int) -> Sending:
    """The sending, which this person may decide on; Refused D201, or Denied."""
    rows = Sending.objects.select_related("report__duty")
    found = rows.filter(pk=sending).first()
    if found is None:
        raise Refused("D201")
    check(actor, ACCEPT, standing(found.report.duty.office_id))
    return found


def _reasons(found: Sending, reasons: Mapping[str, str]) -> dict[str, str]:
    """The reasons by field; Refused D213 without any, D214 for a field that is not in the form."""
    said = explained(reasons)
    if not said:
        raise Refused("D213")
    duty = found.report.duty
    known = {WHOLE, *(field.code for field in forms.from_json(duty.form))}
    known |= {str(piece[0]) for piece in duty.wanted}
    for code in said:
        if code not in known:
            raise Refused("D214", field=code)
    return said


def _told(actor: Actor, verb: str, found: Sending) -> None:
    report = found.report
    touched = [("duty", report.duty_id), ("office", report.office_id)]
    after = {"sending": found.pk, "version": found.version, "period": report.period}
    tell(actor, verb, ("report", report.pk), touched=touched, after=after)


def _key(row: Owed, found: Sending) -> str:
    return notice_keys.returned(row.duty_id, row.office_id, row.period, found.version)


def _tell_returned(actor: Actor, row: Owed, found: Sending) -> None:
    """Who sent it and who does it there know that it came back."""
    period = period_of(row.period, row.nominal)
    holder = Assignment.objects.filter(duty=row.duty_id, office=row.office_id)
    who = doers(row.office_id, holder.values_list("unit", "holder").first(), found.account_id)
    said = row.duty.action[:120]
    push(
        actor,
        key=_key(row, found),
        accounts=who,
        th=f"ส่งคืนรายงานให้แก้ไข: {said} {named(period)}",
        en=f"A report came back to be mended: {said} {named(period, 'en')}",
        address=f"/duties/{row.duty_id}/report/{row.period}?office={row.office_id}",
        thing=("report", found.report_id),
    )
