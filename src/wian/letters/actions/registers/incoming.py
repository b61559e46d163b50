"""A letter that came in gets the next number of its office's book."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from wian.offices.acting import Actor, check, today
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ...models import Entry
from ...register_values import Given
from ...registering import number_text
from ..locking import REGISTER
from .books import check_day, given, locked_book, take, typed
from .papers import arrive, check_incoming, held, known, line, line_of


def register_incoming(
    actor: Actor,
    *,
    letter: int,
    office: int | None = None,
    day: date | None = None,
    action: str = "",
    note: str = "",
    revision: int | None = None,
) -> Given:
    """The letter stands in the incoming book of its office, or of a unit of it; its number there.

    A second time gives the same number back. Refused L202 while a doubt is open, L203 for a
    classified letter, L204 for one that could not be read, L205, L207, L208, L102, L108.
    """
    found = known(actor, letter)
    at = found.office_id if office is None else office
    check(actor, REGISTER, standing(at))
    said, day = typed(action=action, note=note), day or today()
    with transaction.atomic():
        row = held(letter)
        there = line_of(row.pk, at, "in")
        if there is not None:
            return given(there, number_text(there.number, there.insert))
        check_incoming(row, at, revision)
        book = locked_book(at, "in", "ordinary", day.year)
        check_day(book, day)
        [number] = take(book)
        entry = Entry.objects.create(
            book=book, number=number, state="issued", day=day, account_id=actor.account,
            **line(row), **said,
        )  # fmt: skip
        arrive(row, at)
        touched = [("office", at), ("book", book.pk)]
        after = {"book": book.pk, "number": number}
        tell(actor, "letter.register", ("letter", row.pk), touched=touched, after=after)
    return given(entry, number_text(number))
