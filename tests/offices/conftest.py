"""The built-in directory in the database of a test, or in one that every thread connects to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.ledger.support import default_is, fresh_database
from wian.offices.actions.builtin import load_builtin


@pytest.fixture
def directory(db: None) -> None:
    """The built-in directory stands."""
    load_builtin()


@pytest.fixture(params=["sqlite", "postgresql"])
def house(
    request: pytest.FixtureRequest, tmp_path: Path, settings: Any, django_db_blocker: Any
) -> Iterator[None]:
    """The directory in a database of its own, where every thread has a connection."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    url = f"sqlite:///{tmp_path}/house.sqlite3"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("pg"))
    with django_db_blocker.unblock(), default_is(url, tmp_path):
        call_command("migrate", verbosity=0)  # higher rooms keep things of accounts
        load_builtin(people=False)
        yield
