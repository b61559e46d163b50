"""A letter goes round inside an office: submitted, assigned, noted, returned, closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from wian.offices.acting import Actor, today
from wian.offices.actions.telling import tell

from ..endorsing import (
    MOVING,
    PASSED_ON,
    Target,
    Wish,
    back_problem,
    close_problem,
    moves,
    problem,
    reopen_problem,
)
from ..errors import Refused
from ..models import Custody, Step
from ..queries.hands import READ, stands_in
from ..queries.houses import house
from ..queries.letters import letter as seen_letter
from ..queries.next_steps import written
from .custody import (
    check_people,
    check_words,
    lock,
    pass_on,
    reachable,
    refuse,
    sign_of,
    step,
    told,
)
from .locking import locked, unchanged

ENDORSE = "letter.endorse"


def endorse(
    actor: Actor,
    *,
    letter: int,
    office: int,
    kind: str,
    to_unit: int | None = None,
    to: int | None = None,
    note: str = "",
    instruction: str = "",
    due: date | None = None,
    for_information: bool = False,
    copies: Sequence[Target] = (),
    revision: int | None = None,
) -> int:
    """What the person writes stands on the letter, and it lies where it was sent; the step's id.

    By who has it in hand: its holder, the staff of a unit where nobody has taken it up, or the
    registry of the office. `for_information` and `copies` leave it where it is. A return without
    a unit goes to who had it before. Refused as `endorsing.problem` says, L305 for a receiver
    without a role there.
    """
    found = reachable(actor, letter, office)
    rooms = house(office)
    target = _target(found, kind, to_unit, to)
    wish = Wish(kind, target, note, instruction, due, for_information, tuple(copies))
    targets = [*copies, *([target] if target else [])]
    signature = sign_of(actor, rooms)
    with transaction.atomic():
        custody, hands = lock(actor, letter, office, revision, *PASSED_ON)
        refuse(problem(hands, wish, rooms.ids, today()))
        check_people(rooms, targets, verb=READ, problem="L305")
        words = {"note": note.strip(), "instruction": instruction.strip(), "due": due}
        row = step(actor, custody, kind, signature, target=target, **words)
        row.for_information = for_information
        row.save(force_insert=True)
        also = [step(actor, custody, kind, signature, target=one, **words) for one in copies]
        for copy in also:
            copy.for_information, copy.along = True, row
        Step.objects.bulk_create(also)
        if target is not None and moves(wish):
            pass_on(custody, target, due)
        told(actor, ENDORSE, custody, row, copies=len(also), information=for_information)
    return row.pk


def take_back(actor: Actor, *, letter: int, office: int, revision: int | None = None) -> None:
    """The person's own newest step leads nowhere any more; the letter lies where it did before.

    It stays in the history as taken back. Refused L310 once somebody has acted on the letter or
    has looked at a copy.
    """
    _seen(actor, letter)
    with transaction.atomic():
        row, custody = locked(letter, None, *PASSED_ON), _custody(letter, office)
        unchanged(row, revision, custody)
        last = _last(letter, office)
        closed = custody.closed_at is not None
        refuse(back_problem(written(last), actor.account, closed=closed))
        assert last is not None
        if last.kind in MOVING and not last.for_information:
            custody.unit_id, custody.holder_id = last.unit_id, last.from_holder_id
            custody.due, custody.since = last.from_due, last.from_since or custody.since
            custody.save(update_fields=["unit", "holder", "due", "since"])
        _lead_nowhere(last)
        told(actor, ENDORSE, custody, last, back=True)


def see_copy(actor: Actor, *, step: int) -> None:
    """The copy was looked at, by its receiver or somebody of the unit that it was sent to.

    Refused L313 for anybody else; a second time nothing more happens.
    """
    found = Step.objects.filter(pk=step, for_information=True, taken_back_at=None).first()
    if found is None:
        raise Refused("L313")
    _seen(actor, found.letter_id)
    mine = found.to_id == actor.account if found.to_id else found.to_unit_id in _rooms(actor)
    if not mine:
        raise Refused("L313")
    with transaction.atomic():
        rows = Step.objects.filter(pk=step, seen_at=None, taken_back_at=None)
        if rows.update(seen_at=timezone.now()):
            after = {"step": step, "seen": True}
            touched = [("office", found.office_id)]
            tell(actor, ENDORSE, ("letter", found.letter_id), touched=touched, after=after)


def close_matter(
    actor: Actor, *, letter: int, office: int, note: str = "", revision: int | None = None
) -> None:
    """The matter is done in this office, by who has the letter in hand. Refused L303 if it was."""
    _end(actor, letter, office, "close", note, revision)


def reopen(
    actor: Actor, *, letter: int, office: int, note: str = "", revision: int | None = None
) -> None:
    """The matter is open again, where it lay when it was closed. Refused L311 if it never was."""
    _end(actor, letter, office, "reopen", note, revision)


def _end(
    actor: Actor, letter: int, office: int, kind: str, note: str, revision: int | None
) -> None:
    reachable(actor, letter, office)
    signature = sign_of(actor, house(office))
    with transaction.atomic():
        custody, hands = lock(actor, letter, office, revision, *PASSED_ON)
        closing = kind == "close"
        refuse(close_problem(hands) if closing else reopen_problem(hands))
        check_words(note)
        row = step(actor, custody, kind, signature, note=note.strip())
        row.save(force_insert=True)
        custody.closed_at = timezone.now() if closing else None
        custody.save(update_fields=["closed_at"])
        told(actor, "letter.close" if closing else "letter.reopen", custody, row)


def _seen(actor: Actor, letter: int) -> None:
    """Pass for who may see the letter; Refused L101 where there is none, or Denied."""
    try:
        seen_letter(actor, letter)
    except LookupError:
        raise Refused("L101") from None


def _custody(letter: int, office: int) -> Custody:
    found = Custody.objects.select_for_update().filter(letter=letter, office=office).first()
    if found is None:
        raise Refused("L301")
    return found


def _target(custody: Custody, kind: str, to_unit: int | None, to: int | None) -> Target | None:
    """Where it is sent; a return to who had it before, where nothing is said."""
    if to is not None and to_unit is None:
        raise Refused("L304")
    if to_unit is None:
        return _before(custody) if kind == "return" else None
    return Target(to_unit, to)


def _before(custody: Custody) -> Target | None:
    """Who had the letter before: the writer of the step that brought it to where it lies."""
    steps = Step.objects.filter(letter=custody.letter_id, office=custody.office_id)
    brought = steps.filter(kind__in=MOVING, for_information=False, taken_back_at=None)
    last = brought.order_by("-pk").first()
    return Target(last.unit_id, last.account_id or last.from_holder_id) if last else None


def _last(letter: int, office: int) -> Step | None:
    """The newest step that is no mere copy of another."""
    rows = Step.objects.filter(letter=letter, office=office, along=None)
    return rows.order_by("-pk").first()


def _lead_nowhere(last: Step) -> None:
    """The step and its copies are taken back."""
    rows = Step.objects.filter(Q(pk=last.pk) | Q(along=last.pk))
    rows.update(taken_from=F("to_unit"), to_unit=None, taken_back_at=timezone.now())


def _rooms(actor: Actor) -> frozenset[int]:
    return stands_in(actor, READ)
