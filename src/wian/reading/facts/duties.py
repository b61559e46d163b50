"""What is asked of whom, and by when; one duty per time rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..asking import (
    ACTORS,
    ASK,
    CLOSING_LINE,
    CONDITION,
    DUTY_HEAD,
    INFORMATION,
    LET,
    LIST_AHEAD,
    ORDINARY_CLOSING,
    PROMISE,
    VERBS,
    WHO_LET,
)
from ..paragraphs import Paragraph, paragraphs
from ..part import Part
from ..times_of import Asked, duties_of
from ..values import Duty

NAME = "duties"
_VERB_FIRST = re.compile(rf"(?:การ)?(?:{VERBS})")
_ASSIGNEE = re.compile(
    rf"(?:ให้|ขอความร่วมมือ|ขอความอนุเคราะห์|มอบหมาย(?:ให้)?|กำชับ(?:ให้)?|สำหรับ|เชิญ)\s?(?P<who>(?:{ACTORS})[^\s]{{0,60}}?)(?=\s|{VERBS}|$)"
)
_LIST_REQUEST = re.compile(
    r"ดำเนินการ|ปฏิบัติ|ขอ|ให้|หน้าที่|มอบหมาย|กำหนด(?:แนวทาง|ให้|มาตรการ)|โปรด|มาตรการ|แนวทาง|ขั้นตอน|วิธีดำเนิน"
)
_NOT_DUTY = re.compile(r"ขอแสดงความ|ขอขอบคุณ|ขอบพระคุณ|ขอเรียนว่า|ขอแจ้งว่า|ขอเรียนให้ทราบว่า|ขอให้ใช้บังคับ")


@dataclass(slots=True)
class _List:
    """What the paragraph before a list said of its items."""

    asked: bool = False
    who: str | None = None


def read(part: Part) -> tuple[Duty, ...]:
    """Requests to the addressee, approvals asked in a memo, duties that an order lays on committees, dated promises."""
    if part.kind == "certificate":
        return ()
    rows: list[Duty] = []
    for asked in _asked(part):
        rows.extend(duties_of(part, asked))
    return tuple(rows)


def _asked(part: Part) -> Iterator[Asked]:
    lines = [
        line
        for line in part.lines
        if part.layout.body[0] <= line.start < max(part.layout.body[1], part.layout.body[0] + 1)
    ]
    state = _List()
    for paragraph in paragraphs(lines, part.source.plain):
        yield from _of_paragraph(part, paragraph, state)


def _of_paragraph(part: Part, paragraph: Paragraph, state: _List) -> Iterator[Asked]:
    body = paragraph.text[paragraph.lead :]
    base = paragraph.start + paragraph.lead
    if CLOSING_LINE.match(body) and ORDINARY_CLOSING.match(body):
        return
    opens_list = bool(LIST_AHEAD.search(body)) or bool(DUTY_HEAD.search(body) and len(body) < 160)
    if paragraph.item and state.asked and not opens_list and _VERB_FIRST.match(body):
        yield Asked(base, paragraph.end, state.who, paragraph.item)
        return
    found = list(_clauses(part, paragraph, body, base))
    yield from found
    if opens_list:
        state.asked = bool(_LIST_REQUEST.search(body[-260:])) and (
            bool(found) or bool(DUTY_HEAD.search(body)) or part.kind in ("order", "attachment")
        )
        state.who = found[-1].assignee if found else _heading_above(part, paragraph)
    elif not paragraph.item:
        state.asked = False


def _clauses(part: Part, paragraph: Paragraph, body: str, base: int) -> Iterator[Asked]:
    """Each request in a paragraph, from its first word of asking to the next one."""
    starts = _starts(part, body)
    for index, start in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else len(body)
        info = INFORMATION.search(body, start + 4, stop)
        end = info.start() if info else stop
        if end - start < 8 or _NOT_DUTY.match(body, start):
            continue
        condition = None
        for condition in CONDITION.finditer(body, max(0, start - 180), start + 20):
            pass
        yield Asked(
            base + start,
            base + end,
            _assignee(part, body[start:end]),
            paragraph.item if paragraph.item != "-" else None,
            condition.group().strip()
            if condition and condition.start() < start <= condition.end() + 25
            else None,
        )


def _starts(part: Part, body: str) -> list[int]:
    found = [
        (m.start() + len(m.group()) - len(m.group().lstrip()), "ask") for m in ASK.finditer(body)
    ]
    found += [(m.start(), "let") for m in LET.finditer(body)]
    found += [(m.start(), "let") for m in WHO_LET.finditer(body)]
    found += [
        (m.start(), "promise") for m in PROMISE.finditer(body) if _dated(part, body, m.start())
    ]
    out: list[int] = []
    for start, _ in sorted(set(found)):
        if not out or start - out[-1] > 25:
            out.append(start)
    return out


def _dated(part: Part, body: str, start: int) -> bool:
    return bool(re.search(r"ภายใน|วันที่", body[start : start + 160]))


def _assignee(part: Part, clause: str) -> str | None:
    match = _ASSIGNEE.search(clause[:160])
    if match:
        return match["who"].strip()
    addressees = part.fact("addressees")
    return addressees[0].value if addressees else None


def _heading_above(part: Part, paragraph: Paragraph) -> str | None:
    """Of "มีหน้าที่ ดังนี้" in an order: the committee whose members stand above it."""
    found = None
    for found in re.finditer(
        r"(?m)^[\s\d.]*(?P<name>คณะ(?:กรรมการ|ทำงาน|อนุกรรมการ)[^\n]{2,120})$",
        part.plain(part.start, paragraph.start),
    ):
        pass
    return found["name"].strip() if found else None
