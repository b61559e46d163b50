"""`wian bench duties` measures every promise on each database, small here."""

from __future__ import annotations

from tests.support import environment
from wian.bench import duties
from wian.bench.duties_rows import DISTRICTS_MS, FIRST_SECONDS, PROVINCE_MS
from wian.bench.frame import Measure

PROMISES = {
    "province dashboard",
    "all districts",
    "sums that differ",
    "first bytes of csv",
    "first bytes of xlsx",
    "memory of an export",
}


def promised(rows: list[Measure], engine: str) -> set[str]:
    return {row.name for row in rows if row.size.startswith(engine) and row.target}


def test_every_promise_is_measured_on_each_database(pg: str) -> None:
    with environment(DATABASE_URL=pg):
        rows = list(duties.measures(quick=True))
    assert promised(rows, "SQLite") == promised(rows, "PostgreSQL") == PROMISES
    for row in rows:
        if row.unit == "ms database":
            assert row.floor
            assert row.floor.command.startswith("SELECT")
        if row.name == "sums that differ":
            assert row.runs == (0.0,)


def test_the_bounds_are_those_that_were_promised() -> None:
    assert (PROVINCE_MS, DISTRICTS_MS, FIRST_SECONDS) == (30.0, 80.0, 1.0)
