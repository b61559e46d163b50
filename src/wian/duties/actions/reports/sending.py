"""A report is sent: decided by the server's clock, numbered, counted, all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from wian.notices.actions import withdraw_all
from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ... import forms, notice_keys
from ...digests import digest_of
from ...errors import Refused
from ...models import Figure, Owed, Report, Sending
from ...queries.evidence_things import thing_of
from ...queries.reports.beside import (
    KIND,
    beside,
    compares,
    evidence_listed,
    figure_period,
    figures,
    last_sent,
    values_of,
)
from ...report_values import Receipt
from ...stages import Stage
from ..evidence import freeze, thaw
from ..reporting_rows import HERE, bring, check_time, doable, lacking, locked, writable
from ..words import Incomplete, Words, explained, worded
from .numbering import next_number, write_sent


def send_report(
    actor: Actor,
    *,
    duty: int,
    office: int,
    period: str,
    values: Mapping[str, object] | None = None,
    why: Mapping[str, str] | None = None,
    note: str = "",
    reason: str = "",
    paper_day: date | None = None,
    paper_by: str = "",
    revision: int | None = None,
) -> Receipt:
    """The report is sent, or was with the same words before: its receipt.

    Without `values` the draft as it was saved, with what it says about them. By who does duties at
    the office or is given this one. Refused D203 for another report than the one sent, D204 to D208
    by the clock, `Incomplete` with what is wrong by field, D210 with what must be sent before.
    """
    spell, at = doable(actor, duty, office), timezone.now()
    words = worded(note, reason, paper_day, paper_by)
    said = explained(why or {})
    with transaction.atomic():
        row = locked(duty, office, period)
        if values is None:
            kept = Report.objects.filter(duty=duty, office=office, period=period).first()
            values, said = (kept.content, kept.why) if kept else ({}, said)
            words = worded(words.note or (kept.note if kept else ""), reason, paper_day, paper_by)
        if row.stage in HERE:
            return _again(row, values, said, words)
        writable(row)
        return _send(actor, row, spell, values, said, words, at, revision)


def take_back_report(actor: Actor, *, sending: int) -> None:
    """The sending counts no more, its number stays used; the report is as before it.

    By who may send it. Refused D212 where it does not wait, D216 once somebody looked at it.
    """
    found = Sending.objects.select_related("report").filter(pk=sending).first()
    if found is None:
        raise Refused("D201")
    report = found.report
    doable(actor, report.duty_id, report.office_id)
    with transaction.atomic():
        row = locked(report.duty_id, report.office_id, report.period)
        found = waiting(sending, row)
        if found.seen_at is not None:
            raise Refused("D216")
        before = Sending.objects.filter(report=report, returned_at__isnull=False)
        listed = [one for pieces in before.values_list("evidence", flat=True) for one in pieces]
        thing = thing_of(report.duty_id, report.office_id, report.period)
        thaw(KIND, thing, keep={(one["evidence"], one["wanted"]) for one in listed})
        Sending.objects.filter(pk=sending).update(taken_back_at=timezone.now())
        Figure.objects.filter(sending=sending).delete()
        told(actor, "report.take_back", row, found)
        stage = Stage.RETURNED if before.exists() else Stage.WAITING
        bring(row, stage=stage, sent_at=None, days_late=0)


def waiting(sending: int, row: Owed) -> Sending:
    """The sending of the locked row that waits to be decided on; Refused D212 where it does not."""
    found = Sending.objects.select_related("report").get(pk=sending)
    over = (found.taken_back_at, found.returned_at, found.accepted_at)
    if row.stage != Stage.SENT or any(over) or found.version != found.report.version:
        raise Refused("D212")
    return found


def told(
    actor: Actor, verb: str, row: Owed, sending: Sending, after: Mapping[str, Any] | None = None
) -> None:
    """The ledger tells what was done with the report."""
    touched = [("duty", row.duty_id), ("office", row.office_id)]
    said = {
        "sending": sending.pk,
        "version": sending.version,
        "period": row.period,
        **(after or {}),
    }
    tell(actor, verb, ("report", sending.report_id), touched=touched, after=said)


def receipt_of(sending: Sending, *, again: bool = False) -> Receipt:
    """The receipt of a sending."""
    return Receipt(
        sending.pk,
        sending.receipt,
        sending.at,
        sending.digest,
        sending.version,
        sending.days_late,
        again,
    )


def _again(
    row: Owed, values: Mapping[str, object], why: Mapping[str, str], words: Words
) -> Receipt:
    """The receipt of the same report that was sent a moment ago; Refused D203 for another one."""
    last = Sending.objects.filter(
        report__duty=row.duty_id, report__office=row.office_id, report__period=row.period,
        taken_back_at=None,
    ).order_by("-version")[:1].get()  # fmt: skip
    form = forms.from_json(row.duty.form)
    content, _ = forms.read(form, values)
    own = {each.figure: last.content.get(each.code) for each in form if each.figure}
    same = forms.filled(form, content, {k: v for k, v in own.items() if v is not None})
    if (same, dict(why), words.note) != (last.content, last.why, last.note):
        raise Refused("D203")
    return receipt_of(last, again=True)


def _check_needs(row: Any) -> None:
    if not row.needs:
        return
    names = lacking(row).values_list("duty__item", "duty__action").distinct()[:12]
    if said := ", ".join(f"{item} {action[:60]}".strip() for item, action in names):
        raise Refused("D210", missing=said)


def _checked(
    row: Owed,
    values: Mapping[str, object],
    why: Mapping[str, str],
    codes: Collection[str],
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The content to be sent, and the figures of it that are new; Incomplete where it cannot be."""
    form = forms.from_json(row.duty.form)
    given = figures(row, form)
    last = last_sent(row.duty_id, row.office_id, row.period) if compares(form) else None
    known = values_of(given)
    content = forms.filled(form, forms.read(form, values)[0], known)
    strange = {code: said for code, said in values.items() if code not in content}
    against = beside(row, form, last=last, given=given, codes=codes, why=why)
    found = forms.stopping(forms.check(form, {**strange, **content}, against))
    if found:
        raise Incomplete(found)
    fresh = {
        field.figure: content[field.code]
        for field in form
        if field.figure and field.code in content and known.get(field.figure) != content[field.code]
    }
    return content, fresh


