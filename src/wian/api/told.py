"""Values of a room become what the API says of them: field by field, offices by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from ninja import Schema

from wian.offices.queries.offices import keys


class Told(Schema):
    """A schema that is filled from a value; a field of `OFFICES` holds an id there, a key here."""

    OFFICES: ClassVar[tuple[str, ...]] = ("office", "unit", "to_unit")

    @classmethod
    def of(cls, view: object, named: Mapping[int, str], **also: Any) -> Self:
        """The value, with what is told beside it in `also`."""
        found = {
            name: getattr(view, name)
            for name in cls.model_fields
            if name not in also and hasattr(view, name)
        }
        for name in cls.OFFICES:
            if isinstance(found.get(name), int):
                found[name] = named.get(found[name])
        return cls.model_validate(found | also)


def named(*groups: Iterable[object]) -> Mapping[int, str]:
    """The keys of all offices that these values name: one query."""
    ids = {getattr(view, name, None) for views in groups for view in views for name in Told.OFFICES}
    return keys(id_ for id_ in ids if isinstance(id_, int))


def page(rows: list[Any], start: int, limit: int) -> tuple[list[Any], str | None]:
    """Of one row more than asked for those of the page, and where the next one begins."""
    return rows[:limit], str(start + limit) if len(rows) > limit else None


def start_of(cursor: str) -> int:
    """Where a page begins that is counted; LookupError for what is none."""
    if not cursor:
        return 0
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 10):
        raise LookupError("cursor")
    return int(cursor)


def pair_of(cursor: str) -> tuple[int, int] | None:
    """Behind which row a page begins that is known by two numbers; LookupError for what is none."""
    first, _, second = cursor.partition(".")
    if not cursor:
        return None
    if not all(one.isascii() and one.isdecimal() and len(one) < 19 for one in (first, second)):
        raise LookupError("cursor")
    return int(first), int(second)


def told_pair(last: tuple[int, int] | None) -> str | None:
    """The same as it goes out."""
    return f"{last[0]}.{last[1]}" if last else None
