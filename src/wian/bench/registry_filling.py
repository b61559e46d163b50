"""An office is filled: what its index costs, and whether a letter costs more the more there are."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db import connection

from wian.bench.frame import LEAST_RUNS, Floor, Measure, Target, once
from wian.bench.registry_place import Place
from wian.letters.actions.fullsize import load_read
from wian.letters.actions.indexing import index_many
from wian.letters.actions.reading import read_letter
from wian.letters.opening import Piece
from wian.letters.search.document import written

PARTS = 10
DESK = 10
"""Every tenth letter lies on the desk, the others stand in the book."""
GROWTH = 3.0
_TRIED = 20
_SECOND, _MB = 1_000, 1_000_000


class Filling:
    """The letters of the office, put there in ten parts; `ids` are in the order of the pieces."""

    def __init__(self, place: Place, pieces: Sequence[Piece]) -> None:
        self.place, self.pieces = place, pieces
        self.ids: list[int] = []

    def rows(self) -> Iterator[Measure]:
        """What the index of a part takes, how large all is, and what a new letter is compared
        with."""
        step = max(1, len(self.pieces) // PARTS)
        taken, bare, grown = [], [], 0
        for at in range(0, len(self.pieces), step):
            part = self.pieces[at : at + step]
            ids = self._load(part)
            before, start = _bytes(), time.perf_counter()
            index_many(ids)
            taken.append(_SECOND * (time.perf_counter() - start) / len(ids))
            grown += _bytes() - before
            bare.append(_SECOND * once(_cut, part) / len(ids))
            if not at:
                few = self._compared()
        _analyze()
        size = f"{len(self.ids):,} letters"
        floor = Floor("the same texts folded and cut into words, kept nowhere", tuple(bare))
        yield Measure("index", size, "ms a letter", tuple(taken), floor)
        yield self._size(size, grown)
        many = self._compared()
        ratios = tuple(big / small for small, big in zip(few, many, strict=True))
        name, grows = "comparing a new letter", f"{step:,} to {len(self.ids):,} letters"
        yield Measure(name, grows, "× the time", ratios, target=Target(GROWTH))

    def _load(self, part: Sequence[Piece]) -> list[int]:
        desk = len(part) // DESK
        office = self.place.office
        ids = load_read(office=office, pieces=part[desk:], registered=True)
        ids = [*load_read(office=office, pieces=part[:desk], registered=False), *ids]
        self.ids += ids
        return ids

    def _size(self, size: str, grown: int) -> Measure:
        said = sum(len(piece.raw.encode()) for piece in self.pieces) / _MB
        floor = Floor("the letters' text in UTF-8", (said,))
        return Measure("index", size, "MB", (grown / _MB,), floor, exact=True)

    def _compared(self) -> list[float]:
        """Seconds in which the job of a letter that was read looks for those it belongs to."""
        tried = self.ids[:: max(1, len(self.ids) // _TRIED)]
        return [sum(once(read_letter.call, id_) for id_ in tried) for _ in range(LEAST_RUNS)]


def _cut(part: Sequence[Piece]) -> None:
    for piece in part:
        written([piece.raw, piece.repaired])


def _bytes() -> int:
    """What the whole database takes on disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return Path(connection.settings_dict["NAME"]).stat().st_size
        return int(cursor.fetchone()[0])


def _analyze() -> None:
    """As PostgreSQL does by itself in time; SQLite never does."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
