"""A duty's rule some years later: its days move with the fiscal year, the weekdays do not. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from .deadlines import DueRule, On, Policy


def shifted(rule: DueRule, years: int) -> DueRule:
    """The same rule so many years later; what becomes of days off is asked anew where one is."""
    when = rule.when
    if isinstance(when, On):
        when = On(later(when.day, years))
    return replace(
        rule,
        when=when,
        first=None if rule.first is None else later(rule.first, years),
        last=None if rule.last is None else later(rule.last, years),
        moves=Policy.ASK if rule.dated else rule.moves,
    )


def later(day: date, years: int) -> date:
    """The same day so many years later; the last day of February stays the last."""
    year = day.year + years
    if day.month == 2 and (day + timedelta(days=1)).month == 3:
        return date(year, 3, 1) - timedelta(days=1)
    return day.replace(year=year)
