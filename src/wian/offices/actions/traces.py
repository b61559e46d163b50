"""Many rows by few statements, and the marks by which it is known later what was left of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from django.db.models import Model

from ..errors import Refused
from ..models import Office, Post

M = TypeVar("M", bound=Model)

BATCH: Final = 500
_CHUNK: Final = 5_000  # ids in one statement; SQLite takes 32,766 values


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """The ids in portions that fit into one statement each."""
    left = list(ids)
    for start in range(0, len(left), _CHUNK):
        yield left[start : start + _CHUNK]


def lock_posts(offices: Iterable[int]) -> None:
    """Nobody else changes the posts of the offices, or who is in them, until this transaction ends.

    As an action on one post does it: the office before its posts.
    """
    for portion in chunks(sorted(offices)):
        here = Office.objects.filter(pk__in=portion)
        list(here.select_for_update().order_by("pk"))
        list(Post.objects.select_for_update().filter(office__in=portion).order_by("pk"))


def rows_of(model: type[M], ids: Iterable[int | str]) -> dict[int, M]:
    """The rows by id, those that are still there."""
    found: dict[int, M] = {}
    for portion in chunks(map(int, ids)):
        found |= model._default_manager.in_bulk(portion)
    return found


def upsert(rows: Sequence[M], columns: Sequence[str]) -> None:
    """Rows that are there have these columns as given, by whole statements, not one each."""
    if rows:
        type(rows[0])._default_manager.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=list(columns),
        )


def digest(row: Model) -> str:
    """A short mark of everything that a row says."""
    values = [str(getattr(row, column.attname)) for column in row._meta.concrete_fields]
    return hashlib.blake2b("\x1f".join(values).encode(), digest_size=8).hexdigest()


def untouched(model: type[M], marks: Mapping[str, str]) -> dict[int, M]:
    """The marked rows, every one as it was left; Refused O222 where one is not."""
    rows = rows_of(model, marks)
    for pk, mark in marks.items():
        row = rows.get(int(pk))
        if row is None or digest(row) != mark:
            raise Refused("O222", what=str(row or "…"))
    return rows
