"""A line is put behind a number afterwards (แทรก), and says so for ever."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from wian.offices.acting import Actor, check, today
from wian.offices.queries.reach import standing

from ...errors import Refused
from ...models import Book, Entry, Letter
from ...queries.numbering import numbering_of
from ...register_values import Given
from ...registering import SERIES, insert_problem, letter_number, number_text
from ..locking import REGISTER
from .books import given, told, typed
from .outgoing import sender
from .papers import arrive, check_book, check_incoming, check_outgoing, go_out, held, known, line


def insert_behind(
    actor: Actor,
    *,
    book: int,
    number: int,
    day: date,
    reason: str,
    letter: int | None = None,
    subject: str = "",
    addressee: str = "",
    note: str = "",
    revision: int | None = None,
) -> Given:
    """A line of an earlier day stands behind the number: 12.1, then 12.2, marked with the reason.

    Refused L109 without a reason, L201 for no such number, L215 for a day that does not fit
    between its neighbours, L216 without a subject, and as registering refuses the letter.
    """
    there = Book.objects.filter(pk=book).first()
    if there is None:
        raise Refused("L201")
    check(actor, REGISTER, standing(there.office_id))
    if letter is not None:
        known(actor, letter)
    said = typed(subject=subject, addressee=addressee, note=note, reason=reason)
    if not said["reason"]:
        raise Refused("L109")
    with transaction.atomic():
        row = held(letter) if letter is not None else None
        there = Book.objects.select_for_update().get(pk=book)
        insert = _place(there, number, day)
        columns = _columns(there, number, insert, day, row, said, revision)
        entry = Entry.objects.create(
            book=there, number=number, insert=insert, state="issued", day=day,
            account_id=actor.account, **columns,
        )  # fmt: skip
        if row is not None and there.way == "in":
            arrive(row, there.office_id)
        elif row is not None:
            go_out(row, entry.their_number, day)
        after = {"number": number, "insert": insert, "day": day}
        told(actor, "number.insert", there, after, letter)
    return given(entry, "" if there.way == "out" else number_text(number, insert))


def _place(book: Book, number: int, day: date) -> int:
    """Which line behind the number this will be; Refused L201, L215."""
    lines = Entry.objects.filter(book=book)
    behind = lines.filter(number=number).aggregate(insert=Max("insert"), day=Max("day"))
    if behind["day"] is None:
        raise Refused("L201")
    after = lines.filter(number=number + 1, insert=0).values_list("day", flat=True).first()
    last = min(after or date(book.year, 12, 31), today())
    if problem := insert_problem(day, before=behind["day"], last=last):
        raise Refused(problem, first=behind["day"].isoformat(), last=last.isoformat())
    return int(behind["insert"]) + 1


def _columns(
    book: Book,
    number: int,
    insert: int,
    day: date,
    row: Letter | None,
    said: dict[str, str],
    revision: int | None,
) -> dict[str, Any]:
    """What the line says of the letter, or of one not kept here."""
    if row is not None:
        (check_outgoing if book.way == "out" else check_incoming)(row, book.office_id, revision)
        if book.way == "out":
            check_book(row, book)
        said = {name: said[name] for name in ("note", "reason")}
    elif not said["subject"]:
        raise Refused("L216")
    stands = line(row) if row is not None else {}
    if book.way == "out":
        code, series = numbering_of(book.office_id, book.year).code, _series(book, number)
        text = letter_number(code, series, number, insert, year=book.year)
        stands |= {"their_number": text, "dated": day, "sender": sender(book.office_id)}
    return stands | said


def _series(book: Book, number: int) -> str:
    """The series of the number that the line stands behind: circulars may be among the others."""
    if book.series not in SERIES:
        return book.series
    first = Entry.objects.filter(book=book, number=number, insert=0)
    text = first.values_list("their_number", flat=True).get()
    return "circular" if book.series == "circular" or "/ว " in text else "ordinary"
