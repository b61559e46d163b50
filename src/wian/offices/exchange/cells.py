"""One cell: text evened out, formulas made harmless and read back, days in พ.ศ. and CE."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from wian.thai.dates import find_dates
from wian.thai.digits import to_arabic
from wian.thai.holidays import BUDDHIST_ERA, format_th

_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNSEEN: Final = re.compile("[\u200b\u2060\ufeff]")
_BLANK: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_BEFORE_DAY: Final = re.compile(r"^(?:ตั้งแต่|ถึง)?(?:วันที่)?\s*")
_BE_FROM: Final = 2400
_PRINTED_YEARS: Final = range(1857, 2157)  # these are read back from พ.ศ.


def safe(text: str) -> str:
    """The text as no spreadsheet takes it for a formula: an apostrophe stands before it."""
    return f"'{text}" if text.startswith((*_ACTIVE, "'")) else text


def plain(text: str) -> str:
    """What was written by `safe`; a text that it did not touch stays as it is."""
    return text[1:] if text.startswith("'") and text[1:].startswith((*_ACTIVE, "'")) else text


def clean(text: str) -> str:
    """The text on one line, with single spaces and nothing unseen in it."""
    return _BLANK.sub(" ", _UNSEEN.sub("", text)).strip()


def same(one: str, other: str) -> bool:
    """Whether two texts say the same once evened out; digits of either kind are one."""
    return one == other or to_arabic(clean(one)) == to_arabic(clean(other))


def write_day(day: date) -> str:
    """The day as people read it (1 ต.ค. 2568), or in CE where no พ.ศ. year is read back."""
    if day.year not in _PRINTED_YEARS:
        return day.isoformat()
    return clean(format_th(day, short=True))  # plain spaces: Excel takes no others for a day


@lru_cache(maxsize=4096)
def read_day(text: str) -> date | None:
    """The day a cell means: พ.ศ. or CE, words, slashes or ISO, any digits; None if it is no day."""
    text = _BEFORE_DAY.sub("", to_arabic(text))
    found = find_dates(text)
    if len(found) == 1 and found[0].kind == "day" and found[0].text == text:
        return found[0].start
    iso = _ISO.fullmatch(text)
    return _iso_day(*map(int, iso.groups())) if iso else None


def _iso_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year - BUDDHIST_ERA if year >= _BE_FROM else year, month, day)
    except ValueError:
        return None
