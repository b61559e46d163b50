"""What was sent with evidence keeps it."""

from __future__ import annotations

from collections.abc import Collection

from ...evidence_values import Frozen
from ...models import EvidenceUse

_TOLD = ("digest", "title", "place", "day", "people")


def freeze(kind: str, thing: str) -> tuple[Frozen, ...]:
    """The thing keeps the evidence that it has now, as it is told of here; two statements.

    For the action that sends the thing, inside its transaction and with the thing's row locked;
    that action stands in the ledger.
    """
    rows = EvidenceUse.objects.filter(kind=kind, thing=thing)
    columns = ("evidence", "wanted", *(f"evidence__{name}" for name in _TOLD))
    found = tuple(Frozen(*row) for row in rows.order_by("pk").values_list(*columns))
    if found:
        freeze_all(kind, [thing])
    return found


def freeze_all(kind: str, things: Collection[str]) -> None:
    """Each of the things keeps the evidence that it has now: one statement."""
    EvidenceUse.objects.filter(kind=kind, thing__in=things, frozen=False).update(frozen=True)


def thaw(kind: str, thing: str, *, keep: Collection[tuple[int, str]] = ()) -> None:
    """Evidence that the thing was sent with may be taken away again, and is a draft's once more.

    For a sending that nobody had looked at; `keep` (evidence, wanted) was sent before, and stays.
    Inside that action's transaction; two statements.
    """
    rows = EvidenceUse.objects.filter(kind=kind, thing=thing, frozen=True)
    listed = rows.values_list("pk", "evidence", "wanted")
    free = [id_ for id_, *piece in listed if tuple(piece) not in set(keep)]
    rows.filter(pk__in=free).update(frozen=False)
