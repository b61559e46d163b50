"""`wian bench circulation` measures every promise in a directory of its own."""

from __future__ import annotations

import pytest

from tests.support import environment
from wian.bench import circulation
from wian.bench.frame import Measure

PROMISES = {
    ("dispatch", "ratio"),
    ("national letter", "value"),
    ("inbox of an office", "value"),
    ("who is silent", "value"),
}


def promised(rows: list[Measure], engine: str) -> set[tuple[str, str]]:
    return {(row.name, row.target.of) for row in rows if row.size.startswith(engine) and row.target}


def test_every_promise_is_measured_on_each_database(pg: str) -> None:
    with environment(DATABASE_URL=pg):
        rows = list(circulation.measures(quick=True))
    assert promised(rows, "SQLite") == promised(rows, "PostgreSQL") == PROMISES
    assert sum(row.name == "letter" and row.target is not None for row in rows) == 2
    for row in rows:
        if row.unit == "ms database":
            assert row.floor
            assert row.floor.command.startswith("SELECT")


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_each_database_has_its_bounds(engine: str) -> None:
    from wian.bench.circulation_rows import NATIONAL, TIMES

    assert (TIMES[engine], NATIONAL[engine]) == {"sqlite": (6.0, 0.3), "postgresql": (1.8, 0.1)}[
        engine
    ]
