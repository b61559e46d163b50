"""Deadlines in Thai text: dates due, recurrences and times counted from an event, as printed.

The values follow the reading contract: "ภายในเดือน…" is due on the last day of that month, the first
week of a month on its 7th (later weeks on the 14th, 21st and 28th), a range on its last day, ก่อนวันที่
on the date as printed with `exclusive`; a relative time stays relative.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

from wian.thai.dates import DateMention, find_dates
from wian.thai.deadlines.dated import current_period_rules, dated_rules
from wian.thai.deadlines.merging import merged
from wian.thai.deadlines.recurring import every_rules, monthly_rules, per_rules, rate_rules
from wian.thai.deadlines.relative import (
    ahead_rules,
    before_rules,
    counted_from_rules,
    within_rules,
)
from wian.thai.deadlines.rule import Source, TimeRule

__all__ = ["TimeRule", "find_deadlines", "period_rule"]

_WITHIN = r"[ภกถ]าย[ใไโ][นบม](?:\s?(?:กำหนด|ระยะ)(?:เวลา)?|เวลา)?(?:\s?ไม่เกิน)?"
_LATEST = r"(?:อย่างช้า|ช้าที่สุด)(?:ที่สุด)?\s?(?:ต้อง)?(?:ไม่เกิน|ภายใน|ใน)?"
_UNTIL = (
    r"(?:บัดนี้|วันนี้)\s?(?:เป็นต้นไป\s?)?(?:จน)?ถึง|(?:หมดเขต|ปิดรับ|กำหนดส่ง|ครบกำหนด)[ก-๎]{0,20}?"
    r"(?=\s?(?:ใน)?(?:วัน|เดือน))|แล้วเสร็จ(?:ใน)?(?=วันที่|วัน|เดือน)|กำหนดแล้วเสร็จ(?=\s)"
)
# How any of them begins comes first: at most places nothing does, and that is told at once.
_BEGINS = (
    "(?=[ภกถอชไลทรวสปดเนบหคแ])(?=[ภกถ]าย|อย่|อาท|ช้|ไม่|ไตร|ก่อน|กำห|ล่วง|ทุก|ราย|วัน|สัป|สิ้น|ปัก|ปิด|"
    "ปี|เดือนละ|ภาค|นับ|บัด|หมด|ครบ|แล้ว)"
)
_TRIGGER = re.compile(
    rf"{_BEGINS}(?:(?P<within>(?<!ร่าง){_WITHIN}|{_LATEST})|(?P<limit>ไม่(?:ให้)?เกิน(?:กว่า)?|ไม่ช้ากว่า|ไม่เลย)"
    r"|(?P<before>ก่อน(?:เวลา)?)|(?P<ahead>ล่วงหน้า)|(?P<least>อย่างน้อย|ไม่น้อยกว่า|ไม่ต่ำกว่า)"
    r"|(?P<every>ทุก(?:\s?ๆ)?\s?)|(?P<rate>ราย\s?(?=[วสอปดเไภ0-9๐-๙]))"
    r"|(?P<per>(?:วัน|สัปดาห์|อาทิตย์|ปักษ์|เดือน|ไตรมาส|ปี|ภาคเรียน)ละ)"
    r"|(?P<counted>นับ(?:ถัด)?(?:ตั้ง)?(?:แต่|จาก)\s{0,2})"
    rf"|(?P<until>{_UNTIL})|(?P<monthly>(?=วันที่\s{{0,3}}[0-9๐-๙]|วัน(?:ทำการ)?(?:สุดท้าย|แรก)"
    r"|สัปดาห์(?:แรก|ที่|สุดท้าย)|สิ้นเดือนของ|วัน[จอพศส]|วันเสาร์)))"
)


def _within(source: Source, start: int, pos: int) -> list[TimeRule]:
    return (
        dated_rules(source, start, pos)
        or monthly_rules(source, start, pos)
        or current_period_rules(source, start, pos)
        or within_rules(source, start, pos)
    )


def _limit(source: Source, start: int, pos: int) -> list[TimeRule]:
    # "ไม่เกิน ๓๕ ปี" alone is an age or an amount
    return (
        dated_rules(source, start, pos)
        or monthly_rules(source, start, pos)
        or within_rules(source, start, pos, needs_event=True)
    )


def _before(source: Source, start: int, pos: int) -> list[TimeRule]:
    return (
        before_rules(source, start, pos)
        or dated_rules(source, start, pos, exclusive=True)
        or monthly_rules(source, start, pos)
        or current_period_rules(source, start, pos)
    )


def _last_of_month(source: Source, start: int, pos: int) -> list[TimeRule]:
    if source.text.startswith(("วันทำการสุดท้าย", "วันสุดท้าย", "สัปดาห์"), pos):
        return dated_rules(source, start, pos) or monthly_rules(source, start, pos)
    return monthly_rules(source, start, pos)


_READERS: dict[str, Callable[[Source, int, int], list[TimeRule]]] = {
    "within": _within,
    "limit": _limit,
    "before": _before,
    "ahead": lambda source, start, pos: ahead_rules(source, start, pos, ahead=True),
    "least": lambda source, start, pos: ahead_rules(source, start, pos, ahead=False),
    "every": every_rules,
    "rate": rate_rules,
    "per": per_rules,
    "counted": counted_from_rules,
    "until": dated_rules,
    "monthly": _last_of_month,
}


def find_deadlines(
    text: str, anchor: date | None = None, *, dates: Iterable[DateMention] | None = None
) -> tuple[TimeRule, ...]:
    """Every rule of time printed in `text`, in text order.

    `anchor` is the letter's own date, for dates without a year and "สิ้นปีงบประมาณ". `dates` saves
    the work of finding them again: what ``find_dates(text, anchor)`` gave. Several days in one rule
    ("ทุกวันที่ ๑ และ ๑๖ ของเดือน") give a rule each, with the same span. Raises nothing, for any text.
    """
    mentions = find_dates(text, anchor) if dates is None else dates
    source = Source(
        text,
        anchor if anchor and anchor.year < date.max.year else None,
        {mention.span[0]: mention for mention in mentions},
    )
    rules: list[TimeRule] = []
    done = 0
    for trigger in _TRIGGER.finditer(text):
        start, kind = trigger.start(), trigger.lastgroup
        if start < done or kind is None:
            continue
        if found := _READERS[kind](source, start, trigger.end()):
            rules += found
            done = found[-1].span[1]
    return merged(source, rules)


def period_rule(mention: DateMention) -> TimeRule:
    """The rule "due by the last day" of a date or period that no word of deadline introduces."""
    return TimeRule(mention.span, mention.text, mention.end, mention=mention)
