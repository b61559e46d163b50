"""A deadline on a day when offices are closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wian.thai.holidays import format_th, holiday_name, weekday_th

from ..bundle import Bundle
from ..part import Part
from ..values import Contradiction, Span

KIND = "day_off"
_BY_A_DAY = re.compile(r"(?:ภายใน|ไม่เกิน|อย่างช้า)\s{0,3}วัน\s?ที่")
"""A printed weekday says that the day was meant; the last day of a month says nothing."""
_LEAD = 14
_AHEAD = 2
_SATURDAY = 5


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per document with every deadline on a Saturday, a Sunday or an official holiday."""
    issued = bundle.covering_date
    if issued is None:
        return
    told: set[date] = set()
    for index, part in enumerate(bundle.parts):
        days: dict[date, Span] = {}
        for day, span in _deadlines(part):
            # A day before the letter or far after it is in doubt itself.
            if issued <= day and day.year <= issued.year + _AHEAD and day not in told:
                days.setdefault(day, span)
        closed = {day: why for day in days if (why := _closed(day))}
        told.update(closed)
        if closed:
            yield _row(index, closed, tuple(days[day] for day in closed))


def _deadlines(part: Part) -> Iterator[tuple[date, Span]]:
    raw = part.source.raw
    for duty in part.fact("duties"):
        if duty.due and duty.when_span and not duty.recurrence and not duty.relative:
            start, end = duty.when_span
            if _BY_A_DAY.search(raw, max(0, start - _LEAD), end):
                yield duty.due, duty.when_span


def _closed(day: date) -> tuple[str, str] | None:
    if day.weekday() >= _SATURDAY:
        return f"วัน{weekday_th(day.weekday())}", f"a {day:%A}"
    name = holiday_name(day)
    return (name, holiday_name(day, "en") or name) if name else None


def _row(
    index: int, closed: dict[date, tuple[str, str]], quotes: tuple[Span, ...]
) -> Contradiction:
    days = ", ".join(f"{format_th(day)} ({why})" for day, (why, _) in closed.items())
    days_en = ", ".join(f"{day.isoformat()} ({why})" for day, (_, why) in closed.items())
    return Contradiction(
        kind=KIND,
        quotes=quotes,
        document=index,
        note=f"กำหนดส่งตรงกับวันหยุดราชการ: {days} ควรเผื่อเวลาหรือสอบถามผู้ออกหนังสือ",
        note_en=f"A deadline falls on a day off: {days_en}.",
        confidence=0.8,
    )
