"""A letter goes into a book: what must hold for it, what the line says, what it is afterwards."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.utils import timezone

from wian.offices.acting import Actor

from ...errors import Refused
from ...fields import SECRECIES
from ...models import Book, Custody, Doubt, Entry, Letter
from ...numbers import key
from ...queries.houses import house
from ...queries.letters import letter as seen_letter
from ...registering import OWN_SERIES, SERIES, Standing, number_text, register_problem
from ..indexing import index
from ..locking import change, unchanged


def known(actor: Actor, letter: int) -> Letter:
    """The letter, which this person sees; Refused L101 or Denied. Outside a transaction."""
    try:
        return seen_letter(actor, letter)
    except LookupError:
        raise Refused("L101") from None


def held(letter: int) -> Letter:
    """The letter as it is now, which nobody else changes until this transaction ends.

    Rows that point at it may come meanwhile: who takes up a receipt writes some, and would wait
    for who recalls it, who waits for the receipt.
    """
    return Letter.objects.select_for_update(no_key=True).get(pk=letter)


def line_of(letter: int, office: int, way: str) -> Entry | None:
    """The line that the letter has in a book of the office."""
    return lines_of((letter,), office, way).get(letter)


def lines_of(letters: Collection[int], office: int, way: str) -> dict[int, Entry]:
    """The line of each letter that has one in a book of the office."""
    lines = Entry.objects.filter(
        letter__in=letters, state="issued", book__office=office, book__way=way
    ).select_related("book")
    return {entry.letter_id: entry for entry in lines.order_by("pk") if entry.letter_id}


def check_incoming(row: Letter, office: int, revision: int | None) -> None:
    """Pass where the letter may be registered by the office; Refused L102, L108, L202-L205,
    L220.

    Where it came in it must be ready on the desk; other units of the house enter it afterwards.
    """
    unchanged(row, revision)
    if row.way != "in":
        raise Refused("L108")
    if office != row.office_id:
        if office not in house(row.office_id).ids:
            raise Refused("L205")
        if row.state != "registered":
            raise Refused("L108")
        if there := line_of(row.pk, office, "in"):
            raise Refused("L220", line=number_text(there.number, there.insert))
        return
    doubts = Doubt.objects.filter(letter=row, answer="").count()
    if problem := register_problem(Standing(row.state, row.trouble, row.secrecy, doubts)):
        raise Refused(problem, count=doubts)


def check_outgoing(row: Letter, office: int, revision: int | None) -> None:
    """Pass for a letter of the office that is signed and has no number; Refused L102, L108, and
    L203 for a classified one: it has its number in the register on paper."""
    unchanged(row, revision)
    if row.office_id != office or row.way != "out" or row.state != "signed":
        raise Refused("L108")
    if row.secrecy in SECRECIES:
        raise Refused("L203")


def check_book(row: Letter, book: Book) -> None:
    """Pass where letters of this kind stand in the book; Refused L206 for an order elsewhere."""
    if OWN_SERIES.get(row.kind, "") != (book.series if book.series not in SERIES else ""):
        raise Refused("L206")


def line(row: Letter) -> dict[str, Any]:
    """What the book says of the letter."""
    return {
        "letter": row,
        "their_number": row.number,
        "dated": row.dated,
        "sender": row.issuer,
        "addressee": row.addressee,
        "subject": row.subject,
    }


def arrive(row: Letter, office: int) -> None:
    """The registered letter lies with the registry of the office that it came to."""
    if office == row.office_id:
        Custody.objects.update_or_create(
            letter=row,
            office_id=office,
            defaults={
                "unit_id": office,
                "holder": None,
                "closed_at": None,
                "since": timezone.now(),
                "due": None,
            },
        )
        change(row.pk, state="registered")
    index(row.pk)


def go_out(row: Letter, text: str, day: date) -> None:
    """The signed letter bears the number of its line and its day."""
    change(row.pk, state="issued", number=text, number_key=key(text), dated=day)
    index(row.pk)
