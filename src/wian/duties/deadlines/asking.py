"""What a person must still say before a rule can be used: letters are silent about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from .calendar import Calendar
from .cycles import periods
from .occurrences import occurrence
from .rule import After, AfterEnd, DueRule, Every, Policy


class Question(StrEnum):
    """What is asked: where a recurring duty begins and ends, and what moves off a day off."""

    FIRST_PERIOD = "first_period"
    LAST_PERIOD = "last_period"
    HOLIDAY_POLICY = "holiday_policy"


def questions(
    rule: DueRule, calendar: Calendar | None = None, *, anchors: Iterable[date] = ()
) -> tuple[Question, ...]:
    """What is unanswered; a rule is usable when nothing is.

    The holiday policy is asked only where a due day of some level falls on a day off, or may:
    while the periods, or the days (`anchors`) that a relative rule is counted from, are unknown.
    """
    found = []
    if rule.recurring and rule.first is None:
        found.append(Question.FIRST_PERIOD)
    if rule.recurring and rule.last is None:
        found.append(Question.LAST_PERIOD)
    if rule.dated and rule.moves is Policy.ASK:
        known = _known(rule, tuple(anchors), bool(found))
        if _falls_off(rule, calendar or Calendar(), known):
            found.append(Question.HOLIDAY_POLICY)
    return tuple(found)


def _known(rule: DueRule, anchors: tuple[date, ...], open_ended: bool) -> tuple[date, ...] | None:
    """The days to count from, a single one where none is needed; None when they are unknown."""
    if isinstance(rule.when, After):
        return anchors or None
    return None if open_ended else (date.min,)


def _falls_off(rule: DueRule, calendar: Calendar, anchors: tuple[date, ...] | None) -> bool:
    if anchors is None:
        return not _always_works(rule)
    return any(
        occurrence(rule, period, level, calendar).off
        for anchor in anchors
        for period in periods(rule, anchor=anchor)
        for level in rule.levels
    )


def _always_works(rule: DueRule) -> bool:
    """Whether every span of the rule is counted in working days, and so ends on one."""
    when = rule.when
    if isinstance(when, After):
        spans = [when.span]
    elif isinstance(when, Every) and isinstance(when.due, AfterEnd):
        spans = [when.due.span]
    else:
        return False
    spans += [lead.span for lead in rule.leads if lead.span.n]
    return all(span.unit == "working_days" and span.n for span in spans)
