"""Signed letters that wait for a number, office by office, and letters with the one they got."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db.models import Count, F, QuerySet

from wian.offices.acting import Actor

from ..fields import SECRECIES
from ..inside_values import Brief, Room, Waiting
from ..models import Custody, Letter
from ..registering import MOST_AT_ONCE
from .briefs import BRIEF, brief, brief_columns, veiled_briefs
from .letters import visible
from .register_books import writable
from .veiling import shown

_LARGEST: Final = 2**63 - 1


def rooms_waiting(actor: Actor) -> tuple[tuple[Room, int], ...]:
    """The offices whose numbers this person gives, with how many signed letters wait there.

    Only those where one waits: two queries.
    """
    rooms = writable(actor)
    rows = _waiting(actor).filter(office__in=[room.id for room in rooms])
    counts = dict(rows.values("office").annotate(n=Count("pk")).values_list("office", "n"))
    return tuple((room, counts[room.id]) for room in rooms if room.id in counts)


def to_number(actor: Actor, office: int, *, most: int = MOST_AT_ONCE) -> tuple[Waiting, ...]:
    """The signed letters of the office, what has waited longest first: one query."""
    letters = _waiting(actor).filter(office=office).values("pk")
    rows = Custody.objects.filter(letter__in=letters, office=F("letter__office"))
    found = rows.order_by("since", "letter").values(
        "since", "letter__kind", *brief_columns("letter__")
    )[:most]
    return tuple(
        Waiting(brief(row, "letter__"), row["since"], row["letter__kind"]) for row in found
    )


def _waiting(actor: Actor) -> QuerySet[Letter]:
    """The signed letters without a number; a classified one gets its own on paper."""
    rows = visible(actor).filter(way="out", state="signed")
    return rows.exclude(secrecy__in=SECRECIES)


def numbered(actor: Actor, letters: Collection[int]) -> tuple[Brief, ...]:
    """Those of the letters that go out under a number, in this order: three queries at most."""
    asked = {id_: place for place, id_ in enumerate(letters) if id_ <= _LARGEST}
    rows = visible(actor).filter(pk__in=asked, way="out", state="issued")
    told = rows.annotate(open=shown(actor)).values(*BRIEF, "open", "text__facts")
    found = veiled_briefs(told).values()
    return tuple(sorted(found, key=lambda one: asked[one.id]))
