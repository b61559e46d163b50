"""An entry of a calendar, whatever room it comes from, and the window that a feed tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

BACK: Final = timedelta(days=60)
AHEAD: Final = timedelta(days=400)
MOST: Final = 1_000
"""Entries of one feed."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a feed tells of, both included."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day, or at a time of it; `end` is exclusive, None for a moment.

    `uid` is the same for ever; `sequence` grows with every change, so that a calendar moves what
    it has. `address` is the path of the page that tells more.
    """

    uid: str
    start: date | datetime
    end: date | datetime | None
    summary: str
    description: str
    place: str
    address: str
    sequence: int
    changed_at: datetime
    cancelled: bool


def window(day: date) -> Window:
    """What is told on this day."""
    return Window(day - BACK, day + AHEAD)
