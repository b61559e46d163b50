"""The sums are proved against the rows of Owed they are made of, and mended where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, transaction

from wian.offices.acting import SYSTEM
from wian.offices.actions.telling import tell

from ..models import Duty
from ..summing import COLUMNS
from .tallying import ROLLUP, TALLY, added, rolled_sql, tallied_sql

_TABLES: Final = {"duties_tally": TALLY, "duties_rollup": ROLLUP}


@dataclass(frozen=True, slots=True)
class Proof:
    """How many sums there are of each kind, and how many differ from their rows."""

    tallies: int
    rollups: int
    wrong_tallies: int
    wrong_rollups: int

    @property
    def holds(self) -> bool:
        """Whether none differs."""
        return not (self.wrong_tallies or self.wrong_rollups)


def compared(duty: int | None = None) -> Proof:
    """How the sums of the duty, or all, stand beside their rows; each kind in one statement, so
    that nothing changes while it is compared."""
    with connection.cursor() as cursor:
        counts = [_count(cursor, table, *_narrowed(table, duty)) for table in _TABLES]
        wrong = [_wrong(cursor, table, *_narrowed(table, duty)) for table in _TABLES]
    return Proof(*counts, *wrong)


def rebuild(duty: int | None = None) -> Proof:
    """The sums of the duty, or all, are those of their rows; tells how they stood before.

    What is missing is added as a difference taken in the same statement, so that those who change
    what is owed meanwhile neither wait nor are forgotten. One at a time.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        _one_at_a_time(cursor)
        counts = [_count(cursor, table, *_narrowed(table, duty)) for table in _TABLES]
        wrong = [_mended(cursor, table, *_narrowed(table, duty)) for table in _TABLES]
        proof = Proof(*counts, *wrong)
        if not proof.holds:
            after = {"tallies": proof.wrong_tallies, "rollups": proof.wrong_rollups}
            tell(SYSTEM, "duty.mend", ("duty", duty or 0), after=after, count=sum(wrong))
    return proof


Narrowed = tuple[str, str, list[Any]]
"""The condition of rows of Owed, that of the sums, and the parameters of one of them."""


def _narrowed(table: str, duty: int | None) -> Narrowed:
    if duty is None:
        return "1 = 1", "1 = 1", []
    if table == "duties_tally":
        return "duties_owed.duty_id = %s", "duty_id = %s", [duty]
    by, year = Duty.objects.values_list("office", "year").get(pk=duty)
    same = "SELECT id FROM duties_duty WHERE office_id = %s AND year = %s"
    return f"duties_owed.duty_id IN ({same})", "by_id = %s AND year = %s", [by, year]


def _count(cursor: Any, table: str, _: str, kept: str, params: Sequence[Any]) -> int:
    cursor.execute(f"SELECT COUNT(*) FROM {table} WHERE {kept}", params)
    return int(cursor.fetchone()[0])


def _wrong(cursor: Any, table: str, rows: str, kept: str, params: Sequence[Any]) -> int:
    sql, times = _different(table, rows, kept)
    cursor.execute(f"SELECT COUNT(*) FROM ({sql}) AS different", [*params] * times)
    return int(cursor.fetchone()[0])


def _mended(cursor: Any, table: str, rows: str, kept: str, params: Sequence[Any]) -> int:
    sql, times = _different(table, rows, kept)
    rows = f"SELECT * FROM ({sql}) AS different WHERE 1 = 1"
    cursor.execute(added(table, _TABLES[table], rows), [*params] * times)
    return int(cursor.rowcount)


def _different(table: str, rows: str, kept: str) -> tuple[str, int]:
    """What each sum lacks of what its rows say, where it is anything; and how often the parameters
    come in the statement."""
    naive, times = (tallied_sql(rows), 1) if table == "duties_tally" else (rolled_sql(rows), 2)
    key = ", ".join(_TABLES[table])
    minus = ", ".join(f"-{name}" for name in COLUMNS)
    named = ", ".join((*_TABLES[table], *COLUMNS))
    lacks = ", ".join(f"SUM({name}) AS {name}" for name in COLUMNS)
    some = " OR ".join(f"SUM({name}) <> 0" for name in COLUMNS)
    both = f"{naive} UNION ALL SELECT {key}, {minus} FROM {table} WHERE {kept}"
    sql = (
        f"WITH both_sides ({named}) AS ({both}) SELECT {key}, {lacks} FROM both_sides"
        f" GROUP BY {key} HAVING {some}"
    )
    return sql, times + 1


def _one_at_a_time(cursor: Any) -> None:
    """Two that mend at once would both add what is missing; writers of sums do not wait."""
    if connection.vendor == "postgresql":
        cursor.execute("LOCK TABLE duties_tally IN SHARE UPDATE EXCLUSIVE MODE")
