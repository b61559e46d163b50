"""When a duty is due, as a rule: plain checked values, one for each way of saying it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final, Literal, get_args

Unit = Literal["days", "working_days", "months"]
Start = Literal["dispatch", "receipt", "event"]
Opens = int | Literal["at_once", "period"]
"""So many days before the day it is due, as soon as it is ordered, or with its period."""

CLOSING: Final = time(16, 30)
"""When offices close, unless the rule says otherwise."""
FISCAL: Final = 10
"""The month that begins the fiscal year."""
CYCLES: Final = (1, 2, 3, 4, 6, 12)
"""Months of a recurring period: those that fit into a year."""
EARLIEST, LATEST = date(1957, 1, 1), date(2157, 12, 31)
"""Days that a rule may name, พ.ศ. 2500 to 2700."""
_MOST_DAYS: Final = 3660


class RuleError(ValueError):
    """The rule cannot be meant; `field` is where, as a path into its JSON, `why` what."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field, self.why = field, why


class Policy(StrEnum):
    """What becomes of a due day that is no working day; ASK until a person has chosen."""

    ASK = "ask"
    AS_IS = "as_is"
    PREVIOUS = "previous"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Span:
    """A number of days, working days or months."""

    n: int
    unit: Unit = "days"

    def __post_init__(self) -> None:
        _require(self.unit in get_args(Unit), "unit", "is no unit")
        _require(abs(self.n) <= _MOST_DAYS, "n", "is too long a time")


@dataclass(frozen=True, slots=True)
class On:
    """Due once, on that day."""

    day: date

    def __post_init__(self) -> None:
        _in_range("day", self.day)


@dataclass(frozen=True, slots=True)
class After:
    """Due once, a span after (or, negative, before) a day that each office has of its own.

    `event` says in the letter's words what is counted from where `start` is an event.
    """

    span: Span
    start: Start
    event: str = ""

    def __post_init__(self) -> None:
        _require(self.start in get_args(Start), "start", "is nothing to count from")


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of the month `months_after` the last one of the period (negative: within it).

    A day that a month lacks is its last; so is `last`.
    """

    day: int | Literal["last"]
    months_after: int = 0

    def __post_init__(self) -> None:
        possible = isinstance(self.day, int) and 1 <= self.day <= 31
        _require(possible or self.day == "last", "day", "is no day of a month")

    @property
    def number(self) -> int:
        """The day as a number that no month exceeds."""
        return 31 if self.day == "last" else self.day


@dataclass(frozen=True, slots=True)
class AfterEnd:
    """A span after the last day of the period."""

    span: Span

    def __post_init__(self) -> None:
        _require(self.span.n >= 0, "n", "would lie within the period")


@dataclass(frozen=True, slots=True)
class Every:
    """Due in every period of so many months, counted through the year from the month `begins`."""

    months: int
    due: DayOfMonth | AfterEnd
    begins: int = FISCAL

    def __post_init__(self) -> None:
        _require(self.months in CYCLES, "months", "does not fit into a year")
        _require(1 <= self.begins <= 12, "begins", "is no month")
        if isinstance(self.due, DayOfMonth):
            inside = -self.months < self.due.months_after <= 12
            _require(inside, "due.months_after", "lies outside the period and the year after it")


@dataclass(frozen=True, slots=True)
class Weekly:
    """Due every week on that day; 0 is Monday."""

    weekday: int

    def __post_init__(self) -> None:
        _require(0 <= self.weekday <= 6, "weekday", "is no day of the week")


@dataclass(frozen=True, slots=True)
class Continuous:
    """Work without an end and without a day it is due."""


@dataclass(frozen=True, slots=True)
class Information:
    """Nothing is owed; the letter only tells."""


When = On | After | Every | Weekly | Continuous | Information
RECURRING: Final = (Every, Weekly)


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before the rule's own day the offices of one kind owe it."""

    level: str
    span: Span

    def __post_init__(self) -> None:
        _require(self.level != "", "level", "names no kind of office")
        _require(0 <= self.span.n <= 366, "n", "is no time ahead")
        _require(self.span.unit != "months", "unit", "is counted in days")


@dataclass(frozen=True, slots=True)
class DueRule:
    """When a duty is due, for all its offices and periods.

    `closes`: the last second that is on time. `late_until`: so many days after it is due a late
    report is taken with its reason, later only by leave of the level above; `locks`: after so many
    it is not taken at all, but by an extension. None of either: without end.
    `first` and `last`: any day of the first and the last period of a recurring rule, None while
    nobody has said; the letter often does not.
    """

    when: When
    closes: time = CLOSING
    opens: Opens = "at_once"
    late_until: int | None = None
    locks: int | None = None
    moves: Policy = Policy.ASK
    leads: tuple[Lead, ...] = ()
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        _require(self.closes.tzinfo is None, "closes", "is by the clock of Bangkok")
        _require(self.closes.microsecond == 0, "closes", "is a whole second")
        self._check_window()
        levels = [lead.level for lead in self.leads]
        _require(len(set(levels)) == len(levels), "leads", "name one kind of office twice")
        for field, day in (("first", self.first), ("last", self.last)):
            if day is not None:
                _require(self.recurring, field, "has no meaning without recurrence")
                _in_range(field, day)
        if self.first and self.last:
            _require(self.first <= self.last, "last", "lies before the first")

    def _check_window(self) -> None:
        if isinstance(self.opens, int):
            _require(0 <= self.opens <= _MOST_DAYS, "opens", "is no number of days ahead")
        else:
            _require(self.opens in ("at_once", "period"), "opens", "is no beginning")
            held = self.recurring or self.opens == "at_once"
            _require(held, "opens", "has no period to open with")
        for field, days in (("late_until", self.late_until), ("locks", self.locks)):
            _require(days is None or 0 <= days <= _MOST_DAYS, field, "is no number of days")
        if self.late_until is not None and self.locks is not None:
            _require(self.late_until <= self.locks, "locks", "comes before late reports end")

    @property
    def recurring(self) -> bool:
        """Whether it is owed again in every period."""
        return isinstance(self.when, RECURRING)

    @property
    def dated(self) -> bool:
        """Whether anything of it is ever due."""
        return not isinstance(self.when, Continuous | Information)

    @property
    def levels(self) -> tuple[str, ...]:
        """The rule's own level ("") and each that owes it earlier."""
        return ("", *(lead.level for lead in self.leads))

    def lead(self, level: str) -> Span | None:
        """How long before the rule's own day that kind of office owes it; None when it does not."""
        return next((lead.span for lead in self.leads if lead.level == level), None)


def monthly(day: int | Literal["last"]) -> Every:
    """Every month on that day."""
    return Every(1, DayOfMonth(day))


def yearly(month: int, day: int | Literal["last"], *, begins: int = FISCAL) -> Every:
    """Every year on that day; the period is the fiscal year unless another month begins it."""
    last = (begins - 2) % 12 + 1
    return Every(12, DayOfMonth(day, -((last - month) % 12)), begins)


def _require(holds: bool, field: str, why: str) -> None:
    if not holds:
        raise RuleError(field, why)


def _in_range(field: str, day: date) -> None:
    _require(EARLIEST <= day <= LATEST, field, "lies outside พ.ศ. 2500 to 2700")
