"""The sender takes back what nobody has received yet, or sends again what was returned."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ...circulating import State, before
from ...errors import Refused
from ...models import Letter, Move, Receipt, Round
from ...registering import words
from ..registers.papers import held
from .announcing import unannounce
from .moving import REASON
from .sending import sendable


def recall(
    actor: Actor, *, letter: int, reason: str, offices: Collection[int] | None = None
) -> int:
    """Every receipt that nobody has taken up is recalled, of these offices or of all; how many.

    They see the letter no longer. What was received stays with who has it. By who sends letters
    of its office. Refused L109 without a reason, L608 where nothing is left to recall.
    """
    if not (reason := words(reason)):
        raise Refused("L109")
    if len(reason) > REASON:
        raise Refused("L106", most=REASON)
    return _all(actor, letter, offices, State.RECALLED, "letter.recall", reason)


def send_again(actor: Actor, *, letter: int, offices: Collection[int]) -> int:
    """Of these offices, those that returned the letter or whose receipt was recalled have it again.

    How many; Refused L607 where that is none of them.
    """
    return _all(actor, letter, offices, State.SENT, "letter.resend", "")


def _all(
    actor: Actor,
    letter: int,
    offices: Collection[int] | None,
    to: State,
    verb: str,
    reason: str,
) -> int:
    """A few statements, however many receipts there are."""
    sendable(actor, letter)
    with transaction.atomic():
        row = held(letter)
        rows = Receipt.objects.filter(letter=letter, state__in=before(to, sender=True))
        if offices is not None:
            rows = rows.filter(office__in=offices)
        moved = _moved(actor, row, rows, to, reason)
        if not moved:
            raise Refused("L608" if to == State.RECALLED else "L607")
        if to == State.RECALLED:
            unannounce(actor, letter, moved)
        touched = [("office", row.office_id)]
        tell(actor, verb, ("letter", letter), touched=touched, count=len(moved))
    return len(moved)


def _moved(actor: Actor, row: Letter, rows: QuerySet[Receipt], to: State, reason: str) -> list[int]:
    """The receipts stand at `to`, each with its move; the letter's round counts them so. Whose."""
    held_rows = list(rows.select_for_update().values_list("office_id", "state"))
    offices = [office for office, _ in held_rows]
    receipts = Receipt.objects.filter(letter=row, office__in=offices)
    receipts.update(state=to, moved_at=timezone.now(), account_id=actor.account)
    Move.objects.bulk_create(
        Move(
            letter=row,
            office_id=office,
            state=to,
            reason=reason,
            account_id=actor.account,
            origin=actor.origin,
        )
        for office in offices
    )
    counts = {to.word: F(to.word) + len(offices)}
    for was in {state for _, state in held_rows}:
        word = State(was).word
        counts[word] = F(word) - sum(state == was for _, state in held_rows)
    Round.objects.filter(letter=row).update(**counts)
    return offices
