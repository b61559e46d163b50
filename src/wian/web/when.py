"""Days as people say them: weekday, พ.ศ., and how far it is from today.

The server's clock decides what today is (Asia/Bangkok). No line breaks inside a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils import timezone

from wian.thai.digits import to_arabic, to_thai
from wian.thai.holidays import BUDDHIST_ERA, format_th
from wian.web.words import WEEKDAYS, Say

Digits = Literal["thai", "arabic"]
_TIE = "\u00a0"
_SOON_DAYS = 7
_DAYS_UNTIL_MONTHS, _MONTHS_UNTIL_YEARS = 45, 24
_MONTHS_EN = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_ISO = re.compile(r"(?<![\d-])(?:19|20)\d\d-\d\d-\d\d(?![\d-])")
_LATIN = re.compile(r"([A-Za-z][A-Za-z0-9]*)")
_DURATION = re.compile(
    r"(?P<minus>-?)P(?:(?P<years>\d{1,4})Y)?(?:(?P<months>\d{1,4})M)?(?:(?P<weeks>\d{1,4})W)?"
    r"(?:(?P<days>\d{1,5})D)?(?:T(?:(?P<hours>\d{1,4})H)?)?"
)


@dataclass(frozen=True, slots=True)
class When:
    """A time in words; `tone` is past, soon, later or none, `far` how far it is from today."""

    text: str
    far: str = ""
    tone: str = "none"


@dataclass(frozen=True, slots=True)
class Clock:
    """Says days in one language and one kind of digits, seen from `today`."""

    say: Say
    today: date
    digits: Digits = "arabic"

    def n(self, text: object) -> str:
        """`text` with its digits as this reader wants them, but for those of a Latin word.

        A key, a login or the name of a sheet is typed as it stands: d5719 is no d๕๗๑๙.
        """
        own = to_thai if self.digits == "thai" else to_arabic
        return "".join(
            part if at % 2 else own(part) for at, part in enumerate(_LATIN.split(str(text)))
        )

    def day(self, day: date) -> str:
        """ "ศุกร์ 20 ธ.ค. 2567", in English "Fri 20 Dec 2567 (2024)"."""
        if self.say.lang == "th":
            return format_th(day, short=True, digits=self.digits, weekday=True)
        weekday = list(WEEKDAYS.values())[day.weekday()][2]
        month = _MONTHS_EN[day.month - 1]
        parts = (weekday, str(day.day), month, str(day.year + BUDDHIST_ERA), f"({day.year})")
        return self.n(_TIE.join(parts))

    def moment(self, at: datetime) -> str:
        """ "ศุกร์ 20 พ.ย. 2569 14.05 น.", by the clock in Bangkok."""
        here = timezone.localtime(at)
        return self.say("day_at", day=self.day(here.date()), time=self.n(f"{here:%H.%M}"))

    def dates(self, text: str) -> str:
        """`text` with every ISO date in it said as people say dates."""
        return _ISO.sub(self._said, text)

    def _said(self, found: re.Match[str]) -> str:
        try:
            return self.day(date.fromisoformat(found.group()))
        except ValueError:
            return found.group()

    def when(self, day: date) -> When:
        """The day, how far it is, and whether it is past, within a week, or later."""
        days = (day - self.today).days
        tone = "past" if days < 0 else "soon" if days <= _SOON_DAYS else "later"
        return When(self.day(day), self.far(day), tone)

    def far(self, day: date) -> str:
        """ "เหลือ 3 วัน", "วันนี้", "ผ่านมาแล้ว 23 เดือน": days, then whole months, then years."""
        days = (day - self.today).days
        near = {0: "due_today", 1: "due_tomorrow", -1: "due_yesterday"}
        if days in near:
            return self.say(near[days])
        return self.n(self.say("left" if days > 0 else "gone", span=self._span(day)))

    def _span(self, day: date) -> str:
        first, last = sorted((day, self.today))
        days = (last - first).days
        months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
        if days < _DAYS_UNTIL_MONTHS:
            return self.amount("days", days)
        if months < _MONTHS_UNTIL_YEARS:
            return self.amount("months", months)
        return self.amount("years", months // 12)

    def amount(self, unit: str, n: int) -> str:
        """ "3 วัน", "1 day"."""
        return self.say(unit, n=n).replace(" ", _TIE)

    def relative(self, duration: str, start: str | None, working: bool) -> str:
        """An ISO duration in words: P15D from a day is within, -P3D before it."""
        span, minus = self._duration(duration, working)
        key = ("before" if minus else "within") + ("_from" if start else "")
        return self.n(self.say(key, span=span, start=start or ""))

    def _duration(self, duration: str, working: bool) -> tuple[str, bool]:
        found = _DURATION.fullmatch(duration)
        if not found:
            return duration, False
        parts = [
            self.amount("working_days" if unit == "days" and working else unit, int(count))
            for unit, count in found.groupdict().items()
            if unit != "minus" and count
        ]
        return _TIE.join(parts) or duration, bool(found["minus"])

    def recurrence(self, rule: str) -> str:
        """`monthly:20` as "ทุกวันที่ 20 ของเดือน"; a rule that is not known stays as it is."""
        name, _, rest = rule.partition(":")
        if name == "weekly" and rest in WEEKDAYS:
            return self.say("weekly_on", day=self.say.pick(*WEEKDAYS[rest][:2]))
        if name == "monthly" and rest:
            key = "monthly_last" if rest == "last" else "monthly_on"
            return self.n(self.say(key, n=rest))
        if name == "every" and rest:
            return self.n(self.say("every", span=self._duration(rest, False)[0]))
        plain = ("daily", "weekly", "monthly", "quarterly", "yearly")
        return self.say(name) if name in plain and not rest else rule
