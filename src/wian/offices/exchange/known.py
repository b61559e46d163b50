"""The directory as an import finds it on a day: looked up in memory, read in a few queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wian.thai.folding import fold

from ..acting import where_of
from ..kinds import KINDS
from ..models import FOREVER, Person, Post, Spell, Tenure
from ..rules import Where
from ..values import PlaceView

Reach = Callable[[str, Where], bool]
"""Whether the acting person may do a verb at a place in the trees."""

_LEVEL_WORDS = {
    "province": ("จังหวัด", "จ."),
    "district": ("อำเภอ", "อ."),
    "subdistrict": ("ตำบล", "ต."),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """An office as it stands on the day, or will first stand later.

    `last` is the day of its last spell; from `steady` on its path stays as it ends, from
    `steady_line` on its line path.
    """

    key: str
    opened: date
    closed: date
    spell: Spell
    last: date
    steady: date
    steady_line: date
    seen: bool

    @property
    def id(self) -> int:
        """The office's id."""
        return self.spell.office_id

    @property
    def where(self) -> Where:
        """Where it stands in both trees."""
        return where_of(self.spell)

    @property
    def lasting(self) -> bool:
        """Whether what holds on the day holds for good."""
        return self.closed == FOREVER and self.spell.until == FOREVER


@dataclass(frozen=True, slots=True)
class Places:
    """Places by code and by every way their names are written."""

    by_code: Mapping[str, PlaceView]
    by_name: Mapping[str, tuple[PlaceView, ...]]

    @classmethod
    def of(cls, places: Iterable[PlaceView]) -> Places:
        """The places, ready to be looked up."""
        by_code = {place.code: place for place in places}
        by_name: dict[str, list[PlaceView]] = {}
        for place in by_code.values():
            words = (place.name_th, place.name_en)
            full = (f"{word}{place.name_th}" for word in _LEVEL_WORDS.get(place.level, ()))
            for name in {fold(word) for word in (*words, *full) if word}:
                by_name.setdefault(name, []).append(place)
        return cls(by_code, {name: tuple(found) for name, found in by_name.items()})

    def meant(self, text: str, kind: str) -> tuple[PlaceView, ...]:
        """The places that a cell may mean: its code alone, else its name, at the kind's level."""
        code = fold(text.partition(" ")[0])
        if place := self.by_code.get(code.upper()):
            return (place,)
        found = self.by_name.get(fold(text), ())
        level = KINDS[kind].level if kind in KINDS and kind != "unit" else ""
        fitting = tuple(place for place in found if place.level == level)
        return fitting or found


@dataclass(frozen=True, slots=True)
class Staff:
    """Posts on the day and after it, their tenures, and the people that the person may see."""

    posts: Mapping[tuple[int, str], Post] = field(default_factory=dict)
    tenures: Mapping[int, tuple[Tenure, ...]] = field(default_factory=dict)
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """All that planning looks into; `later` are the spells that begin after the day."""

    day: date
    offices: Mapping[str, Standing]
    gone: frozenset[str]
    later: tuple[Spell, ...]
    places: Places
    staff: Staff
    reach: Reach
    opens_roots: bool
    by_id: Mapping[int, Standing]

    def above(self, standing: Standing, name: str) -> Standing | None:
        """The office above this one, its "parent" or its "line", while its spell begins."""
        over = self.by_id.get(getattr(standing.spell, f"{name}_id"))
        begun = max(self.day, standing.spell.since)
        return over if over and over.spell.since <= begun else None
