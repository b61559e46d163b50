"""Pure decisions: when it is quiet, when a day's digest leaves, how long a failed send rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from wian.thai.holidays import is_working_day

BANGKOK: Final = ZoneInfo("Asia/Bangkok")
HOUR: Final = timedelta(hours=1)
TRIES: Final = 6
"""Attempts of one delivery, the first one counted."""
_PAUSES: Final = (1, 4, 15, 30, 60)
"""Minutes after each failed attempt."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When a person may be reached: whole hours of Bangkok.

    Quiet from one hour until another, over midnight too; the same hour twice is never. With
    `quiet_days` all of a weekend or a holiday is quiet.
    """

    digest_at: int = 8
    quiet_from: int = 18
    quiet_until: int = 7
    quiet_days: bool = True


USUAL: Final = Hours()
"""The hours of whoever chose none."""


def quiet(at: datetime, hours: Hours) -> bool:
    """Whether nothing may reach the person at this moment."""
    here = at.astimezone(BANGKOK)
    return _quiet_day(here.date(), hours) or _quiet_hour(here.hour, hours)


def next_loud(at: datetime, hours: Hours) -> datetime:
    """The first moment from then on that is not quiet; there always is one."""
    while quiet(at, hours):
        at = at.replace(minute=0, second=0, microsecond=0) + HOUR
    return at


def leaves(day: date, hours: Hours) -> datetime | None:
    """When the digest of the day leaves; None for a day that is quiet as a whole.

    At the hour chosen; where that is quiet, at the first hour after it that is not, else at the
    first of the day.
    """
    if _quiet_day(day, hours):
        return None
    loud = [hour for hour in range(24) if not _quiet_hour(hour, hours)]
    hour = next((hour for hour in loud if hour >= hours.digest_at), loud[0])
    return datetime.combine(day, time(hour), BANGKOK)


def local_day(at: datetime) -> date:
    """The day in Bangkok."""
    return at.astimezone(BANGKOK).date()


def pause(attempts: int) -> timedelta | None:
    """How long a delivery rests after so many failed attempts; None: it has failed."""
    return timedelta(minutes=_PAUSES[attempts - 1]) if attempts < TRIES else None


def _quiet_day(day: date, hours: Hours) -> bool:
    return hours.quiet_days and not is_working_day(day)


def _quiet_hour(hour: int, hours: Hours) -> bool:
    first, end = hours.quiet_from, hours.quiet_until
    return first <= hour < end if first <= end else hour >= first or hour < end
