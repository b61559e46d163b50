"""An office that was sent a letter takes it up: numbers it, says that it knows, is done, or returns
it."""

from __future__ import annotations

from django.db import transaction

from wian.notices.actions import withdraw_under
from wian.offices.acting import Actor, check, today
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ...circulating import State
from ...errors import Refused
from ...models import Custody, Entry, Letter, Receipt
from ...queries.circulation.telling import came_back
from ...register_values import Given
from ...registering import number_text, words
from ..locking import REGISTER, WRITE
from ..registers.books import check_day, given, locked_book, take
from ..registers.papers import line, line_of
from .announcing import tell_returned
from .moving import REASON, bring, locked, move


def receive(actor: Actor, *, letter: int, office: int) -> Given:
    """The letter has its number in the office's incoming book and lies with its registry.

    A second time gives the same number. By who registers there; Refused L606, L607, L208.
    """
    check(actor, REGISTER, standing(office))
    _known(letter, office)
    with transaction.atomic():
        receipt = locked(letter, office)
        there = line_of(letter, office, "in")
        if there is not None:
            return given(there, number_text(there.number, there.insert))
        row, day = Letter.objects.get(pk=letter), today()
        book = locked_book(office, "in", "ordinary", day.year)
        check_day(book, day)
        [number] = take(book)
        entry = Entry.objects.create(
            book=book, number=number, state="issued", day=day, account_id=actor.account,
            **line(row),
        )  # fmt: skip
        Custody.objects.get_or_create(letter=row, office_id=office, defaults={"unit_id": office})
        if receipt.state in (State.SENT, State.RETURNED):
            bring(actor, receipt, State.RECEIVED)
        touched = [("office", office), ("book", book.pk)]
        after = {"book": book.pk, "number": number}
        tell(actor, "receipt.receive", ("letter", letter), touched=touched, after=after)
    return given(entry, number_text(number))


def acknowledge(actor: Actor, *, letter: int, office: int) -> bool:
    """The office says that it knows of the letter (ทราบ); False where it had said so.

    By who writes letters there, with or without a number of its own. What was relayed or done is
    known already. Refused L606, L607 for what it returned.
    """
    check(actor, WRITE, standing(office))
    _known(letter, office)
    with transaction.atomic():
        if locked(letter, office).state in (State.RELAYED, State.DONE):
            return False
        return move(
            actor, letter=letter, office=office, to=State.ACKNOWLEDGED, verb="receipt.acknowledge"
        )


def finish(actor: Actor, *, letter: int, office: int) -> bool:
    """The office has done what the letter asks; by who writes letters there. Refused L606, L607."""
    check(actor, WRITE, standing(office))
    _known(letter, office)
    with transaction.atomic():
        return move(actor, letter=letter, office=office, to=State.DONE, verb="receipt.finish")


def turn_back(actor: Actor, *, letter: int, office: int, reason: str) -> bool:
    """The office returns the letter to its sender, with the reason (a wrong addressee, say).

    By who registers there. Refused L109 without a reason, L606, L607 once it was passed on or done.
    """
    check(actor, REGISTER, standing(office))
    _known(letter, office)
    if not (reason := words(reason)):
        raise Refused("L109")
    if len(reason) > REASON:
        raise Refused("L106", most=REASON)
    with transaction.atomic():
        to, verb = State.RETURNED, "receipt.return"
        moved = move(actor, letter=letter, office=office, to=to, verb=verb, reason=reason)
        tell_returned(actor, letter, office)
        return moved


def take_back(actor: Actor, *, letter: int, office: int) -> bool:
    """The office's returning or finishing was a mistake: it has the letter as one that it knows of,
    or has received. Refused L606, L607 for any other state."""
    check(actor, WRITE, standing(office))
    _known(letter, office)
    with transaction.atomic():
        at = locked(letter, office).state
        if at not in (State.RETURNED, State.DONE):
            raise Refused("L607")
        to = State.RECEIVED if at == State.RETURNED else State.ACKNOWLEDGED
        withdraw_under(actor, prefix=came_back(letter, f"returned.{office}."))
        return move(actor, letter=letter, office=office, to=to, verb="receipt.back")


def _known(letter: int, office: int) -> None:
    """The office has the letter; Refused L606 before anything is locked."""
    rows = Receipt.objects.filter(letter=letter, office=office)
    if not rows.exclude(state=State.RECALLED).exists():
        raise Refused("L606")
