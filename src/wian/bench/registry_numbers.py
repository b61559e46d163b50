"""One letter is registered, and fifty by fifty processes at the same moment."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from multiprocessing.synchronize import Barrier
from typing import Any

from django.db import connection, connections, transaction

from wian.bench.frame import LEAST_RUNS, Floor, Measure, Target, once
from wian.bench.registry_place import Place
from wian.letters.actions.fullsize import load_read
from wian.letters.actions.registers import register_incoming
from wian.letters.opening import Piece
from wian.letters.queries import register_lines
from wian.letters.queries import registers as books
from wian.offices.acting import SYSTEM, Actor, actor_of, today

AT_ONCE = 50
ALONE = 20
_PATIENCE = 120.0
_BARE = "INSERT INTO bench_lines VALUES ({}); COMMIT"


def rows(place: Place, pieces: Sequence[Piece], size: str) -> Iterator[Measure]:
    """The time of one in the full office; of fifty at once in empty ones, against one by one."""
    one_by_one = _ready(place.office, pieces, ALONE)
    clerk = actor_of(place.account, origin="web")
    took = [once(_register, clerk, id_) for id_ in one_by_one]
    runs = tuple(1_000 * seconds for seconds in took)
    yield Measure("registering a letter", size, "ms", runs, Floor(_BARE, _bare()))
    yield from _many(place, pieces)


def _ready(office: int, pieces: Sequence[Piece], count: int) -> list[int]:
    """So many letters on the office's desk to which nothing can be objected."""
    open_ = (piece for piece in cycle(pieces) if not piece.facts.get("secrecy"))
    return load_read(office=office, pieces=list(islice(open_, count)), registered=False)


def _register(actor: Actor, letter: int) -> None:
    register_incoming(actor, letter=letter)


def _bare() -> tuple[float, ...]:
    """Milliseconds of a line and its commit in a table of numbers."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_lines (number integer PRIMARY KEY)")

    def write(number: int) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_lines VALUES (%s)", (number,))

    return tuple(1_000 * once(write, n) for n in range(ALONE))


def _many(place: Place, pieces: Sequence[Piece]) -> Iterator[Measure]:
    offices = place.others[: 2 * LEAST_RUNS]
    ready = [_ready(office, pieces, AT_ONCE) for office in offices]
    serial = tuple(
        sum(once(_register, SYSTEM, letter) for letter in letters) for letters in ready[LEAST_RUNS:]
    )
    taken = _raced(ready[:LEAST_RUNS])
    wrong = sum(_numbers(office) != list(range(1, AT_ONCE + 1)) for office in offices)
    size = f"{AT_ONCE} processes, a letter each"
    floor = Floor(f"{AT_ONCE} letters one by one in one process", serial)
    yield Measure("registering at once", size, "s", taken, floor)
    yield Measure(
        "books that are not 1..50", size, "books", (float(wrong),), target=Target(0), exact=True
    )


def _numbers(office: int) -> list[int]:
    """The numbers in the incoming book of the office, in its order."""
    [book] = books.books(SYSTEM, year=today().year, offices=[office])
    page = register_lines.lines(SYSTEM, book, newest=False, most=2 * AT_ONCE)
    return [line.number for line in page.lines]


def _raced(rounds: Sequence[Sequence[int]]) -> tuple[float, ...]:
    """Seconds from the start of each round until its last letter has its number."""
    fork: Any = multiprocessing.get_context("fork")
    start, end = fork.Barrier(AT_ONCE + 1), fork.Barrier(AT_ONCE + 1)
    connections.close_all()  # no process may share another's
    takers = [
        fork.Process(target=_take, args=([ids[at] for ids in rounds], start, end))
        for at in range(AT_ONCE)
    ]
    for taker in takers:
        taker.start()
    taken = []
    for _ in rounds:
        start.wait(_PATIENCE)
        begun = time.perf_counter()
        end.wait(_PATIENCE)
        taken.append(time.perf_counter() - begun)
    for taker in takers:
        taker.join()
    return tuple(taken)


def _take(letters: Sequence[int], start: Barrier, end: Barrier) -> None:
    """In a process of its own: in each round one letter is registered; who fails, fails all."""
    try:
        connection.ensure_connection()
        for letter in letters:
            start.wait(_PATIENCE)
            _register(SYSTEM, letter)
            end.wait(_PATIENCE)
    except BaseException:
        end.abort()
        raise
    finally:
        connections.close_all()
