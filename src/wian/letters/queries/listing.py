"""What search finds as one list for a file, with who has each letter in hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from wian.offices.acting import Actor
from wian.offices.queries.offices import names

from ..errors import Refused
from ..models import Custody
from ..search.values import Wanted
from .briefs import name_columns, name_of
from .search import ROUND, wanted_rows
from .veiling import veils
from .within import inside, within

MOST: Final = 2_000
_AT_ONCE: Final = 500
_COLUMNS: Final = (
    "pk", "office", "way", "state", "number", "dated", "issuer", "addressee", "subject",
    "urgency", "earliest_due",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A letter as a line of a list; `office` keeps it, `holder` has it in hand there."""

    id: int
    office: str
    way: str
    state: str
    number: str
    dated: date | None
    issuer: str
    addressee: str
    subject: str
    urgency: str
    earliest_due: date | None
    holder: str


def listed(actor: Actor, wanted: Wanted) -> tuple[Listed, ...]:
    """Every letter that is wanted, the newest first, as this person may read it.

    Refused L502 where they are more than one file takes.
    """
    found = wanted_rows(actor, wanted).annotate(inside=within(actor)).order_by("-pk")
    rows = list(found.values(*_COLUMNS, "inside")[: MOST + 1])
    if len(rows) > MOST:
        raise Refused("L502", most=f"{MOST:,}")
    offices = names({row["office"] for row in rows})
    return tuple(
        line
        for first in range(0, len(rows), _AT_ONCE)
        for line in _lines(actor, rows[first : first + _AT_ONCE], offices)
    )


def _lines(actor: Actor, rows: list[Any], offices: dict[int, str]) -> Iterator[Listed]:
    ids = [row["pk"] for row in rows]
    over, holders = veils(actor, ids), dict(_holders(actor, ids))
    for row in rows:
        veil, office = over[row["pk"]], row.pop("office")
        if not row.pop("inside"):
            row |= {"way": "in", "state": ROUND}
        row |= {name: veil.text(row[name]) for name in ("issuer", "addressee", "subject")}
        holder = holders.get((row["pk"], office), "")
        yield Listed(id=row.pop("pk"), office=offices.get(office, ""), holder=holder, **row)


def _holders(actor: Actor, ids: Iterable[int]) -> Iterator[tuple[tuple[int, int], str]]:
    """Who has each letter in hand, by letter and office; the unit where it is nobody's."""
    open_ = Custody.objects.filter(inside(actor), letter__in=ids, closed_at=None)
    rows = list(open_.values("letter", "office", "unit", *name_columns("holder")))
    units = names({row["unit"] for row in rows})
    for row in rows:
        unit = units.get(row["unit"], "")
        yield (row["letter"], row["office"]), name_of(row, "holder") or unit
