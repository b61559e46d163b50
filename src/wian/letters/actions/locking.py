"""A letter is changed by one person at a time, who has seen it as it is."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing

from ..errors import Refused
from ..models import Letter
from ..queries.hands import REGISTER, WRITE, right

__all__ = ["REGISTER", "WRITE", "change", "locked", "writable"]


def writable(actor: Actor, id_: int) -> Letter:
    """The letter, which this person may change; Refused L101 where there is none, or Denied.

    What stands in a book already, only who registers may change. Outside a transaction.
    """
    found = Letter.objects.filter(pk=id_).first()
    if found is None:
        raise Refused("L101")
    check(actor, right(found.state), standing(found.office_id))
    return found


def locked(id_: int, revision: int | None, *states: str, as_in: Letter | None = None) -> Letter:
    """The letter, which nobody else changes until this transaction ends.

    Refused L102 where somebody has changed it since `revision`, or its state since `as_in`, whose
    state the right was asked for; L108 in any state but these.
    """
    found = Letter.objects.select_for_update().get(pk=id_)
    moved = as_in is not None and as_in.state != found.state
    if moved or (revision is not None and revision != found.revision):
        raise Refused("L102")
    if found.state not in states:
        raise Refused("L108")
    return found


def change(id_: int, **columns: Any) -> None:
    """The letter has these columns, and is one revision further."""
    Letter.objects.filter(pk=id_).update(revision=F("revision") + 1, **columns)
