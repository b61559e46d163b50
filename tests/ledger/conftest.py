"""The ledger alone in a real database of its own, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.ledger.support import default_is, fresh_database
from wian.ledger.actions import record


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: Any) -> Iterator[None]:
    """Threads have connections of their own and transactions commit, on both databases in turn."""
    url = f"sqlite:///{tmp_path}/ledger.sqlite3"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("pg"))
    with django_db_blocker.unblock(), default_is(url, tmp_path):
        call_command("migrate", "ledger", verbosity=0)
        yield


@pytest.fixture
def on_postgresql(pg: str, tmp_path: Path, django_db_blocker: Any) -> Iterator[None]:
    """The same on PostgreSQL only, for what SQLite cannot do."""
    with django_db_blocker.unblock(), default_is(fresh_database(pg), tmp_path):
        call_command("migrate", "ledger", verbosity=0)
        yield


@pytest.fixture
def opened() -> Callable[[int], list[int]]:
    """So many offices were opened; the ids of the entries."""
    return lambda count: [
        record(verb="office.open", origin="cli", thing=("office", n), after={"code": f"A{n}"})
        for n in range(count)
    ]
