"""A rule of time in words: what is due when, for how long, and what else it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Final

from wian.duties.deadlines import (
    After,
    AfterEnd,
    Continuous,
    DayOfMonth,
    DueRule,
    Every,
    Information,
    On,
    Policy,
    Span,
    Weekly,
)
from wian.offices.kinds import KINDS
from wian.thai.holidays import BUDDHIST_ERA, MONTHS
from wian.web.when import Clock
from wian.web.words import WEEKDAYS

CYCLES: Final[Mapping[int, str]] = {
    1: "cycle_month", 2: "cycle_2", 3: "cycle_quarter", 4: "cycle_4", 6: "cycle_half",
    12: "cycle_year",
}  # fmt: skip
POLICIES: Final[Mapping[Policy, str]] = {
    Policy.AS_IS: "policy_as_is",
    Policy.NEXT: "policy_next",
    Policy.PREVIOUS: "policy_previous",
}
STARTS: Final = {"dispatch": "start_dispatch", "receipt": "start_receipt", "event": "start_event"}
_MONTHS_EN: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def rule_said(rule: DueRule | None, anchor: date | None, seen: Clock) -> str:
    """When it is due: "ทุกเดือน วันที่ 25 ภายใน 16.30 น."; says so where nobody has."""
    if rule is None:
        return seen.say("rule_none")
    said = seen.n(_when(rule, anchor, seen))
    return f"{said} {_by(rule.closes, seen)}" if rule.dated else said


def rule_notes(rule: DueRule | None, seen: Clock) -> list[str]:
    """What else it says: its periods, days off, who sends earlier, how late it is taken."""
    return [seen.n(note) for note in _notes(rule, seen)] if rule else []


def month_said(day: date, seen: Clock) -> str:
    """ "พฤศจิกายน 2568"."""
    names = MONTHS if seen.say.lang == "th" else _MONTHS_EN
    return seen.n(f"{names[day.month - 1]} {day.year + BUDDHIST_ERA}")


def span_said(span: Span, seen: Clock) -> str:
    """ "15 วันทำการ"."""
    return seen.amount(span.unit, abs(span.n))


def kind_said(kind: str, seen: Clock) -> str:
    """A kind of office by its name, "" for none."""
    return seen.say.pick(KINDS[kind].thai, KINDS[kind].english) if kind in KINDS else ""


def weekday_said(day: int, seen: Clock) -> str:
    """0 is Monday."""
    return seen.say.pick(*list(WEEKDAYS.values())[day][:2])


def _by(closes: time, seen: Clock) -> str:
    return seen.n(seen.say("by_time", time=f"{closes:%H.%M}"))


def _when(rule: DueRule, anchor: date | None, seen: Clock) -> str:
    match rule.when:
        case On(day):
            return seen.say("rule_on", day=seen.day(day))
        case After(span, start, event):
            word = "rule_after" if span.n >= 0 else "rule_before"
            begins = event or seen.say(STARTS[start])
            if anchor is not None:
                begins = f"{begins} ({seen.day(anchor)})"
            return seen.say(word, span=span_said(span, seen), start=begins)
        case Every():
            return f"{seen.say[CYCLES[rule.when.months]]} {_in_period(rule.when, seen)}"
        case Weekly(weekday):
            return seen.say("weekly_on", day=weekday_said(weekday, seen))
        case Continuous():
            return seen.say("rule_continuous")
        case Information():
            return seen.say("rule_information")


def _in_period(every: Every, seen: Clock) -> str:
    """The day within the period, or after it."""
    if isinstance(every.due, AfterEnd):
        return seen.say("rule_after_end", span=span_said(every.due.span, seen))
    day = _day(every.due, seen)
    if every.months == 12:
        month = (every.begins - 2 + every.due.months_after) % 12
        names = MONTHS if seen.say.lang == "th" else _MONTHS_EN
        return f"{day} {names[month]}"
    if every.due.months_after == 0:
        return day if every.months == 1 else seen.say("rule_last_month", day=day)
    word = "rule_months_after" if every.due.months_after > 0 else "rule_months_before"
    return seen.say(word, day=day, n=abs(every.due.months_after))


def _day(at: DayOfMonth, seen: Clock) -> str:
    return seen.say("day_last") if at.day == "last" else seen.say("day_nth", n=at.day)


def _notes(rule: DueRule, seen: Clock) -> Iterator[str]:
    say = seen.say
    if rule.first and rule.last:
        ends = {"first": month_said(rule.first, seen), "last": month_said(rule.last, seen)}
        yield say("rule_ends", **ends)
    if rule.moves in POLICIES and rule.dated:
        yield say("rule_off", what=say[POLICIES[rule.moves]])
    for lead in rule.leads:
        yield say("rule_lead", kind=kind_said(lead.level, seen), span=span_said(lead.span, seen))
    if isinstance(rule.opens, int):
        yield say("rule_opens", span=seen.amount("days", rule.opens))
    elif rule.opens == "period":
        yield say("rule_opens_period")
    if rule.late_until is not None:
        yield say("rule_late", span=seen.amount("days", rule.late_until))
    if rule.locks is not None:
        yield say("rule_locks", span=seen.amount("days", rule.locks))
