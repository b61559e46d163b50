"""How a row of Owed counts in the sums, in Python and as columns of SQL: one meaning, told twice.

`tests/duties/test_tallying_property.py` keeps both equal. It is late whose second of sending lies
behind `until`, as `deadlines.standing` says; whether what waits is missing is asked of the clock
when the sums are read.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import connection
from django.db.models import IntegerField, Sum
from django.db.models.expressions import RawSQL

from .deadlines.clock import second
from .models import Owed
from .stages import Stage

COLUMNS: Final = (
    "waiting", "sent", "late", "returned", "exempt", "extended", "accepted", "days_late",
)  # fmt: skip
Counts = tuple[int, ...]
"""One number for each of COLUMNS."""
HERE: Final = (Stage.SENT, Stage.ACCEPTED)
_LATE: Final = {
    "postgresql": "date_trunc('second', duties_owed.sent_at) > duties_owed.until",
    "sqlite": "(duties_owed.sent_at > duties_owed.until"
    " AND substr(duties_owed.sent_at, 1, 19) > substr(duties_owed.until, 1, 19))",
}
_MONTH: Final = {
    "postgresql": "to_char({}.until AT TIME ZONE 'Asia/Bangkok', 'YYYY-MM')",
    "sqlite": "strftime('%%Y-%%m', {}.until, '+7 hours')",
}


def late(row: Owed) -> bool:
    """Whether what was sent came too late."""
    return row.sent_at is not None and second(row.sent_at) > second(row.until)


def counts(row: Owed) -> Counts:
    """What the row adds to each column."""
    here, behind = row.stage in HERE, late(row)
    return (
        int(row.stage == Stage.WAITING),
        int(here and not behind),
        int(here and behind),
        int(row.stage == Stage.RETURNED),
        int(row.stage == Stage.EXEMPT),
        int(second(row.until) > second(row.due)),
        int(row.stage == Stage.ACCEPTED),
        row.days_late if here and behind else 0,
    )


def month(moment: datetime) -> str:
    """The month of Bangkok as the sums name it."""
    return second(moment).strftime("%Y-%m")


def late_sql() -> str:
    """The same as `late`, of rows of `duties_owed`; never true without a sending."""
    return _LATE[connection.vendor]


def month_of_sql(table: str = "duties_owed") -> str:
    """The month in which a row of the table falls due; for a statement with parameters."""
    return _MONTH[connection.vendor].format(table)


def cases() -> dict[str, str]:
    """What a row of `duties_owed` adds to each column, as `counts` says it."""
    here = f"duties_owed.stage IN ({Stage.SENT:d}, {Stage.ACCEPTED:d})"
    return {
        "waiting": f"CASE WHEN duties_owed.stage = {Stage.WAITING:d} THEN 1 ELSE 0 END",
        "sent": f"CASE WHEN {here} AND NOT COALESCE({late_sql()}, FALSE) THEN 1 ELSE 0 END",
        "late": f"CASE WHEN {here} AND {late_sql()} THEN 1 ELSE 0 END",
        "returned": f"CASE WHEN duties_owed.stage = {Stage.RETURNED:d} THEN 1 ELSE 0 END",
        "exempt": f"CASE WHEN duties_owed.stage = {Stage.EXEMPT:d} THEN 1 ELSE 0 END",
        "extended": "CASE WHEN duties_owed.until > duties_owed.due THEN 1 ELSE 0 END",
        "accepted": f"CASE WHEN duties_owed.stage = {Stage.ACCEPTED:d} THEN 1 ELSE 0 END",
        "days_late": f"CASE WHEN {here} AND {late_sql()} THEN duties_owed.days_late ELSE 0 END",
    }


def sums_sql() -> str:
    """The columns over a group of rows of `duties_owed`."""
    told = cases()
    return ", ".join(f"SUM({told[name]}) AS {name}" for name in COLUMNS)


def owed_sums() -> dict[str, Sum]:
    """The same for a queryset of Owed."""
    return {
        f"sum_{name}": Sum(RawSQL(case, (), output_field=IntegerField()))
        for name, case in cases().items()
    }


def kept_sums() -> dict[str, Sum]:
    """The columns over a group of rows that hold such sums."""
    return {f"sum_{name}": Sum(name) for name in COLUMNS}
