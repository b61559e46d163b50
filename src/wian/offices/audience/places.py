"""Finding the place a letter names, exact or damaged; what is not sure is asked, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from wian.thai.folding import distance, fold

from ..models import Place
from .rule import BANGKOK

PREFIXES: Final = {
    "province": ("จังหวัด", "จว.", "จ."),
    "district": ("อำเภอ", "กิ่งอำเภอ", "อ."),
    "subdistrict": ("ตำบล", "ต."),
}
NAME_DAMAGE: Final = 0.2  # of a name's letters; beyond that it is another name
_CLEARLY: Final = 1.0  # a second candidate this much farther off is no rival


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant, and how far its name is from the print (0: the very name)."""

    code: str
    level: str
    name: str
    off: float

    @property
    def full(self) -> str:
        """The name with the word for its level: "จังหวัดอุตรดิตถ์"."""
        bare = self.level not in PREFIXES or self.code == BANGKOK
        return self.name if bare else f"{PREFIXES[self.level][0]}{self.name}"


@dataclass(frozen=True, slots=True)
class _Named:
    code: str
    level: str
    name: str
    folded: str


class PlaceIndex:
    """The places of a day, by name; made once for a phrase: one query."""

    def __init__(self, day: date) -> None:
        rows = Place.objects.filter(since__lte=day, until__gt=day).exclude(level="country")
        self._places = [
            _Named(code, level, name, fold(name))
            for code, level, name in rows.values_list("code", "level", "name_th")
        ]

    def find(self, name: str, levels: Sequence[str], within: str = "") -> list[Candidate]:
        """Places called `name`, those in the area `within` first; near names where none is exact.

        More than one answer means that the print does not tell.
        """
        wanted = fold(name)
        among = [p for p in self._places if p.level in levels or p.code == BANGKOK]
        exact = [place for place in among if place.folded == wanted]
        if exact:
            own = [place for place in exact if within and place.code.startswith(within)]
            return [Candidate(p.code, p.level, p.name, 0.0) for p in own or exact]
        return _nearest(wanted, among)

    def name_of(self, code: str) -> str:
        """The bare name of the place with this code, "" where there is none."""
        return next((place.name for place in self._places if place.code == code), "")


def _nearest(wanted: str, among: Iterable[_Named]) -> list[Candidate]:
    """Names within the damage that a scan or a typist does, the nearest first, at most five."""
    limit = max(0.6, NAME_DAMAGE * len(wanted))
    near = [
        Candidate(place.code, place.level, place.name, off)
        for place in among
        if abs(len(place.folded) - len(wanted)) <= 4
        and (off := distance(place.folded, wanted, limit)) <= limit
    ]
    near.sort(key=lambda candidate: (candidate.off, candidate.code))
    return [candidate for candidate in near[:5] if candidate.off <= near[0].off + _CLEARLY]


def split_prefix(text: str) -> tuple[str, str]:
    """The level that a word before a place's name gives, and the bare name; "" where none does."""
    for level, words in PREFIXES.items():
        for word in words:
            if text.startswith(word) and len(text) > len(word):
                return level, text.removeprefix(word).strip()
    return "", text.strip()
