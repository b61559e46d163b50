"""All documents of one file together, with the tables that belong to the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .part import Part
from .values import Fact


@dataclass(frozen=True, slots=True)
class Bundle:
    """The parts of a file in order and the facts of the whole (bands, rounds, zones,
    committees)."""

    parts: Sequence[Part]
    whole: Mapping[str, Any]

    @property
    def covering_date(self) -> date | None:
        """The date of the first document that has one: the letter under which the others travel."""
        return next(
            (day for part in self.parts if isinstance(day := part.value("date"), date)), None
        )

    def numbered(self) -> list[tuple[int, Part, Fact[str]]]:
        """The parts that carry a number, with their place in the file."""
        out = []
        for index, part in enumerate(self.parts):
            fact = part.fact("number")
            if isinstance(fact, Fact) and fact.value:
                out.append((index, part, fact))
        return out
