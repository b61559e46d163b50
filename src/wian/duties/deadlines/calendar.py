"""The days offices work: Monday to Friday, but for days off and with days worked instead."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from wian.thai.holidays import WEEKDAYS, holidays_of

from .rule import Span

Name = tuple[str, str]
"""What a day is called in Thai and in English."""

_SATURDAY: Final = 5
_WEEKEND_EN: Final = {5: "Saturday", 6: "Sunday"}
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Off:
    """Why nobody works on a day, with its name."""

    kind: Literal["weekend", "holiday"]
    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working calendar of an installation; the empty one is the country's as published.

    `years`: the days off of a CE year as a person settled them, in place of the published ones
    of that year. `worked`: days that are worked although they are a weekend or a day off, such as
    the Saturday that makes up for a bridge day.
    """

    years: Mapping[int, Mapping[date, Name]] = field(default_factory=dict)
    worked: Mapping[date, Name] = field(default_factory=dict)

    def days_off(self, year: int) -> Mapping[date, Name]:
        """The days off of a year that are not mere weekends, days worked instead left out."""
        days = self.years.get(year, holidays_of(year))
        return {day: name for day, name in sorted(days.items()) if day not in self.worked}

    def off(self, day: date) -> Off | None:
        """Why `day` is no working day; None when it is one."""
        if day in self.worked:
            return None
        days = self.years.get(day.year)
        name = (holidays_of(day.year) if days is None else days).get(day)
        if name is not None:
            return Off("holiday", *name)
        if day.weekday() >= _SATURDAY:
            return Off("weekend", f"วัน{WEEKDAYS[day.weekday()]}", _WEEKEND_EN[day.weekday()])
        return None

    def works(self, day: date) -> bool:
        """Whether offices work on `day`."""
        return self.off(day) is None

    def next(self, day: date) -> date:
        """The first working day on or after `day`."""
        while not self.works(day):
            day += _DAY
        return day

    def previous(self, day: date) -> date:
        """The last working day on or before `day`."""
        while not self.works(day):
            day -= _DAY
        return day

    def after(self, day: date, span: Span) -> date:
        """The last day of a span that runs from the day after `day`; before it, when negative.

        `day` itself is not counted, and a month ends on the day of the same number or, lacking
        that, on its last (Civil and Commercial Code, sections 193/3 and 193/5).
        """
        if span.unit == "months":
            return months_later(day, span.n)
        if span.unit == "days":
            return day + span.n * _DAY
        step = _DAY if span.n > 0 else -_DAY
        left = abs(span.n)
        while left:
            day += step
            left -= self.works(day)
        return day

    def before(self, day: date, span: Span) -> date:
        """The day from which a span of days or working days runs to `day`."""
        return self.after(day, Span(-span.n, span.unit))

    def working_days(self, start: date, end: date) -> int:
        """How many working days follow `start` up to `end`; negative when `end` lies before it."""
        if end < start:
            return -self.working_days(end, start)
        return sum(self.works(start + i * _DAY) for i in range(1, (end - start).days + 1))


def months_later(day: date, months: int) -> date:
    """The day of the same number so many months later, or the last day of a month too short."""
    return day_of_month(day.year * 12 + day.month - 1 + months, day.day)


def day_of_month(month: int, number: int) -> date:
    """A day of a month counted from year 0 (``year * 12 + month - 1``), its last when too short."""
    year, index = divmod(month, 12)
    return date(year, index + 1, min(number, monthrange(year, index + 1)[1]))
