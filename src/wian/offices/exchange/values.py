"""What an import would do, row by row: plain values to show, keep and compare."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from ..errors import Refused
from .columns import FormName
from .tables import Tables

OutcomeKind = Literal["open", "change", "move", "unchanged", "error"]


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with one cell; `column` is empty where it is the whole row."""

    column: str
    number: str
    thai: str
    english: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One column as it is and as it would be."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happens to one row of the file: what changes, or what is wrong with it."""

    form: FormName
    row: int
    key: str
    kind: OutcomeKind
    edits: tuple[Edit, ...] = ()
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing these tables as of `day` would do; equal plans do the same."""

    day: date
    tables: Tables
    outcomes: tuple[Outcome, ...]

    @property
    def errors(self) -> tuple[Outcome, ...]:
        """The rows that cannot be imported."""
        return tuple(outcome for outcome in self.outcomes if outcome.kind == "error")

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind, every kind named."""
        told = Counter(outcome.kind for outcome in self.outcomes)
        return {kind: told[kind] for kind in get_args(OutcomeKind)}


def problem(column: str, number: str, /, **words: object) -> CellProblem:
    """The numbered problem with its words, at a cell."""
    told = Refused(number, **words)
    return CellProblem(column, told.number, told.thai, told.english)
