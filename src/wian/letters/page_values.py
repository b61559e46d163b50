"""What the page of a letter and a person's desk show: plain values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from .asking import Asked
from .circulation_values import Counts
from .inside_values import Brief, Holding, StepView
from .masking import Veil


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as its page shows it, without what this person may not see.

    `inside`: the person reads in the house that keeps it; others were sent it. `went_out`: it went
    round; `came_to`: offices of the person took it up, and can reply. `counts`: how it stands with
    all who have it. `has_days`: it calls for days that go into a calendar.
    """

    brief: Brief
    kind: str
    secrecy: str
    source: str
    name: str
    at: datetime
    trouble: bool
    inside: bool
    went_out: bool
    came_to: bool
    counts: Counts
    asks: tuple[Asked, ...]
    has_days: bool
    lines: tuple[LetterLine, ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter with where it lies, and what was written on it."""

    view: LetterView
    lying: tuple[Holding, ...]
    way: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A line of a register in which the letter stands."""

    id: int
    book: int
    office: int
    office_name: str
    way: str
    series: str
    year: int
    number: str
    day: date
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class OnDesk:
    """A letter that is this person's to deal with.

    `told` is what a colleague wrote on it when it came. `day` is the nearest one, `line` the very
    words of the letter that ask for it, "" where a colleague set it. `free`: nobody of the unit
    has taken it up.
    """

    letter: Brief
    kind: str
    told: str
    day: date | None
    line: str
    free: bool


@dataclass(frozen=True, slots=True)
class MyDesk:
    """What a person owes by date, and what waits for a decision; with `more` there are others.

    `told` are the letters that were asked about and that this person sees, by id, `over` the veil
    of each for more words of it.
    """

    due: tuple[OnDesk, ...]
    decide: tuple[OnDesk, ...]
    more: bool
    told: Mapping[int, Brief]
    over: Mapping[int, Veil]
