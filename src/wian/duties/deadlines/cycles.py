"""The periods of a rule: the months, quarters or years for which a duty is owed one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from wian.thai.digits import to_thai
from wian.thai.holidays import BUDDHIST_ERA, MONTHS, fiscal_year, format_th

from .calendar import day_of_month
from .english import MONTHS_EN, format_en
from .rule import FISCAL, After, DueRule, Every, On, RuleError, Weekly

ONCE: Final = "once"
"""The key of the one period of a duty that is due once."""
MOST: Final = 1200
"""Periods of one rule: a hundred years of months."""
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day; `key` is stable, and sorts as the periods of a rule do.

    A duty due once has the key ONCE, and for its days the one it is counted from or due on.
    """

    key: str
    first: date
    last: date


def periods(
    rule: DueRule,
    first: date | None = None,
    last: date | None = None,
    *,
    anchor: date | None = None,
) -> tuple[Period, ...]:
    """The periods from the one that holds `first` to the one that holds `last`, both included.

    Never outside those of the rule, which count where nothing is given; a recurring rule with an
    end that nobody has said raises RuleError. `anchor` is the day a relative rule is counted from:
    without it there is no period yet. Continuous work and mere information have none.
    """
    when = rule.when
    if isinstance(when, On):
        return (Period(ONCE, when.day, when.day),)
    if isinstance(when, After):
        return (Period(ONCE, anchor, anchor),) if anchor else ()
    if not isinstance(when, Every | Weekly):
        return ()
    start, end = _later(first, rule.first), _earlier(last, rule.last)
    if start is None or end is None:
        raise RuleError("first" if start is None else "last", "nobody has said it")
    every = _months(when, start, end) if isinstance(when, Every) else _weeks(start, end)
    found: list[Period] = []
    for period in every:
        if len(found) == MOST:
            raise RuleError("last", "is too far from the first")
        found.append(period)
    return tuple(found)


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(one, other) if one and other else one or other


def _months(when: Every, first: date, last: date) -> Iterator[Period]:
    month = first.year * 12 + first.month - 1
    month -= (month - (when.begins - 1)) % when.months
    while (start := day_of_month(month, 1)) <= last:
        month += when.months
        yield Period(f"{when.months}m:{start:%Y-%m}", start, day_of_month(month - 1, 31))


def _weeks(first: date, last: date) -> Iterator[Period]:
    start = first - timedelta(days=first.weekday())
    while start <= last:
        yield Period(f"w:{start}", start, start + _WEEK - timedelta(days=1))
        start += _WEEK


def named(
    period: Period, lang: Literal["th", "en"] = "th", digits: Literal["thai", "arabic"] = "arabic"
) -> str:
    """The period as people call it: "ธันวาคม 2567", "ไตรมาส 1 ปีงบประมาณ 2568"; "" for ONCE."""
    text = _thai(period) if lang == "th" else _english(period)
    return to_thai(text) if digits == "thai" else text


def _part(period: Period) -> tuple[int, int]:
    """Months of the period, and which of its kind it is in the fiscal year, from 1; else 0."""
    months = int(period.key.partition("m:")[0])
    at = (period.first.month - FISCAL) % 12
    return months, 0 if at % months else at // months + 1


def _thai(period: Period) -> str:
    if period.key == ONCE:
        return ""
    if period.key.startswith("w:"):
        return f"สัปดาห์ที่เริ่ม {format_th(period.first, short=True)}"
    months, nth = _part(period)
    if months == 1:
        return f"{MONTHS[period.first.month - 1]} {period.first.year + BUDDHIST_ERA}"
    year = f"ปีงบประมาณ {fiscal_year(period.last)}"
    if months == 12 and nth:
        return year
    if months == 6 and nth:
        return f"{('ครึ่งปีแรก', 'ครึ่งปีหลัง')[nth - 1]} {year}"
    if months == 3 and nth:
        return f"ไตรมาส {nth} {year}"
    ends = (f"{MONTHS[d.month - 1]} {d.year + BUDDHIST_ERA}" for d in (period.first, period.last))
    return " – ".join(ends)


def _english(period: Period) -> str:
    if period.key == ONCE:
        return ""
    if period.key.startswith("w:"):
        return f"week of {format_en(period.first)}"
    months, nth = _part(period)
    if months == 1:
        return _month_en(period.first)
    year = f"fiscal year {fiscal_year(period.last)}"
    if months == 12 and nth:
        return year
    if months == 6 and nth:
        return f"{('first', 'second')[nth - 1]} half of {year}"
    if months == 3 and nth:
        return f"quarter {nth} of {year}"
    return f"{_month_en(period.first)} – {_month_en(period.last)}"


def _month_en(day: date) -> str:
    return f"{MONTHS_EN[day.month - 1]} {day.year + BUDDHIST_ERA} ({day.year})"
