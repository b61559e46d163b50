"""`wian bench offices` measures every promise in a directory of its own and leaves none behind."""

from __future__ import annotations

from contextlib import closing

import click
import pytest

from tests.support import environment
from wian.bench import offices
from wian.bench.engines import new_database
from wian.bench.frame import Measure
from wian.offices.acting import SYSTEM
from wian.offices.actions.fullsize import load_full_size
from wian.offices.audience import Part, Rule, resolve
from wian.offices.queries import offices as ask

SMALL = 4_000
PROMISES = {
    ("subtree of a province", "ms database"): 1.0,
    ("ancestors", "ms database"): 1.0,
    ("districts but one", "ms database"): 1.0,
    ("every province and district", "ms"): 50.0,
    ("search", "ms"): 100.0,
    ("search", "queries"): 8.0,
}


def promised(rows: list[Measure]) -> dict[tuple[str, str], float]:
    return {(row.name, row.unit): row.target.bound for row in rows if row.target}


def test_every_promise_is_measured_against_the_bare_statements_of_the_same_run() -> None:
    with environment(DATABASE_URL=""):
        rows = list(offices.measures(SMALL))
    assert promised(rows) == PROMISES
    assert all(row.size.startswith("SQLite, 4,000 offices") for row in rows)
    for row in rows:
        assert row.unit == "queries" or (row.floor and row.floor.command.startswith("SELECT"))
    assert [row.median for row in rows if row.unit == "queries"] <= [8]


def test_postgresql_is_measured_in_a_database_of_its_own_that_goes_again(pg: str) -> None:
    import psycopg

    with environment(DATABASE_URL=pg):
        rows = list(offices.measures(SMALL))
    engines = [row.size.partition(",")[0] for row in rows]
    assert engines == ["SQLite"] * len(PROMISES) + ["PostgreSQL"] * len(PROMISES)
    with closing(psycopg.connect(pg)) as server:
        left = server.execute("SELECT 1 FROM pg_database WHERE datname LIKE 'wian_bench_%'")
        assert left.fetchall() == []


def test_a_server_that_gives_no_database_is_told_in_a_sentence() -> None:
    with (
        pytest.raises(click.ClickException, match="CREATEDB") as told,
        new_database("postgresql://wian:hidden@127.0.0.1:9/wian"),
    ):
        pass
    assert "hidden" not in told.value.message


@pytest.mark.django_db
def test_the_country_of_full_size_has_all_provinces_and_districts_with_their_field_offices() -> (
    None
):
    assert load_full_size(SMALL) == SMALL
    assert load_full_size(SMALL) == 0
    for kinds, count in {
        ("province",): 76,
        ("district",): 878,
        ("district_dla", "district_cdd"): 2 * 878,
    }.items():
        assert len(resolve(Rule((Part(kinds, ("TH",)),))).addressed) == count
    assert len(ask.offices(SYSTEM)) == SMALL
