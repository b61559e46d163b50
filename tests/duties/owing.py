"""Duties as an office asked them and rows of what others owe, made by hand; sums counted one by
one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from wian.duties.actions.tallying import changed, opened
from wian.duties.deadlines import BANGKOK, DueRule, monthly, to_json
from wian.duties.models import Assignment, Duty, Owed, Rollup, Tally
from wian.duties.stages import Stage
from wian.duties.summing import COLUMNS, counts, month
from wian.offices.queries.offices import by_key
from wian.offices.queries.reach import standings

CLOSES = time(16, 30)
MONTHS = tuple(f"1m:2025-{n:02}" for n in range(1, 10))
"""The periods of a duty that is due monthly."""
DISTRICTS = ("d5701", "d5702", "d5703", "d5704", "d5705")
DEFAULT_RULE = to_json(DueRule(monthly(20), first=date(2025, 1, 1), last=date(2025, 9, 30)))


def due_on(day: date) -> datetime:
    """The closing second of the day."""
    return datetime.combine(day, CLOSES, BANGKOK)


def asks(office: int, **columns: Any) -> Duty:
    """A duty that the office has opened."""
    values: dict[str, Any] = {"state": "open", "year": 2025, "action": "รายงานผล", "kind": "again"}
    values |= {"rule": DEFAULT_RULE, "opened_at": datetime(2024, 12, 2, 9, tzinfo=BANGKOK)}
    return Duty.objects.create(office_id=office, **(values | columns))


def owe(
    duty: Duty, offices: Sequence[int], periods: Sequence[str] = MONTHS, *, day: int = 20
) -> list[Owed]:
    """The offices owe the duty for these months, counted as opening does."""
    above = {office: spell.parent_id for office, spell in standings(offices).items()}
    Assignment.objects.bulk_create(Assignment(duty=duty, office_id=one) for one in offices)
    rows = [
        Owed(
            duty=duty,
            office_id=office,
            period=period,
            above_id=above[office],
            nominal=(on := date.fromisoformat(f"{period[3:]}-{day:02}")),
            due=due_on(on),
            until=due_on(on),
        )
        for office in offices
        for period in periods
    ]
    with transaction.atomic():
        Owed.objects.bulk_create(rows)
        Duty.objects.filter(pk=duty.pk).update(assigned=len(offices))
        opened(duty.pk, offices)
    return rows


def move(row: Owed, **columns: Any) -> Owed:
    """The row stands otherwise now, and the sums know."""
    with transaction.atomic():
        before = Owed.objects.select_for_update().get(pk=row.pk)
        after = copy(before)
        for name, value in columns.items():
            setattr(after, name, value)
        after.save(update_fields=list(columns))
        changed([before], [after])
    return after


def move_all(rows: Iterable[Owed], **columns: Any) -> None:
    """The rows stand otherwise now, all in one transaction."""
    with transaction.atomic():
        wanted = Owed.objects.filter(pk__in=[row.pk for row in rows])
        before = list(wanted.select_for_update().order_by("duty", "office", "period"))
        after = [copy(row) for row in before]
        for row in after:
            for name, value in columns.items():
                setattr(row, name, value)
        Owed.objects.bulk_update(after, list(columns))
        changed(before, after)


def send(row: Owed, *, late: int = 0, accepted: bool = False) -> Owed:
    """Its report is here, so many days late."""
    at = row.until + (timedelta(days=late) if late else timedelta(hours=-3))
    stage = Stage.ACCEPTED if accepted else Stage.SENT
    return move(row, stage=stage, sent_at=at, days_late=late)


def keyed(*keys: str) -> list[int]:
    """The offices of these keys."""
    return [by_key(key) for key in keys]


def naive(rows: Iterable[Owed]) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """Both kinds of sums, row by row."""
    tallies: dict[Any, Counter[str]] = {}
    rollups: dict[Any, Counter[str]] = {}
    for row in rows:
        asker = (row.duty.office_id, row.duty.year)
        places = [(row.office_id, True)] + ([(row.above_id, False)] if row.above_id else [])
        _add(tallies, (row.duty_id, row.above_id or row.office_id, row.period, row.until), row)
        for place in places:
            _add(rollups, (*place, month(row.until), *asker), row)
    return _plain(tallies), _plain(rollups)


def kept() -> tuple[dict[Any, Any], dict[Any, Any]]:
    """Both kinds of sums as the tables have them, but those of nothing."""
    tallies = {
        (one.duty_id, one.above_id, one.period, one.until): _columns(one)
        for one in Tally.objects.all()
    }
    rollups = {
        (one.office_id, one.own, one.month, one.by_id, one.year): _columns(one)
        for one in Rollup.objects.all()
    }
    return _plain(tallies), _plain(rollups)


def rows_now() -> list[Owed]:
    """Every row of what is owed."""
    return list(Owed.objects.select_related("duty"))


def _add(sums: dict[Any, Counter[str]], key: Any, row: Owed) -> None:
    sums.setdefault(key, Counter()).update(dict(zip(COLUMNS, counts(row), strict=True)))


def _columns(one: Tally | Rollup) -> dict[str, int]:
    return {name: getattr(one, name) for name in COLUMNS}


def _plain(sums: dict[Any, Any]) -> dict[Any, dict[str, int]]:
    told = {key: {name: n for name, n in row.items() if n} for key, row in sums.items()}
    return {key: row for key, row in told.items() if row}
