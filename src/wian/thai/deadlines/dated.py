"""Deadlines at a printed date: ภายในวันที่, ภายในเดือน, ก่อนวันที่, ภายในสิ้นปีงบประมาณ …"""

import re
from dataclasses import replace
from datetime import date, timedelta

from wian.thai.dates import DateMention, last_day_of_month
from wian.thai.deadlines.rule import Source, TimeRule
from wian.thai.digits import DIGIT
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year, previous_working_day
from wian.thai.times import time_at

_TO_DATE = re.compile(
    r"\s{0,4}(?:(?:ใน|ของ|ช่วง|ห้วง|คือ)\s?)?(?P<end>สิ้น(?:วัน|สุด)?(?:เดือน)?)?"
    r"(?:สัปดาห์(?P<week>แรก|ที่\s?[1-5๑-๕]|สุดท้าย)|(?P<last>วัน(?P<work>ทำการ)?สุดท้าย))?"
    r"(?:\s?(?:ของ|ใน))?\s{0,2}(?:วันที่|เดือน|วัน(?=\s))?\s{0,6}"
)
_CURRENT = re.compile(
    r"\s{0,3}(?:(?P<fiscal>สิ้นปีงบประมาณ|ปีงบประมาณ)(?P<this>นี้)?(?!\s{0,3}(?:พ\.|[0-9๐-๙]|ถัด|หน้า))"
    r"|(?P<month>(?:สิ้น)?เดือนนี้|สิ้นเดือน(?!\s?(?:[ก-ฮ]\.|ของ|ถัด|หน้า)))|(?P<year>สิ้นปีนี้|ภายในปีนี้))"
)
_AND = re.compile(r"\s{0,4}(?:และ|,|กับ|หรือ)\s{0,4}(?:ภายใน)?(?:วันที่|เดือน)?\s{0,4}")
_TO_TIME = re.compile(r"\s{0,4}[,(]?\s?(?:ภายใน|ก่อน|ไม่เกิน|อย่างช้าไม่เกิน)?\s{0,3}")
_TIME_FIRST = re.compile(r"\s{0,3}(?:ของ|ใน)?\s{0,3}(?=วัน|ที่|[0-9๐-๙])")
_YEARLY = re.compile(r"\s{0,3}(?:ของ|ใน)?\s?ทุก\s?ๆ?\s?ปี")
_WEEKLESS = ("fiscal_year", "academic_year", "year", "year_range")


def with_time(source: Source, rule: TimeRule) -> TimeRule:
    """The rule with the time of day that stands right behind it, if one does."""
    gap = _TO_TIME.match(source.text, rule.span[1])
    found = time_at(source.text, gap.end()) if gap else None
    if found is None:
        return rule
    span = rule.span[0], found.span[1]
    return replace(rule, span=span, text=source.piece(*span), time=found.end or found.start)


def _week_end(mention: DateMention, week: str) -> date | None:
    """Day 7, 14, 21 or 28 for the week of a month; its last day for the last or fifth."""
    if mention.start is None or mention.kind != "month":
        return mention.end
    if week == "แรก":
        return mention.start + timedelta(days=6)
    number = week_number(week)
    return mention.end if number > 4 else mention.start + timedelta(days=7 * number - 1)


def week_number(week: str) -> int:
    """1 to 5 of แรก, "ที่ ๒" or สุดท้าย; the last counts as 5."""
    digit = re.search(DIGIT, week)
    return int(digit[0]) if digit else {"แรก": 1}.get(week, 5)


def _due(prefix: re.Match[str], mention: DateMention, exclusive: bool) -> date | None:
    if prefix["week"]:
        return _week_end(mention, prefix["week"])
    if prefix["work"] and mention.end:
        return previous_working_day(mention.end)
    if exclusive and not (prefix["end"] or prefix["last"]):
        return mention.start
    return mention.end


def dated_rules(source: Source, start: int, pos: int, *, exclusive: bool = False) -> list[TimeRule]:
    """Rules of the date that follows the words text[start:pos], and of those listed behind it."""
    time = time_at(source.text, _skip_blank(source.text, pos))
    if time and (gap := _TIME_FIRST.match(source.text, time.span[1])):
        pos = gap.end()
    prefix = _TO_DATE.match(source.text, pos)
    mention = prefix and source.dates.get(prefix.end())
    if prefix is None or mention is None:
        return []
    if exclusive and mention.kind in _WEEKLESS and not prefix["end"]:
        return []
    due, end = _due(prefix, mention, exclusive), mention.span[1]
    rule = TimeRule(
        (start, end), source.piece(start, end), due, exclusive=exclusive, mention=mention,
        business_days=bool(prefix["work"]), time=(time.end or time.start) if time else None,
    )  # fmt: skip
    yearly = _YEARLY.match(source.text, end)
    if yearly and mention.year_printed is None:
        span = start, yearly.end()
        return [replace(rule, span=span, text=source.piece(*span), due=None, recurrence="yearly")]
    if time is None:
        rule = with_time(source, rule)
    return [rule, *_listed(source, rule)]


def _skip_blank(text: str, pos: int) -> int:
    while pos < len(text) and text[pos].isspace():
        pos += 1
    return pos


def _listed(source: Source, first: TimeRule) -> list[TimeRule]:
    rules: list[TimeRule] = []
    end = first.span[1]
    while (gap := _AND.match(source.text, end)) and (mention := source.dates.get(gap.end())):
        due = mention.start if first.exclusive else mention.end
        rule = TimeRule(
            mention.span, mention.text, due, exclusive=first.exclusive, mention=mention
        )  # fmt: skip
        rules.append(with_time(source, rule))
        end = rules[-1].span[1]
    return rules


def current_period_rules(source: Source, start: int, pos: int) -> list[TimeRule]:
    """Rules of "สิ้นปีงบประมาณ", "สิ้นเดือน(นี้)" and "สิ้นปีนี้": the end of the anchor's own period."""
    found = _CURRENT.match(source.text, pos)
    if found is None or not ("สิ้น" in found[0] or "นี้" in found[0]):
        return []
    span = start, found.end()
    rule = TimeRule(span, source.piece(*span), _current_end(source.anchor, found))
    return [with_time(source, rule)]


def _current_end(anchor: date | None, found: re.Match[str]) -> date | None:
    if anchor is None:
        return None
    if found["fiscal"]:
        return date(fiscal_year(anchor) - BUDDHIST_ERA, 9, 30)
    if found["month"]:
        return last_day_of_month(anchor.year, anchor.month)
    return date(anchor.year, 12, 31)
