"""Dates moved by whole years wherever they stand, with the weekdays printed beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches

from wian.thai.holidays import WEEKDAYS

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_MONTH = (
    r"(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|"
    r"ธันวาคม|ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.)"
)
_DAY = r"[\d๐-๙]{1,2}(?![\d๐-๙])"
_NUMBERED = re.compile(
    rf"(?P<lead>วัน\s{{0,2}}|(?<![ก-๎])(?={'|'.join(WEEKDAYS)}))(?P<name>[ก-๎]{{2,9}}?)"
    rf"(?P<tail>\s{{0,2}}ท\s?ี\s?่?\s{{0,2}}{_DAY}(?!\s?ของ))"
)
_RANGE = re.compile(
    rf"(?P<lead>วัน\s?)(?P<name>{'|'.join(WEEKDAYS)})"
    rf"(?P<tail>\s?(?:[-–]|และ|ถึง)\s?(?:วัน\s?)?(?:{'|'.join(WEEKDAYS)})\s?ที่\s?{_DAY})"
)
_BESIDE = re.compile(rf"(?P<lead>[\d๐-๙]\s?\((?:วัน)?)(?P<name>{'|'.join(WEEKDAYS)})(?P<tail>\))")
_YEAR = re.compile(r"(?<![\d๐-๙,])(?<![\d๐-๙]\.)[2๒][4-6๔-๖][\d๐-๙]{2}(?![\d๐-๙]|[,.][\d๐-๙])")
_DAMAGED = re.compile(rf"(?P<lead>{_MONTH}\s{{0,3}})(?P<year>[6๖][5๕][\d๐-๙]{{2}})(?![\d๐-๙])")
_SHORT = re.compile(
    rf"(?P<lead>{_MONTH}\s{{0,3}}|(?:ปี|พ\.ศ\.)\s?|{_DAY}\s?/\s?{_DAY}\s?/\s?)"
    r"(?P<year>[4-7๔-๗][\d๐-๙])(?![\d๐-๙])"
)
_ISO = re.compile(r"(\d{4})(-\d{2}-\d{2})")


def date_rules(years: int) -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    """Rules that move every Buddhist year by `years` and every weekday of a date with it.

    A weekday that recurs ("ทุกวันศุกร์") is no date and stays.
    """
    step = (date(2024 + years, 3, 1) - date(2024, 3, 1)).days % 7
    for pattern in (_RANGE, _NUMBERED, _BESIDE):
        yield pattern, lambda found: _moved(found, step)
    yield _DAMAGED, lambda found: found["lead"] + shift_year(found["year"], years)
    yield _YEAR, lambda found: shift_year(found[0], years)
    yield _SHORT, lambda found: found["lead"] + shift_year(found["year"], years)


def shift_year(printed: str, years: int) -> str:
    """The printed year, of two digits or four, moved; its script of digits stays."""
    moved = str((int(printed) + years) % 10 ** len(printed)).zfill(len(printed))
    return moved if printed.isascii() else moved.translate(_THAI)


def shift_iso(value: str, years: int) -> str | None:
    """An ISO date moved by whole years; None for anything else."""
    found = _ISO.fullmatch(value)
    return f"{int(found[1]) + years:04d}{found[2]}" if found else None


def _moved(found: re.Match[str], step: int) -> str:
    """The weekday `step` days on; one that damage has bent is known by its likeness."""
    near = get_close_matches(found["name"], WEEKDAYS, 1, 0.7)
    if not near:
        return found[0]
    name = WEEKDAYS[(WEEKDAYS.index(near[0]) + step) % 7]
    tail = found["tail"]
    if second := next((day for day in WEEKDAYS if day in tail), None):
        tail = tail.replace(second, WEEKDAYS[(WEEKDAYS.index(second) + step) % 7])
    return found["lead"] + name + tail
