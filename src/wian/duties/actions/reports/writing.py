"""A report is written: saved again and again as it grows, or begun from the last one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ... import forms
from ...errors import Refused
from ...models import Owed, Report
from ...queries.reports.beside import last_sent
from ..reporting_rows import doable, locked, writable
from ..words import NOTE, bounded, explained


def save_draft(
    actor: Actor,
    *,
    duty: int,
    office: int,
    period: str,
    values: Mapping[str, object],
    why: Mapping[str, str] | None = None,
    note: str = "",
    revision: int | None = None,
) -> int:
    """The draft holds these values, readable or not; its revision.

    What is not changed writes nothing. `revision` 0 is that of a report nobody has begun. Refused
    D202 where somebody else saved since `revision`, and theirs stays; D203, D208, D211 where
    nothing is to be written, D256 for too much.
    """
    doable(actor, duty, office)
    said, told = explained(why or {}), bounded(note, NOTE)
    with transaction.atomic():
        row = locked(duty, office, period)
        writable(row)
        content, _ = forms.read(forms.from_json(row.duty.form), values)
        if forms.large(content):
            raise Refused("D256")
        report = draft(row)
        _check(report, revision)
        copied = [code for code in report.copied if content.get(code) == report.content.get(code)]
        return _save(actor, row, report, content=content, why=said, note=told, copied=copied)


def copy_last(
    actor: Actor, *, duty: int, office: int, period: str, revision: int | None = None
) -> frozenset[str]:
    """What the period before said stands in the draft's empty fields; which fields those are.

    Days and evidence belong to their time and are never copied. Refused D218 without an earlier
    report, else as `save_draft`.
    """
    doable(actor, duty, office)
    with transaction.atomic():
        row = locked(duty, office, period)
        writable(row)
        last = last_sent(duty, office, period)
        if last is None:
            raise Refused("D218")
        report = draft(row)
        _check(report, revision)
        taken = _copied(forms.from_json(row.duty.form), report.content, last.content)
        content, copied = {**report.content, **taken}, sorted({*report.copied, *taken})
        _save(actor, row, report, content=content, copied=copied)
    return frozenset(taken)


def draft(row: Owed) -> Report:
    """The report of a locked row as it is, a new one that is not stored yet where there is none."""
    keys: dict[str, Any] = {
        "duty_id": row.duty_id, "office_id": row.office_id, "period": row.period,
    }  # fmt: skip
    return Report.objects.filter(**keys).first() or Report(revision=0, **keys)


def _check(report: Report, revision: int | None) -> None:
    if revision is not None and revision != report.revision:
        raise Refused("D202")


def _copied(
    form: forms.Form, content: Mapping[str, Any], last: Mapping[str, Any]
) -> dict[str, Any]:
    """The values of last time that fit the form of today, for fields that are still empty."""
    found = {}
    for field in form:
        said = last.get(field.code)
        if said is None or field.code in content or field.kind in ("date", "file"):
            continue
        if field.kind == "table":
            said = _undated(field.columns, said)
        read, wrong = forms.read((field,), {field.code: said})
        if read and not wrong:
            found[field.code] = read[field.code]
    return found


def _undated(columns: Iterable[forms.Field], rows: Any) -> list[dict[str, Any]]:
    """The rows of a table without their days."""
    kept = {column.code for column in columns if column.kind != "date"}
    return [{code: said for code, said in row.items() if code in kept} for row in rows]


def _save(actor: Actor, row: Owed, report: Report, **columns: Any) -> int:
    """The draft has these columns, and is one revision further where any is new."""
    if report.pk and all(getattr(report, name) == said for name, said in columns.items()):
        return report.revision
    for name, said in columns.items():
        setattr(report, name, said)
    report.account_id, report.changed_at = actor.account, timezone.now()
    report.revision += 1
    report.save()
    touched = [("duty", row.duty_id), ("office", row.office_id)]
    after = {"revision": report.revision, "period": row.period, "fields": len(report.content)}
    tell(actor, "report.write", ("report", report.pk), touched=touched, after=after)
    return report.revision