def _send(
    actor: Actor,
    row: Owed,
    spell: Any,
    values: Mapping[str, object],
    why: Mapping[str, str],
    words: Words,
    at: datetime,
    revision: int | None,
) -> Receipt:
    """The locked row's report is sent; everything that goes with it in this transaction."""
    days = check_time(row, at, words.reason)
    _check_needs(row)
    thing = thing_of(row.duty_id, row.office_id, row.period)
    used = evidence_listed(thing)
    content, fresh = _checked(row, values, why, {str(one["wanted"]) for one in used})
    said: dict[str, Any] = {"content": content, "why": why, "note": words.note}
    report, version = write_sent(actor, row, at, revision=revision, **said)
    year, number, receipt = next_number(row.office_id, at, spell.code or spell.office.key)
    sending = Sending.objects.create(
        report_id=report,
        version=version,
        office_id=row.office_id,
        year=year,
        number=number,
        receipt=receipt,
        evidence=used,
        digest=digest_of(row.duty_id, row.office_id, row.period, evidence=used, **said),
        account_id=actor.account,
        at=at,
        days_late=days,
        **said,
        **words.columns,
    )
    if used:
        freeze(KIND, thing)
    _give(row, sending, fresh)
    told(actor, "report.send", row, sending, {"number": number, "year": year, "late": days})
    _quiet(actor, row, version)
    bring(row, stage=Stage.SENT, sent_at=at, days_late=days)
    return receipt_of(sending)


def _give(row: Owed, sending: Sending, fresh: Mapping[str, Any]) -> None:
    """The figures are known under their names to whoever asks next."""
    if not fresh:
        return
    period = figure_period(row.duty, row.period)
    Figure.objects.bulk_create(
        [
            Figure(office_id=row.office_id, period=period, code=code, value=value, sending=sending)
            for code, value in sorted(fresh.items())
        ],
        update_conflicts=True,
        unique_fields=["office", "period", "code"],
        update_fields=["value", "sending"],
    )


def _quiet(actor: Actor, row: Owed, version: int) -> None:
    """Nobody is reminded of what is sent, nor that it came back."""
    keys = notice_keys.reminders(row.duty_id, row.office_id, row.period, row.until)
    back = notice_keys.returned(row.duty_id, row.office_id, row.period, version - 1)
    withdraw_all(actor, keys=(*keys, back))
