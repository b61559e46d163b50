"""The built-in directory, and people of the district office of เมืองเชียงราย who act in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from tests.ledger.support import default_is, fresh_database
from wian.offices.acting import SYSTEM, Actor, actor_of
from wian.offices.actions.accounts import make_account
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.roles import give_role
from wian.offices.queries.offices import by_key

HOME = "d5701"
"""The key of the district office where the letters of these tests are kept."""


def having(role: str, key: str, *, scope: str = "own") -> Actor:
    """Somebody who has this role at the office of this key, as they come in by the web."""
    account = make_account(SYSTEM, login=f"{role}.{key}.{scope}", person=None)
    since = date(2020, 1, 1)
    give_role(SYSTEM, account=account, office=by_key(key), role=role, scope=scope, since=since)
    return actor_of(account, origin="web", address="203.0.113.77")


@pytest.fixture
def directory(db: None) -> None:
    """The built-in directory stands."""
    load_builtin()


@pytest.fixture
def home(directory: None) -> int:
    """The id of the district office of these tests."""
    return by_key(HOME)


@pytest.fixture
def clerk(directory: None) -> Actor:
    """The registry clerk of the office."""
    return having("clerk", HOME)


@pytest.fixture
def officer(directory: None) -> Actor:
    """An officer of the office."""
    return having("officer", HOME)


@pytest.fixture
def head(directory: None) -> Actor:
    """The head of the office."""
    return having("head", HOME)


@pytest.fixture
def outsider(directory: None) -> Actor:
    """The clerk of another district, who may see nothing of this office's letters."""
    return having("clerk", "d5702")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def both(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[str]:
    """A module's tests are asked on a SQLite file and on a PostgreSQL of their own, in turn."""
    home = tmp_path_factory.mktemp("both")
    url = f"sqlite:///{home}/wian.sqlite3"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("pg"))
    with django_db_blocker.unblock(), default_is(url, home):
        call_command("migrate", verbosity=0)
        load_builtin(people=False)
        yield request.param
