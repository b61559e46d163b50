"""An office with as many letters as it has in a year, to measure with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.db import transaction

from wian.offices.acting import today
from wian.offices.actions.telling import tell
from wian.offices.queries.offices import called

from ..models import Custody, Entry, Letter
from ..opening import Piece
from .keeping import JOB, write_read
from .refreshing import Asks, fresh
from .registers.books import locked_book, take
from .registers.papers import line


def load_read(*, office: int, pieces: Sequence[Piece], registered: bool) -> list[int]:
    """Each piece is a letter of the office, without its file: on the desk, or in this year's book
    and with the registry. Their ids; search knows them after `indexing.index_many`.
    """
    with transaction.atomic():
        ask = cache(called)
        rows = [_row(office, piece, registered, ask) for piece in pieces]
        Letter.objects.bulk_create(rows)
        write_read(rows, pieces, [])
        if registered:
            _enter(office, rows)
        after = {"source": "full size"}
        tell(JOB, "letter.read", ("office", office), after=after, count=len(rows))
    return [row.pk for row in rows]


def _row(office: int, piece: Piece, registered: bool, ask: Asks) -> Letter:
    state = "registered" if registered else "desk"
    row = Letter(office_id=office, way="in", state=state, source="upload", revision=1)
    fresh(row, piece.facts, ask)
    return row


def _enter(office: int, rows: Sequence[Letter]) -> None:
    """The letters have the next numbers of the incoming book."""
    day = today()
    book = locked_book(office, "in", "ordinary", day.year)
    numbers = take(book, len(rows))
    Entry.objects.bulk_create(
        Entry(book=book, number=number, state="issued", day=day, **line(row))
        for row, number in zip(rows, numbers, strict=True)
    )
    Custody.objects.bulk_create(
        Custody(letter=row, office_id=office, unit_id=office) for row in rows
    )
