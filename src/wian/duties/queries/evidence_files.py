"""Which files of evidence a person opens: the guards that `files` asks.

Who does the duties of the office that gave it, and who accepts the thing it serves, has the file
as it was given; everybody else who sees the thing has the copy without what a camera wrote.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Final

from django.db.models import Exists, F, OuterRef, QuerySet

from wian.files.uses import Used, guard
from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

from ..evidence_kinds import Kind, add, kind_of, sights
from ..models import Evidence, EvidenceUse
from .evidence_things import DO, ids_of
from .seeing import SEE

LIBRARY: Final = "evidence"
"""The kind of use by which an office has its evidence, whatever that serves."""
SHOWN: Final = "evidence"
"""What things call the file that whoever sees them opens."""
ORIGINAL: Final = "evidence.original"
"""What they call the one as it was given, beside a copy for others."""
_LABELS: Final = (SHOWN, ORIGINAL)


def register(kind: Kind) -> None:
    """Evidence may serve things of this kind, and who sees a thing opens the files of it."""
    add(kind)
    guard(kind.name, partial(seen, kind.name), partial(shown, kind.name))


def own(actor: Actor) -> QuerySet[Evidence]:
    """The evidence of offices that the person reaches: their libraries."""
    rows = Evidence.objects.filter(removed_at=None)
    return rows if actor.system else rows.filter(office__in=kept(actor, SEE).values("office"))


def may_open_original(actor: Actor, column: str = "office") -> Exists:
    """Of rows of evidence: the person does the duties of the office that gave it."""
    return Exists(kept(actor, DO).filter(office=OuterRef(column)))


def seen(kind: str, actor: Actor, things: Collection[str]) -> set[str]:
    """Those of the things of the kind that the person may see."""
    return set(kind_of(kind).sights(actor, things))


def shown(kind: str, actor: Actor, uses: Sequence[Used]) -> list[Used]:
    """Of the files of things that are seen those that this person opens; two queries."""
    ours = [use for use in uses if use.label in _LABELS]
    things = {use.thing for use in ours}
    seeing = sights(actor, {(kind, thing) for thing in things})
    sent, given = _served(actor, kind, things)
    left = set()
    for use in ours:
        sight, key = seeing.get((kind, use.thing)), (use.thing, use.file)
        there = sight is not None and (sight.drafts or key in sent)
        if there and sight and (use.label == SHOWN or sight.originals or key in given):
            left.add(use)
    return [use for use in uses if use.label not in _LABELS or use in left]


def _served(
    actor: Actor, kind: str, things: Collection[str]
) -> tuple[set[tuple[str, int]], set[tuple[str, int]]]:
    """Things with files that were sent with them, and with those that the person's offices gave."""
    rows = EvidenceUse.objects.filter(kind=kind, thing__in=things).annotate(
        own=may_open_original(actor, "evidence__office"), copy=F("evidence__public")
    )
    sent, given = set(), set()
    for thing, frozen, is_own, *files in rows.values_list(
        "thing", "frozen", "own", "evidence__file", "copy"
    ):
        pairs = {(thing, file) for file in files if file is not None}
        sent |= pairs if frozen else set()
        given |= pairs if is_own else set()
    return sent, given


def library_seen(actor: Actor, ids: Collection[str]) -> set[str]:
    """Those of the evidence whose offices the person reaches."""
    rows = own(actor).filter(pk__in=ids_of(ids))
    return {str(id_) for id_ in rows.values_list("pk", flat=True)}


def library_shown(actor: Actor, uses: Sequence[Used]) -> list[Used]:
    """Of the files of libraries that are seen those that this person opens."""
    ids = ids_of([use.thing for use in uses if use.label == ORIGINAL])
    rows = own(actor).filter(may_open_original(actor), pk__in=ids)
    inner = {str(id_) for id_ in rows.values_list("pk", flat=True)}
    return [use for use in uses if use.label != ORIGINAL or use.thing in inner]
