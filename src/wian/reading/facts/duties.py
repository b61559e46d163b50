"""What is asked of whom, and by when; one duty per time rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from wian.thai.deadlines import TimeRule

from ..asking import (
    ACTORS,
    ALSO,
    ASK,
    BACKGROUND,
    CLOSING_ACT,
    CLOSING_LINE,
    CONDITION,
    DUTY_HEAD,
    DUTY_INLINE,
    FIXED,
    IF_LET,
    INFORMATION,
    LEAD_IN_ACT,
    LET,
    LIST_AHEAD,
    MEMBERS_AHEAD,
    METHOD_HEAD,
    NOT_DUTY,
    OTHER_HEAD,
    PROMISE,
    RETOLD,
    VERBS,
    WHO_LET,
)
from ..paragraphs import Paragraph, paragraphs
from ..part import Part
from ..roster import roster_duties
from ..source import last_of
from ..times_of import Asked, duties_of
from ..values import Duty
from ..vocabulary import PERSON, ROLES

NAME = "duties"
_VERB_FIRST = re.compile(rf"(?:การ)?(?:{VERBS})")
_ASSIGNEE = re.compile(
    rf"(?:ให้|ขอความร่วมมือ|ขอความอนุเคราะห์|มอบหมาย(?:ให้)?|กำชับ(?:ให้)?|สำหรับ|"
    rf"เชิญ)\s?(?P<who>(?:{ACTORS})[^\s]{{0,60}}?)(?=\s|{VERBS}|$)"
)
_LIST_REQUEST = re.compile(
    r"ดำเนินการ|ปฏิบัติ|ขอ|ให้|หน้าที่|มอบหมาย|กำหนด(?:แนวทาง|มาตรการ)|โปรด|มาตรการ|แนวทาง|ขั้นตอน|วิธีดำเนิน|"
    r"เห็นควร|พิจารณา"
)
_CHUNK = re.compile(
    rf"(?:(?<=\s)|^)(?:และ|โดย|แล้ว|พร้อม(?:ทั้ง|กับ)?|รวมทั้ง)?\s?(?:ให้|ต้อง)?(?:{ACTORS}|{VERBS})"
)


_ASKED_LIST = re.compile(r"(?:ดำเนินการ|ปฏิบัติ|ขอให้|โปรด|ขอความ)[^\n]{0,40}$")
_MORE = re.compile(r"\s(?=หาก|กรณี|ทั้งนี้|อนึ่ง|ขอให้|โดยขอ|และขอให้)")
_OBJECT = re.compile(r"\s*(?:(?:หมายเหตุ|ทั้งนี้|อนึ่ง|โดย|และ|แล้ว|ทั้ง)\s*)?")
_BODY_NAME = re.compile(r"(?:คณะกรรมการ|คณะทำงาน|คณะอนุกรรมการ|ฝ่าย|ทีม)")
_ASIDE = re.compile(r"\s(?:ทั้งนี้|อนึ่ง)\s")
_PLACED = "ไป|ให้|ปฏิบัติ|ดำรง|รักษาการ|รับผิดชอบ|เป็นผู้|ทำหน้าที่|ช่วย|ย้าย"
_SEAT = re.compile(rf"(?:{ROLES})$")
_ITEM_ASKS = re.compile(
    rf"(?:{VERBS}|(?!งาน|ส่วน(?!ราชการ)|กลุ่ม(?!งาน|โรงเรียน)|การ(?=จัด))(?:{ACTORS})|หาก|เมื่อ|กรณี|ไม่|"
    rf"ต้อง|ผู้)|{PERSON.pattern}"
)
_NEW_THOUGHT = re.compile(r"(?:ทั้งนี้|อนึ่ง|ในการนี้|จึง|สั่ง|ประกาศ|หมายเหตุ|ขอแสดง)")
_TOWARDS = re.compile(r"(?:มุ่งเน้น|เน้น|เพื่อ|ทำ|ส่งผล|ช่วย|มุ่ง|เปิดโอกาส|ก่อ|สร้าง|พัฒนา)\s*$")
_FREE = re.compile(r"(?:สามารถ[^\n]{0,30}|ได้(?:ที่[^\n]{0,20})?)\s*$")
_ROUND = re.compile(r"รอบ|งวดที่")


@dataclass(slots=True)
class _List:
    """What the paragraph before a list said of its items."""

    asked: bool = False
    method: bool = False
    charged: bool = False
    who: str | None = None


def read(part: Part) -> tuple[Duty, ...]:
    """Requests to the addressee, approvals asked in a memo, duties that an order lays on
    committees, dated promises."""
    if part.kind == "certificate":
        return ()
    roster, rows_taken = roster_duties(part)
    rows: list[Duty] = list(roster)
    for asked in _asked(part, rows_taken):
        rows.extend(duties_of(part, asked))
    return tuple(rows)


def _asked(part: Part, taken: set[int]) -> Iterator[Asked]:
    first, last = part.layout.body
    lines = [
        line
        for line in part.lines
        if first <= line.start < max(last, first + 1) and line.index not in taken
    ]
    state = _List()
    for paragraph in paragraphs(lines, part.source.plain):
        yield from _of_paragraph(part, paragraph, state)


def _of_paragraph(part: Part, paragraph: Paragraph, state: _List) -> Iterator[Asked]:
    body = paragraph.text[paragraph.lead :]
    base = paragraph.start + paragraph.lead
    if "หมายความว่า" in body:
        return
    if row := _row(part, paragraph):
        yield row
        return
    if CLOSING_LINE.match(body):
        yield from _in_closing(part, paragraph, body, base)
        state.asked = part.kind == "memo" or paragraph.leads
        return
    if part.kind == "attachment" and len(body) < 90 and _heads_section(body, state):
        return
    opens_list = (
        paragraph.leads
        or bool(LIST_AHEAD.search(body))
        or bool(DUTY_HEAD.search(body) and len(body) < 160)
    )
    if paragraph.item and (state.asked or state.method) and not opens_list:
        if _SEAT.search(body):
            return
        if _BODY_NAME.match(body) and len(body) < 110:
            state.asked = False
            return
        if state.method or state.charged or _ITEM_ASKS.match(body):
            yield from _item(part, paragraph, body, base, state)
            return
    inline = DUTY_INLINE.match(body)
    if inline and not opens_list and part.kind in ("order", "announcement", "attachment"):
        yield Asked(base + inline.start("act"), paragraph.end, _heading_above(part, paragraph))
        return
    found = list(_clauses(part, paragraph, body, base))
    for asked in found:
        if not (opens_list and asked.end >= paragraph.end - 2 and _only_leads_in(part, asked)):
            yield asked
    if opens_list:
        heading = bool(DUTY_HEAD.search(body))
        state.charged = heading
        named = bool(MEMBERS_AHEAD.search(body[-90:])) and not heading
        state.asked = (
            not named
            and bool(_LIST_REQUEST.search(body[-260:]))
            and (
                bool(found)
                or bool(_ASKED_LIST.search(body))
                or heading
                or part.kind in ("order", "attachment", "memo", "minutes")
            )
        )
        state.who = found[-1].assignee if found and not heading else _heading_above(part, paragraph)
    elif not paragraph.item and _NEW_THOUGHT.match(body):
        state.asked = False


def _item(part: Part, paragraph: Paragraph, body: str, base: int, state: _List) -> Iterator[Asked]:
    """An item of an asked list is one request; what follows "ทั้งนี้" is read on its own."""
    aside = _ASIDE.search(body, 20)
    end = base + aside.start() if aside else paragraph.end
    whole = Asked(base, end, state.who, paragraph.item)
    yield from [whole] if state.method else _split(part, whole)
    if aside:
        yield from _clauses(part, paragraph, body[aside.end() :], base + aside.end())


def _heads_section(body: str, state: _List) -> bool:
    """A heading of a project: under "วิธีดำเนินงาน" every item is a step that somebody takes."""
    if METHOD_HEAD.match(body):
        state.method = True
        return True
    if OTHER_HEAD.match(body) and len(body) < 60:
        state.method = False
    return False


def _split(part: Part, asked: Asked) -> Iterator[Asked]:
    """ "ตรวจสอบ … และรายงาน … ทุกวันศุกร์" asks twice: the second act has a time of its own."""
    text = part.plain(asked.start, asked.end)
    for match in ALSO.finditer(text, 14):
        at = asked.start + match.start()
        later = [r for r in part.within(part.deadlines, at, asked.end) if _timed(r.mention)]
        earlier = [r for r in part.within(part.deadlines, asked.start, at) if _timed(r.mention)]
        spaced = (
            match.start() > 0 and text[match.start() - 1] in " \n"
        ) or match.group().startswith("โดย")
        if later and (spaced or later[0].mention.recurrence) and (not earlier or spaced):
            yield replace(asked, end=at)
            yield from _split(part, replace(asked, start=asked.start + match.end()))
            return
    yield asked


def _timed(mention: TimeRule) -> bool:
    return bool(mention.due or mention.recurrence or mention.relative)


def _only_leads_in(part: Part, asked: Asked) -> bool:
    """ "ขอให้ดำเนินการ ดังนี้" asks nothing of its own; "ขอให้แจ้ง … ดำเนินการ ดังนี้" does."""
    return not LEAD_IN_ACT.search(part.plain(asked.start, asked.end))


def _in_closing(part: Part, paragraph: Paragraph, body: str, base: int) -> Iterator[Asked]:
    """The closing line counts only where it asks for an act of its own, or goes on to ask more."""
    more = _MORE.search(body, 12)
    match = CLOSING_ACT.search(body, 0, more.start() if more else len(body))
    if match:
        yield Asked(
            base + match.start("act"),
            base + match.end("act"),
            _assignee(part, body[match.start("act") :]),
        )
    if more:
        yield from _clauses(part, paragraph, body[more.end() :], base + more.end())


def _row(part: Part, paragraph: Paragraph) -> Asked | None:
    """A row of a table of tasks: "| กิจกรรม | ผู้รับผิดชอบ | ภายในวันที่ … |"."""
    rules = part.within(part.deadlines, paragraph.start, paragraph.end)
    if paragraph.text.count("|") < 2 or not any(_timed(rule.mention) for rule in rules):
        return None
    for match in re.finditer(r"[^|]+", paragraph.text):
        if len(match.group().strip()) > 6:
            return Asked(paragraph.start + match.start(), paragraph.end, None, paragraph.item)
    return None


def _clauses(part: Part, paragraph: Paragraph, body: str, base: int) -> Iterator[Asked]:
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
        who = _assignee(part, body[start:end])
        if body.startswith("ให้", start) and 0 < start - done < 62:
            start = _from_object(body, done, start)
        yield from _split(part, Asked(base + start, base + end, who, item, _condition(body, start)))
        done = end
    yield from _left_over(part, body, base, done, len(body), item)


def _from_object(body: str, done: int, start: int) -> int:
    """ "แบบสำรวจ … ให้ส่งคืน": the thing or the case that is spoken of stands before the word of asking."""
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
        if not _timed(rule.mention) or _ROUND.search(body[max(0, at - 60) : at]):
            continue
        chunks = [m.start() for m in _CHUNK.finditer(body, max(begin, at - 130), at)]
        start = chunks[0] if chunks else max(begin, at - 60)
        if at - start < 6:
            continue
        yield Asked(base + start, rule.end, _assignee(part, body[start:at]), item)
        begin = rule.end - base


def _starts(part: Part, body: str) -> list[int]:
    found = [m.start() + len(m.group()) - len(m.group().lstrip()) for m in ASK.finditer(body)]
    if part.kind == "attachment":
        told = [m.start() for p in (LET, WHO_LET, PROMISE) for m in p.finditer(body)]
        return _apart(found + [start for start in told if _dated(body, start)])
    conditions = [m.span() for m in IF_LET.finditer(body) if "ถือว่า" not in m.group()]
    found = [at for at in found if not any(a < at < b + 25 for a, b in conditions)]
    found += [
        m.start()
        for pattern in (LET, WHO_LET)
        for m in pattern.finditer(body)
        if not any(a < m.start() < b + 25 for a, b in conditions)
        and not _TOWARDS.search(body[max(0, m.start() - 14) : m.start()])
    ]
    found += [start for start, _ in conditions]
    found += [m.start() for m in FIXED.finditer(body) if _dated(body, m.start())]
    found += [m.start() for m in PROMISE.finditer(body) if _dated(body, m.start())]
    return _apart(found)


def _apart(found: list[int]) -> list[int]:
    """The places in order, of several close together only the first."""
    out: list[int] = []
    for start in sorted(set(found)):
        if not out or start - out[-1] > 25:
            out.append(start)
    return out


def _dated(body: str, start: int) -> bool:
    return bool(
        re.search(
            r"ภายใน|วันที่|ในวัน|ก่อน|นับแต่|หลังจาก|ทุกวัน|ระหว่าง|ที่ประชุม.{0,30}วัน", body[start : start + 140]
        )
    )


def _assignee(part: Part, clause: str) -> str | None:
    match = _ASSIGNEE.search(clause[:160])
    if match:
        return match["who"].strip()
    addressees = part.fact("addressees")
    return addressees[0].value if addressees else None


def _heading_above(part: Part, paragraph: Paragraph) -> str | None:
    """Of "มีหน้าที่ ดังนี้" in an order: the committee whose members stand above it."""
    pattern = r"(?m)^[\s\d.]*(?P<name>คณะ(?:กรรมการ|ทำงาน|อนุกรรมการ)[^\n]{2,120})$"
    found = last_of(re.finditer(pattern, part.plain(part.start, paragraph.start)))
    return found["name"].strip() if found else None
