"""Moments by the clock of Bangkok, in whole seconds, whatever zone the machine is in."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

BANGKOK: Final = ZoneInfo("Asia/Bangkok")


def second(at: datetime) -> datetime:
    """The second of Bangkok that holds `at`; a moment without its zone is refused."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return at.astimezone(BANGKOK).replace(microsecond=0)


def moment(day: date, clock: time) -> datetime:
    """That time of that day in Bangkok."""
    return datetime.combine(day, clock, BANGKOK)


def days_between(earlier: datetime, later: datetime) -> int:
    """Whole calendar days of Bangkok from one moment to another; negative the other way round."""
    return (second(later).date() - second(earlier).date()).days
