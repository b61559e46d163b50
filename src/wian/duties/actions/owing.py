"""What each office owes of a duty, period by period: one statement for many of them.

The rule is asked once for each kind of office and period; the database puts it beside each office.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import connection

from wian.offices.acting import SYSTEM
from wian.offices.queries.reach import reached
from wian.offices.rules import SEE

from ..deadlines import Calendar, Due, DueRule, RuleError, occurrence, periods
from ..errors import Refused
from ..models import Assignment, Duty

AT_ONCE: Final = 400
"""Rows of the table of days in one statement; a duty of a year has a dozen for each kind."""
_DAYS: Final = ("level", "period", "nominal", "due", "opens", "late_until", "locks")
_TYPES: Final = ("text", "text", "date", "timestamptz", "timestamptz", "timestamptz", "timestamptz")
_INSERT: Final = (
    "INSERT INTO duties_owed (duty_id, office_id, period, above_id, nominal, due, until, opens,"
    " late_until, locks, stage, sent_at, days_late)"
    " WITH days ({names}) AS (VALUES {values})"
    " SELECT {duty}, stands.office_id, {period}, stands.parent_id, {nominal}, {due}, {due},"
    " {opens}, {late_until}, {locks}, 0, NULL, 0"
    " FROM ({stands}) AS stands JOIN days ON {level} = {kind}"
)
_Row = tuple[Any, ...]


def owe(
    duty: Duty,
    rule: DueRule,
    calendar: Calendar,
    *,
    offices: Collection[int] | None = None,
    since: datetime | None = None,
) -> int:
    """These offices, or all that are assigned, owe every period of the rule; how many rows.

    With `since` only what is due after that moment. Each is counted under the office that stands
    above it today. Refused D107 for a rule that cannot be used.
    """
    try:
        rows = [_row(level, due) for level, due in _dues(duty, rule, calendar, since)]
    except (RuleError, OverflowError) as wrong:
        field = wrong.field if isinstance(wrong, RuleError) else "when"
        raise Refused("D107", field=field, why=str(wrong)) from wrong
    some = (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE))
    return sum(_inserted(duty.pk, rule, each, offices) for each in some)


def _dues(
    duty: Duty, rule: DueRule, calendar: Calendar, since: datetime | None
) -> Iterator[tuple[str, Due]]:
    """What each kind of office owes for each period."""
    for period in periods(rule, anchor=duty.anchor):
        for level in rule.levels:
            due = occurrence(rule, period, level, calendar)
            if since is None or due.due > since:
                yield level, due


def _row(level: str, due: Due) -> _Row:
    moment, day = connection.ops.adapt_datetimefield_value, connection.ops.adapt_datefield_value
    times = (due.due, due.opens, due.late_until, due.locks)
    return (level, due.period.key, day(due.nominal), *(moment(at) for at in times))


def _inserted(
    duty: int, rule: DueRule, rows: Sequence[_Row], offices: Collection[int] | None
) -> int:
    assigned = Assignment.objects.filter(duty=duty)
    if offices is not None:
        assigned = assigned.filter(office__in=sorted(offices))
    stands = reached(SYSTEM, SEE).filter(office__in=assigned.values("office")).order_by()
    sql, params = (
        stands.values("office_id", "parent_id", "kind")
        .query.get_compiler(connection=connection)
        .as_sql()
    )
    levels = [level for level in rule.levels if level]
    marks = ", ".join(["%s"] * len(levels))
    kind = f"CASE WHEN stands.kind IN ({marks}) THEN stands.kind ELSE '' END" if levels else "''"
    said = _INSERT.format(
        names=", ".join(_DAYS),
        values=", ".join([f"({', '.join(['%s'] * len(_DAYS))})"] * len(rows)),
        duty="%s",
        stands=sql,
        kind=kind,
        **{name: _typed(name, type_) for name, type_ in zip(_DAYS, _TYPES, strict=True)},
    )
    flat = [value for row in rows for value in row]
    with connection.cursor() as cursor:
        cursor.execute(said, [*flat, duty, *params, *levels])
        return int(cursor.rowcount)


def _typed(name: str, type_: str) -> str:
    """The column of the table of days; PostgreSQL has to be told what an empty one would hold."""
    return f"days.{name}" if connection.vendor == "sqlite" else f"CAST(days.{name} AS {type_})"
