"""What the queries about days of letters give: plain values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .days import Day


@dataclass(frozen=True, slots=True)
class Dated:
    """A letter with the days it calls for, as the person may see it now.

    What is private is veiled from everybody: the days leave the house. Of a `secret` letter only
    the days are told, of one that was `recalled` from the person's offices nothing but that.
    `cancelled`: it is recalled, or its number was cancelled. `purpose` is "" where it did not come
    round. `revision` only grows; `changed_at` is when something of it last changed.
    """

    letter: int
    number: str
    dated: date | None
    issuer: str
    subject: str
    purpose: str
    secret: bool
    recalled: bool
    cancelled: bool
    revision: int
    changed_at: datetime
    days: tuple[Day, ...]
