"""A receipt comes from one state into another: once, counted, told of."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ...circulating import State, before
from ...errors import Refused
from ...models import Move, Receipt, Round

REASON = 500


def move(
    actor: Actor,
    *,
    letter: int,
    office: int,
    to: State,
    verb: str,
    reason: str = "",
    relay: int | None = None,
    sender: bool = False,
) -> bool:
    """The office's receipt stands at `to`; False where it stood there already.

    Refused L606 where the office has none, L607 from a state that does not lead there.
    """
    row = locked(letter, office)
    if row.state == to and row.relay_id == (relay or row.relay_id):
        return False
    if row.state not in before(to, sender=sender) and row.state != to:
        raise Refused("L607")
    bring(actor, row, to, reason=reason, relay=relay)
    after = {"from": State(row.state).word, "to": to.word, "office": office}
    tell(actor, verb, ("letter", letter), touched=[("office", office)], after=after)
    return True


def locked(letter: int, office: int) -> Receipt:
    """The receipt, which nobody else changes until this transaction ends; Refused L606."""
    rows = Receipt.objects.select_for_update().filter(letter=letter, office=office)
    found = rows.exclude(state=State.RECALLED).first()
    if found is None:
        raise Refused("L606")
    return found


def bring(
    actor: Actor, row: Receipt, to: State, *, reason: str = "", relay: int | None = None
) -> None:
    """The locked receipt is moved, and the letter's round counts it so."""
    letter, office = row.letter_id, row.office_id
    Receipt.objects.filter(letter=letter, office=office).update(
        state=to,
        moved_at=timezone.now(),
        account_id=actor.account,
        relay_id=relay if relay is not None else row.relay_id,
    )
    Move.objects.create(
        letter_id=letter,
        office_id=office,
        state=to,
        reason=reason[:REASON],
        account_id=actor.account,
        origin=actor.origin,
    )
    if row.state != to:
        was, now = State(row.state).word, to.word
        Round.objects.filter(letter=letter).update(**{was: F(was) - 1, now: F(now) + 1})
