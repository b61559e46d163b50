"""A rule as a line of a letter: people read whom it means, and the phrase reader reads it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..kinds import KINDS, LOCAL_BODIES, MUNICIPALITIES
from ..models import Group, Place
from ..queries import offices as directory
from .places import PREFIXES, split_prefix
from .rule import BANGKOK, EVERYWHERE, Part, Rule

_SETS: Final = {LOCAL_BODIES: "องค์กรปกครองส่วนท้องถิ่น", MUNICIPALITIES: "เทศบาล"}
_EACH: Final = {"province": "ทุกจังหวัด", "district": "ทุกอำเภอ"}


@dataclass(frozen=True, slots=True)
class Names:
    """The Thai names of what a rule mentions."""

    places: Mapping[str, str]
    offices: Mapping[int, str]
    groups: Mapping[int, str]

    def know(self, rule: Rule) -> bool:
        """Whether everything that the rule mentions has a name."""
        parts = (*rule.include, *rule.exclude)
        return all(
            set(part.kinds) <= KINDS.keys()
            and set(part.areas) <= self.places.keys()
            and set(part.offices) <= self.offices.keys()
            and set(part.groups) <= self.groups.keys()
            for part in parts
        )


def names_of(rule: Rule, day: date) -> Names:
    """The names of what the rule mentions, as they were on `day`: at most three queries."""
    parts = (*rule.include, *rule.exclude)
    codes = {code for part in parts for code in part.areas}
    offices = {office for part in parts for office in part.offices}
    groups = {group for part in parts for group in part.groups}
    places = Place.objects.filter(code__in=codes).values_list("code", "level", "name_th")
    return Names(
        {code: f"{_before(code, level)}{name}" for code, level, name in places},
        directory.names(offices, day=day) if offices else {},
        dict(Group.objects.filter(pk__in=groups).values_list("pk", "name_th")) if groups else {},
    )


def _before(code: str, level: str) -> str:
    """The word for the level before a place's name; Bangkok is called without one."""
    return "" if code == BANGKOK else PREFIXES.get(level, ("",))[0]


def in_thai(rule: Rule, names: Names) -> str:
    """The rule as a line: "ที่ว่าการอำเภอทุกอำเภอในจังหวัดเชียงราย ยกเว้นอำเภอแม่ฟ้าหลวง".

    Offices by name come first: behind "ในจังหวัด…" a province would be read as one more area.
    """
    alone = sorted(rule.include, key=lambda part: bool(part.kinds or part.areas or part.groups))
    said = _listed([words for part in alone for words in _said(part, names)])
    kinds = {kind for part in rule.include for kind in part.kinds}
    left = _listed([words for part in rule.exclude for words in _left(part, kinds, names)])
    return f"{said} ยกเว้น{left}" if left else said


def _left(part: Part, addressed: set[str], names: Names) -> list[str]:
    """An exception in the shortest words: the area alone, or the one office of a kind there."""
    if part.kinds and part.areas and not (part.groups or part.offices):
        areas = [names.places[code] for code in part.areas]
        if set(part.kinds) == addressed:
            return areas
        level, bare = split_prefix(areas[0])
        if len(areas) == len(part.kinds) == 1 and KINDS[part.kinds[0]].level == level:
            return [f"{KINDS[part.kinds[0]].thai}{bare}"]
    return _said(part, names)


def _said(part: Part, names: Names) -> list[str]:
    single = [names.offices[office] for office in part.offices]
    areas = [names.places[code] for code in part.areas if code != EVERYWHERE]
    groups = [names.groups[group] for group in part.groups]
    if not part.kinds:
        return [*single, *areas, *groups]
    where = _listed(areas, glued=True)
    whole = bool(part.areas) and not areas
    every = f"{_kinds(part.kinds)}{_each(part.kinds, whole, bool(groups))}"
    every += f"ใน{where}" if where else ""
    return [*single, f"{every}ใน{_listed(groups, glued=True)}" if groups else every]


def _each(kinds: Sequence[str], whole: bool, grouped: bool) -> str:
    """ "ทุกจังหวัด", "ทุกอำเภอ" or "ทุกแห่ง", with "ทั่วประเทศ" where that is not said by it."""
    levels = {KINDS[kind].level for kind in kinds}
    level = levels.pop() if len(levels) == 1 else ""
    if level == "province" and not whole:
        return "ทุกแห่ง"
    country = "ทั่วประเทศ" if whole and not grouped and level != "province" else ""
    return f"{_EACH.get(level, 'ทุกแห่ง')}{country}"


def _kinds(kinds: tuple[str, ...]) -> str:
    if kinds in _SETS:
        return _SETS[kinds]
    return _listed([KINDS[kind].thai for kind in kinds], glued=True)


def _listed(words: Sequence[str], *, glued: bool = False) -> str:
    """ "ก", "ก และข" (glued: "กและข"), "ก ข และค"."""
    *first, last = words or [""]
    if not first:
        return last
    gap = "" if glued and len(first) == 1 else " "
    return f"{' '.join(first)}{gap}และ{last}"
