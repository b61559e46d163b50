"""A book gives its numbers in order; who takes some holds it until their lines are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F

from wian.offices.acting import Actor, check, today
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ...errors import Refused
from ...models import Book, Entry
from ...register_values import Given
from ...registering import BOOKS, LONGEST, WAYS, day_problem, words
from ..locking import REGISTER


def locked_book(office: int, way: str, series: str, year: int) -> Book:
    """The book, in which nobody else writes until this transaction ends; opened if it is new."""
    if way not in WAYS or series not in BOOKS:
        raise Refused("L206")
    key = {"office_id": office, "way": way, "series": series, "year": year}
    found = Book.objects.select_for_update().filter(**key).first()
    if found is None:
        Book.objects.bulk_create([Book(**key)], ignore_conflicts=True)
        found = Book.objects.select_for_update().get(**key)
    return found


def take(book: Book, count: int = 1) -> range:
    """The next numbers of a locked book, which nobody else will ever be given."""
    Book.objects.filter(pk=book.pk).update(last=F("last") + count)
    book.refresh_from_db(fields=["last"])
    return range(book.last - count + 1, book.last + 1)


def check_day(book: Book, day: date) -> None:
    """Pass for a day that the next line of a locked book may have; Refused L207, L208."""
    lines = Entry.objects.filter(book=book).order_by("-number", "-insert")
    last = lines.values_list("day", flat=True).first()
    if problem := day_problem(day, today=today(), last=last):
        raise Refused(problem, day=day.isoformat(), last=last.isoformat() if last else "")


def writable_line(actor: Actor, entry: int) -> Entry:
    """The line, in whose book this person may write; Refused L201 where there is none, or Denied.

    Outside a transaction.
    """
    found = Entry.objects.select_related("book").filter(pk=entry).first()
    if found is None:
        raise Refused("L201")
    check(actor, REGISTER, standing(found.book.office_id))
    return found


def typed(**texts: str) -> dict[str, str]:
    """The texts as they stand in a book; Refused L106 for one that is too long."""
    found = {name: words(text) for name, text in texts.items()}
    for name, text in found.items():
        if len(text) > LONGEST[name]:
            raise Refused("L106", most=LONGEST[name])
    return found


def given(entry: Entry, text: str = "") -> Given:
    """The line's number, and how it is written on the letter."""
    return Given(entry.pk, entry.book_id, entry.number, entry.insert, text or entry.their_number)


def told(
    actor: Actor, verb: str, book: Book, after: Mapping[str, Any], letter: int | None = None
) -> None:
    """The ledger tells what was done in the book, and to which letter."""
    touched = [("letter", letter)] if letter is not None else []
    ledger(actor, verb, book.pk, book.office_id, after, touched)


def ledger(
    actor: Actor,
    verb: str,
    book: int,
    office: int,
    after: Mapping[str, Any],
    touched: Sequence[tuple[str, int]] = (),
) -> None:
    """The same by ids; `count` among `after` says of how many lines it tells."""
    count = int(after.get("count", 1))
    both = [("office", office), *touched]
    tell(actor, verb, ("book", book), touched=both, after=after, count=count)
