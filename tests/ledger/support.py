"""Another database for a while, rows changed by hand, examples undone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import ConnectionHandler, connection, connections, transaction

from wian.ledger import guards
from wian.project.database import database

NUMBERS = itertools.count(1)


def fresh_database(url: str) -> str:
    import psycopg

    name = f"ledger_{next(NUMBERS)}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return url.replace("/postgres?", f"/{name}?")


@contextmanager
def default_is(url: str, home: Path) -> Iterator[None]:
    """`default` is another database, in every thread."""
    kept, wrapper = connections.settings["default"], connections["default"]
    connections.settings["default"] = ConnectionHandler({"default": database(url, home)}).settings[
        "default"
    ]
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"], connections["default"] = kept, wrapper


@contextmanager
def tampered(*statements: str | tuple[str, list[Any]]) -> Iterator[None]:
    """Somebody dropped the guards and changed rows; undone behind it."""
    with transaction.atomic():
        guards.take_down(connection)
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(*([statement] if isinstance(statement, str) else statement))
        yield
        transaction.set_rollback(True)


@contextmanager
def undone() -> Iterator[None]:
    """One example of many in a test: rolled back behind it, and no caller's transaction."""
    example: Any = transaction.atomic()
    example._from_testcase = True  # as in Django's own test case: a denied row may be written
    with example:
        yield
        transaction.set_rollback(True)
