"""What every step of a letter inside an office does: lock, weigh, write, pass on, tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ..endorsing import MOST, Hands, Target, too_long
from ..errors import Refused
from ..inside_values import House
from ..models import Custody, Letter, Step
from ..queries.hands import READ, REGISTER, hands_of, where_of_all
from ..queries.houses import colleagues
from ..queries.signing import signing
from ..signing import Signature
from .locking import WRITE, change_inside, locked, unchanged


def reachable(actor: Actor, letter: int, office: int) -> Custody:
    """The letter as it lies in the office, which this person may pass on; or Denied.

    Refused L101 where there is no such letter, L301 where the office has not got it. Outside a
    transaction.
    """
    found = Custody.objects.filter(letter=letter, office=office).first()
    if found is None:
        check(actor, WRITE, standing(office))
        known = Letter.objects.filter(pk=letter).exists()
        raise Refused("L301" if known else "L101")
    if not hands_of(actor, found, where_of_all(found)).reach:
        check(actor, REGISTER, standing(office))
    return found


def lock(
    actor: Actor, letter: int, office: int, revision: int | None, *states: str
) -> tuple[Custody, Hands]:
    """The letter as it lies now, held until this transaction ends, and whether it is in hand."""
    row = locked(letter, None, *states)
    found = Custody.objects.select_for_update().get(letter=letter, office=office)
    unchanged(row, revision, found)
    return found, hands_of(actor, found, where_of_all(found))


def check_people(house: House, targets: Iterable[Target], *, verb: str, problem: str) -> None:
    """Pass where everybody named has such a role at the unit, or at the office it is in."""
    named = [target for target in targets if target.to is not None]
    if not named:
        return
    there = {(who.account, who.unit) for who in colleagues(house.ids, verb=verb)}
    for target in named:
        if not {(target.to, target.unit), (target.to, house.root)} & there:
            raise Refused(problem)


def check_words(note: str, instruction: str = "") -> None:
    """Pass for words of a fit length; Refused L307, L314."""
    refuse(too_long(note, instruction))


def refuse(number: str) -> None:
    """Pass for an empty number, else Refused."""
    if number:
        raise Refused(number, most=MOST.get(number, 0))


def sign_of(actor: Actor, house: House) -> Signature | None:
    """How the person signs what is written on a letter here; None for somebody without a post."""
    return next(iter(signing(actor, house.ids, verb=READ)), None)


def step(
    actor: Actor,
    custody: Custody,
    kind: str,
    signature: Signature | None,
    *,
    target: Target | None = None,
    **words: Any,
) -> Step:
    """The step, not yet saved, as written on the letter where it lies now."""
    return Step(
        letter_id=custody.letter_id,
        office_id=custody.office_id,
        unit_id=custody.unit_id,
        kind=kind,
        account_id=actor.account,
        post_id=signature.post if signature else None,
        signed_as=signature.text if signature else "",
        to_unit_id=target.unit if target else None,
        to_id=target.to if target else None,
        from_holder_id=custody.holder_id,
        from_due=custody.due,
        from_since=custody.since,
        **words,
    )


def pass_on(custody: Custody, target: Target, due: date | None) -> None:
    """The letter lies there from now on."""
    custody.unit_id, custody.holder_id, custody.due = target.unit, target.to, due
    custody.since = timezone.now()
    custody.save(update_fields=["unit", "holder", "due", "since"])


def told(actor: Actor, verb: str, custody: Custody, row: Step, **also: object) -> None:
    """The letter is one revision further, and the ledger tells the step by ids and codes."""
    change_inside(custody)
    after = {
        "step": row.pk,
        "kind": row.kind,
        "unit": row.to_unit_id,
        "to": row.to_id,
        "due": row.due,
        **also,
    }
    before = {"unit": row.unit_id, "holder": row.from_holder_id}
    touched = {("office", custody.office_id), ("office", row.unit_id)}
    touched |= {("office", row.to_unit_id)} if row.to_unit_id else set()
    tell(
        actor,
        verb,
        ("letter", custody.letter_id),
        touched=sorted(touched),
        before=before,
        after=after,
    )
