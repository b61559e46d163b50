"""At the door of one file: who may not come in is noted, in the ledger too, and told why."""

from __future__ import annotations

from typing import Final, NoReturn

from django.db import transaction

from wian.ledger import actions as ledger
from wian.ledger.rules import shortened
from wian.offices.acting import Actor, Denied
from wian.offices.rules import Decision

from ..errors import Refused
from ..models import Access, File
from .seeing import looked_at, rows

HOWS: Final = frozenset({"see", "view", "download", "preview", "job"})
"""Told about (nothing opened), shown, saved, a page's picture shown, read by a job."""
CLOSED: Final = {"harmful": "B104", "unchecked": "B110"}


def admitted(actor: Actor, id_: int, *, how: str) -> tuple[File, str]:
    """The file and its state, if this person may see it; LookupError where there is none.

    Denied where not shown; to be called outside a transaction, in which the note of it would
    vanish with the refusal.
    """
    if how not in HOWS:
        raise ValueError(f"a file is opened in one of {', '.join(sorted(HOWS))}, not {how!r}")
    found = rows([id_]).first()
    if found is None:
        raise LookupError("file")
    seen = looked_at(actor, [found])[id_]
    if not seen.decision.allowed:
        refuse(actor, found, how, seen.decision)
    return found, seen.state


def enter(actor: Actor, id_: int, *, how: str) -> File:
    """The file, which this person may open; the same, and Refused B104 or B110 by its state."""
    found, state = admitted(actor, id_, how=how)
    if state:
        _note_refusal(actor, found, how, state)
        raise Refused(CLOSED[state])
    return found


def refuse(actor: Actor, file: File, how: str, decision: Decision) -> NoReturn:
    """The refusal is noted and in the ledger; raises Denied with its reason."""
    _note_refusal(actor, file, how, decision.code)
    raise Denied(decision)


def note(actor: Actor, file: File, how: str, *, allowed: bool) -> None:
    """The file's list of accesses has this one, whatever becomes of the request."""
    with transaction.atomic(durable=True):
        Access.objects.create(
            file=file,
            account_id=actor.account,
            office_id=actor.office,
            how=how,
            allowed=allowed,
            origin=actor.origin,
            address=shortened(actor.address),
        )


def _note_refusal(actor: Actor, file: File, how: str, why: str) -> None:
    note(actor, file, how, allowed=False)
    ledger.record(
        verb="see.denied",
        account=actor.account,
        post=actor.post,
        office=actor.office,
        thing=("file", file.pk),
        after={"how": how},
        denied_because=why,
        origin=actor.origin,
        address=actor.address,
    )
