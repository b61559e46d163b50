"""The figures of `wian bench offices`, taken in a process of its own and told as JSON lines.

Database time is what the statements of one question take, as it sends them, until their rows are
here: PostgreSQL's come with the answer, SQLite's as they are fetched. The floor is the same
statements sent bare.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from wian.bench.frame import timed
from wian.bench.statements import bare, watched

if TYPE_CHECKING:
    from datetime import date

    from wian.offices.acting import Actor
    from wian.offices.audience import Rule

RUNS, WARM = 15, 3
DATABASE_MS, EVERYBODY_MS, SEARCH_MS, SEARCH_QUERIES = 1.0, 50.0, 100.0, 8
Question = Callable[[], Sequence[object]]


def main() -> None:
    """So many offices (the argument) stand in the settings' database; every row is printed."""
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from wian.offices.actions.fullsize import load_full_size

    count = load_full_size(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the server does by itself in time
    for row in rows(count):
        print(json.dumps(row, ensure_ascii=False))


def rows(count: int) -> Iterator[dict[str, object]]:
    """The questions of the promise, asked by an officer with the province's subtree."""
    from wian.offices.acting import SYSTEM, today
    from wian.offices.audience import Part, resolve
    from wian.offices.queries import offices as ask

    day, size = today(), f"{count:,} offices"
    province, district = (ask.office(SYSTEM, key, day=day) for key in ("p57", "d5707-cdd"))
    officer = _officer("p57", day)
    less_one = _rule(Part(("district",), ("57",)), but=Part(areas=("5715",)))
    everybody = _rule(Part(("province",), ("TH",)), Part(("district",), ("TH",)))
    yield _database("subtree of a province", size, lambda: ask.subtree(officer, province, day=day))
    yield _database("ancestors", size, lambda: ask.ancestors(officer, district, day=day))
    yield _database("districts but one", size, lambda: resolve(less_one, day=day).sent)
    found = len(resolve(everybody, day=day).sent)
    yield _whole(
        "every province and district",
        f"{size}, {found} found",
        lambda: resolve(everybody, day=day).sent,
        EVERYBODY_MS,
    )
    yield from _search(officer, size, day)


def _search(officer: Actor, size: str, day: date) -> Iterator[dict[str, object]]:
    from wian.offices.queries import offices as ask

    def search() -> Sequence[object]:
        return ask.find(officer, "อำเภอ แม่", day=day)

    sent = len(watched(search).sent)
    yield _whole("search", size, search, SEARCH_MS)
    yield _told("search", size, "queries", [float(sent)], None, SEARCH_QUERIES)


def _officer(key: str, day: date) -> Actor:
    from wian.offices.acting import SYSTEM, Actor
    from wian.offices.queries import offices as ask
    from wian.offices.rules import Held, Where

    view = ask.office(SYSTEM, key, day=day)
    where = Where(view.path, view.line_path)
    held = Held(1, "officer", "subtree", view.id, where, view.since, view.until)
    return Actor(1, (held,), "web")


def _rule(*parts: Any, but: Any = None) -> Rule:
    from wian.offices.audience import Rule

    return Rule(parts, (but,) if but else ())


def _database(name: str, size: str, ask: Question) -> dict[str, object]:
    """Milliseconds of the database for one question, that finds somebody."""
    found = [ask() for _ in range(WARM)][-1]
    assert found, name
    taken = [1000 * watched(ask).seconds for _ in range(RUNS)]
    size = f"{size}, {len(found)} found"
    return _told(name, size, "ms database", taken, _floor(ask), DATABASE_MS)


def _whole(name: str, size: str, ask: Question, most: float) -> dict[str, object]:
    """Milliseconds of the whole question, with what Python does of it."""
    for _ in range(WARM):
        ask()
    taken = [1000 * seconds for seconds in timed(ask, RUNS)]
    return _told(name, size, "ms", taken, _floor(ask), most)


def _floor(ask: Question) -> dict[str, object]:
    """The question's statements sent bare."""
    return asdict(bare(watched(ask).sent, RUNS))


def _told(
    name: str, size: str, unit: str, runs: list[float], floor: object, most: float
) -> dict[str, object]:
    told = {"name": name, "size": size, "unit": unit, "runs": runs}
    return {**told, "floor": floor, "most": most}
