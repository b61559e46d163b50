"""When a day of a letter begins and ends in a calendar."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from wian.letters.days import Day

Moment = date | datetime
_DAY: Final = timedelta(days=1)


def span(day: Day) -> tuple[Moment, Moment | None]:
    """Start and end, the end exclusive: whole days where no time is printed, else by the clock in
    Bangkok.

    24:00 is the midnight after the day. What must be done by then is a thing of that day, not of
    the next. An end that comes before its start was read wrongly and is left out.
    """
    start, end = at(day.first, day.start), at(day.last, day.end)
    by_midnight = day.kind in ("duty", "reply") and day.start == "24:00"
    if start is None or by_midnight:
        return day.first, day.last + _DAY if day.last < date.max else None
    return start, end if end is not None and end > start else None


def at(day: date, text: str) -> datetime | None:
    """The moment of the day; None where no time is printed, or none that exists."""
    hour, _, minute = text.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and len(text) <= 5):
        return None
    since_midnight = timedelta(hours=int(hour), minutes=int(minute))
    if int(minute) > 59 or since_midnight > _DAY or (since_midnight == _DAY and day == date.max):
        return None
    midnight = timezone.make_aware(datetime.combine(day, time.min))
    return midnight + since_midnight
