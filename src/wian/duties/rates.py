"""Sums over occurrences, and the two rates that are made of them.

Every occurrence stands in one column, and each rate's numerator is part of its denominator: no
rate can exceed 100 %. Who is exempt is in no denominator.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Final, Literal

from .deadlines.states import CountsAs

Of = Literal["due", "owed"]
"""The denominator of a rate: what has come due by now, or all that is owed."""

_MODES: Final = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "down": ROUND_DOWN}


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a percentage is rounded; told beside it wherever it decides anything."""

    places: int = 1
    mode: Literal["half_up", "half_even", "down"] = "half_up"

    def percent(self, part: int, whole: int) -> Decimal | None:
        """`part` of `whole` in percent; None where there is nothing to be part of."""
        if not whole:
            return None
        step = Decimal(1).scaleb(-self.places)
        return (Decimal(100 * part) / whole).quantize(step, _MODES[self.mode])


USUAL: Final = Rounding()
"""One place, halves up: as offices reckon."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many occurrences stand in which column; sums of sums are sums.

    `on_time`, `late`, `returned` (sent, sent back, not sent again) and `missing` have come due;
    `early` (sent) and `waiting` have not.
    """

    on_time: int = 0
    late: int = 0
    returned: int = 0
    missing: int = 0
    early: int = 0
    waiting: int = 0
    exempt: int = 0

    def __post_init__(self) -> None:
        if min(self.on_time, self.late, self.returned, self.missing) < 0:
            raise ValueError("a count below zero")
        if min(self.early, self.waiting, self.exempt) < 0:
            raise ValueError("a count below zero")

    def __add__(self, other: Counted) -> Counted:
        return Counted(
            self.on_time + other.on_time,
            self.late + other.late,
            self.returned + other.returned,
            self.missing + other.missing,
            self.early + other.early,
            self.waiting + other.waiting,
            self.exempt + other.exempt,
        )

    @property
    def due(self) -> int:
        """What has come due by now."""
        return self.on_time + self.late + self.returned + self.missing

    @property
    def expected(self) -> int:
        """All that is owed, due by now or not; the exempt owe nothing."""
        return self.due + self.early + self.waiting

    def completeness(self, of: Of = "due", rounding: Rounding = USUAL) -> Decimal | None:
        """Percent that is here, late or not; None where nothing is owed yet."""
        return self._rate(self.on_time + self.late, of, rounding)

    def timeliness(self, of: Of = "due", rounding: Rounding = USUAL) -> Decimal | None:
        """Percent that came in time, of all that should be here; None where nothing is owed yet."""
        return self._rate(self.on_time, of, rounding)

    def _rate(self, part: int, of: Of, rounding: Rounding) -> Decimal | None:
        if of == "due":
            return rounding.percent(part, self.due)
        return rounding.percent(part + self.early, self.expected)


def counted(columns: Iterable[CountsAs]) -> Counted:
    """The sums of occurrences, each given by the column that it stands in."""
    found = Counter(columns)
    return Counted(**{str(column): found[column] for column in CountsAs})
