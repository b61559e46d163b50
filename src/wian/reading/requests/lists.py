"""Walks the paragraphs of a body and keeps in mind what a paragraph before a list said of its
items."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..part import Part
from ..vocabulary import PERSON, ROLES
from .asking import (
    A_ROUND,
    ACTORS,
    CLOSING_ACT,
    CLOSING_LINE,
    DUTY_HEAD,
    DUTY_INLINE,
    LEAD_IN_ACT,
    LET,
    LIST_AHEAD,
    MEMBERS_AHEAD,
    METHOD_HEAD,
    OTHER_HEAD,
    VERBS,
)
from .clauses import assignee, clauses, split, timed
from .paragraphs import Paragraph, paragraphs
from .times import Asked

_VERB_FIRST = re.compile(rf"(?:การ)?(?:{VERBS})")
_LIST_REQUEST = re.compile(
    r"ดำเนินการ|ปฏิบัติ|ขอ|ให้|หน้าที่|มอบหมาย|กำหนด(?:แนวทาง|มาตรการ)|โปรด|มาตรการ|แนวทาง|ขั้นตอน|วิธีดำเนิน|"
    r"เห็นควร|พิจารณา"
)
_ASKED_LIST = re.compile(r"(?:ดำเนินการ|ปฏิบัติ|ขอให้|โปรด|ขอความ)[^\n]{0,40}$")
_MORE = re.compile(r"\s(?=หาก|กรณี|ทั้งนี้|อนึ่ง|ขอให้|โดยขอ|และขอให้)")
_BODY_NAME = re.compile(r"(?:คณะกรรมการ|คณะทำงาน|คณะอนุกรรมการ|ฝ่าย|ทีม)")
_ASIDE = re.compile(r"\s(?:ทั้งนี้|อนึ่ง)\s")
_SEAT = re.compile(rf"(?:{ROLES})$")
_ITEM_ASKS = re.compile(
    rf"(?:{VERBS}|(?!งาน|ส่วน(?!ราชการ)|กลุ่ม(?!งาน|โรงเรียน)|การ(?=จัด))(?:{ACTORS})|หาก|เมื่อ|กรณี|ไม่|"
    rf"ต้อง|ผู้)|{PERSON.pattern}"
)
_NEW_THOUGHT = re.compile(r"(?:ทั้งนี้|อนึ่ง|ในการนี้|จึง|สั่ง|ประกาศ|หมายเหตุ|ขอแสดง)")
_ROUND_ITEM = re.compile(rf"(?:{A_ROUND}|ครั้งที่|ระยะที่|งวดที่)")
_SCORED = re.compile(r"\d\s?คะแนน\W*$")
_GROUPED = re.compile(r"[^:\n]{3,60}:\s?(?:จังหวัด|อำเภอ|เขต|ตำบล|เทศบาล)")
_SANCTION = re.compile(r"ผู้(?:ใด)?(?:ฝ่าฝืน|กระทำผิด|ไม่ปฏิบัติ)|ขอบเขต")
_PLACED = re.compile(r"\s(?:ไป|ให้|ปฏิบัติ|ดำรง|รักษาการ|รับผิดชอบ|เป็นผู้|ทำหน้าที่|ช่วย|ย้าย|มี)")
_BODY_LINE = re.compile(
    r"(?m)^(?:[^\S\n]|[\d.])*(?P<name>คณะ(?:กรรมการ|ทำงาน|อนุกรรมการ)[^\n]{2,120})$"
)
_HEADING = 400  # characters; a longer line is no heading
_LISTING = ("order", "attachment", "memo", "minutes")
_CHARGING = ("order", "announcement", "attachment")


@dataclass(slots=True)
class _List:
    """What the paragraph before a list said of its items.

    ``asked``: they ask; ``charged``: they are the duties of a committee; ``method``: they are the
    steps of a project. ``bodies`` are the committees that stand on lines of their own: where each
    line ends, and its name.
    """

    asked: bool = False
    charged: bool = False
    method: bool = False
    who: str | None = None
    bodies: list[tuple[int, str]] = field(default_factory=list)


def requests(part: Part, taken: set[int]) -> Iterator[Asked]:
    """The requests of the body in order; ``taken`` are indexes of lines that tables have answered
    for."""
    first, last = part.layout.body
    lines = [
        line
        for line in part.lines
        if first <= line.start < max(last, first + 1) and line.index not in taken
    ]
    state = _List(bodies=_bodies(part))
    for paragraph in paragraphs(lines, part.source.plain):
        if "หมายความว่า" not in paragraph.text:
            yield from _of_paragraph(part, paragraph, state)


def _of_paragraph(part: Part, paragraph: Paragraph, state: _List) -> Iterator[Asked]:
    body, base = paragraph.text[paragraph.lead :], paragraph.start + paragraph.lead
    if row := _row(part, paragraph):
        yield row
    elif CLOSING_LINE.match(body):
        yield from _in_closing(part, paragraph, body, base)
        state.asked = part.kind == "memo" or paragraph.leads
    elif part.kind == "attachment" and len(body) < 90 and _heads_section(body, state):
        return
    elif _leads(paragraph, body, part.kind):
        yield from _lead_in(part, paragraph, body, base, state)
    elif paragraph.item and (state.asked or state.method):
        yield from _listed(part, paragraph, body, base, state)
    elif (inline := DUTY_INLINE.match(body)) and part.kind in _CHARGING:
        yield Asked(base + inline.start("act"), paragraph.end, _body_above(part, paragraph, state))
    else:
        yield from clauses(part, paragraph, body, base)
        if not paragraph.item and _NEW_THOUGHT.match(body):
            state.asked = False


def _leads(paragraph: Paragraph, body: str, kind: str) -> bool:
    """A list follows: "ดังนี้", "มีหน้าที่", or an item numbered 1."""
    headed = bool(DUTY_HEAD.search(body)) and len(body) < 160 and kind in _LISTING
    return paragraph.leads or headed or bool(LIST_AHEAD.search(body))


def _lead_in(
    part: Part, paragraph: Paragraph, body: str, base: int, state: _List
) -> Iterator[Asked]:
    """The paragraph before a list: what it asks of its own, and what it makes of the items."""
    found = list(clauses(part, paragraph, body, base))
    for asked in found:
        if asked.end < paragraph.end - 2 or LEAD_IN_ACT.search(part.plain(asked.start, asked.end)):
            yield asked
    state.charged = bool(DUTY_HEAD.search(body))
    members = bool(MEMBERS_AHEAD.search(body[-90:])) and not state.charged
    asks = bool(found) or state.charged or part.kind in _LISTING or bool(_ASKED_LIST.search(body))
    state.asked = asks and not members and bool(_LIST_REQUEST.search(body[-260:]))
    own = found and not state.charged
    state.who = found[-1].assignee if own else _body_above(part, paragraph, state)


def _listed(
    part: Part, paragraph: Paragraph, body: str, base: int, state: _List
) -> Iterator[Asked]:
    """An item under a lead-in: a request, a seat of a committee, or the name of the next
    committee."""
    if _tells(body) or (_ROUND_ITEM.match(body) and part.kind in _CHARGING):
        return
    if _BODY_NAME.match(body) and len(body) < 110:
        state.asked = False
    elif state.method or state.charged or _asks(part, body):
        yield from _item(part, paragraph, body, base, state)
    else:
        yield from clauses(part, paragraph, body, base)


def _tells(body: str) -> bool:
    """An item that asks for nothing: a person in a seat, a criterion with its points, a zone with
    its places, the penalty for who does not obey."""
    seat = _SEAT.search(body) or (PERSON.match(body) and not _PLACED.search(body))
    return bool(seat or _SCORED.search(body) or _GROUPED.match(body) or _SANCTION.match(body))


def _asks(part: Part, body: str) -> bool:
    """An item of an asked list asks; of an announcement's chapters only those with a word of
    asking."""
    if not _ITEM_ASKS.match(body):
        return False
    if part.kind not in ("announcement", "regulation"):
        return True
    return len(body) > 25 and bool(_VERB_FIRST.match(body) or LET.search(body) or "ต้อง" in body)


def _item(part: Part, paragraph: Paragraph, body: str, base: int, state: _List) -> Iterator[Asked]:
    """An item of an asked list is one request; what follows "ทั้งนี้" is read on its own."""
    aside = _ASIDE.search(body, 20)
    end = base + aside.start() if aside else paragraph.end
    whole = Asked(base, end, state.who, paragraph.item)
    yield from [whole] if state.method else split(part, whole)
    if aside:
        yield from clauses(part, paragraph, body[aside.end() :], base + aside.end())


def _heads_section(body: str, state: _List) -> bool:
    """A heading of a project: under "วิธีดำเนินงาน" every item is a step that somebody takes."""
    if METHOD_HEAD.match(body):
        state.method = True
        return True
    if OTHER_HEAD.match(body) and len(body) < 60:
        state.method = False
    return False


def _in_closing(part: Part, paragraph: Paragraph, body: str, base: int) -> Iterator[Asked]:
    """The closing line counts only where it asks for an act of its own, or goes on to ask more."""
    more = _MORE.search(body, 12)
    match = CLOSING_ACT.search(body, 0, more.start() if more else len(body))
    if match:
        yield Asked(
            base + match.start("act"),
            base + match.end("act"),
            assignee(part, base + match.start("act"), base + len(body)),
        )
    if more:
        yield from clauses(part, paragraph, body[more.end() :], base + more.end())


def _row(part: Part, paragraph: Paragraph) -> Asked | None:
    """A row of a table of tasks: "| กิจกรรม | ผู้รับผิดชอบ | ภายในวันที่ … |"."""
    if paragraph.text.count("|") < 2 or _ROUND_ITEM.match(paragraph.text.lstrip(" |")):
        return None
    rules = part.within(part.deadlines, paragraph.start, paragraph.end)
    if not any(timed(rule.mention) for rule in rules):
        return None
    for match in re.finditer(r"[^|]+", paragraph.text):
        if len(match.group().strip()) > 6:
            return Asked(paragraph.start + match.start(), paragraph.end, None, paragraph.item)
    return None


def _bodies(part: Part) -> list[tuple[int, str]]:
    found = _BODY_LINE.finditer(part.source.plain, part.start, part.end)
    return [(match.end(), match["name"].strip()) for match in found]


def _body_above(part: Part, paragraph: Paragraph, state: _List) -> str | None:
    """Of "มีหน้าที่ ดังนี้" in an order: the committee whose members stand above it, or which stands
    before it on its own line."""
    low = max(part.start, paragraph.start - _HEADING)
    begin = max(low, part.source.plain.rfind("\n", low, paragraph.start) + 1)
    found = _BODY_LINE.match(part.source.plain, begin, paragraph.start)
    if found:
        return found["name"].strip()
    above = bisect_left(state.bodies, (begin, ""))
    return state.bodies[above - 1][1] if above else None
