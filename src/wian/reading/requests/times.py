"""Splits a request by its time rules and fills in the duty's deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..part import Found, Part
from ..values import Duty
from .asking import INVITE, PROMISE

_CITED_DAY = re.compile(r"(?:ลงวันที่|ลง|เมื่อวันที่|เมื่อ|ตั้งแต่|ตั้งแต่วันที่|ประกาศ ณ วันที่|ถึงวันที่|นับแต่วันที่)\s*$")
_ON_DAY = re.compile(r"(?:ในวัน(?:ที่)?|ใน|วัน|ณ วันที่)\s*$")
_AGAIN = re.compile(r"\s*(?:และ)?\s?(?:รอบ|ครั้ง|งวด|รุ่น|ระยะ)")
_PERIOD = re.compile(
    r"สมัคร|ลงทะเบียน|ยื่น|ส่ง|ตอบรับ|ชำระ|เสนอ|รับเอกสาร|แจ้งความ|โอนเงิน|ยืนยัน|บันทึก|สำรวจ|จัดเก็บ|ตรวจสอบ|"
    r"ปฏิบัติหน้าที่|ทดลอง|ดำเนินการ"
)
_WHOLE = 2000  # characters; a further round farther off is not told together with the act


@dataclass(frozen=True, slots=True)
class Asked:
    """A stretch of text that asks something; offsets into ``Source.text``."""

    start: int
    end: int
    assignee: str | None
    item: str | None = None
    condition: str | None = None


def duties_of(part: Part, asked: Asked, dated: tuple[int, int] | None = None) -> list[Duty]:
    """One duty for each distinct time rule in the request; one without a time when there is none.

    ``dated`` is a table's cell of time, in which a bare day is a deadline.
    """
    rules = _distinct(part.within(part.deadlines, asked.start, asked.end))
    if len(rules) < 2:
        duty = _duty(part, asked, asked.start, asked.end, rules[0] if rules else None)
        if dated and not rules and duty.due is None:
            days = part.within(part.dates, *dated)
            duty = replace(duty, due=_day(days[-1].mention.end)) if days else duty
        return [duty]
    if len({(rule.start, rule.end) for rule in rules}) == 1:
        return [_duty(part, asked, asked.start, asked.end, rule) for rule in rules]
    rows: list[Duty] = []
    begin = asked.start
    for index, rule in enumerate(rules):
        end = asked.end if index == len(rules) - 1 else rule.end
        if index and _AGAIN.match(part.source.plain, begin, end):
            if part.kind in ("attachment", "announcement"):
                continue
            near = rule.start - begin < 40 and rule.start - asked.start < _WHOLE
            begin = asked.start if near else begin
        rows.append(_duty(part, asked, begin, end, rule))
        begin = rule.end
    return rows


def _distinct(rules: list[Found]) -> list[Found]:
    out: dict[tuple[Any, ...], Found] = {}
    for rule in rules:
        told = (rule.mention.due, rule.mention.recurrence, rule.mention.relative)
        if any(told):
            out.setdefault(told, rule)
    return list(out.values())


def _duty(part: Part, asked: Asked, start: int, end: int, rule: Found | None) -> Duty:
    start, end = part.trim(start, end)
    mention = rule.mention if rule else None
    due: date | None = mention.due if mention else None
    if mention is None:
        due = _attendance_day(part, start, end)
    when = part.raw_span(rule.start, rule.end) if rule else None
    return Duty(
        action=part.quote(start, end),
        assignee=asked.assignee,
        due=due,
        item=asked.item,
        condition=asked.condition,
        recurrence=mention.recurrence if mention else None,
        relative=mention.relative if mention else None,
        relative_from=mention.relative_from if mention else None,
        business_days=bool(mention and mention.business_days),
        time=mention.time if mention else None,
        span=part.raw_span(start, end),
        when_span=when,
        confidence=0.8,
    )


def _attendance_day(part: Part, start: int, end: int) -> date | None:
    """An invitation is due on its day, when that is one day and not in doubt; an application
    period on its last day."""
    text = part.plain(start, end)
    inside = part.within(part.dates, start, end)
    doubtful = any(found.mention.problem for found in inside)
    if PROMISE.match(text):
        promised = [f.mention.end for f in inside if f.mention.kind in ("day", "range")]
        return _day(promised[-1]) if promised and not doubtful else None
    days = _days_asked(part, text, start, inside)
    if INVITE.search(text) or days:
        if not days:
            return None if inside else part.meeting_day
        day = _day(next(iter(days))) if len(days) == 1 else None
        issued = part.value("date")
        return day if day and not doubtful and not (issued and day < issued) else None
    ranges = [f for f in inside if f.mention.kind == "range" and f.mention.end]
    if ranges and _PERIOD.search(text[: ranges[0].start - start]):
        return _day(ranges[0].mention.end)
    return None


def _days_asked(part: Part, text: str, start: int, inside: list[Found]) -> set[Any]:
    """The days on which the request is to be carried out: "ในวันพุธที่ …", not "ลงวันที่ …"."""
    invited = bool(INVITE.search(text))
    days = set()
    for found in inside:
        before = text[max(0, found.start - start - 22) : found.start - start]
        named = invited or found.mention.weekday is not None or bool(_ON_DAY.search(before))
        if found.mention.kind == "day" and named and not _CITED_DAY.search(before):
            days.add(found.mention.start)
    return days


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else None
