"""What is told of evidence is mended, and evidence that serves nothing is removed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ...errors import Refused
from ...evidence_kinds import kind_of
from ...models import Evidence, EvidenceUse
from ...queries.evidence_files import LIBRARY
from .locking import changeable, check_day, locked, typed
from .using import loosen

_NORTH, _EAST = 90, 180


def change_evidence(
    actor: Actor,
    *,
    evidence: int,
    title: str,
    place: str = "",
    day: date | None = None,
    people: str = "",
    note: str = "",
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
) -> None:
    """The evidence is told of in these words, wherever it serves.

    Denied, Refused D301, D304, D309 where it was sent along with what is not being written again,
    D310, D311. Outside a transaction.
    """
    changeable(actor, evidence)
    check_day(day)
    _check_place(latitude, longitude)
    told: dict[str, object] = {
        **typed(title=title, place=place, people=people, note=note),
        "day": day,
        "latitude": latitude,
        "longitude": longitude,
    }
    with transaction.atomic():
        _check_not_sent(evidence)
        row = locked(evidence)
        told["title"] = told["title"] or row.title
        changed = sorted(name for name, value in told.items() if getattr(row, name) != value)
        if not changed:
            return
        Evidence.objects.filter(pk=evidence).update(**told)
        touched = [("office", row.office_id)]
        after = {"changed": changed}
        tell(actor, "evidence.change", ("evidence", evidence), touched=touched, after=after)


def remove_evidence(actor: Actor, *, evidence: int) -> None:
    """The office has the evidence no more, and may give the same bytes anew.

    Denied, Refused D301, D307 while it serves anything. Outside a transaction.
    """
    changeable(actor, evidence)
    with transaction.atomic():
        row = locked(evidence)
        if EvidenceUse.objects.filter(evidence=row).exists():
            raise Refused("D307")
        Evidence.objects.filter(pk=evidence).update(removed_at=timezone.now())
        loosen(row, LIBRARY, str(evidence))
        touched = [("office", row.office_id)]
        tell(actor, "evidence.remove", ("evidence", evidence), touched=touched)


def _check_not_sent(evidence: int) -> None:
    """Pass where each thing that was sent with it is being written again."""
    sent = EvidenceUse.objects.filter(evidence=evidence, frozen=True)
    for kind, thing in sorted(sent.values_list("kind", "thing").distinct()):
        if thing not in kind_of(kind).open([thing]):
            raise Refused("D309")


def _check_place(latitude: Decimal | None, longitude: Decimal | None) -> None:
    """Pass for no place and for one on earth; Refused D311."""
    if latitude is None and longitude is None:
        return
    for side, most in ((latitude, _NORTH), (longitude, _EAST)):
        if side is None or not side.is_finite() or not -most <= side <= most:
            raise Refused("D311")
