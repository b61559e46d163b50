"""Many numbers at once: the row of numbers is taken in one step, the lines are written in one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import transaction

from wian.offices.acting import Actor, check, today
from wian.offices.queries.reach import standing

from ...errors import Refused
from ...models import Book, Entry, Letter
from ...numbers import key
from ...queries.letters import visible
from ...register_values import Given, NewLine
from ...registering import BOOKS, MOST_AT_ONCE, letter_number
from ..indexing import index_many
from ..locking import REGISTER
from .books import given, ledger, take, told, typed
from .outgoing import outgoing_book, own_series, sender
from .papers import check_outgoing, known, line, lines_of

_ISSUED: Final = ("number", "number_key", "state", "dated", "revision", "settled")


def issue_many(
    actor: Actor,
    *,
    office: int,
    series: str = "ordinary",
    lines: Sequence[NewLine],
    day: date | None = None,
) -> tuple[Given, ...]:
    """Each line has the next number of the office, for letters that are not kept here.

    Refused L209 for none or too many, L216 for one without a subject, and as `issue_outgoing`.
    """
    check(actor, REGISTER, standing(office))
    _check_count(len(lines))
    said = [typed(subject=one.subject, addressee=one.addressee, note=one.note) for one in lines]
    if not all(one["subject"] for one in said):
        raise Refused("L216")
    day, own = day or today(), sender(office)
    with transaction.atomic():
        book, code = outgoing_book(office, series, day)
        rows = Entry.objects.bulk_create(
            Entry(
                book=book,
                number=number,
                state="issued",
                day=day,
                account_id=actor.account,
                their_number=letter_number(code, series, number, year=book.year),
                dated=day,
                sender=own,
                **one,
            )
            for number, one in zip(take(book, len(said)), said, strict=True)
        )
        told(actor, "number.issue", book, {"first": rows[0].number, "count": len(rows)})
    return tuple(given(row) for row in rows)


def issue_signed(
    actor: Actor,
    *,
    office: int,
    series: str = "ordinary",
    letters: Sequence[int],
    day: date | None = None,
) -> tuple[Given, ...]:
    """Each signed letter is issued under the next number of the office, in the order given.

    All or none; one that has a number keeps it; orders and announcements have their own series.
    Refused as `issue_outgoing`, L209 for none or too
    many.
    """
    check(actor, REGISTER, standing(office))
    _check_count(len(set(letters)))
    seen = set(visible(actor).filter(pk__in=letters).values_list("pk", flat=True))
    for letter in letters:
        if letter not in seen:
            known(actor, letter)
    day = day or today()
    with transaction.atomic():
        held = Letter.objects.select_for_update().filter(pk__in=letters).order_by("pk")
        rows = {row.pk: row for row in held}
        there = lines_of(rows, office, "out")
        fresh = [rows[letter] for letter in dict.fromkeys(letters) if letter not in there]
        for row in fresh:
            check_outgoing(row, office, None)
        for own in BOOKS:  # in one order, so that two who number at once do not wait for each other
            if rows_of := [row for row in fresh if own_series(row, series) == own]:
                book, code = outgoing_book(office, own, day)
                there |= _issue(actor, book, rows_of, code=code, series=own, day=day)
    return tuple(given(there[letter]) for letter in letters)


def _issue(
    actor: Actor, book: Book, rows: Sequence[Letter], *, code: str, series: str, day: date
) -> dict[int, Entry]:
    """The letters stand in the locked book and bear their numbers; their lines."""
    lines = Entry.objects.bulk_create(
        Entry(
            book=book,
            number=number,
            state="issued",
            day=day,
            account_id=actor.account,
            **line(row)
            | {
                "their_number": letter_number(code, series, number, year=book.year),
                "dated": day,
            },
        )
        for row, number in zip(rows, take(book, len(rows)), strict=True)
    )
    for row, entry in zip(rows, lines, strict=True):
        row.number, row.number_key = entry.their_number, key(entry.their_number)
        row.state, row.dated = "issued", day
        row.revision = row.settled = row.revision + 1
    Letter.objects.bulk_update(rows, _ISSUED)
    index_many([row.pk for row in rows])
    touched = [("letter", row.pk) for row in rows]
    after = {"first": lines[0].number, "count": len(lines)}
    ledger(actor, "number.issue", book.pk, book.office_id, after, touched)
    return dict(zip((row.pk for row in rows), lines, strict=True))


def _check_count(count: int) -> None:
    if not 1 <= count <= MOST_AT_ONCE:
        raise Refused("L209", most=MOST_AT_ONCE)
