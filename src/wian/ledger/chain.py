"""What a seal covers: every column of an entry and all it touched, byte for byte.

The text is the same on SQLite and PostgreSQL, so that a chain survives the move from one to the
other. A column that comes later joins it only in rows where it is not empty: older seals hold.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, models
from django.db.models import Func
from django.db.models.sql.compiler import SQLCompiler

from .models import Entry, Seal, Touched

GENESIS: Final = "0" * 64  # what the first seal is chained to
CHUNK: Final = 1_000  # rows in memory at once
_BEFORE_ALL: Final = -(2**63)  # a seal numbered 0 by hand must not hide
_COLUMNS: Final = (
    *("id", "moment", "verb", "account", "post", "office", "kind", "thing"),
    *("before", "after", "count", "why", "origin", "address"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """One seal with the text of its entry; None when the entry is gone."""

    seq: int
    entry: int
    digest: str
    form: bytes | None

    def after(self, previous: str) -> str:
        """The digest that belongs to this entry behind `previous`; empty when it is gone."""
        return "" if self.form is None else digest(previous, self.form)


class Moment(Func):
    """The time as text, exactly as it stands; never parsed, so a damaged one cannot stop us."""

    template = "CAST(%(expressions)s AS TEXT)"
    output_field = models.TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: Any, **context: Any
    ) -> tuple[str, Any]:
        """PostgreSQL keeps an instant; it is written as Django writes it into SQLite."""
        template = "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"
        return self.as_sql(compiler, connection, template=template, **context)


def digest(previous: str, form: bytes) -> str:
    """The seal of an entry behind the seal `previous`."""
    return hashlib.sha256(previous.encode("utf-8", "surrogateescape") + form).hexdigest()


def links(*, after: int = _BEFORE_ALL) -> Iterator[Link]:
    """Every seal behind `after` in order, one chunk in memory; sealing may go on meanwhile."""
    while True:
        seals = list(
            Seal.objects.filter(seq__gt=after)
            .order_by("seq")
            .values_list("seq", "entry_id", "digest")[:CHUNK]
        )
        if not seals:
            return
        found = forms([entry for _, entry, _ in seals if isinstance(entry, int)])
        for seq, entry, sealed in seals:
            yield Link(seq, entry, str(sealed), found.get(entry))
        after = seals[-1][0]


def forms(ids: Sequence[int]) -> dict[int, bytes]:
    """The text of each entry that is there, by id: two queries per chunk."""
    found: dict[int, bytes] = {}
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        touched = defaultdict(list)
        for entry, *thing in Touched.objects.filter(entry__in=chunk).values_list(
            "entry_id", "kind", "thing"
        ):
            touched[entry].append(thing)
        for row in (
            Entry.objects.filter(pk__in=chunk).annotate(moment=Moment("at")).values_list(*_COLUMNS)
        ):
            # In Python's order: databases sort text each in their own.
            found[row[0]] = _form([*row, sorted(touched[row[0]], key=repr)])
    return found


@contextmanager
def any_bytes() -> Iterator[None]:
    """SQLite hands over text that is no longer UTF-8, as a changed byte may leave it."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    raw = connection.connection
    kept, raw.text_factory = raw.text_factory, lambda b: b.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = kept


def _form(row: list[Any]) -> bytes:
    if len(str(row[1])) == 19:  # SQLite writes a whole second without its fraction
        row[1] += ".000000"
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=repr)
    return text.encode("utf-8", "surrogateescape")
