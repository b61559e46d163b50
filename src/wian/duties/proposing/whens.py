"""The rule of deadlines that a row of the reading means: its grammar is that of docs/reading.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final, Literal

from ..deadlines import After, AfterEnd, DayOfMonth, DueRule, Every, On, RuleError, Span, Weekly
from ..unanswered import Ask

Found = tuple[DueRule | None, tuple[Ask, ...]]

_SPAN: Final = re.compile(r"(-?)P(\d{1,4})([DWMY])")
_OF_UNIT: Final = {"D": 1, "W": 7, "M": 1, "Y": 12}
_MONTHS: Final = {"monthly": 1, "quarterly": 3, "yearly": 12}
_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_RECEIPT: Final = re.compile(r"รับ(?:หนังสือ|แจ้ง|ทราบ|คำสั่ง|เอกสาร)")
_DISPATCH: Final = re.compile(r"ลงนาม|ในหนังสือ|หนังสือ(?:นี้|ฉบับนี้)|ออก(?:หนังสือ|คำสั่ง|ประกาศ)|ประกาศ")


def when(row: Mapping[str, Any]) -> Found:
    """The rule, None where the letter says none that can be kept; and what it leaves open.

    A time that a rule cannot hold (every fortnight, within hours) is asked for, never rounded.
    """
    try:
        found = _rule(row)
    except (RuleError, ValueError):
        found = None, (Ask.WHEN,)
    rule, asks = found
    if row.get("condition") and not (rule and isinstance(rule.when, After)):
        asks = (*asks, Ask.CONDITION)
    return rule, asks


def says_when(row: Mapping[str, Any]) -> bool:
    """Whether the letter says any time for it."""
    return any(row.get(name) for name in ("due", "recurrence", "relative"))


def _rule(row: Mapping[str, Any]) -> Found:
    closes = _closes(row)
    if row.get("recurrence"):
        return _recurring(row, closes)
    if row.get("due"):
        return DueRule(On(date.fromisoformat(row["due"])), **closes), ()
    span = _span(row)
    if span is None:
        return None, (Ask.WHEN,)
    event = str(row.get("relative_from") or row.get("condition") or "")
    return DueRule(After(span, _start(event), event), **closes), ()


def _recurring(row: Mapping[str, Any], closes: Mapping[str, Any]) -> Found:
    cycle, _, day = str(row["recurrence"]).partition(":")
    if cycle == "weekly":
        at = _WEEKDAYS.index(day) if day in _WEEKDAYS else 4
        return DueRule(Weekly(at), **closes), (() if day in _WEEKDAYS else (Ask.DAY,))
    months = _MONTHS.get(cycle)
    if months is None:
        return None, (Ask.WHEN,)
    if row.get("relative"):
        span = _span(row)
        rule = None if span is None else DueRule(Every(months, AfterEnd(span)), **closes)
        return rule, (() if rule else (Ask.WHEN,))
    if not day:
        return DueRule(Every(months, DayOfMonth("last")), **closes), (Ask.DAY,)
    number: int | Literal["last"] = "last" if day == "last" else int(day)
    return DueRule(Every(months, DayOfMonth(number)), **closes), ()


def _span(row: Mapping[str, Any]) -> Span | None:
    found = _SPAN.fullmatch(str(row.get("relative") or ""))
    if found is None:
        return None
    sign, count, unit = found.groups()
    n = int(count) * _OF_UNIT[unit] * (-1 if sign else 1)
    if unit in "MY":
        return Span(n, "months")
    return Span(n, "working_days" if row.get("business_days") else "days")


def _start(event: str) -> Literal["dispatch", "receipt", "event"]:
    if not event or _RECEIPT.search(event):
        return "receipt"
    return "dispatch" if _DISPATCH.search(event) else "event"


def _closes(row: Mapping[str, Any]) -> Mapping[str, Any]:
    said = row.get("time")
    return {"closes": time.fromisoformat(str(said))} if said else {}
