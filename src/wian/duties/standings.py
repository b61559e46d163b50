"""Rows of what is owed as the rule of deadlines knows them: their occurrence, how they stand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Protocol

from .deadlines import ONCE, Due, Period, Standing, standing
from .deadlines.calendar import day_of_month
from .stages import Stage


class Row(Protocol):
    """What of a row of Owed decides how it stands."""

    period: str
    nominal: date
    due: datetime
    until: datetime
    opens: datetime | None
    late_until: datetime | None
    locks: datetime | None
    stage: int
    sent_at: datetime | None


def period_of(key: str, nominal: date) -> Period:
    """The period of this key; what is due once has the day it is due on for both its days."""
    if key == ONCE:
        return Period(key, nominal, nominal)
    if key.startswith("w:"):
        first = date.fromisoformat(key[2:])
        return Period(key, first, first + timedelta(days=6))
    months, _, start = key.partition("m:")
    year, month = map(int, start.split("-"))
    last = year * 12 + month - 1 + int(months) - 1
    return Period(key, date(year, month, 1), day_of_month(last, 31))


def due_of(row: Row) -> Due:
    """What the row says is owed for its period, extension included."""
    return Due(
        period_of(row.period, row.nominal),
        row.nominal,
        row.due,
        row.opens,
        row.late_until,
        row.locks,
        extended_to=row.until if row.until > row.due else None,
    )


def standing_of(row: Row, now: datetime) -> Standing:
    """How the row stands at `now`, a moment of the server's clock."""
    return standing(
        due_of(row),
        now,
        submitted=row.sent_at,
        accepted=row.sent_at if row.stage == Stage.ACCEPTED else None,
        exempt=row.stage == Stage.EXEMPT,
        returned=row.stage == Stage.RETURNED,
    )
