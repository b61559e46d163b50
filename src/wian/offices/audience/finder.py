"""Finding what a letter names in the directory of its day; what is not sure becomes a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ..kinds import KINDS, Kind
from ..queries.spells import on
from ..values import OfficeView
from .asking import Reading
from .bodies import Bodies, Body
from .kind_words import Kinds, container, kinds_before
from .pieces import names_in
from .places import PREFIXES, Candidate, PlaceIndex, split_prefix
from .rule import EVERYWHERE

_EACH_REACH: Final = {"จังหวัด": 0, "อำเภอ": 2, "ตำบล": 4}
_REACH: Final = {"country": 0, "province": 2, "district": 4}
_WIDTH: Final = {"country": 0, "province": 2, "district": 4, "subdistrict": 6}
_REGION: Final = "ภาค"
_TOWN: Final = "เมือง"  # short for "เมือง" and the name of the province


@dataclass(frozen=True, slots=True)
class _Named:
    """One office of a list: its kind, its name, and the area that the list narrows it to."""

    kind: Kind
    name: str
    area: str = ""


class Finder:
    """The directory of a day as an issuer means it; its questions join the reading."""

    def __init__(self, issuer: OfficeView, day: date, out: Reading) -> None:
        self._issuer, self._day, self._out = issuer, day, out
        self._area = "" if issuer.place == EVERYWHERE else issuer.place
        self._places, self._bodies = PlaceIndex(day), Bodies(day)

    def own_area(self, kinds: Kinds, each: str) -> str:
        """Over which area "ทุก…" reaches when the letter names none: the issuer's, never smaller
        than one that can hold several."""
        reach = _EACH_REACH.get(each)
        if reach is None:
            reach = max(_REACH[container(KINDS[kind])] for kind in kinds)
        return self._area[:reach] or EVERYWHERE

    def own_office(self, kinds: Kinds) -> int | None:
        """The one other office that the issuer means by its title alone: "ผู้ว่าราชการจังหวัด"."""
        if len(kinds) != 1:
            return None
        kind = KINDS[kinds[0]]
        code = self._area[: _WIDTH[kind.level]]
        if kind.level not in ("province", "district") or len(code) < _WIDTH[kind.level]:
            return None
        found = on(self._day).filter(kind=kind.name, place=code).exclude(office=self._issuer.id)
        offices = list(found.values_list("office", flat=True)[:2])
        return offices[0] if len(offices) == 1 else None

    def groups(self, text: str) -> list[Body] | None:
        """The saved groups of these names, those of the issuer's province; None for other words.

        A name that several groups or none of its own bear is asked: then the list is empty.
        """
        whole = text.replace(" ", "")
        names = [whole] if self._bodies.groups(whole) else names_in(text)
        found = [self._bodies.groups(name) for name in names]
        if not all(found):
            return None
        own = [[group for group in groups if self._is_own(group)] for groups in found]
        for name, ours, all_ in zip(names, own, found, strict=True):
            if len(ours) != 1:
                self._out.ask(name, [group.name for group in ours or all_], None)
                return []
        return [ours[0] for ours in own]

    def kinds_in(self, groups: Sequence[Body]) -> set[str]:
        """The kinds of the offices in these groups."""
        return {kind for group in groups for kind in self._bodies.kinds_of(group.id)}

    def places_in(self, groups: Sequence[Body]) -> tuple[str, ...]:
        """The places of the offices in these groups."""
        return tuple(sorted({place for g in groups for place in self._bodies.places_of(g.id)}))

    def areas(self, where: str, levels: Sequence[str]) -> tuple[str, ...] | None:
        """The codes of the places listed; None when one of them must be asked.

        A wider place behind a narrower one only tells where that is.
        """
        codes: list[str] = []
        level = ""
        whole = self._exact(where.replace(" ", ""), levels)
        for name in [where.replace(" ", "")] if whole else names_in(where):
            own, bare = split_prefix(name)
            if codes and own and _WIDTH[own] < len(codes[-1]):
                continue
            level = own or level
            place = self.place(name, bare, (level,) if level else levels)
            if place is None:
                return None
            codes.append(place.code)
        return tuple(codes) or None

    def place(
        self, printed: str, name: str, levels: Sequence[str], area: str = ""
    ) -> Candidate | None:
        """The place of this name, or a question; one of the issuer's own area may be assumed."""
        within = area or self._area[:2]
        found = self._places.find(name, levels, within)
        if name == _TOWN and "district" in levels and within:
            found = self._places.find(_TOWN + self._places.name_of(within[:2]), ("district",))
            found = [replace(candidate, off=1.0) for candidate in found]
        if len(found) == 1 and found[0].off == 0:
            return found[0]
        if name.startswith(_REGION):
            self._out.ask_region(printed)
            return None
        own = [candidate for candidate in found if within and candidate.code.startswith(within)]
        assumed = own[0] if len(own) == 1 else None
        self._out.ask(printed, [one.full for one in found], assumed.code if assumed else None)
        return assumed

    def offices(self, text: str, printed: str) -> tuple[int, ...]:
        """The offices listed after the word for their kind, or a question about each not found."""
        for kind, rest in kinds_before(text):
            items = self._items(kind, rest) if rest else []
            if not any(self._named_so(item) for item in items):
                continue
            said = printed.strip() if len(items) == 1 else ""
            found = [self._office(item, said or item.name) for item in items]
            return tuple(office for office in found if office is not None)
        return ()

    def central(self, text: str) -> int | None:
        """A ministry or department by its own name."""
        return self._bodies.central(text.replace(" ", ""))

    def ask_who(self, printed: str, text: str) -> None:
        """The question joins who is meant, with offices that are called alike."""
        self._out.ask(printed.strip(), self._bodies.like(text.replace(" ", "")), None)

    def _is_own(self, group: Body) -> bool:
        return group.place[:2] == (self._area[:2] or EVERYWHERE)

    def _exact(self, text: str, levels: Sequence[str]) -> bool:
        level, name = split_prefix(text)
        found = self._places.find(name, (level,) if level else levels)
        return bool(found) and found[0].off == 0

    def _items(self, kind: Kind, rest: str) -> list[_Named]:
        """The offices of a list: one name, or several with or without words of their own."""
        whole = _Named(kind, split_prefix(rest.replace(" ", ""))[1])
        if self._sure(whole):
            return [whole]
        items = list(self._listed(kind, names_in(rest)))
        return items if any(map(self._sure, items)) else [whole]

    def _listed(self, kind: Kind, names: Sequence[str]) -> Iterator[_Named]:
        waiting: list[_Named] = []
        for name in names:
            level, bare = split_prefix(name)
            other = next(kinds_before(name), None)
            if level and _WIDTH[level] < _WIDTH[kind.level]:
                area = self._places.find(bare, (level,), self._area[:2])
                if len(area) == 1 and area[0].off == 0:
                    waiting = [replace(item, area=area[0].code) for item in waiting]
                continue
            if level != kind.level and other and other[1]:
                yield from waiting
                kind, bare, waiting = *other, []
            waiting.append(_Named(kind, bare))
        yield from waiting

    def _sure(self, item: _Named) -> bool:
        if item.kind.level == "country":
            return self.central(item.kind.thai + item.name) is not None
        if item.kind.level == "subdistrict":
            found = self._bodies.local(item.kind, item.name, item.area)
            return bool(found) and found[0].off == 0
        return self._exact(item.name, (item.kind.level,))

    def _named_so(self, item: _Named) -> bool:
        """Whether anything of that kind may be called so; a place that is not found is asked."""
        if item.kind.level == "subdistrict":
            return bool(self._bodies.local(item.kind, item.name, item.area))
        return item.kind.level != "country" or self._sure(item)

    def _office(self, item: _Named, printed: str) -> int | None:
        office: int | None
        if item.kind.level == "country":
            office, like = self.central(item.kind.thai + item.name), item.name
        elif item.kind.level == "subdistrict":
            return self._local(item, printed)
        else:
            place = self.place(printed, item.name, (item.kind.level,), item.area)
            if place is None:
                return None
            found = on(self._day).filter(kind=item.kind.name, place=place.code)
            office, like = found.values_list("office", flat=True).first(), place.name
        if office is None:
            self.ask_who(printed, like)
        return office

    def _local(self, item: _Named, printed: str) -> int | None:
        """A municipality or TAO by its name; those of the issuer's province before others.

        A damaged name is asked; of one body alone in the issuer's province that stands for now.
        """
        found = self._bodies.local(item.kind, item.name, item.area)
        within = self._area[:2]
        own = [body for body in found if within and body.place.startswith(within)]
        chosen = own or [body for body in found if body.off == 0]
        if len(chosen) == 1 and chosen[0].off == 0:
            return chosen[0].id
        assumed = chosen[0].id if len(chosen) == 1 else None
        self._out.ask(printed, [body.name for body in found], str(assumed) if assumed else None)
        return assumed


def levels_of(kinds: Kinds) -> tuple[str, ...]:
    """The levels that a name without a word before it can mean when these kinds are addressed."""
    levels = tuple(level for level in PREFIXES if level in {KINDS[kind].level for kind in kinds})
    return levels or ("province", "district")
