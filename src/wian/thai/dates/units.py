"""Days and months found beside month names or in numeric dates, not yet filled in."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wian.thai.dates.tokens import MONTH_WORD, Token
from wian.thai.dates.weekdays import weekday_after, weekday_before
from wian.thai.dates.years import FILL, Year, read_year, year_after

_TO_MONTH = re.compile(rf"{FILL}(?:ของ)?\s?(?:{MONTH_WORD})?{FILL}")
_DASH = re.compile(r"\s?[-/]\s?")
_LINK = re.compile(
    r"\s{0,8}(?:(?P<range>[-–—~]|(?:จน)?ถ[ึิีื]ง)|(?P<list>,?\s?(?:และ|กับ|หรือ|&)|,)|)"
    rf"\s{{0,8}}(?:วันที่|วัน|ที่|{MONTH_WORD})?\s{{0,8}}"
)
# A number after these counts something else, even where a month follows.
_COUNTER = re.compile(
    r"(?:สัปดาห์|รอบ|ครั้ง|ข้อ|ระยะ|งวด|กลุ่ม|รุ่น|ลำดับ|ไตรมาส|หมวด|ตอน|ฉบับ|เล่ม|หน้า|เลข|ภาคเรียน)\s?(?:ที่)?\s{0,2}\Z"
)
_LABELLED_MONTH = re.compile(rf"{MONTH_WORD}{FILL}\Z")
_SLASHES = re.compile(r" ?/ ?|[.-]")
_DIGIT_AFTER = re.compile(r"[/.-]?[0-9๐-๙]")

Link = Literal["", "range", "list"]


@dataclass(slots=True)
class Unit:
    """One day (or month where `day` is None) at [start, end); month 0: that of the next unit."""

    start: int
    end: int
    day: int | None
    month: int
    year: Year | None = None
    weekday: int | None = None
    link: Link = ""  # to the next unit
    clear: bool = True  # a month alone: is it surely a month?


def link_between(text: str, start: int, end: int) -> tuple[Link, bool]:
    """How two units with text[start:end] between are joined, and whether by white space only."""
    found = _LINK.fullmatch(text, start, end) if end - start <= 40 else None
    if found is None:
        return "", False
    if found["range"]:
        return "range", False
    return ("list", False) if found["list"] else ("", True)


def _day_unit(text: str, token: Token, month: int) -> Unit:
    weekday, start = weekday_before(text, token.start)
    return Unit(start, token.end, int(text[token.start : token.end]), month, weekday=weekday)


def _counts(text: str, token: Token) -> bool:
    return _COUNTER.search(text, max(0, token.start - 14), token.start) is not None


def _days_before(text: str, tokens: list[Token], i: int, first: int) -> list[Unit]:
    """The day of the month at token `i` and days listed or ranged before it, from `first` on."""
    month, j = tokens[i], i - 1
    if j < first or not _may_be_day(text, tokens[j], 39):
        return []
    gap = tokens[j].end, month.start
    dashed = not month.sure and _DASH.fullmatch(text, *gap)
    if not dashed and not _TO_MONTH.fullmatch(text, *gap):
        return []
    units = [_day_unit(text, tokens[j], month.month)]
    while (j := j - 1) >= first and len(units) < 31 and _may_be_day(text, tokens[j], 39):
        link, _ = link_between(text, tokens[j].end, units[0].start)
        if not link:
            break
        units.insert(0, _day_unit(text, tokens[j], 0))
        units[0].link = link
    return units


def _may_be_day(text: str, token: Token, most: int) -> bool:
    if token.month or token.length > 2 or not token.alone:
        return False
    return int(text[token.start : token.end]) <= most and not _counts(text, token)


def month_units(
    text: str, tokens: list[Token], i: int, first: int, anchor: date | None
) -> tuple[list[Unit], int]:
    """Units of the month at token `i` and the first token after; those before `first` are taken."""
    token = tokens[i]
    units = _days_before(text, tokens, i, first)
    if not units:
        label = _LABELLED_MONTH.search(text, max(0, token.start - 16), token.start)
        units = [Unit(token.start, token.end, None, token.month, clear=token.sure or bool(label))]
    last, after = units[-1], i + 1
    last.end = token.end
    if year := year_after(text, tokens, after, token.end, anchor):
        last.year, taken = year
        after += taken
        last.end = tokens[after - 1].end
    if last.weekday is None and last.day is not None:
        last.weekday, last.end = weekday_after(text, last.end)
    return units, after


def numeric_unit(text: str, tokens: list[Token], i: int, anchor: date | None) -> Unit | None:
    """The date 2/12/2567, 02-12-2567, 2.12.2567 or 2024-12-02 that starts at token `i`."""
    if i + 2 >= len(tokens) or tokens[i + 1].month or tokens[i + 2].month:
        return None
    a, b, c = tokens[i : i + 3]
    sep = text[a.end : b.start]
    if b.length > 2 or sep != text[b.end : c.start] or not _SLASHES.fullmatch(sep):
        return None
    if text[max(0, a.start - 1) : a.start] in ("/", "-", ".") or _DIGIT_AFTER.match(text, c.end):
        return None
    if a.length == 4 and c.length <= 2 and sep != ".":
        a, c = c, a
    elif a.length > 2 or c.length not in (2, 4) or _counts(text, a):
        return None
    return _checked(text, (a, b, c), sep, anchor)


def _checked(
    text: str, parts: tuple[Token, Token, Token], sep: str, anchor: date | None
) -> Unit | None:
    day, month = (int(text[t.start : t.end]) for t in parts[:2])
    printed = text[parts[2].start : parts[2].end]
    year = read_year(printed, "", anchor)
    plausible = 1 <= day <= 31 and 1 <= month <= 12
    if "/" not in sep and (year.problem or len(printed) == 2):
        return None
    if not plausible and (year.problem or len(printed) == 2 or day > 39 or month > 19):
        return None
    start, end = min(t.start for t in parts), max(t.end for t in parts)
    weekday, start = weekday_before(text, start)
    unit = Unit(start, end, day, month, year, weekday)
    if weekday is None:
        unit.weekday, unit.end = weekday_after(text, end)
    return unit
