"""The documents that the letter answers or builds on."""

from __future__ import annotations

import re

from ..citations import CITED, Citation, cited_in
from ..part import Part
from ..values import Reference

NAME = "references"
_ITEM = re.compile(r"(?:^|\n|\t|\s)[\s|]*\(?\d{1,2}[.)]\s*(?=[ก-ฮเ-ไ])")
_OPENING = re.compile(
    rf"(?:ตาม(?:ที่)?|อ้างถึง|อนุสนธิ|เห็นชอบตาม|นัย|ตามที่[^\n]{{2,110}}?(?:ได้)?(?:มี|"
    rf"ออก))\s?(?P<cited>(?:{CITED})[^\n]{{0,400}})"
)
_NUMBERED = re.compile(
    r"(?P<cited>(?:สำเนา)?(?:หนังสือ(?!รับรอง)|คำสั่ง|ประกาศ|บันทึกข้อความ|วิทยุ)[^\n]{0,90}?(?:ฉบับ)?ที่ "
    r"[^\n]{2,30}?/[^\n]{1,16}?(?:ลงวันที่|ลง)[^\n]{6,40})"
)
_DATED = re.compile(r"ลงวันที่|เมื่อวัน|เมื่อ|ลง\s\d")
_CUT = re.compile(
    r"\s(?:นั้น|ความละเอียด|แจ้งว่า|ได้|ขอให้|ให้|กำหนด|ซึ่ง|ความว่า|อาศัยอำนาจ|ตั้งแต่|แล้วนั้น|เรื่อง)|\n\s*\n"
)
_LAW = re.compile(r"^(?:พระราช|ระเบียบ|ข้อบังคับ|กฎ|แผน|โครงการ|รายงาน(?:การ)?)")
_ABOVE = re.compile(r"^(?:หนังสือ|คำสั่ง|ประกาศ|มติที่ประชุม|มติ)?\s?(?:ที่อ้างถึง|ที่แนบ|ดังกล่าว|นี้)")


def read(part: Part) -> tuple[Reference, ...]:
    """The อ้างถึง line; without one, dated or numbered documents that the opening cites."""
    if part.kind in ("minutes", "attachment", "regulation", "certificate"):
        return ()
    blocks = part.layout.blocks("reference")
    if blocks:
        return tuple(
            _row(part, found, block.confidence)
            for block in blocks
            for found in _listed(part, block.start, block.end)
        )
    if part.kind in ("order", "announcement"):
        return tuple(
            _row(part, found, 0.6) for found in _opening(part) if found.number or found.date
        )
    return tuple(_row(part, found, 0.7) for found in _opening(part) if found.number or found.date)


def _listed(part: Part, start: int, end: int) -> list[Citation]:
    text = part.plain(start, end)
    marks = list(_ITEM.finditer("\n" + text))
    if not marks:
        found = cited_in(part, start, end)
        return [found] if found and len(text.strip()) > 3 else []
    edges = [mark.end() - 1 for mark in marks]
    stops = [mark.start() - 1 if mark.start() else 0 for mark in marks[1:]] + [len(text)]
    return [
        found
        for a, b in zip(edges, stops, strict=True)
        if (found := cited_in(part, start + a, start + max(a, b)))
    ]


def _opening(part: Part) -> list[Citation]:
    """Documents cited with "ตาม…", or by number anywhere in the opening, laws left out."""
    base = part.layout.body[0]
    text = part.plain(base, min(part.layout.body[1], base + 700)).replace("\n", " ")
    out: list[Citation] = []
    for match in sorted(
        [*_OPENING.finditer(text), *_NUMBERED.finditer(text)], key=lambda m: m.start("cited")
    ):
        cited = match["cited"]
        at = base + match.start("cited")
        if (
            _LAW.match(cited)
            or _ABOVE.match(cited)
            or any(old.start <= at < old.end for old in out)
        ):
            continue
        stop = _CUT.search(cited)
        found = cited_in(part, at, at + (stop.start() if stop else len(cited)))
        if found and (found.number or _DATED.search(cited)):
            out.append(found)
    return out


def _row(part: Part, found: Citation, confidence: float) -> Reference:
    start, end = part.trim(found.start, found.end)
    return Reference(
        number=found.number,
        date=found.date,
        title=None if found.number else found.title,
        number_raw=found.number_raw,
        urgency=found.urgency,
        issuer=found.issuer,
        span=part.raw_span(start, end),
        confidence=round(confidence, 2),
    )
