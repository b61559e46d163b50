"""The day that a page of the directory shows, typed as people write days or picked from a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest

from wian.thai.dates import find_dates
from wian.thai.digits import to_arabic
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year, format_th
from wian.web.when import Clock

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIRST_BUDDHIST_YEAR = 2300
_YEARS_BACK = 4
NO_BEGINNING = date(1900, 1, 1)  # what the built-in data writes where nobody knows the first day


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day that a page shows; `wrong` where what was typed is no day, then it shows today."""

    day: date
    today: date
    typed: str = ""
    wrong: bool = False

    @property
    def other(self) -> bool:
        """Whether it is not simply today."""
        return self.day != self.today

    @property
    def query(self) -> str:
        """What a link carries to stay on this day: "?on=2025-10-01", "" for today."""
        return f"?on={self.day.isoformat()}" if self.other else ""

    @property
    def and_query(self) -> str:
        """The same behind other words of an address."""
        return f"&on={self.day.isoformat()}" if self.other else ""


def as_of(request: HttpRequest, clock: Clock) -> AsOf:
    """The day of `?on=`, today without one."""
    typed = request.GET.get("on", "").strip()[:60]
    if not typed:
        return AsOf(clock.today, clock.today)
    day = read_day(typed, clock.today)
    if day is None:
        return AsOf(clock.today, clock.today, typed, wrong=True)
    return AsOf(day, clock.today, "" if day == clock.today else plain(day, clock))


def read_day(text: str, today: date) -> date | None:
    """The one day that the text says, None where it says none or more: "1 ต.ค. 2568", 1/10/2568,
    2025-10-01, in digits of either kind; a day without a year is the next one."""
    text = " ".join(text.split())
    if text in ("วันนี้", "today"):
        return today
    if found := _ISO.fullmatch(to_arabic(text)):
        year, month, day = map(int, found.groups())
        try:
            return date(year - BUDDHIST_ERA * (year > _FIRST_BUDDHIST_YEAR), month, day)
        except ValueError:
            return None
    mentions = find_dates(text, today)
    if len(mentions) != 1 or mentions[0].kind != "day":
        return None
    left = text.replace(mentions[0].text, "").replace("วันที่", "").replace("วัน", "")
    return mentions[0].start if not left.strip() else None


def plain(day: date, clock: Clock) -> str:
    """The day as it is typed into a field: "1 ต.ค. 2568"."""
    return format_th(day, short=True, digits=clock.digits).replace("\u00a0", " ")


def suggestions(clock: Clock, others: Iterable[date] = ()) -> list[tuple[str, str]]:
    """Days worth picking, each with its reason: those given, then the starts of fiscal years."""
    told = {
        plain(day, clock): clock.say("day_changed")
        for day in sorted(others, reverse=True)
        if NO_BEGINNING < day < date.max
    }
    begins = date(clock.today.year - (clock.today.month < 10), 10, 1)
    for back in range(_YEARS_BACK):
        day = date(begins.year - back, 10, 1)
        reason = clock.n(clock.say("day_fiscal", year=fiscal_year(day)))
        told.setdefault(plain(day, clock), reason)
    return list(told.items())


def last_day(until: date) -> date:
    """The last day on which something held that ends before `until`."""
    return until if until == date.max else until - timedelta(days=1)


def behind(last: date | None) -> date:
    """The day before which something ends that people know by its last day; for ever for None."""
    return date.max if last is None or last == date.max else last + timedelta(days=1)
