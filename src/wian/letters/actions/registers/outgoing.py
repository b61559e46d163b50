"""What goes out gets the next number of its series."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from wian.offices.acting import Actor, check, today
from wian.offices.queries.offices import names
from wian.offices.queries.reach import standing

from ...errors import Refused
from ...models import Book, Entry, Letter
from ...queries.numbering import numbering_of
from ...register_values import Given
from ...registering import BOOKS, SERIES, book_series, letter_number, series_of
from ..locking import REGISTER
from .books import check_day, given, locked_book, take, told
from .papers import check_outgoing, go_out, held, known, line, line_of


def issue_outgoing(
    actor: Actor,
    *,
    letter: int,
    series: str = "ordinary",
    day: date | None = None,
    revision: int | None = None,
) -> Given:
    """The signed letter is issued under the next number of its office; a second time under the
    same. An order or an announcement has its own series, whatever is asked.

    Refused L108 while it is not signed, L206 for a series of another kind of letter, L212 for an
    office without a code, L102, L207, L208.
    """
    found = known(actor, letter)
    check(actor, REGISTER, standing(found.office_id))
    day = day or today()
    with transaction.atomic():
        row = held(letter)
        there = line_of(row.pk, row.office_id, "out")
        if there is not None:
            return given(there)
        check_outgoing(row, found.office_id, revision)
        series = own_series(row, series)
        book, code = outgoing_book(row.office_id, series, day)
        [number] = take(book)
        text = letter_number(code, series, number, year=book.year)
        stands = line(row) | {"their_number": text, "dated": day}
        entry = Entry.objects.create(
            book=book, number=number, state="issued", day=day, account_id=actor.account, **stands
        )
        go_out(row, text, day)
        told(actor, "number.issue", book, {"number": number}, row.pk)
    return given(entry)


def outgoing_book(office: int, series: str, day: date) -> tuple[Book, str]:
    """The locked book of what goes out on the day, and the code before its numbers.

    Refused L206, L207, L208, L212.
    """
    if series not in BOOKS:
        raise Refused("L206")
    book = locked_book(office, "out", "ordinary", day.year)  # how it numbers stays so meanwhile
    how = numbering_of(office, day.year)
    if not how.code and series in SERIES:
        raise Refused("L212")
    if (kind := book_series("out", series, apart=how.circulars_apart)) != book.series:
        book = locked_book(office, "out", kind, day.year)
    check_day(book, day)
    return book, how.code


def own_series(row: Letter, series: str) -> str:
    """The series that the letter is numbered in; Refused L206 for one that is not of its kind."""
    found = series_of(row.kind, series)
    if found is None:
        raise Refused("L206")
    return found


def sender(office: int) -> str:
    """The office as the column จาก has it."""
    return names((office,)).get(office, "")[:240]
