"""What is owed gets more time, or nobody owes it any more: one statement, and the sums know."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from datetime import date, timedelta
from typing import Any, Final

from wian.notices.actions import withdraw_all
from wian.offices.acting import Actor, today

from ... import notice_keys
from ...deadlines import RuleError, from_json
from ...deadlines.clock import moment, second
from ...deadlines.rule import CLOSING
from ...errors import Refused
from ...models import Duty, Owed
from ...saying_days import said_day
from ...stages import Stage
from ..tallying import changed

OPEN: Final = (Stage.WAITING, Stage.RETURNED)
LONGEST: Final = timedelta(days=366)


def open_rows(duty: int, offices: Collection[int], period: str = "") -> list[Owed]:
    """What the offices still owe of the duty, of one period or of all, held from here on."""
    rows = Owed.objects.select_for_update(of=("self",)).select_related("duty")
    rows = rows.filter(duty=duty, office__in=offices, stage__in=OPEN)
    if period:
        rows = rows.filter(period=period)
    return list(rows.order_by("duty", "office", "period"))


def check_rows(rows: Sequence[Owed], until: date | None) -> None:
    """Pass where there is something to move, to that day; Refused D211, D232, D235."""
    if not rows:
        raise Refused("D235")
    if rows[0].duty.state != "open":
        raise Refused("D211")
    first = second(min(row.until for row in rows)).date()
    if until is not None and not (
        max(first + timedelta(days=1), today()) <= until <= today() + LONGEST
    ):
        raise Refused("D232", day=said_day(first))


def give(actor: Actor, rows: Sequence[Owed], until: date | None) -> list[Owed]:
    """The locked rows have time up to that day, none of them less than before, or are let off.

    Those that moved, as they are now. To None they are let off.
    """
    if not rows:
        return []
    columns: dict[str, Any] = {"stage": Stage.EXEMPT}
    if until is not None:
        columns = {"until": moment(until, closing(rows[0].duty))}
        rows = [row for row in rows if row.until < columns["until"]]
    after = [_with(row, columns) for row in rows]
    keys = [key for row in rows for key in reminders(row)]
    if rows:
        withdraw_all(actor, keys=keys)
        moved = Owed.objects.filter(
            duty=rows[0].duty_id,
            office__in={row.office_id for row in rows},
            period__in={row.period for row in rows},
            stage__in=OPEN,
        )
        if until is not None:
            moved = moved.filter(until__lt=columns["until"])
        moved.update(**columns)
        changed(rows, after)
    return after


def reminders(row: Owed) -> tuple[str, ...]:
    """The keys of the reminders of a row as it stands."""
    return notice_keys.reminders(row.duty_id, row.office_id, row.period, row.until)


def closing(duty: Duty) -> Any:
    """The time of day at which it is due."""
    try:
        return from_json(duty.rule).closes
    except RuleError:
        return CLOSING


def _with(row: Owed, columns: dict[str, Any]) -> Owed:
    after = copy(row)
    for name, value in columns.items():
        setattr(after, name, value)
    return after
