"""Proposed duties are merged into one, dropped, and brought back."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ..errors import Refused
from ..models import Duty, Need
from .asking import askable, change, locked
from .needing import no_ring


def merge_duties(
    actor: Actor, *, into: int, parts: Collection[int], revision: int | None = None
) -> None:
    """One duty takes the others in: their evidence, what they need, and who needs them.

    The parts are dropped and know into what; restoring one leaves the merged duty as it is.
    Refused D112 where they are no proposed duties of one office, D117 where they would need
    themselves.
    """
    askable(actor, [into, *parts])
    with transaction.atomic():
        rows = {row.pk: row for row in locked([into, *parts], "proposed")}
        whole = rows.pop(into)
        if not rows or any(row.office_id != whole.office_id for row in rows.values()):
            raise Refused("D112")
        if revision is not None and whole.revision != revision:
            raise Refused("D102")
        change([into], wanted=_wanted([whole, *rows.values()]))
        change(list(rows), state="dropped", merged=into)
        _tie(whole, set(rows))
        touched = [("duty", part) for part in rows]
        tell(actor, "duty.merge", ("duty", into), touched=touched[:40], count=len(rows))


def drop_duties(actor: Actor, *, duties: Collection[int], revision: int | None = None) -> None:
    """The proposed duties are not asked of anybody; they can be brought back."""
    _bring(actor, duties, "proposed", "dropped", revision)


def restore_duties(actor: Actor, *, duties: Collection[int], revision: int | None = None) -> None:
    """What was dropped or merged into another is proposed again, on its own."""
    _bring(actor, duties, "dropped", "proposed", revision)


def _bring(actor: Actor, duties: Collection[int], was: str, to: str, revision: int | None) -> None:
    askable(actor, duties)
    with transaction.atomic():
        one, *others = locked(duties, was, revision=revision)
        change([one.pk, *(row.pk for row in others)], state=to, merged=None)
        touched = [("duty", row.pk) for row in others[:40]]
        after = {"state": to}
        tell(
            actor,
            "duty.drop",
            ("duty", one.pk),
            touched=touched,
            after=after,
            count=1 + len(others),
        )


def _wanted(rows: Iterable[Duty]) -> list[list[object]]:
    """The evidence of all, each code once; what one requires is required."""
    found: dict[str, list[object]] = {}
    for row in rows:
        for code, label, required in row.wanted:
            kept = found.setdefault(code, [code, label, required])
            kept[2] = kept[2] or required
    return list(found.values())


def _tie(whole: Duty, parts: set[int]) -> None:
    """What the parts needed the whole needs, and who needed one of them needs the whole."""
    inside = parts | {whole.pk}
    needed = Need.objects.filter(duty__in=parts).exclude(needed__in=inside)
    needs = {(whole.pk, one) for one in needed.values_list("needed", flat=True)}
    needing = Need.objects.filter(needed__in=parts).exclude(duty__in=inside)
    needs |= {(one, whole.pk) for one in needing.values_list("duty", flat=True)}
    Need.objects.filter(duty__in=parts).delete()
    Need.objects.filter(needed__in=parts).delete()
    rows = [Need(duty_id=duty, needed_id=one) for duty, one in sorted(needs)]
    Need.objects.bulk_create(rows, ignore_conflicts=True)
    no_ring(whole)
