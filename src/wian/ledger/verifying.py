"""Whether the ledger is as it was sealed, and if not, the first row that is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from django.db import connection
from django.db.models import Count, Min
from django.utils import timezone

from . import guards
from .chain import GENESIS, Link, Moment, any_bytes, digest, links
from .sealing import unsealed

Kind = Literal["changed", "missing", "unlinked", "reordered"]


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where the chain does not hold.

    changed: the entry is not what was sealed · missing: the entry is gone · unlinked: the seal
    itself is gone (then `entry` is None) or altered · reordered: a row stands at another's place.
    """

    seq: int
    entry: int | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Tail:
    """Entries that no seal covers yet; `oldest` is the age of the first written, in seconds."""

    count: int
    first: int | None
    oldest: float | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was proven: `sealed` rows hold, up to the digest `head`.

    `head_found`: whether the digest that somebody kept stands in that part; None if none was
    given. `guarded`: the database itself refuses to change these rows.
    """

    sealed: int
    head: str
    broken: Broken | None
    tail: Tail
    guarded: bool
    head_found: bool | None = None

    @property
    def whole(self) -> bool:
        """Nothing is broken, and the kept digest, if one was given, is still there."""
        return self.broken is None and self.head_found is not False


@any_bytes()
def verify(*, head: str | None = None) -> Verdict:
    """The whole chain was walked, in constant memory, as far as it holds.

    Who can write to the database can also cut the end off the chain, or forge it whole. A digest
    kept elsewhere and given as `head` shows both: it must still stand in the chain.
    """
    sealed, last, seen, broken = 0, GENESIS, head == GENESIS, None
    for link in links():
        if (kind := _fault(link, sealed + 1, last)) is not None:
            gone = link.seq != sealed + 1
            broken = Broken(sealed + 1, None if gone else link.entry, kind)
            break
        sealed, last = link.seq, link.digest
        seen = seen or last == head
    return Verdict(
        sealed=sealed,
        head=last,
        broken=broken,
        tail=_tail(),
        guarded=guards.stand(connection),
        head_found=None if head is None else seen,
    )


def _fault(link: Link, seq: int, previous: str) -> Kind | None:
    """What is wrong with the link that should be number `seq` behind `previous`."""
    if link.seq != seq:
        return "unlinked"
    if link.form is None:
        return "missing"
    computed = link.after(previous)
    if link.digest == computed:
        return None
    if _moved(link, previous):
        return "reordered"
    following = next(links(after=seq), None)
    altered = following is not None and following.digest == following.after(computed)
    return "unlinked" if altered else "changed"


def _moved(link: Link, previous: str) -> bool:
    """Whether the link fits elsewhere, or another one fits here; walks the rest of the chain."""
    assert link.form is not None
    return any(
        other.after(previous) == link.digest or digest(other.digest, link.form) == link.digest
        for other in links(after=link.seq)
    )


def _tail() -> Tail:
    found = unsealed().aggregate(count=Count("pk"), first=Min("pk"), at=Min(Moment("at")))
    try:
        at = datetime.fromisoformat(found["at"] or "").replace(tzinfo=UTC)
    except ValueError:  # none, or a time that somebody wrote by hand
        return Tail(found["count"], found["first"], None)
    return Tail(found["count"], found["first"], (timezone.now() - at).total_seconds())
