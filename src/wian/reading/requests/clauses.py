"""The requests in one paragraph: where each begins and ends, of whom it is asked, on what
condition."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from wian.thai.deadlines import TimeRule
from wian.thai.folding import tolerant

from ..part import Part
from ..source import last_of
from .asking import (
    A_ROUND,
    ACTORS,
    ALSO,
    ASK,
    BACKGROUND,
    CONDITION,
    FIXED,
    IF_LET,
    INFORMATION,
    LET,
    NOT_DUTY,
    PROMISE,
    RETOLD,
    VERBS,
    WHO_LET,
)
from .paragraphs import Paragraph
from .times import Asked

_ASSIGNEE = re.compile(
    rf"(?:ให้|ขอความร่วมมือ|ขอความอนุเคราะห์|มอบหมาย(?:ให้)?|กำชับ(?:ให้)?|สำหรับ|"
    rf"เชิญ)\s?(?P<who>(?:{ACTORS})[^\s]{{0,60}}?)(?<!ผู้)"
    rf"(?=\s|มอบ|{VERBS}|$)"
)
_CHUNK = re.compile(
    rf"(?:(?<=\s)|^)(?:และ|โดย|แล้ว|พร้อม(?:ทั้ง|กับ)?|รวมทั้ง)?\s?(?:ให้|ต้อง)?(?:{ACTORS}|{VERBS})"
)
_OBJECT = re.compile(r"\s*(?:(?:หมายเหตุ|ทั้งนี้|อนึ่ง|โดย|และ|แล้ว|ทั้ง)\s*)?")
_TOWARDS = re.compile(r"(?:มุ่งเน้น|เน้น|เพื่อ|ทำ|ส่งผล|ช่วย|มุ่ง|เปิดโอกาส|ก่อ|สร้าง|พัฒนา)\s*$")
_FREE = re.compile(r"(?:สามารถ[^\n]{0,30}|ได้(?:ที่[^\n]{0,20})?)\s*$")
_ROUND = re.compile(rf"{A_ROUND}|งวดที่|{tolerant('ตัดสิน')}")
_DATED = re.compile(r"ภายใน|วันที่|ในวัน|ก่อน|นับแต่|หลังจาก|ทุกวัน|ระหว่าง|ที่ประชุม.{0,30}วัน")
_FIRST = 14  # characters; no second act begins closer to the start of the first
_APART = 25  # characters: two words of asking closer than this open one request


def clauses(part: Part, paragraph: Paragraph, body: str, base: int) -> Iterator[Asked]:
    """Each request in a paragraph, from its first word of asking to the next one; then time rules
    left over."""
    background = BACKGROUND.match(body) or (RETOLD.match(body) if not paragraph.item else None)
    begin = background.end() if background else 0
    starts = [start for start in _starts(part, body) if start >= begin]
    item = paragraph.item if paragraph.item != "-" else None
    done = begin
    for index, start in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else len(body)
        info = INFORMATION.search(body, start + 15, stop)
        end = info.start() if info else stop
        if end - start < 8 or NOT_DUTY.match(body, start):
            continue
        yield from _left_over(part, body, base, done, start, item)
        who = assignee(part, base + start, base + end)
        if body.startswith("ให้", start) and 0 < start - done < 62:
            start = _from_object(body, done, start)
        yield from split(part, Asked(base + start, base + end, who, item, _condition(body, start)))
        done = end
    yield from _left_over(part, body, base, done, len(body), item)


def _from_object(body: str, done: int, start: int) -> int:
    """ "แบบสำรวจ … ให้ส่งคืน": the thing or the case that is spoken of stands before the word of
    asking."""
    lead = _OBJECT.match(body, done)
    return lead.end() if lead and lead.end() < start else start


def _condition(body: str, start: int) -> str | None:
    found = last_of(CONDITION.finditer(body, max(0, start - 180), start + 20))
    return found.group().strip() if found and found.start() < start <= found.end() + 25 else None


def _left_over(
    part: Part, body: str, base: int, begin: int, end: int, item: str | None
) -> Iterator[Asked]:
    """A deadline that no word of asking opens still asks: the clause that leads to it."""
    for rule in part.within(part.deadlines, base + begin, base + end):
        at = rule.start - base
        if part.kind == "attachment" and len(body) > 220:
            return
        if _FREE.search(body[max(0, at - 40) : at]):
            continue
        if not timed(rule.mention) or _ROUND.search(body[max(0, at - 60) : at]):
            continue
        chunks = [m.start() for m in _CHUNK.finditer(body, max(begin, at - 130), at)]
        start = chunks[0] if chunks else max(begin, at - 60)
        if at - start < 6:
            continue
        yield Asked(base + start, rule.end, assignee(part, base + start, base + at), item)
        begin = rule.end - base


def _starts(part: Part, body: str) -> list[int]:
    """Where the words of asking stand; an annex asks in passing only where it names a time."""
    asked = [m.end() - len(m.group().lstrip()) for m in ASK.finditer(body)]
    promised = [m.start() for p in (FIXED, PROMISE) for m in p.finditer(body)]
    promised = [start for start in promised if _dated(body, start)]
    if part.kind == "attachment":
        told = [m.start() for p in (LET, WHO_LET) for m in p.finditer(body)]
        return _apart([*asked, *promised, *(start for start in told if _dated(body, start))])
    conditions = [m.span() for m in IF_LET.finditer(body) if "ถือว่า" not in m.group()]
    told = [
        m.start()
        for p in (LET, WHO_LET)
        for m in p.finditer(body)
        if not _TOWARDS.search(body[max(0, m.start() - 14) : m.start()])
    ]
    free = [at for at in (*asked, *told) if not _inside(conditions, at)]
    return _apart([*free, *(start for start, _ in conditions), *promised])


def _inside(conditions: list[tuple[int, int]], at: int) -> bool:
    """The place belongs to a request that begins with its condition: "หาก … ให้ …"."""
    index = bisect_left(conditions, (at, -1)) - 1
    return index >= 0 and at < conditions[index][1] + _APART


def _apart(found: list[int]) -> list[int]:
    """The places in order, of several close together only the first."""
    out: list[int] = []
    for start in sorted(set(found)):
        if not out or start - out[-1] > _APART:
            out.append(start)
    return out


def _dated(body: str, start: int) -> bool:
    return bool(_DATED.search(body, start, start + 140))


def split(part: Part, asked: Asked) -> Iterator[Asked]:
    """ "ตรวจสอบ … และรายงาน … ทุกวันศุกร์" asks twice: the second act has a time of its own."""
    plain, begin = part.source.plain, asked.start
    rules = [r for r in part.within(part.deadlines, begin, asked.end) if timed(r.mention)]
    starts = [rule.start for rule in rules]
    matches = ALSO.finditer(plain, begin + _FIRST, asked.end)
    while rules and (match := next(matches, None)):
        at = match.start()
        first, later = bisect_left(starts, begin), bisect_left(starts, at)
        if later == len(rules):
            break
        earlier = any(rules[index].end <= at for index in range(first, later))
        spaced = plain[at - 1] in " \n" or match.group().startswith("โดย")
        if spaced or (rules[later].mention.recurrence and not earlier):
            yield replace(asked, start=begin, end=at)
            begin = match.end()
            matches = ALSO.finditer(plain, begin + _FIRST, asked.end)
    yield replace(asked, start=begin)


def timed(mention: TimeRule) -> bool:
    """The rule names a day, a repetition or a span of time."""
    return bool(mention.due or mention.recurrence or mention.relative)


def assignee(part: Part, start: int, end: int) -> str | None:
    """Of whom the clause asks: the body it names, else the first addressee."""
    match = _ASSIGNEE.search(part.quote(start, end))
    if match:
        return match["who"].strip()
    addressees = part.fact("addressees")
    return addressees[0].value if addressees else None
