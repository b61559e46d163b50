"""The sums go along with every change of what is owed, in its transaction.

Rows are written in the order of their keys, Tally before Rollup: whoever changes sums at the same
time waits for the other and never in a ring. What is added is a difference, so no change is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.db import connection

from ..models import Owed
from ..summing import COLUMNS, Counts, counts, month, month_of_sql, sums_sql

AT_ONCE: Final = 500
"""Sums of one statement; few changes touch as many."""
TALLY: Final = ("duty_id", "above_id", "period", "until")
ROLLUP: Final = ("office_id", "own", "month", "by_id", "year")
_ABOVE: Final = "COALESCE(duties_owed.above_id, duties_owed.office_id)"
Key = tuple[Any, ...]


def opened(duty: int, offices: Collection[int] | None = None) -> None:
    """What these offices, or all, owe of the duty is counted; none of it was before.

    In the transaction that wrote the rows of Owed: a statement for each kind of sum.
    """
    where, params = "duties_owed.duty_id = %s", [duty]
    if offices is not None:
        if not offices:
            return
        where += f" AND duties_owed.office_id IN ({', '.join(['%s'] * len(offices))})"
        params += sorted(offices)
    with connection.cursor() as cursor:
        cursor.execute(added("duties_tally", TALLY, tallied_sql(where)), params)
        cursor.execute(added("duties_rollup", ROLLUP, rolled_sql(where)), params * 2)


def changed(before: Sequence[Owed], after: Sequence[Owed]) -> None:
    """The sums know that these rows of Owed stand otherwise now; two statements.

    Both name the same rows in the same order. In the transaction that changed them, and best
    late in it: whoever counts in the same sums waits until its end.
    """
    tallies: dict[Key, list[int]] = defaultdict(lambda: [0] * len(COLUMNS))
    rollups: dict[Key, list[int]] = defaultdict(lambda: [0] * len(COLUMNS))
    for old, new in zip(before, after, strict=True):
        for row, sign in ((old, -1), (new, 1)):
            for sums, key in _keys(row, tallies, rollups):
                _add(sums[key], counts(row), sign)
    with connection.cursor() as cursor:
        for some in _pieces(tallies):
            _move(cursor, some)
        for some in _pieces(rollups):
            _roll(cursor, some)


def added(table: str, key: Sequence[str], rows: str) -> str:
    """The statement that adds the sums of `rows` to those of the table, in the order of keys."""
    plus = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in COLUMNS)
    return (
        f"INSERT INTO {table} ({', '.join((*key, *COLUMNS))}) {rows}"
        f" ORDER BY {', '.join(str(n) for n in range(1, len(key) + 1))}"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {plus}"
    )


def tallied_sql(where: str) -> str:
    """The sums of Tally as the rows of Owed themselves have them."""
    return (
        f"SELECT duty_id, {_ABOVE}, period, until, {sums_sql()}"
        f" FROM duties_owed WHERE {where} GROUP BY 1, 2, 3, 4"
    )


def rolled_sql(where: str) -> str:
    """The sums of Rollup as the rows of Owed themselves have them; the parameters come twice."""
    half = (
        "SELECT duties_owed.{office}, {own}, {month}, duty.office_id, duty.year, {sums}"
        " FROM duties_owed JOIN duties_duty AS duty ON duty.id = duties_owed.duty_id"
        " WHERE {where}{there} GROUP BY 1, 3, 4, 5"
    )
    told = {"month": month_of_sql(), "sums": sums_sql(), "where": where}
    own = half.format(office="office_id", own="TRUE", there="", **told)
    under = half.format(
        office="above_id", own="FALSE", there=" AND duties_owed.above_id IS NOT NULL", **told
    )
    return f"{own} UNION ALL {under}"


def _keys(
    row: Owed, tallies: dict[Key, list[int]], rollups: dict[Key, list[int]]
) -> Iterator[tuple[dict[Key, list[int]], Key]]:
    """The sums in which the row counts."""
    yield tallies, (row.duty_id, row.above_id or row.office_id, row.period, row.until)
    yield rollups, (row.office_id, True, month(row.until), row.duty_id)
    if row.above_id is not None:
        yield rollups, (row.above_id, False, month(row.until), row.duty_id)


def _add(sums: list[int], more: Counts, sign: int) -> None:
    for at, number in enumerate(more):
        sums[at] += sign * number


def _pieces(sums: Mapping[Key, list[int]]) -> Iterator[list[tuple[Key, list[int]]]]:
    """The differences that are some, by key, about so many at once; keys that begin alike stay in
    one statement, which orders them itself."""
    some: list[tuple[Key, list[int]]] = []
    for key, row in sorted((key, row) for key, row in sums.items() if any(row)):
        if len(some) >= AT_ONCE and some[-1][0][:3] != key[:3]:
            yield some
            some = []
        some.append((key, row))
    if some:
        yield some


def _move(cursor: Any, some: Iterable[tuple[Key, list[int]]]) -> None:
    values = [(*key[:3], _adapted(key[3]), *row) for key, row in some]
    rows = f"SELECT * FROM (VALUES {_marks(values)}) AS moved"
    cursor.execute(added("duties_tally", TALLY, rows), _flat(values))


def _roll(cursor: Any, some: Iterable[tuple[Key, list[int]]]) -> None:
    """The asking office and the year are those of the duty."""
    values = [(*key, *row) for key, row in some]
    sums = ", ".join(f"SUM(moved.{name})" for name in COLUMNS)
    rows = (
        f"WITH moved (office, own, month, duty, {', '.join(COLUMNS)}) AS (VALUES {_marks(values)})"
        f" SELECT moved.office, moved.own, moved.month, duty.office_id, duty.year, {sums}"
        " FROM moved JOIN duties_duty AS duty ON duty.id = moved.duty GROUP BY 1, 2, 3, 4, 5"
    )
    cursor.execute(added("duties_rollup", ROLLUP, rows), _flat(values))


def _marks(values: Sequence[Sequence[object]]) -> str:
    one = f"({', '.join(['%s'] * len(values[0]))})"
    return ", ".join([one] * len(values))


def _flat(values: Iterable[Iterable[object]]) -> list[object]:
    return [value for row in values for value in row]


def _adapted(moment: Any) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
