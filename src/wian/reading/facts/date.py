"""The day of the document: in the head of a letter, after "สั่ง ณ วันที่" of an order, in the title of
minutes."""

from __future__ import annotations

import re
from datetime import date

from wian.thai.dates import DateMention, find_dates

from ..heads import STAMP
from ..part import Part
from ..values import Fact

NAME = "date"
_GIVEN = re.compile(
    r"(?:สั่ง|ประกาศ|ให้ไว้|ออกให้|แถลง|ลงนาม|ออก)\s{0,4}(?:ไว้\s?)?[ณฌผ]?\s{0,4}(?:เมื่อ)?\s?วั[นบม][ทหก]\S{0,2}\s*"
)
_HELD = re.compile(r"(?:เมื่อ|ใน)?\s?วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?(?:ที่)?\s?(?=\d)")
_CUT_DAY = re.compile(r"(?:\d ?|[A-Za-z]{1,3})$")


def read(part: Part) -> Fact[date | None] | None:
    """The date, or None with what is printed when that cannot be a date."""
    if part.kind in ("order", "announcement", "regulation", "certificate"):
        return _after(part, _GIVEN) or _tail_date(part)
    if part.kind == "minutes":
        return _after(part, _HELD)
    if part.kind == "attachment":
        return None
    return _head_date(part) or _tail_date(part)


def _head_date(part: Part) -> Fact[date | None] | None:
    for block in part.layout.blocks("date", "line", "address", "letterhead"):
        if STAMP.search(part.plain(block.start, block.end)):
            continue
        mentions = find_dates(part.plain(block.start, block.end))
        if mentions and (
            block.role == "date"
            or mentions[0].span[1] - mentions[0].span[0] > (block.end - block.start) // 2
        ):
            return _fact(part, mentions[0], block.start)
    return None


def _after(part: Part, pattern: re.Pattern[str]) -> Fact[date | None] | None:
    found = list(pattern.finditer(part.plain(part.start, part.end)))
    for match in found if pattern is _HELD else reversed(found):
        base = part.start + match.start()
        mentions = find_dates(part.plain(base, min(part.end, part.start + match.end() + 60)))
        if (
            mentions
            and mentions[0].kind == "day"
            and mentions[0].span[0] <= match.end() - match.start() + 2
        ):
            return _fact(part, mentions[0], base)
    return None


def _tail_date(part: Part) -> Fact[date | None] | None:
    """A stamped letter carries its date alone on a line under the sender's name."""
    for line in reversed(part.lines):
        if len(line.text) > 45 or line.end < part.layout.body[0] or STAMP.search(line.text):
            continue
        mentions = find_dates(line.text)
        if (
            mentions
            and mentions[0].kind == "day"
            and mentions[0].span[1] - mentions[0].span[0] >= len(line.text) - 8
        ):
            return _fact(part, mentions[0], line.start)
    return None


def _fact(part: Part, mention: DateMention, base: int) -> Fact[date | None]:
    start, end = base + mention.span[0], base + mention.span[1]
    printed = part.source.text[start:end]
    before = max(part.source.line_at(start).start, start - 4)
    if before < start and _CUT_DAY.search(part.plain(before, start)):
        return part.make(None, start, end, 0.3, raw=part.quote(before, end))
    if (
        mention.kind != "day"
        or mention.start is None
        or mention.problem in ("year_digits", "year_impossible", "no_such_day")
    ):
        line = part.source.line_at(start)
        return part.make(
            None, min(line.start, start), end, 0.3, raw=part.source.text[line.start : line.end]
        )
    return part.make(
        mention.start,
        start,
        end,
        0.6 if mention.year_inferred or mention.problem else 0.97,
        raw=printed,
    )
