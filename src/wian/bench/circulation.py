"""`wian bench circulation`: a national letter goes out at once, and is found among ten million.

The figures are taken in a process of their own, on each database (`circulation_rows`).
"""

from __future__ import annotations

from collections.abc import Iterator

from wian.bench import circulation_papers
from wian.bench.engines import on_each_database, row_of
from wian.bench.frame import Measure

OFFICES, RECEIPTS = 8_800, 10_000_000
QUICK = (4_000, 40_000)


def measures(quick: bool = False) -> Iterator[Measure]:
    """Letters on paper, then the rows on SQLite, and on PostgreSQL where `DATABASE_URL` names one;
    `quick` ones are small."""
    sizes = QUICK if quick else (OFFICES, RECEIPTS)
    yield from circulation_papers.rows()
    for engine, told in on_each_database("wian.bench.circulation_rows", *map(str, sizes)):
        yield row_of(engine, told)
