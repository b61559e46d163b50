"""A day as any vendor writes it: ISO, พ.ศ., day/month/year, Thai or Arabic digits. Pure."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from wian.thai.dates import find_dates
from wian.thai.digits import to_arabic
from wian.thai.holidays import BUDDHIST_ERA

_TIME: Final = r"(?:[T ]\s*\d{1,2}[:.]\d\d.*)?"
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME)
_PACKED: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[.T]?\d{4,9})?")
_SLASHED: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})" + _TIME)
_LETTERS: Final = re.compile("[ก-ฮA-Za-z]")
_BUDDHIST: Final = range(2300, 2800)
_YEARS: Final = range(1900, 2200)


def day_of(text: str) -> date | None:
    """The one day that the text can mean; None where there is none, or it could be two.

    "05/12/2023" is two: without a Buddhist year nothing says whether the day or the month is first.
    """
    plain = " ".join(to_arabic(text).split())
    if found := _ISO.fullmatch(plain) or _PACKED.fullmatch(plain):
        return _made(*(int(part) for part in found.groups()))
    if found := _SLASHED.fullmatch(plain):
        first, second, year = (int(part) for part in found.groups())
        if year not in _BUDDHIST and first != second and max(first, second) <= 12:
            return None
        month_first = year not in _BUDDHIST and second > 12
        return _made(year, first, second) if month_first else _made(year, second, first)
    return _in_words(text)


def _in_words(text: str) -> date | None:
    """The day whose month is named; a year of two digits beside numbers alone tells nothing."""
    if not _LETTERS.search(text):
        return None
    mentions = find_dates(text)
    if len(mentions) != 1 or mentions[0].kind != "day" or mentions[0].start is None:
        return None
    left = text.replace(mentions[0].text, "").replace("วันที่", "").replace("ลง", "")
    return mentions[0].start if not left.strip() else None


def _made(year: int, month: int, day: int) -> date | None:
    year = year - BUDDHIST_ERA if year in _BUDDHIST else year
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
