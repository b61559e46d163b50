"""The parts of the receipts' table on PostgreSQL: each holds those of a range of letters.

Ids of letters go up with time, so a part is a stretch of time, and old ones stay as they are. There
is no part for "everything else": a letter beyond the last one could not be sent (`ahead`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import connection, transaction
from django.db.models import Max

from .models import Letter

SIZE: Final = 500_000
"""Letters of one part."""
_LOCK: Final = 0x5749414E
_LIST: Final = """
SELECT c.relname, GREATEST(c.reltuples, 0)::bigint, pg_total_relation_size(c.oid)
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = 'letters_receipt'::regclass ORDER BY length(c.relname), c.relname
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: the letters [first, last] in it, about how many receipts, and its bytes."""

    name: str
    first: int
    last: int
    receipts: int
    bytes: int


def parts() -> tuple[Part, ...]:
    """The parts that are there, the oldest first; none on SQLite, which needs none."""
    if connection.vendor != "postgresql":
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_LIST)
        return tuple(_part(*row) for row in cursor.fetchall())


def ahead(letter: int) -> tuple[str, ...]:
    """The letter has its part, and so have as many behind it as fit in one; names of new parts."""
    if connection.vendor != "postgresql":
        return ()
    wanted = [letter // SIZE, letter // SIZE + 1]
    if not (missing := _missing(wanted)):
        return ()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        for number in missing:
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS {_name(number)} PARTITION OF letters_receipt"
                f" FOR VALUES FROM ({number * SIZE}) TO ({(number + 1) * SIZE})"
            )
    return tuple(map(_name, missing))


def keep_ahead() -> tuple[str, ...]:
    """The newest letter and those to come have their parts; names of new ones."""
    newest = Letter.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return ahead(newest)


def _missing(numbers: list[int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number FROM unnest(%s::bigint[]) AS number"
            " WHERE to_regclass('letters_receipt_' || number) IS NULL ORDER BY number",
            [numbers],
        )
        return [int(number) for (number,) in cursor.fetchall()]


def _name(number: int) -> str:
    return f"letters_receipt_{number}"


def _part(name: str, receipts: int, size: int) -> Part:
    number = int(name.rpartition("_")[2])
    return Part(name, number * SIZE, (number + 1) * SIZE - 1, receipts, size)
