"""What would be due of a duty that nobody has opened yet, for a person to look at. Pure."""

from __future__ import annotations

from datetime import date

from .deadlines import Calendar, Due, DueRule, RuleError, occurrence, periods

Ends = tuple[date | None, date | None]


def suggested(rule: DueRule | None, begins: date) -> Ends:
    """First and last day of the periods of a recurring rule: from that month, to the end of its
    fiscal year."""
    if rule is None or not rule.recurring:
        return None, None
    return begins, date(begins.year + (begins.month >= 10), 9, 30)


def foreseen(
    rule: DueRule | None, anchor: date | None, begins: date, calendar: Calendar
) -> tuple[Due, ...]:
    """What would be due; of periods that nobody has said those that are suggested."""
    if rule is None:
        return ()
    first, last = suggested(rule, begins)
    first, last = rule.first or first, rule.last or last
    try:
        found = periods(rule, first, last, anchor=anchor)
        return tuple(occurrence(rule, period, "", calendar) for period in found)
    except (RuleError, OverflowError):
        return ()
