"""A letter leaves the desk without being registered, comes back, or is read once more."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import F, Q

from wian.offices.acting import Actor, refuse
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import check_each, standing

from ..errors import Refused
from ..models import Doubt, Letter, Text, Tie
from ..queries.letters import READ, visible
from .locking import WRITE, change, locked, writable
from .originals import given_file
from .reading import queue

REASON = 300


def read_again(actor: Actor, *, letter: int, revision: int | None = None) -> None:
    """A letter without any text waits to be read anew. Refused L116 where it was read already,
    L118 where there is no file to read."""
    writable(actor, letter)
    given_file(actor, letter)
    with transaction.atomic():
        locked(letter, revision, "desk")
        if Text.objects.filter(letter=letter).exists():
            raise Refused("L116")
        change(letter, state="reading", trouble="", trouble_words={})
        queue(letter)
        tell(actor, "letter.again", ("letter", letter))


def set_aside(
    actor: Actor,
    *,
    letter: int,
    reason: str,
    same_as: int | None = None,
    revision: int | None = None,
) -> None:
    """The letter is not to be registered here; nothing of it is lost, and it can be brought back.

    `same_as`: because it is that one again; both stay, tied to each other. Refused L109 without a
    reason, L125 for a letter of another office.
    """
    found = writable(actor, letter)
    if not reason.strip():
        raise Refused("L109")
    if same_as is not None:
        _check_same(actor, found, same_as)
    with transaction.atomic():
        locked(letter, revision, "desk")
        change(letter, state="aside", aside_reason=reason.strip()[:REASON])
        if same_as is not None:
            _confirm(actor, letter, same_as)
        touched = [("letter", same_as)] if same_as is not None else []
        tell(actor, "letter.aside", ("letter", letter), touched=touched)


def set_aside_many(actor: Actor, *, letters: Collection[int], reason: str) -> int:
    """Those of the letters that still lie on the desk are set aside; how many they are.

    One statement and one row of the ledger, whatever their number. Refused L109 without a reason;
    Denied, for all, where the person may not write at the office of one of them.
    """
    if not reason.strip():
        raise Refused("L109")
    chosen = Letter.objects.filter(pk__in=letters)
    check_each(actor, WRITE, set(chosen.values_list("office", flat=True)))
    with transaction.atomic():
        lying = chosen.select_for_update().filter(state="desk", way="in").order_by("pk")
        ids = list(lying.values_list("pk", flat=True))
        why = reason.strip()[:REASON]
        further = F("revision") + 1
        Letter.objects.filter(pk__in=ids).update(
            state="aside", aside_reason=why, revision=further, settled=further
        )
        if ids:
            touched = [("letter", id_) for id_ in ids[1:]]
            after = {"count": len(ids)}
            tell(actor, "letter.aside", ("letter", ids[0]), touched=touched, after=after)
    return len(ids)


def bring_back(actor: Actor, *, letter: int, revision: int | None = None) -> None:
    """What was set aside, or only came along with another letter, is on the desk of its own.

    Doubts that are about nothing but this letter are now answered at it.
    """
    writable(actor, letter)
    with transaction.atomic():
        found = locked(letter, revision, "aside", "enclosed")
        change(letter, state="desk", cover=None, aside_reason="")
        touched = []
        if found.state == "enclosed" and found.whole_id is not None:
            touched = [("letter", found.whole_id)]
            _move_doubts(found)
        tell(actor, "letter.back", ("letter", letter), touched=touched)


def _check_same(actor: Actor, found: Letter, other: int) -> None:
    """The other letter is one that this person sees at the same office."""
    if not visible(actor).filter(pk=other).exists():
        there = Letter.objects.filter(pk=other).first()
        if there is not None:
            refuse(actor, READ, standing(there.office_id))
        raise Refused("L101")
    same_office = Letter.objects.filter(pk=other, office=found.office_id)
    if other == found.pk or not same_office.exists():
        raise Refused("L125")


def _confirm(actor: Actor, one: int, other: int) -> None:
    """That both are the same is confirmed, by the sign that suggested it or by the person."""
    kinds = ("same_bytes", "same_number", "near_text")
    pair = Q(letter=one, other=other) | Q(letter=other, other=one)
    ties = Tie.objects.filter(pair, kind__in=kinds)
    if not ties.update(state="confirmed", account=actor.account):
        Tie.objects.create(
            letter_id=max(one, other),
            other_id=min(one, other),
            kind="near_text",
            state="confirmed",
            why="person",
            account_id=actor.account,
        )


def _move_doubts(found: Letter) -> None:
    """Doubts whose places all lie in this letter, asked at the one it came along with."""
    family = Letter.objects.filter(Q(pk=found.whole_id) | Q(whole=found.whole_id))
    asked = Doubt.objects.filter(letter__in=family.values("pk")).exclude(letter=found)
    own = [row.pk for row in asked if {place[0] for place in row.quotes} == {found.pk}]
    Doubt.objects.filter(pk__in=own).update(letter=found)
