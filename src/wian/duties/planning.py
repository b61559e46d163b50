"""How an activity of a plan stands, by its months and what was told of it; pure.

Months are those of the fiscal year: 1 is October, 12 September. A plan's year is the CE year in
which it ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from wian.thai.holidays import MONTHS_SHORT

MONTHS: Final = range(1, 13)
WHOLE: Final = 100
YEARS: Final = range(1957, 2158)
"""The years of plans: 2500 to 2700 of the Buddhist era."""
_OCTOBER: Final = 10

Code = Literal[
    "dropped", "done", "overdue", "silent", "behind", "ahead", "on_track", "now", "waiting",
    "unplanned",
]  # fmt: skip
CellCode = Literal["", "planned", "now", "silent", "told", "extra"]
_SAID: Final[Mapping[Code, tuple[str, str, str]]] = {
    "dropped": ("cancel", "เลิกทำแล้ว", "dropped"),
    "done": ("done", "เสร็จแล้ว", "done"),
    "overdue": (
        "late", "เลยเดือนสุดท้ายตามแผนแล้ว ได้ {percent}%", "past its last month, {percent}% done",
    ),
    "silent": (
        "late", "ล่าช้า เดือน {month} ผ่านไปโดยไม่มีความก้าวหน้า",
        "behind: {month} passed without progress",
    ),
    "behind": (
        "late", "ช้ากว่าแผน ได้ {percent}% ตามแผนควรได้ {share}%",
        "behind: {percent}% of {share}% planned by now",
    ),
    "ahead": (
        "ahead", "เร็วกว่าแผน ได้ {percent}% ตามแผน {share}%",
        "ahead: {percent}%, with {share}% planned by now",
    ),
    "on_track": ("ok", "เป็นไปตามแผน", "on track"),
    "now": ("now", "ถึงเวลาทำเดือนนี้", "to be done this month"),
    "waiting": ("wait", "ยังไม่ถึงเวลา เริ่ม {month}", "not yet: begins in {month}"),
    "unplanned": ("ask", "ยังไม่ได้เลือกเดือน", "no month chosen yet"),
}  # fmt: skip
_MONTHS_EN: Final = (
    "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How an activity stands: `icon` is the code of a sign, `thai` and `english` say it."""

    code: Code
    icon: str
    thai: str
    english: str
    percent: int


def months_of(bits: int) -> frozenset[int]:
    """The months that a row of bits keeps, October as the lowest."""
    return frozenset(month for month in MONTHS if bits >> (month - 1) & 1)


def bits_of(months: Iterable[int]) -> int:
    """The months as bits; ValueError for what is no month."""
    found = 0
    for month in months:
        if month not in MONTHS:
            raise ValueError(month)
        found |= 1 << (month - 1)
    return found


def month_at(year: int, day: date) -> int:
    """The month of the fiscal year in which the day falls; 0 before it and 13 after it."""
    return max(0, min(13, (day.year - year) * 12 + day.month + 12 - _OCTOBER + 1))


def first_day(year: int, month: int) -> date:
    """The first day of the month of the fiscal year."""
    calendar = (month + _OCTOBER - 2) % 12 + 1
    return date(year - 1 if calendar >= _OCTOBER else year, calendar, 1)


def short(month: int) -> str:
    """The month as Thai calendars write it ("ต.ค." for 1)."""
    return MONTHS_SHORT[(month + _OCTOBER - 2) % 12]


def short_en(month: int) -> str:
    """The month in English ("Oct" for 1)."""
    return _MONTHS_EN[month - 1]


def latest(told: Mapping[int, int]) -> int:
    """How far it is by the last month that tells of it, in whole percent."""
    return told[max(told)] if told else 0


def whole(percents: Collection[int]) -> int:
    """How far a plan is: the mean of its activities, cut to whole percent, so that 100 is said
    only when each one is done; never more."""
    return sum(min(WHOLE, max(0, one)) for one in percents) // len(percents) if percents else 0


def standing(
    planned: Collection[int], told: Mapping[int, int], now: int, *, dropped: bool = False
) -> Standing:
    """How it stands in the month `now` (0 before the year, 13 after it).

    `told` is the percentage of each month that somebody told of. Only planned months that are over
    count against it; the present one counts for it as soon as it begins.
    """
    percent = latest(told)
    code, month, share = _stands(frozenset(planned), told, now, percent)
    icon, thai, english = _SAID["dropped" if dropped else code]
    in_thai = {"month": short(month) if month else "", "percent": percent, "share": share}
    in_english = in_thai | {"month": short_en(month) if month else ""}
    said = (thai.format(**in_thai), english.format(**in_english))
    return Standing("dropped" if dropped else code, icon, *said, percent)


def _stands(
    planned: frozenset[int], told: Mapping[int, int], now: int, percent: int
) -> tuple[Code, int, int]:
    """The code, the month that it speaks of, the share of the plan that it is held against."""
    if percent >= WHOLE:
        return "done", 0, WHOLE
    if not planned:
        return "unplanned", 0, 0
    over = [month for month in planned if month < now]
    if max(planned) < now:
        return "overdue", 0, WHOLE
    silent = silent_months(planned, told, now)
    if silent:
        return "silent", min(silent), 0
    if percent * len(planned) < WHOLE * len(over):
        return "behind", 0, WHOLE * len(over) // len(planned)
    begun = [month for month in planned if month <= now]
    if percent * len(planned) > WHOLE * len(begun):
        return "ahead", 0, WHOLE * len(begun) // len(planned)
    if percent or over:
        return "on_track", 0, 0
    return ("now", now, 0) if now in planned else ("waiting", min(planned), 0)


def silent_months(planned: Iterable[int], told: Collection[int], now: int) -> set[int]:
    """Planned months that are over without a word in them or since."""
    last = max(told, default=0)
    return {month for month in planned if last < month < now}


def cells(planned: Collection[int], told: Mapping[int, int], now: int) -> tuple[CellCode, ...]:
    """What each month of the year shows: that it is planned, told of, silent."""
    silent = silent_months(planned, told, now)
    found: list[CellCode] = []
    for month in MONTHS:
        if month in told:
            found.append("told" if month in planned else "extra")
        elif month in silent:
            found.append("silent")
        elif month in planned:
            found.append("now" if month == now else "planned")
        else:
            found.append("")
    return tuple(found)
