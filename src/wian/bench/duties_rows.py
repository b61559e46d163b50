"""The figures of `wian bench duties`, taken in a process of their own and told as JSON lines.

Every office of the country owes every duty of a department for twelve months. Pages are asked at
noon of the fifteenth, when the present month is split in its middle: the worst day of a month.
"""

from __future__ import annotations

import json
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from wian.bench.frame import LEAST_RUNS, Floor, Measure, Target, timed
from wian.bench.statements import bare, watched

if TYPE_CHECKING:
    from wian.offices.acting import Actor

RUNS, WARM = 7, 2
PROVINCE_MS, DISTRICTS_MS = 30.0, 80.0
_TIDY = {"postgresql": "VACUUM ANALYZE", "sqlite": "ANALYZE"}
EXPORTED, FEW = 100_000, 10_000
FIRST_SECONDS, MEGABYTES = 1.0, 8.0


def main() -> None:
    """So many offices and duties (the arguments) are measured in the settings' database."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    for row in rows(*map(int, sys.argv[1:3])):
        print(json.dumps(asdict(row), ensure_ascii=False), flush=True)


def rows(offices: int, duties: int) -> Iterator[Measure]:
    """The promises of a country of this size."""
    place = _place(offices, duties)
    size = f"{place.rows:,} rows"
    yield from _pages(place, size)
    yield from _proof(size)
    yield from _exported(place)
    # Reports sent over HTTP are measured here: rule check, ledger row and sums in one transaction.


@dataclass(frozen=True, slots=True)
class Place:
    """A department that asks, its officer, and the governor of a province."""

    duties: tuple[int, ...]
    rows: int
    officer: Actor
    governor: Actor
    province: int
    now: datetime


def _place(offices: int, duties: int) -> Place:
    from django.db import connection
    from django.utils import timezone

    from wian.duties.actions.fullsize import load_owed
    from wian.offices.actions.fullsize import load_full_size
    from wian.offices.queries.offices import by_key

    load_full_size(offices)
    made = load_owed(sender=by_key("dla"), duties=duties)
    with connection.cursor() as cursor:
        cursor.execute(_TIDY[connection.vendor])  # as the server does by itself in time
    now = timezone.localtime().replace(day=15, hour=12, minute=0)
    officer = _having("asks", "dla", "officer", "own")
    governor = _having("governor", "p57", "executive", "subtree")
    return Place(made.duties, made.rows, officer, governor, by_key("p57"), now)


def _having(login: str, key: str, role: str, scope: str) -> Actor:
    from wian.offices.acting import SYSTEM, actor_of, today
    from wian.offices.actions.accounts import make_account
    from wian.offices.actions.roles import give_role
    from wian.offices.queries.offices import by_key

    account, office = make_account(SYSTEM, login=login), by_key(key)
    give_role(SYSTEM, account=account, office=office, role=role, scope=scope, since=today())
    return actor_of(account, origin="web")


def _pages(place: Place, size: str) -> Iterator[Measure]:
    """The dashboard of a province, and the page of all districts of the country."""
    from wian.duties.queries.overview import Scope, by_duty, by_month, level, tree

    def dashboard() -> object:
        everything = Scope()
        below = tree(place.governor, everything, office=place.province, now=place.now)
        by_duty(place.governor, everything, now=place.now)
        return by_month(place.governor, everything, now=place.now) and below.nodes

    def districts() -> object:
        mine = Scope(asked=True)
        return level(place.officer, mine, kind="district", now=place.now).nodes

    yield _question("province dashboard", size, dashboard, PROVINCE_MS)
    yield _question("all districts", size, districts, DISTRICTS_MS)


def _question(name: str, size: str, ask: Callable[[], Any], most: float) -> Measure:
    """Milliseconds of the database for one page that shows something."""
    found = [ask() for _ in range(WARM)][-1]
    assert found, name
    taken = tuple(1_000 * watched(ask).seconds for _ in range(RUNS))
    floor = bare(watched(ask).sent, RUNS)
    return Measure(name, f"{size}, {len(found):,} shown", "ms database", taken, floor, Target(most))


def _proof(size: str) -> Iterator[Measure]:
    """Sums that differ from their rows, and how long it takes to know."""
    from wian.duties.actions.proving import compared

    proof = compared()
    sums = f"{size}, {proof.tallies + proof.rollups:,} sums"
    wrong = (float(proof.wrong_tallies + proof.wrong_rollups),)
    yield Measure("sums that differ", sums, "sums", wrong, target=Target(0.0), exact=True)
    yield Measure("proof of the sums", sums, "s", timed(compared, LEAST_RUNS))


def _exported(place: Place) -> Iterator[Measure]:
    """A long list as it leaves: its first bytes, its pace, and what it keeps in memory."""
    size = f"{EXPORTED:,} rows"
    for form in ("csv", "xlsx"):
        first = timed(lambda form=form: list(islice(_pieces(place, form), 2)), LEAST_RUNS)  # type: ignore[misc]
        yield Measure(f"first bytes of {form}", size, "s", first, target=Target(FIRST_SECONDS))
    paces = tuple(
        EXPORTED / one for one in timed(lambda: _drain(place, "csv", EXPORTED), LEAST_RUNS)
    )
    yield Measure("export as csv", size, "rows/s", paces)
    few, many = (_peak(place, lines) for lines in (FEW, EXPORTED))
    floor = Floor(f"the same of {FEW:,} rows", (few,))
    target = Target(MEGABYTES)
    yield Measure("memory of an export", size, "MB", (many,), floor, target, exact=True)


def _pieces(place: Place, form: str) -> Iterator[bytes]:
    from wian.duties.actions.exporting import export_rows
    from wian.duties.queries.overview import Scope

    some = Scope(duties=place.duties[:2])  # over a hundred thousand rows
    return export_rows(place.officer, some, form=form, now=place.now)  # type: ignore[arg-type]


def _drain(place: Place, form: str, lines: int) -> int:
    """So many lines have left, some more of the last piece."""
    from wian.typeset.streams import AT_ONCE

    return sum(map(len, islice(_pieces(place, form), 1 + lines // AT_ONCE)))


def _peak(place: Place, lines: int) -> float:
    """The most megabytes that Python held at once while so many lines left."""
    _drain(place, "csv", FEW // 10)
    tracemalloc.start()
    _drain(place, "csv", lines)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6
