"""What the lists of what is owed give to pages, papers and exports: plain values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from .deadlines import Said, Standing, State
from .overview_values import Total


class Mark(StrEnum):
    """A standing as one cell shows it; the words and icons of each are the page's."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    RETURNED = "returned"
    WAITING = "waiting"
    SOON = "soon"
    NOT_OPEN = "not_open"
    EXEMPT = "exempt"


_MARKS: Final[Mapping[State, Mark]] = {
    State.ON_TIME: Mark.ON_TIME,
    State.LATE_SENT: Mark.LATE,
    State.RETURNED: Mark.RETURNED,
    State.EXEMPT: Mark.EXEMPT,
    State.LATE: Mark.MISSING,
    State.LOCKED: Mark.MISSING,
    State.OPEN: Mark.WAITING,
    State.EXTENDED: Mark.SOON,
    State.DUE_SOON: Mark.SOON,
    State.NOT_OPEN: Mark.NOT_OPEN,
}


def mark_of(standing: Standing) -> Mark:
    """How a cell shows it; that it is extended is told beside it."""
    return _MARKS[standing.state]


@dataclass(frozen=True, slots=True)
class OwedLine:
    """One row of what is owed, with its report if one was begun."""

    duty: int
    action: str
    office: int
    office_name: str
    period: str
    period_th: str
    period_en: str
    due: datetime
    standing: Standing
    mark: Mark
    said: Said
    report: int | None

    @property
    def key(self) -> str:
        """By which a next page begins behind it."""
        return f"{self.duty}-{self.office}-{self.period}"


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of rows; `next` begins the page after it, "" at the end."""

    lines: tuple[OwedLine, ...]
    next: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the matrix: a duty, or one period of it; `total` over all offices."""

    duty: int
    period: str
    label: str
    label_en: str
    total: Total


@dataclass(frozen=True, slots=True)
class Cell:
    """How an office stands in a column: the row that matters now, of `of` that are owed and
    `done` that came.

    `extended`: an extension moved it. `report` is its report, None where none was begun.
    """

    mark: Mark
    days_late: int
    extended: bool
    accepted: bool
    duty: int
    period: str
    report: int | None
    done: int = 0
    of: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """An office with its cells, None where it does not owe that column, and its sums."""

    office: int
    key: str
    name: str
    cells: tuple[Cell | None, ...]
    total: Total


@dataclass(frozen=True, slots=True)
class Matrix:
    """Offices by duties or by periods: a page of lines, all columns; `next` is the next
    page."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: Total
    offices: int
    next: str
    at: datetime
