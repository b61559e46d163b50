"""What a register is called, for pages that only name it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

from ..models import Book
from .letters import READ


@dataclass(frozen=True, slots=True)
class BookName:
    """A register: its office by name, its way and series, its year (CE)."""

    id: int
    office: str
    way: str
    series: str
    year: int


def book_name(actor: Actor, id_: int) -> BookName | None:
    """The register's name; None where there is none or it is not shown: one query."""
    spells = kept(actor, READ).filter(office=OuterRef("office")).values("name_th")[:1]
    rows = Book.objects.filter(pk=id_).annotate(called=Subquery(spells)).exclude(called=None)
    row = rows.values_list("pk", "called", "way", "series", "year").first()
    return BookName(*row) if row else None
