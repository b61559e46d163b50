"""A number is cancelled: it stays in its place, struck, and its letter is free again."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from wian.offices.acting import Actor

from ...errors import Refused
from ...models import Book, Custody, Entry, Letter
from ..indexing import index
from ..locking import change
from .books import told, typed, writable_line
from .papers import held


def cancel(actor: Actor, *, entry: int, reason: str) -> None:
    """The line is cancelled for good and its number never given again.

    What came in lies on the desk again, what goes out waits signed for another number. Refused
    L109 without a reason, L214 where it is cancelled already or its reservation ran out.
    """
    found = writable_line(actor, entry)
    why = typed(reason=reason)["reason"]
    if not why:
        raise Refused("L109")
    with transaction.atomic():
        row = held(found.letter_id) if found.letter_id is not None else None
        spot = Entry.objects.select_for_update().get(pk=entry)
        if spot.state not in ("issued", "reserved"):
            raise Refused("L214")
        if spot.letter_id != found.letter_id:  # filled meanwhile: look at it first
            raise Refused("L102")
        Entry.objects.filter(pk=entry).update(state="cancelled", reason=why)
        if row is not None:
            _free(row, found.book)
        told(actor, "number.cancel", found.book, {"number": spot.number}, found.letter_id)


def _free(row: Letter, book: Book) -> None:
    """The letter is as it was before it had the number."""
    if book.way == "out":
        change(row.pk, state="signed", number="", number_key="", dated=None)
    elif book.office_id == row.office_id:
        change(row.pk, state="desk")
        lies = Custody.objects.filter(letter=row, office=row.office_id, closed_at=None)
        lies.update(closed_at=timezone.now())
    index(row.pk)
