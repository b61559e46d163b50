"""Numbers are kept free for letters to come, used for them, or run out and stay."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from wian.offices.acting import Actor, check, today
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ...errors import Refused
from ...models import Book, Entry, Letter
from ...register_values import Given
from ...registering import (
    MOST_AT_ONCE,
    letter_number,
    number_text,
    reserve_problem,
)
from ..keeping import JOB
from ..locking import REGISTER
from .books import check_day, given, locked_book, take, told, typed, writable_line
from .outgoing import outgoing_book, sender
from .papers import arrive, check_book, check_incoming, check_outgoing, go_out, held, known, line


def reserve(
    actor: Actor,
    *,
    office: int,
    way: str,
    series: str = "ordinary",
    count: int = 1,
    until: date,
    subject: str = "",
) -> tuple[Given, ...]:
    """The next numbers of the book are kept free until the end of the day `until`.

    Refused L209, L210, and as `issue_outgoing` for numbers of what goes out.
    """
    check(actor, REGISTER, standing(office))
    day, said = today(), typed(subject=subject)
    if problem := reserve_problem(count, until, today=day):
        last = date(day.year, 12, 31).isoformat()
        raise Refused(problem, most=MOST_AT_ONCE, last=last)
    own = sender(office) if way == "out" else ""
    with transaction.atomic():
        if way == "out":
            book, code = outgoing_book(office, series, day)
        else:
            book, code = locked_book(office, way, "ordinary", day.year), ""
            check_day(book, day)
        rows = Entry.objects.bulk_create(
            Entry(
                book=book,
                number=number,
                state="reserved",
                day=day,
                account_id=actor.account,
                reserved_until=until,
                their_number=_text(book, code, series, number),
                sender=own,
                **said,
            )
            for number in take(book, count)
        )
        after = {"first": rows[0].number, "count": count, "until": until}
        told(actor, "number.reserve", book, after)
    return tuple(given(row, row.their_number or number_text(row.number)) for row in rows)


def _text(book: Book, code: str, series: str, number: int) -> str:
    """How the number will stand on the letter; "" for one that comes in."""
    return letter_number(code, series, number, year=book.year) if book.way == "out" else ""


def fill_reserved(
    actor: Actor,
    *,
    entry: int,
    letter: int | None = None,
    subject: str = "",
    addressee: str = "",
    note: str = "",
    revision: int | None = None,
) -> Given:
    """The reserved number is that of the letter, or of one not kept here with this subject.

    Its day stays that of the reservation. Refused L213 where it is not reserved any more, L216
    without a subject, and as registering and issuing refuse the letter.
    """
    found = writable_line(actor, entry)
    if letter is not None:
        known(actor, letter)
    said = typed(subject=subject, addressee=addressee, note=note)
    with transaction.atomic():
        row = held(letter) if letter is not None else None
        spot = Entry.objects.select_for_update().get(pk=entry)
        if spot.state != "reserved" or not spot.reserved_until or spot.reserved_until < today():
            raise Refused("L213")
        columns = _columns(found, row, said, revision)
        Entry.objects.filter(pk=entry).update(state="issued", **columns)
        if row is not None and found.book.way == "in":
            arrive(row, found.book.office_id)
        elif row is not None:
            go_out(row, spot.their_number, spot.day)
        told(actor, "number.issue", found.book, {"number": spot.number, "reserved": True}, letter)
    spot.refresh_from_db()
    return given(spot, "" if found.book.way == "out" else number_text(spot.number, spot.insert))


def lapse() -> int:
    """Reservations whose last day is over have run out; how many. They keep their place."""
    day = today()
    with transaction.atomic():
        late = Entry.objects.filter(state="reserved", reserved_until__lt=day)
        count = late.update(state="lapsed")
        if count:
            tell(JOB, "number.lapse", ("day", int(f"{day:%Y%m%d}")), count=count)
    return count


def _columns(
    found: Entry, row: Letter | None, said: dict[str, str], revision: int | None
) -> dict[str, Any]:
    """What the line says once it is filled."""
    book, out = found.book, found.book.way == "out"
    number = {"their_number": found.their_number, "dated": found.day} if out else {}
    if row is None:
        if not said["subject"]:
            raise Refused("L216")
        return said | number
    (check_outgoing if out else check_incoming)(row, book.office_id, revision)
    if out:
        check_book(row, book)
    return line(row) | number | {"note": said["note"]}
