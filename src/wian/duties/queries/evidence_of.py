"""The evidence of things: what they have of what they ask for, and how the person sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from wian.files.kinds import DRAWN
from wian.offices.acting import Actor

from ..evidence_kinds import Sight, sights
from ..evidence_values import EvidenceView
from ..models import Evidence, EvidenceUse
from .evidence_files import may_open_original

Thing = tuple[str, str]


def wanted_given(kind: str, thing: str) -> set[str]:
    """The codes of the pieces that the thing has evidence for; one query."""
    rows = EvidenceUse.objects.filter(kind=kind, thing=thing).exclude(wanted="")
    return set(rows.values_list("wanted", flat=True))


def evidence_of(actor: Actor, kind: str, thing: str) -> list[EvidenceView]:
    """The evidence of one thing in the order it came; none where the thing is not seen."""
    return evidence_of_many(actor, kind, [thing])[thing]


def evidence_of_many(
    actor: Actor, kind: str, things: Collection[str]
) -> Mapping[str, list[EvidenceView]]:
    """The evidence of each thing; many things cost no more queries than one: five at most."""
    found: dict[str, list[EvidenceView]] = {thing: [] for thing in things}
    seen = sights(actor, {(kind, thing) for thing in things})
    uses = EvidenceUse.objects.filter(kind=kind, thing__in=[thing for _, thing in seen])
    rows = with_own(actor, uses, "evidence__office").select_related("evidence")
    listed = [row for row in rows.order_by("pk") if _is_shown(row, seen)]
    elsewhere = serving(actor, {row.evidence_id for row in listed})
    for row in listed:
        here = (row.kind, row.thing)
        others = {thing for thing in elsewhere[row.evidence_id] if thing != here}
        original = seen[here].originals or is_own(row)
        marks = {"wanted": row.wanted, "frozen": row.frozen, "used_at": row.at}
        found[row.thing].append(
            view(row.evidence, original=original, elsewhere=len(others), **marks)
        )
    return found


def serving(actor: Actor, evidence: Collection[int]) -> Mapping[int, set[Thing]]:
    """The things that each evidence serves, of those that the person may see: what is not seen
    is not counted. One query, and one a kind."""
    rows = list(EvidenceUse.objects.filter(evidence__in=evidence))
    seen = sights(actor, {(row.kind, row.thing) for row in rows})
    found: dict[int, set[Thing]] = defaultdict(set)
    for row in rows:
        if _is_shown(row, seen):
            found[row.evidence_id].add((row.kind, row.thing))
    return found


def uses_shown(actor: Actor, evidence: int) -> list[tuple[EvidenceUse, Sight]]:
    """The uses of the evidence by things that the person may see, in the order they came, and how
    far each is seen."""
    rows = list(EvidenceUse.objects.filter(evidence=evidence).order_by("pk"))
    seen = sights(actor, {(row.kind, row.thing) for row in rows})
    return [(row, seen[row.kind, row.thing]) for row in rows if _is_shown(row, seen)]


def with_own(actor: Actor, rows: QuerySet[Any], column: str) -> QuerySet[Any]:
    """The rows, told of each whether the person's offices gave the evidence (`is_own`)."""
    told: QuerySet[Any] = rows.annotate(own=may_open_original(actor, column))
    return told


def is_own(row: Any) -> bool:
    """What `with_own` told of the row."""
    return bool(row.own)


def view(row: Evidence, *, original: bool, elsewhere: int = 0, **marks: Any) -> EvidenceView:
    """The evidence as one who has its original, or only its copy, sees it."""
    shown = row.file_id if original or row.public_id is None else row.public_id
    return EvidenceView(
        id=row.pk,
        office=row.office_id,
        account=row.account_id,
        at=row.at,
        title=row.title,
        place=row.place,
        day=row.day,
        people=row.people,
        note=row.note,
        file=shown,
        original=shown == row.file_id,
        media=row.media,
        size=row.size,
        drawn=row.media in DRAWN,
        latitude=row.latitude if original else None,
        longitude=row.longitude if original else None,
        elsewhere=elsewhere,
        **marks,
    )


def _is_shown(row: EvidenceUse, seen: Mapping[Thing, Sight]) -> bool:
    sight = seen.get((row.kind, row.thing))
    return sight is not None and (sight.drafts or row.frozen)


def files_of(row: Evidence) -> Iterable[int]:
    """The files of the evidence: as it was given, and the copy for others."""
    return [file for file in (row.file_id, row.public_id) if file is not None]
