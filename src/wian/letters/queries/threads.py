"""The family of a letter, and where it points outside; only letters that the person may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import Q
from django.utils import timezone

from wian.offices.acting import Actor

from ..masking import Veil, mask_link
from ..models import Link, Tie
from ..thread_values import Bound, Family, LinkView, Relative
from .letters import visible
from .veiling import shown, veils
from .within import told_of

DEPTH: Final = 4
MOST: Final = 200
_TIES_AT_ONCE: Final = 1_000
_LETTER: Final = (
    "id",
    "office",
    "way",
    "state",
    "number",
    "dated",
    "issuer",
    "subject",
    "at",
)
_TIE: Final = ("id", "letter", "other", "kind", "state", "score", "why")
Row = Mapping[str, Any]


def family(actor: Actor, letter: int) -> Family:
    """The letter with all that are tied to it, step by step: seven queries, whatever its size.

    A suggested tie shows its letter, but leads no further. LookupError for an unseen letter.
    """
    known = dict[int, Row]()
    away, bonds, frontier, spread = {letter: 0}, dict[int, Bound](), {letter}, {letter}
    for depth in range(1, DEPTH + 1):
        rows = _ties(actor, frontier) if frontier and len(away) <= MOST else []
        frontier = set()
        for row in rows:
            bonds[row["id"]] = Bound(*(row[name] for name in _TIE))
            for end in ("letter", "other"):
                away.setdefault(row[end], depth)
                known.setdefault(row[end], _end(row, end))
                if row["state"] == "confirmed" and row[end] not in spread:
                    frontier.add(row[end])
                    spread.add(row[end])
    if not known:  # nothing is tied to it
        known = {row["id"]: row for row in visible(actor).filter(pk=letter).values(*_LETTER)}
    if letter not in known:
        raise LookupError("letter")
    kept = sorted(away, key=lambda id_: (away[id_], id_))[:MOST]
    own = _by_letter(bonds.values(), frozenset(kept))
    over = veils(actor, kept)
    members = [_relative(known[id_], away[id_], tuple(own[id_]), over[id_]) for id_ in kept]
    return Family(tuple(sorted(members, key=_in_time)), len(away) > MOST)


def links(actor: Actor, letter: int) -> tuple[LinkView, ...]:
    """Where the letter points outside, in its order; LookupError for an unseen letter."""
    rows = Link.objects.filter(letter__in=visible(actor).filter(pk=letter).values("pk"))
    found = list(rows.annotate(open=shown(actor, "letter__")).order_by("pk"))
    if not found and not visible(actor).filter(pk=letter).exists():
        raise LookupError("letter")
    return tuple(
        LinkView(
            id=row.pk,
            url=mask_link(row.url) if row.private and not row.open else row.url,
            hidden=row.private and not row.open,
            qr=row.qr,
            page=row.page,
            private=row.private,
            state=row.state,
            answer=row.answer,
            asked_at=row.asked_at,
        )
        for row in found
    )


def _ties(actor: Actor, frontier: Iterable[int]) -> list[Row]:
    """The ties of these letters whose both ends the person may see, the settled ones first."""
    seen = visible(actor).values("pk")
    rows = Tie.objects.filter(Q(letter__in=frontier) | Q(other__in=frontier))
    rows = rows.exclude(state="rejected").filter(told_of(actor), letter__in=seen, other__in=seen)
    ends = [f"{end}__{name}" for end in ("letter", "other") for name in _LETTER]
    return list(rows.order_by("state", "pk").values(*_TIE, *ends)[:_TIES_AT_ONCE])


def _end(row: Row, end: str) -> Row:
    return {name: row[f"{end}__{name}"] for name in _LETTER}


def _by_letter(bonds: Iterable[Bound], kept: frozenset[int]) -> Mapping[int, list[Bound]]:
    """Each letter's ties with the others that are kept."""
    found: dict[int, list[Bound]] = defaultdict(list)
    for bond in bonds:
        if {bond.letter, bond.other} <= kept:
            found[bond.letter].append(bond)
            found[bond.other].append(bond)
    return found


def _relative(row: Row, away: int, bonds: tuple[Bound, ...], over: Veil) -> Relative:
    columns: dict[str, Any] = {name: row[name] for name in _LETTER}
    columns |= {name: over.text(row[name]) for name in ("subject", "issuer")}
    return Relative(**columns, away=away, bonds=bonds)


def _in_time(one: Relative) -> tuple[Any, ...]:
    return one.dated or timezone.localdate(one.at), one.id
