"""The statements that a question sends: how many, how long the database needs for them, and the
same ones sent bare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from wian.bench.frame import Floor, Seconds, timed

AGAIN = 5  # the clock counts what else the machine does: a run is the best of so many
Question = Callable[[], object]
Sent = tuple[str, Any]


@dataclass(slots=True)
class Watch:
    """The statements sent while it watched, and the seconds until their rows were here.

    Each is sent `again` more times against the clock; none more where what was sent also writes.
    """

    again: int = AGAIN
    sent: list[Sent] = field(default_factory=list)
    seconds: float = 0.0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """One statement against the clock, and once more for who asked."""

        def send() -> None:
            execute(sql, params, many, context)
            _bring(context["cursor"])

        if self.again:
            self.seconds += min(timed(send, self.again))
        self.sent.append((sql, params))
        return execute(sql, params, many, context)


def watched(ask: Question, again: int = AGAIN) -> Watch:
    """What the question sent, and how long the database needed for it."""
    from django.db import connection

    watch = Watch(again)
    watching: AbstractContextManager[None] = connection.execute_wrapper(watch)
    with watching:
        ask()
    return watch


def bare(sent: Sequence[Sent], runs: int, again: int = AGAIN) -> Floor:
    """The statements sent bare, in milliseconds, and as they are sent."""
    from django.db import connection

    connection.ensure_connection()
    cursor = connection.connection.cursor()
    statements = [_as_driver(sql, params) for sql, params in sent]

    def send(sql: str, params: Any) -> None:
        cursor.execute(sql, params)
        _bring(cursor)

    def once() -> float:
        return 1000 * sum(min(timed(partial(send, *one), again)) for one in statements)

    taken: Seconds = tuple(once() for _ in range(runs))
    return Floor("; ".join(sql for sql, _ in statements), taken)


def _bring(cursor: Any) -> None:
    """The rows are in this process, if not yet decoded."""
    from django.db import connection

    if connection.vendor == "sqlite":
        cursor.fetchall()


def _as_driver(sql: str, params: Any) -> Sent:
    """The statement as the driver itself takes it."""
    from django.db import connection

    sql = sql.replace("%s", "?") if connection.vendor == "sqlite" else sql
    return sql, tuple(str(p) if hasattr(p, "isoformat") else p for p in params or ())
