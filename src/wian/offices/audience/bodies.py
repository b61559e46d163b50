"""The bodies of a day as letters call them: saved groups, local bodies and central ones by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from wian.thai.folding import distance, fold

from ..kinds import KINDS, Kind
from ..models import Group, Membership
from ..queries.spells import on
from .places import NAME_DAMAGE
from .rule import EVERYWHERE

_HEADS: Final = ("อธิบดี", "ปลัด", "เลขาธิการ", "ผู้อำนวยการ", "หัวหน้า")
_SHORTEST: Final = 4  # letters of a group's short name; less would be found in any word


@dataclass(frozen=True, slots=True)
class Body:
    """An office or a group by its name; `off` is how far the print is from it, `place` its area."""

    id: int
    name: str
    place: str
    off: float = 0.0


class Bodies:
    """The directory of a day, asked by name; each table is read when it is first asked for."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._of_kind = cache(self._read_kind)
        self._groups: list[tuple[Body, frozenset[str]]] | None = None

    def local(self, kind: Kind, name: str, area: str = "") -> list[Body]:
        """Local bodies of that kind and name within the area: the exact, else the near ones."""
        wanted = fold(kind.thai) + fold(name)
        limit = max(0.6, NAME_DAMAGE * len(fold(name)))
        near = [
            Body(body.id, body.name, body.place, off)
            for body in self._of_kind(kind.name)
            if body.place.startswith(area)
            and (off := distance(fold(body.name), wanted, limit)) <= limit
        ]
        return [body for body in near if body.off == 0] or sorted(near, key=lambda body: body.off)

    def central(self, name: str) -> int | None:
        """The ministry or department of this name, with or without the title of its head."""
        wanted = {name} | {name.removeprefix(head) for head in _HEADS}
        rows = on(self._day).filter(place=EVERYWHERE).exclude(kind="unit")
        found = [
            office
            for office, full, short in rows.values_list("office", "name_th", "short")
            if fold(full) in wanted or (short and fold(short) in wanted)
        ]
        return found[0] if len(found) == 1 else None

    def like(self, text: str) -> list[str]:
        """Names of offices that look like the words: for the question only."""
        rows = on(self._day).filter(folded__contains=text[:12]).exclude(kind="unit")
        return list(rows.values_list("name_th", flat=True)[:5])

    def groups(self, text: str) -> list[Body]:
        """Groups of this name, or of a name that ends so after the word for its kind."""
        if self._groups is None:
            self._groups = list(self._read_groups())
        return [group for group, names in self._groups if text in names]

    def kinds_of(self, group: int) -> set[str]:
        """The kinds of the offices in a group."""
        return set(self._members(group, "kind"))

    def places_of(self, group: int) -> list[str]:
        """The places of the offices in a group, in order."""
        return sorted(set(self._members(group, "place_id")))

    def _members(self, group: int, column: str) -> list[str]:
        held = Membership.objects.filter(group=group, since__lte=self._day, until__gt=self._day)
        return list(
            on(self._day).filter(office__in=held.values("office")).values_list(column, flat=True)
        )

    def _read_kind(self, kind: str) -> list[Body]:
        rows = on(self._day).filter(kind=kind).order_by("path")
        return [Body(*row) for row in rows.values_list("office", "name_th", "place")]

    def _read_groups(self) -> Iterator[tuple[Body, frozenset[str]]]:
        rows = Group.objects.filter(since__lte=self._day, until__gt=self._day)
        owners = on(self._day).filter(office__in=rows.values("owner"))
        places = dict(owners.values_list("office", "place"))
        for pk, name, owner in rows.order_by("pk").values_list("pk", "name_th", "owner"):
            full = fold(name)
            words = (fold(word) for kind in KINDS.values() for word in kind.written)
            tails = {full.removeprefix(word) for word in words if full.startswith(word)}
            names = {full} | {tail for tail in tails if len(tail) >= _SHORTEST}
            yield Body(pk, name, places.get(owner, EVERYWHERE)), frozenset(names)
