"""What is wrong with the days of a letter's duties, for a person to look at; nothing is mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .calendar import Calendar
from .occurrences import Due
from .rule import Policy

Code = Literal["before_prerequisite", "passed_on_receipt", "day_off"]


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty by its key, what is due of it, and the duties that must be done before it."""

    key: str
    dues: tuple[Due, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A day to look at: of which duty and period, beside which day (`beside`), and how far apart.

    `other` is the prerequisite's key. `days` and `working_days` lead from this due day to `beside`:
    the prerequisite's due day, the day of receipt, or the working day that comes next.
    """

    code: Code
    key: str
    period: str
    day: date
    beside: date
    days: int
    working_days: int
    other: str = ""


def flags(
    owed: Sequence[Owed], received_on: date, calendar: Calendar | None = None
) -> tuple[Flag, ...]:
    """What a person should look at, in the order of the duties and their days.

    A due day is compared with the prerequisite's of the same period, else with its first. One on
    a day off is told only while its rule has no policy for that.
    """
    days = calendar or Calendar()
    by_key = {duty.key: duty for duty in owed}
    found: list[Flag] = []
    for duty in owed:
        needs = [by_key[key] for key in duty.needs if key in by_key and by_key[key].dues]
        for due in duty.dues:
            found += _of(duty, due, needs, received_on, days)
    return tuple(found)


def _of(
    duty: Owed, due: Due, needs: Iterable[Owed], received_on: date, calendar: Calendar
) -> list[Flag]:
    day = due.day

    def flag(code: Code, beside: date, other: str = "") -> Flag:
        days, working = (beside - day).days, calendar.working_days(day, beside)
        return Flag(code, duty.key, due.period.key, day, beside, days, working, other)

    found = []
    for need in needs:
        first = _prerequisite(need, due)
        if due.due < first.due:
            found.append(flag("before_prerequisite", first.day, need.key))
    if day < received_on:
        found.append(flag("passed_on_receipt", received_on))
    if due.off is not None and due.policy is Policy.ASK:
        found.append(flag("day_off", calendar.next(day)))
    return found


def _prerequisite(need: Owed, due: Due) -> Due:
    same = (other for other in need.dues if other.period.key == due.period.key)
    return next(same, need.dues[0])
