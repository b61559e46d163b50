"""Which letters may go round, and who sends them."""

from __future__ import annotations

from typing import Final

from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing

from ...errors import Refused
from ...models import Letter

SEND: Final = "letter.send"
SENDABLE: Final = ("registered", "issued")


def sendable(actor: Actor, letter: int) -> Letter:
    """The letter, by who sends letters of its office; Refused L101 or Denied. Outside a
    transaction."""
    found = Letter.objects.filter(pk=letter).first()
    if found is None:
        raise Refused("L101")
    check(actor, SEND, standing(found.office_id))
    return found
