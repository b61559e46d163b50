"""Days in English, the Buddhist year first, as the pages write them."""

from __future__ import annotations

from datetime import date
from typing import Final

from wian.thai.holidays import BUDDHIST_ERA

MONTHS_EN: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NO_BREAK: Final = "\u00a0"


def format_en(day: date) -> str:
    """ "Fri 20 Dec 2567 (2024)", tied by no-break spaces."""
    year = f"{day.year + BUDDHIST_ERA}{_NO_BREAK}({day.year})"
    return _NO_BREAK.join((_WEEKDAYS[day.weekday()], str(day.day), MONTHS_EN[day.month - 1], year))
