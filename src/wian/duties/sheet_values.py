"""What a workbook of reports would do: values, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .forms import Found


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with a cell, "" for its whole line; in words."""

    cell: str
    problem: str
    thai: str
    english: str


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A line of the sheet and what it would write; with problems it writes nothing."""

    number: int
    office: int
    office_name: str
    period: str
    period_th: str
    revision: int
    values: Mapping[str, Any]
    changed: bool
    problems: tuple[CellProblem, ...]
    notes: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What would be taken in; nothing is written by looking."""

    duty: int
    action: str
    lines: tuple[PlannedLine, ...]

    @property
    def ready(self) -> tuple[PlannedLine, ...]:
        """The lines that say something new and have no problem."""
        return tuple(line for line in self.lines if line.changed and not line.problems)

    @property
    def wrong(self) -> tuple[PlannedLine, ...]:
        """Those that must be mended."""
        return tuple(line for line in self.lines if line.problems)


@dataclass(frozen=True, slots=True)
class SheetTaken:
    """How many lines were taken in, and what is wrong with the others."""

    count: int
    left: tuple[PlannedLine, ...]


def cell_problem(cell: str, found: Found) -> CellProblem:
    """The problem of a field as one of its cell."""
    return CellProblem(cell, found.number, found.thai, found.english)
