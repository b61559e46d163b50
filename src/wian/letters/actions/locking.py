"""A letter is changed by one person at a time, who has seen it as it is."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, Subquery

from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing

from ..errors import Refused
from ..models import Custody, Letter
from ..queries.hands import REGISTER, WRITE, right

__all__ = ["REGISTER", "WRITE", "change", "change_inside", "locked", "unchanged", "writable"]


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

    Refused L102 where its office has changed it since `revision`, or its state since `as_in`,
    whose state the right was asked for; L108 in any state but these.
    """
    found = Letter.objects.select_for_update(no_key=True).get(pk=id_)
    unchanged(found, revision)
    if as_in is not None and as_in.state != found.state:
        raise Refused("L102")
    if found.state not in states:
        raise Refused("L108")
    return found


def unchanged(row: Letter, revision: int | None, within: Custody | None = None) -> None:
    """Pass where nothing has changed since `revision` that its form tells of; Refused L102.

    The letter as its office has it, or as it lies `within` another that was sent it.
    """
    apart = within is not None and within.office_id != row.office_id
    last = within.revision if within is not None and apart else row.settled
    if revision is not None and not last <= revision <= row.revision:
        raise Refused("L102")


def change(id_: int, **columns: Any) -> None:
    """The letter has these columns, and is one revision further."""
    further = F("revision") + 1
    Letter.objects.filter(pk=id_).update(revision=further, settled=further, **columns)


def change_inside(custody: Custody) -> None:
    """The locked letter is one revision further, for who has it in this office."""
    row = Letter.objects.filter(pk=custody.letter_id)
    if row.filter(office=custody.office_id).exists():
        change(custody.letter_id)
        return
    row.update(revision=F("revision") + 1)
    now = Letter.objects.filter(pk=OuterRef("letter")).values("revision")
    Custody.objects.filter(pk=custody.pk).update(revision=Subquery(now))
