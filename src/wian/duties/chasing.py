"""When who is reminded of what is owed, and in which words. Pure.

Each reminder belongs to some days before or after the day it is due: a day on which nobody's
machine ran is made up for on the next, and what was owed only later gets no reminder of the past.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from .deadlines import Said

WINDOWS: Final[Mapping[str, tuple[int, int]]] = {
    "before7": (-7, -6),
    "before3": (-3, -2),
    "before1": (-1, -1),
    "late1": (1, 2),
    "late3": (3, 5),
    "late7": (7, 9),
}
"""From how many until how many days after the day it is due; before it they are negative."""
UPWARDS: Final = ("late3", "late7")
"""The reminders of which the office above has a summary."""
_LONGEST: Final = 180


def days_of(step: str, today: date) -> tuple[date, date]:
    """The first and the last due day of what is reminded today."""
    nearest, farthest = WINDOWS[step]
    return today - timedelta(days=farthest), today - timedelta(days=nearest)


def words(said: Said, action: str, period_th: str, period_en: str) -> tuple[str, str]:
    """A reminder of one row, Thai and English: "ส่งภายในศุกร์ 20 ธ.ค. 2567 16:30 · เหลือ 3 วัน: …"."""
    action = action if len(action) <= _LONGEST else f"{action[: _LONGEST - 1]}…"
    th, en = said.text("th"), said.text("en")
    return (
        f"{th}: {action}{f' ({period_th})' if period_th else ''}",
        f"{en}: {action}{f' ({period_en})' if period_en else ''}",
    )


def summary(rows: int, offices: int, step: str) -> tuple[str, str]:
    """What the office above is told of those under it that are late."""
    days = WINDOWS[step][0]
    return (
        f"หน่วยงานในสังกัด {offices:,} แห่ง ยังไม่ส่งรายงาน {rows:,} รายการ เลยกำหนดมา {days} วันขึ้นไป",
        f"{offices:,} offices below you lack {rows:,} reports, {days} days late or more",
    )
