"""`wian bench duties`: two million things owed, and what pages, proofs and exports of them cost.

The figures are taken in a process of their own, on each database (`duties_rows`).
"""

from __future__ import annotations

from collections.abc import Iterator

from wian.bench.engines import on_each_database, row_of
from wian.bench.frame import Measure

OFFICES, DUTIES = 8_800, 20
QUICK = (4_000, 2)


def measures(quick: bool = False) -> Iterator[Measure]:
    """Every office owes every duty for twelve months, on SQLite, and on PostgreSQL where
    `DATABASE_URL` names one; `quick` ones are small."""
    sizes = QUICK if quick else (OFFICES, DUTIES)
    for engine, told in on_each_database("wian.bench.duties_rows", *map(str, sizes)):
        yield row_of(engine, told)
