"""Registers as the acting person may see them: which books there are, and how they stand."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from wian.offices.acting import SYSTEM, Actor, check, refuse, today
from wian.offices.queries.offices import names
from wian.offices.queries.reach import kept, reached, standing
from wian.offices.rules import SEE

from ..inside_values import Room
from ..models import Book, Entry
from ..register_values import BookView
from ..registering import WAYS, book_series
from .hands import REGISTER, stands_in
from .letters import READ
from .numbering import numbering_of

BOOKS: Final = 60
_APART: Final = ("reserved", "cancelled", "lapsed", "inserted")


def years(actor: Actor) -> tuple[int, ...]:
    """The years (CE) of books that this person may read, the newest first: one query."""
    rows = _books(actor).order_by("-year").values_list("year", flat=True)
    return tuple(rows.distinct())


def books(
    actor: Actor, *, year: int, offices: Collection[int] = (), start: int = 0, most: int = BOOKS
) -> tuple[BookView, ...]:
    """The books of a year that have lines, office by office: three queries."""
    rows = _weighed(actor, _books(actor).filter(year=year))
    rows = rows.filter(office__in=offices) if offices else rows
    return _told(list(rows.order_by("office", "way", "-series")[start : start + most]))


def book(actor: Actor, id_: int) -> BookView:
    """The book; LookupError where there is none, Denied (and in the ledger) where not shown."""
    shown = Exists(kept(actor, READ).filter(office=OuterRef("office")))
    found = _weighed(actor, Book.objects.filter(pk=id_)).annotate(shown=shown).first()
    if found is None:
        raise LookupError("book")
    if not found.shown:
        refuse(actor, READ, standing(found.office_id))
    return _told([found])[0]


def next_number(actor: Actor, *, office: int, way: str, series: str = "ordinary") -> int:
    """The number that the next letter of today would get, unless somebody is faster; Denied for
    who may not read there. LookupError for no such register."""
    check(actor, READ, standing(office))
    year = today().year
    if way not in WAYS:
        raise LookupError(way)
    apart = way == "out" and numbering_of(office, year).circulars_apart
    rows = Book.objects.filter(office=office, way=way, year=year)
    last = rows.filter(series=book_series(way, series, apart=apart)).values_list("last", flat=True)
    return (last.first() or 0) + 1


def writable(actor: Actor) -> tuple[Room, ...]:
    """The offices and units of today whose registers this person writes: their own, by tree."""
    own = stands_in(actor, REGISTER)
    rows = reached(SYSTEM, SEE).filter(Q(office__in=own) | Q(kind="unit", parent__in=own))
    return tuple(Room(*row) for row in rows.order_by("path").values_list("office", "name_th"))


def _books(actor: Actor) -> QuerySet[Book]:
    return Book.objects.filter(office__in=kept(actor, READ).values("office"), last__gt=0)


def _weighed(actor: Actor, rows: QuerySet[Book]) -> QuerySet[Any]:
    """The books with whether this person writes in them."""
    return rows.annotate(writes=Exists(kept(actor, REGISTER).filter(office=OuterRef("office"))))


def _told(rows: list[Any]) -> tuple[BookView, ...]:
    """The books with the names of their offices and how their lines stand: two queries."""
    apart = Entry.objects.filter(~Q(state="issued") | Q(insert__gt=0), book__in=rows)
    counted: Any = apart.values("book").annotate(
        **{name: Count("pk", filter=Q(state=name)) for name in _APART[:-1]},
        inserted=Count("pk", filter=Q(insert__gt=0)),
    )
    told: dict[int, dict[str, int]] = {}
    for row in counted.order_by():
        told[row["book"]] = {name: row[name] for name in _APART}
    called = names({row.office_id for row in rows})
    return tuple(
        BookView(
            row.pk, row.office_id, called.get(row.office_id, ""), row.way, row.series, row.year,
            row.last, row.writes, **told.get(row.pk, {}),
        )
        for row in rows
    )  # fmt: skip
