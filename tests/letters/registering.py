"""Letters that are ready to be registered or numbered, and the numbers of a book."""

from __future__ import annotations

from tests.letters.inside import kept
from wian.letters.actions.registers import set_series
from wian.letters.models import Custody, Draft, Entry, Letter
from wian.letters.queries.register_lines import lines
from wian.letters.queries.registers import books
from wian.letters.register_values import BookView, LineView
from wian.offices.acting import SYSTEM, Actor, today

CODE = "ชร 0118"


def ready(office: int, subject: str = "การประชุมประจำเดือน", **columns: object) -> int:
    """A letter on the desk to which nothing can be objected; its id."""
    return kept(office, subject=subject, state="desk", **columns).pk


def signed(office: int, subject: str = "ขอเชิญประชุม") -> int:
    """A signed letter that waits for its number; its id."""
    row = Letter.objects.create(
        office_id=office, issuer_office_id=office, way="out", state="signed", source="written",
        subject=subject, addressee="นายอำเภอทุกอำเภอ", issuer="ที่ว่าการอำเภอ",
    )  # fmt: skip
    Draft.objects.create(letter=row, version=1, content={})
    Custody.objects.create(letter=row, office_id=office, unit_id=office)
    return row.pk


def coded(office: int, *, apart: bool = True) -> None:
    """The office numbers what it sends under a code of these tests."""
    set_series(SYSTEM, office=office, year=today().year, circulars_apart=apart, code=CODE)


def the_book(actor: Actor, *, way: str = "in", series: str = "ordinary") -> BookView:
    """This year's book of the way and series, the only one that the person reads."""
    found = books(actor, year=today().year)
    [book] = [one for one in found if (one.way, one.series) == (way, series)]
    return book


def all_lines(actor: Actor, book: BookView) -> list[LineView]:
    """Every line of the book in its order."""
    return list(lines(actor, book, newest=False, most=10_000).lines)


def numbers(book: int) -> list[int]:
    """The numbers of a book as the table holds them, without those put behind others."""
    rows = Entry.objects.filter(book=book, insert=0).order_by("number")
    return list(rows.values_list("number", flat=True))
