"""New entries join the chain, a batch at a time; writers never queue for it."""

from __future__ import annotations

from typing import Final

from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from .chain import GENESIS, any_bytes, digest, forms
from .models import Entry, Seal

LOOK_BACK: Final = 20_000  # ids behind the newest sealed one
_LOCK: Final = 0x7769616E_6C656467  # "wian" "ledg"


@any_bytes()
def seal(*, limit: int = 1_000, everything: bool = False) -> int:
    """Up to `limit` unsealed entries are chained, in the order of their ids; how many were.

    An entry that commits late, behind higher ids, is sealed by a later call. To stay quick on a
    long ledger a call looks `LOOK_BACK` ids back; `everything` looks at the whole of it, for the
    daily round: only a transaction held open over that many actions leaves something there.
    """
    with transaction.atomic():
        _take_turn()
        seq, previous = _head()
        ids = list(_waiting(everything).values_list("pk", flat=True)[:limit])
        texts = forms(ids)
        seals = []
        for place, entry in enumerate(ids, seq + 1):
            previous = digest(previous, texts[entry])
            seals.append(Seal(seq=place, entry_id=entry, digest=previous))
        Seal.objects.bulk_create(seals)
    return len(seals)


def unsealed() -> QuerySet[Entry]:
    """Every entry that is not in the chain yet."""
    return Entry.objects.filter(~Exists(Seal.objects.filter(entry=OuterRef("pk"))))


def _waiting(everything: bool) -> QuerySet[Entry]:
    newest = Seal.objects.aggregate(id=Max("entry_id"))["id"] or 0
    floor = 0 if everything else newest - LOOK_BACK
    return unsealed().filter(pk__gt=floor).order_by("pk")


def _take_turn() -> None:
    """One sealer at a time, until it commits. SQLite's BEGIN IMMEDIATE has done it already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _head() -> tuple[int, str]:
    last = Seal.objects.order_by("-seq").values_list("seq", "digest").first()
    return last or (0, GENESIS)
