"""An occurrence in words, Thai and English, as parts that a page can set and as one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from wian.thai.digits import to_thai
from wian.thai.holidays import format_th

from .clock import days_between, second
from .english import format_en
from .occurrences import Due
from .states import Standing, State, standing

Head = Literal["by", "today", "extended", "opens", "sent", "returned", "exempt"]
Far = Literal[
    "days_left", "hours_left", "minutes_left", "opens_in", "days_over", "hours_over",
    "minutes_over", "locked", "closed", "on_time", "days_late", "same_day_late", "",
]  # fmt: skip
Tone = Literal["past", "soon", "later", "done", "none"]

_HEADS: Final[Mapping[Head, tuple[str, str]]] = {
    "by": ("ส่งภายใน{day} {time}", "due {day} {time}"),
    "today": ("วันนี้ {time}", "today {time}"),
    "extended": ("ขยายเวลาถึง{day} {time}", "extended to {day} {time}"),
    "opens": ("เปิดรับ{day}", "opens {day}"),
    "sent": ("ส่งแล้ว", "submitted"),
    "returned": ("ส่งกลับให้แก้ไข", "returned for correction"),
    "exempt": ("ยกเว้น ไม่ต้องส่ง", "exempt"),
}
_FAR: Final[Mapping[Far, tuple[str, str]]] = {
    "days_left": ("เหลือ {n} วัน", "{n} days left"),
    "hours_left": ("เหลือ {n} ชม.", "{n} h left"),
    "minutes_left": ("เหลือ {n} นาที", "{n} min left"),
    "opens_in": ("อีก {n} วัน", "in {n} days"),
    "days_over": ("เลยมา {n} วัน", "{n} days overdue"),
    "hours_over": ("เลยมา {n} ชม.", "{n} h overdue"),
    "minutes_over": ("เลยมา {n} นาที", "{n} min overdue"),
    "closed": ("ปิดรับแล้ว", "closed"),
    "locked": ("ปิดรับแล้ว เลยมา {n} วัน", "closed, {n} days overdue"),
    "on_time": ("ทันกำหนด", "on time"),
    "days_late": ("ช้า {n} วัน", "{n} days late"),
    "same_day_late": ("ช้า ในวันเดียวกัน", "late, on the same day"),
    "": ("", ""),
}
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_NO_BREAK: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class Said:
    """What stands first, of which day and time, and how far it is (`n` of what `far` counts)."""

    head: Head
    far: Far
    tone: Tone
    day: date
    time: time
    n: int = 0

    def text(
        self, lang: Literal["th", "en"] = "th", digits: Literal["thai", "arabic"] = "arabic"
    ) -> str:
        """ "ส่งภายในศุกร์ 20 ธ.ค. 2567 16:30 · เหลือ 3 วัน"; dates and counts hold together."""
        thai = lang == "th"
        day = format_th(self.day, short=True, weekday=True) if thai else format_en(self.day)
        head = _HEADS[self.head][not thai].format(day=day, time=f"{self.time:%H:%M}")
        far = _FAR[self.far][not thai].format(n=self.n).replace(" ", _NO_BREAK)
        if self.n == 1:
            far = far.replace("days", "day")
        text = " · ".join(part for part in (head, far) if part)
        return to_thai(text) if digits == "thai" else text


def said(due: Due, now: datetime, at: Standing | None = None) -> Said:
    """How `due` is told at `now`; `at` is how it stands, for one that is sent, returned, exempt."""
    at = at or standing(due, now)
    here, until = second(now), at.until
    if at.state is State.NOT_OPEN and due.opens is not None:
        opens = second(due.opens)
        days = days_between(here, opens)
        return Said("opens", "opens_in", "later", opens.date(), opens.time(), days)
    head = _head(at, here)
    far, n = _sent(at) if head in ("sent", "exempt") else _far(at, here)
    return Said(head, far, _tone(at, here), until.date(), until.time(), n)


def _head(at: Standing, here: datetime) -> Head:
    match at.state:
        case State.ON_TIME | State.LATE_SENT:
            return "sent"
        case State.RETURNED:
            return "returned"
        case State.EXEMPT:
            return "exempt"
    if here.date() == at.until.date():
        return "today"
    return "extended" if at.extended else "by"


def _sent(at: Standing) -> tuple[Far, int]:
    if at.state is State.LATE_SENT:
        return ("days_late", at.days_late) if at.days_late else ("same_day_late", 0)
    return ("", 0) if at.state is State.EXEMPT else ("on_time", 0)


def _far(at: Standing, here: datetime) -> tuple[Far, int]:
    over = here > at.until
    if at.state is State.LOCKED:
        return ("locked", at.days_late) if at.days_late else ("closed", 0)
    if days := at.days_late if over else at.days_left:
        return "days_over" if over else "days_left", days
    apart = abs(at.until - here)
    if apart >= _HOUR:
        return "hours_over" if over else "hours_left", apart // _HOUR
    return "minutes_over" if over else "minutes_left", -(-apart // _MINUTE)


def _tone(at: Standing, here: datetime) -> Tone:
    if at.state is State.EXEMPT:
        return "none"
    if at.state in (State.ON_TIME, State.LATE_SENT):
        return "done"
    if here > at.until:
        return "past"
    return "soon" if at.state in (State.DUE_SOON, State.EXTENDED, State.RETURNED) else "later"


def why_moved(
    due: Due, lang: Literal["th", "en"] = "th", digits: Literal["thai", "arabic"] = "arabic"
) -> str:
    """From which day a day off moved it, and what that is: "" where nothing did."""
    off = due.moved_because
    if off is None:
        return ""
    if lang == "en":
        text = f"moved from {format_en(due.nominal)}: {off.en or off.th}"
    else:
        day = format_th(due.nominal, short=True, weekday=True)
        text = f"เลื่อนจาก{day} เพราะตรงกับ{off.th}"
    return to_thai(text) if digits == "thai" else text
