"""What repeats a letter's facts for lists and search is as the facts hold now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db.models import DateField, Value
from django.db.models.functions import Coalesce

from wian.offices.queries.offices import called
from wian.offices.values import OfficeView

from ..days import bounds
from ..facts import Said, cited, columns, effective
from ..models import Citation, Correction, Letter, Text
from ..numbers import LONGEST, key
from .indexing import index_many
from .locking import change

Asks = Callable[[str], list[OfficeView]]


def said_of(letter: int) -> list[Said]:
    """What people have put right in the letter, the last word about each fact."""
    rows = Correction.objects.filter(letter=letter).order_by("pk")
    newest = {row.name: row for row in rows}
    return [Said(row.name, row.value) for row in newest.values() if not row.back]


def facts_of(letter: int) -> dict[str, Any]:
    """The facts of the letter as they hold now."""
    read = Text.objects.filter(letter=letter).values_list("facts", flat=True).first()
    return effective(read or {}, said_of(letter))


def refresh(letter: int, **also: Any) -> None:
    """Columns, citations and the index of the letter are as its facts; with other columns."""
    facts = facts_of(letter)
    found = columns_of(facts)
    found["earliest_due"] = nearest(found["earliest_due"])
    change(letter, **found, **also)
    Citation.objects.filter(letter=letter).delete()
    Citation.objects.bulk_create(citations(letter, facts))
    index_many([letter])


def columns_of(facts: Mapping[str, Any], ask: Asks = called) -> dict[str, Any]:
    """The letter's columns by its facts; its issuer's office where one only is called so.

    Who has many letters may `ask` in another way, that remembers.
    """
    found = asdict(columns(facts))
    offices = ask(found["issuer"])[:2] if found["issuer"] else []
    found["issuer_office"] = offices[0].id if len(offices) == 1 else None
    found["first_day"], found["last_day"] = bounds(facts)
    return found


def nearest(read: date | None) -> Coalesce:
    """The day that a higher room says, else the one that was read."""
    return Coalesce("asked_due", Value(read, DateField()))


def citations(letter: int, facts: Mapping[str, Any]) -> Iterable[Citation]:
    """A row for each letter that this one names by number."""
    for enclosed, row in cited(facts):
        start, end = row.get("span") or (0, 0)
        yield Citation(
            letter_id=letter,
            as_enclosure=enclosed,
            number=row["number"][:LONGEST],
            number_key=key(row["number"]),
            dated=date.fromisoformat(row["date"]) if row.get("date") else None,
            title=(row.get("title") or "")[:500],
            start=start,
            end=end,
        )


def fresh(letter: Letter, facts: Mapping[str, Any], ask: Asks = called) -> None:
    """The letter's row, not yet saved, carries the columns of these facts."""
    found = columns_of(facts, ask)
    letter.issuer_office_id = found.pop("issuer_office")
    for name, value in found.items():
        setattr(letter, name, value)
