"""A draft goes to who checks it and to who signs it, or back to its author."""

from __future__ import annotations

from django.db import transaction

from wian.offices.acting import Actor

from ..drafting import check_problem, to_sign_problem
from ..endorsing import Target
from ..errors import Refused
from ..queries.houses import house
from ..queries.signing import SIGN
from .custody import check_people, check_words, refuse, sign_of, step, told
from .drafts import (
    check_complete,
    check_target,
    course_of,
    in_hand,
    lock_draft,
    may_sign,
    send,
    written_in,
)
from .locking import WRITE

CHECK = "draft.check"


def send_to_check(
    actor: Actor,
    *,
    letter: int,
    to_unit: int,
    to: int | None = None,
    note: str = "",
    revision: int | None = None,
) -> None:
    """The draft lies with who checks it. Refused L320 while its form lacks something."""
    draft, target = in_hand(actor, letter), Target(to_unit, to)
    rooms = house(draft.office_id)
    check_target(rooms, target, note)
    mine = sign_of(actor, rooms)
    with transaction.atomic():
        custody = lock_draft(actor, draft, revision, "draft", "checking")
        check_people(rooms, [target], verb=WRITE, problem="L305")
        check_complete(letter)
        words = {"note": note, "state": "checking", "verb": CHECK}
        send(actor, custody, "submit", mine, target=target, **words)


def check_draft(actor: Actor, *, letter: int, note: str = "", revision: int | None = None) -> None:
    """The newest version was found in order, by who has it in hand.

    Refused L322 for who wrote it, unless they sign for the office themselves.
    """
    draft = in_hand(actor, letter)
    check_words(note)
    mine, signer = sign_of(actor, house(draft.office_id)), may_sign(actor, draft.office_id)
    with transaction.atomic():
        custody = lock_draft(actor, draft, revision, "checking")
        course = course_of(letter)
        refuse(check_problem(course, actor.account, may_sign=signer))
        row = step(actor, custody, "check", mine, note=note.strip(), version=course.version)
        row.save(force_insert=True)
        told(actor, CHECK, custody, row, version=course.version)


def return_draft(actor: Actor, *, letter: int, note: str, revision: int | None = None) -> None:
    """The draft lies with its author again, with the reason. Refused L312 without one.

    By who has it in hand, or signs for the office.
    """
    draft = in_hand(actor, letter, signer=True)
    if not note.strip():
        raise Refused("L312")
    check_words(note)
    mine = sign_of(actor, house(draft.office_id))
    with transaction.atomic():
        custody = lock_draft(actor, draft, revision, "checking", "signing", signer=True)
        target = Target(written_in(letter), draft.account_id)
        words = {"note": note, "state": "draft", "verb": "draft.return"}
        send(actor, custody, "return", mine, target=target, **words)


def send_to_sign(
    actor: Actor,
    *,
    letter: int,
    to_unit: int,
    to: int | None = None,
    note: str = "",
    revision: int | None = None,
) -> None:
    """The checked draft lies with who signs it.

    Refused L321 while nobody has checked its newest version, L323 for a receiver who may not sign
    for the office.
    """
    draft, target = in_hand(actor, letter), Target(to_unit, to)
    rooms = house(draft.office_id)
    check_target(rooms, target, note)
    mine = sign_of(actor, rooms)
    with transaction.atomic():
        custody = lock_draft(actor, draft, revision, "checking")
        refuse(to_sign_problem(course_of(letter)))
        check_complete(letter)
        check_people(rooms, [target], verb=SIGN, problem="L323")
        words = {"note": note, "state": "signing", "verb": CHECK}
        send(actor, custody, "submit", mine, target=target, **words)
