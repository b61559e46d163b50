"""One occurrence of a rule: what one kind of office owes for one period, to the second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .calendar import Calendar, Off, day_of_month
from .clock import moment, second
from .cycles import Period
from .rule import (
    After,
    AfterEnd,
    DayOfMonth,
    DueRule,
    Every,
    On,
    Policy,
    RuleError,
    Weekly,
)


@dataclass(frozen=True, slots=True)
class Due:
    """What is owed for a period: the day by the rule, the second it is due, the window around it.

    `nominal`: the day before any holiday moved it; `off`: why nobody works then; `policy` what the
    rule does about that. `opens` None: at once. `late_until` and `locks` None: without end.
    `extended_to`: the latest extension, if it is later than `due`.
    """

    period: Period
    nominal: date
    due: datetime
    opens: datetime | None = None
    late_until: datetime | None = None
    locks: datetime | None = None
    off: Off | None = None
    policy: Policy = Policy.AS_IS
    extended_to: datetime | None = None

    @property
    def day(self) -> date:
        """The day of Bangkok on which it is due, extensions aside."""
        return second(self.due).date()

    @property
    def moved_because(self) -> Off | None:
        """Why it is not due on its nominal day; None where it is."""
        return self.off if self.day != self.nominal else None


def occurrence(
    rule: DueRule,
    period: Period,
    level: str = "",
    calendar: Calendar | None = None,
    extensions: Iterable[date] = (),
) -> Due:
    """What offices of the kind `level` owe for the period; "" and a kind without lead: the rule's.

    A lead is counted back from the day the rule's own level owes it, moved or not; where it ends
    on a day off it moves back further, never forward, so that the time ahead is not eaten.
    An unchosen policy moves nothing. Extensions only move later, to the same time of their day.
    """
    days = calendar or Calendar()
    nominal, day = _days(rule, period, level, days)
    due = moment(day, rule.closes)
    extended = max((moment(to, rule.closes) for to in extensions), default=due)
    late_until, locks = (
        None if n is None else moment(day + timedelta(days=n), rule.closes)
        for n in (rule.late_until, rule.locks)
    )
    return Due(
        period,
        nominal,
        due,
        _opens(rule, period, day),
        late_until or locks,
        locks,
        days.off(nominal),
        rule.moves,
        extended if extended > due else None,
    )


def _days(rule: DueRule, period: Period, level: str, calendar: Calendar) -> tuple[date, date]:
    """The day by the rule alone, and the day it is due."""
    nominal = _by_rule(rule, period, calendar)
    day = _moved(nominal, rule.moves, calendar)
    lead = rule.lead(level)
    if lead is None:
        return nominal, day
    ahead = calendar.before(day, lead)
    kept = rule.moves in (Policy.AS_IS, Policy.ASK)
    return ahead, ahead if kept else calendar.previous(ahead)


def _by_rule(rule: DueRule, period: Period, calendar: Calendar) -> date:
    match rule.when:
        case On(day):
            return day
        case After(span):
            return calendar.after(period.first, span)
        case Every(due=DayOfMonth() as at):
            month = period.last.year * 12 + period.last.month - 1 + at.months_after
            return day_of_month(month, at.number)
        case Every(due=AfterEnd(span)):
            return calendar.after(period.last, span)
        case Weekly(weekday):
            return period.first + timedelta(days=weekday)
        case _:
            raise RuleError("when", "nothing of it is ever due")


def _moved(day: date, policy: Policy, calendar: Calendar) -> date:
    match policy:
        case Policy.PREVIOUS:
            return calendar.previous(day)
        case Policy.NEXT:
            return calendar.next(day)
        case _:
            return day


def _opens(rule: DueRule, period: Period, day: date) -> datetime | None:
    """Never later than the beginning of the day it is due, though that may have moved back."""
    if rule.opens == "at_once":
        return None
    if rule.opens == "period":
        return moment(min(period.first, day), time.min)
    return moment(day - timedelta(days=rule.opens), time.min)
