"""Which letter is meant where another one cites it, also when either was misread. Pure.

The number alone, a day or an issuer prove nothing: scans take ๓ for ๘, typists carry a number over
from the letter before. What is only near is suggested to a person, never tied by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from wian.thai.folding import distance, fold

KINDS: Final = ("reference", "enclosure", "forwarded", "reply")
"""How letters belong together as a thread; the other kinds of ties say that two are the same."""
MOST: Final = 3
"""Letters that are suggested for one citation."""
NUMBER, OTHER_DAY, NEAR_DAY, NEAR_ISSUER = "number", "number-other-day", "near-day", "near-issuer"
WHYS: Final = (NUMBER, OTHER_DAY, NEAR_DAY, NEAR_ISSUER)
"""Codes of what speaks for a tie: its number, but another day, a near number and the same day, a
near number and the same issuer."""
_ONE_LETTER: Final = 1.0
_CONFUSED: Final = 0.4
_DIGITS: Final = ("38", "17", "56", "06", "69", "14", "25", "79", "04", "68")
"""Pairs of digits that scans of Thai or Arabic numerals take for each other."""
_CLOSE_DAYS: Final = 31
_SHORTEST: Final = 6
_AGENCY: Final = "".join(map(chr, range(0x0E01, 0x0E2F)))


@dataclass(frozen=True, slots=True)
class Cited:
    """How a letter cites another one: by its number's key, its day, and the words around."""

    number_key: str
    dated: date | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A letter that is here and may be the one that is cited."""

    id: int
    number_key: str
    dated: date | None
    issuer: str


@dataclass(frozen=True, slots=True)
class Match:
    """A letter that may be meant, how much speaks for it (0 to 1), and why as a code."""

    id: int
    score: float
    why: str


def matches(cited: Cited, known: Iterable[Known]) -> tuple[Match, ...]:
    """The letters that may be meant, the best first; near ones only where none has the number."""
    found = [match for one in known if (match := weigh(cited, one))]
    exact = [match for match in found if match.why == NUMBER]
    ranked = sorted(exact or found, key=lambda match: (-match.score, match.id))
    return tuple(ranked[:MOST])


def weigh(cited: Cited, known: Known) -> Match | None:
    """How likely the known letter is the one cited; None where too little speaks for it."""
    if not cited.number_key or not known.number_key:
        return None
    apart = _days_apart(cited.dated, known.dated)
    if _same_number(cited.number_key, known.number_key):
        if not apart:
            return Match(known.id, 1.0 if apart == 0 else 0.95, NUMBER)
        return Match(known.id, 0.85 if apart <= _CLOSE_DAYS else 0.6, OTHER_DAY)
    if min(len(cited.number_key), len(known.number_key)) < _SHORTEST:
        return None
    cost = _cost(cited.number_key, known.number_key)
    if cost > _ONE_LETTER:
        return None
    closeness = 0.8 - 0.3 * cost
    if apart == 0:
        return Match(known.id, round(closeness, 3), NEAR_DAY)
    issuer = fold(known.issuer)
    near = apart is not None and apart <= _CLOSE_DAYS
    if near and issuer and issuer in fold(cited.title):
        return Match(known.id, round(closeness - 0.15, 3), NEAR_ISSUER)
    return None


def stem(number_key: str) -> str:
    """The part of a number that its neighbours share: all before the last slash, with it."""
    return number_key[: number_key.rfind("/") + 1]


def spellings(number_key: str) -> frozenset[str]:
    """The number with and without the agency's letters before it, as it may be cited."""
    bare = number_key.lstrip(_AGENCY)
    return frozenset({number_key, bare if "/" in bare and bare[:1].isdecimal() else number_key})


def _same_number(cited: str, known: str) -> bool:
    """Whether both are one number; a citation often leaves the agency's letters out."""
    short, full = sorted((cited, known), key=len)
    left = full.removesuffix(short) if full.endswith(short) else None
    return left == "" or (bool(left) and "/" in short and str(left).isalpha())


def _days_apart(one: date | None, other: date | None) -> int | None:
    return abs((one - other).days) if one and other else None


def _cost(one: str, other: str) -> float:
    """What lies between two numbers: a digit that scans confuse counts for less than another."""
    whole = distance(one, other, 2 * _ONE_LETTER)
    if len(one) != len(other):
        return whole
    wrong = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return min(whole, sum(_price(*pair) for pair in wrong))


def _price(one: str, other: str) -> float:
    alike = one + other in _DIGITS or other + one in _DIGITS
    return _CONFUSED if alike else max(_CONFUSED, distance(one, other))
