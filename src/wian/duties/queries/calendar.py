"""The working calendar of this house: the country's list, and what people changed in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wian.offices.acting import Actor, where_of
from wian.offices.queries.reach import root, standing
from wian.thai.holidays import holidays_of

from ..deadlines import Calendar
from ..deadlines.calendar import Name
from ..models import DayOff

CHANGE = "directory.change"


@dataclass(frozen=True, slots=True)
class DayView:
    """A day that is not as the week and the country's list say; `changed`: people said so here."""

    day: date
    works: bool
    name_th: str
    name_en: str
    changed: bool


@dataclass(frozen=True, slots=True)
class YearView:
    """The days off of a CE year and the days worked instead, and whether this person may change
    them."""

    year: int
    days: tuple[DayView, ...]
    may_change: bool


def calendar_of(years: Iterable[int] | None = None) -> Calendar:
    """The calendar by which everything is due; of these CE years only, or of all: one query.

    A day off that people added joins the published ones; one on which they said that people work
    is worked, whatever it was.
    """
    rows = DayOff.objects.order_by("day")
    if years is not None:
        rows = rows.filter(day__year__in=sorted(set(years)))
    added: dict[int, dict[date, Name]] = defaultdict(dict)
    worked: dict[date, Name] = {}
    for row in rows:
        name = (row.name_th, row.name_en or row.name_th)
        if row.works:
            worked[row.day] = name
        else:
            added[row.day.year][row.day] = name
    return Calendar({year: {**holidays_of(year), **days} for year, days in added.items()}, worked)


def year_of(actor: Actor, year: int) -> YearView:
    """The days of a CE year as its page shows them; days off are no secret: three queries."""
    published = {day: DayView(day, False, *name, False) for day, name in holidays_of(year).items()}
    changed = {
        row.day: DayView(row.day, row.works, row.name_th, row.name_en, True)
        for row in DayOff.objects.filter(day__year=year)
    }
    days = tuple(day for _, day in sorted((published | changed).items()))
    may = actor.may(CHANGE, where_of(standing(root()))).allowed
    return YearView(year, days, may)
