"""What is sent with the letter, with the number of copies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wian.thai.digits import to_arabic

from ..citations import cited_in
from ..part import Part
from ..source import squeeze
from ..values import Enclosure

NAME = "enclosures"
_ITEM = re.compile(r"(?:^|\n|\t|  |\|)[\s|]*(?:\(?\d{1,2}[.)]|[-–•])\s*(?=[^\d\s])")
_UNIT = r"(?:ชุด|ฉบับ|แผ่น|เล่ม|หน้า|ราย|รายการ|ใบ|อัน|แฟ้ม|ไฟล์|กล่อง|ซอง|สำเนา|โครงการ|คู่|ชิ้น|ตลับ|แบบ|ภาพ|รูป|เรื่อง)"
_QUANTITY = re.compile(
    rf"\s*(?:จำนวน|อย่างละ|รวม)\s*(?P<quantity>\d{{1,4}}\s*{_UNIT}?)|\s+(?P<bare>\d{{1,3}}\s+(?:ชุด|ฉบับ|แผ่น|เล่ม|ภาพ))\s*$"
)
_CAPTION = re.compile(r'(?m)^["“](?P<caption>[^"”]{6,200})["”]\s*$')


def read(part: Part) -> tuple[Enclosure, ...]:
    """The rows after สิ่งที่ส่งมาด้วย; without them, the captions of QR codes under the letter."""
    rows: list[Enclosure] = []
    for block in part.layout.blocks("enclosure"):
        rows.extend(
            _row(part, start, end, block.confidence)
            for start, end in _items(part, block.start, block.end)
        )
    return tuple(row for row in rows if row.title) or _captions(part)


def _items(part: Part, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = part.plain(start, end)
    marks = list(_ITEM.finditer("\n" + text))
    if not marks:
        edges = [m.end() for m in re.finditer(rf"\d\s*{_UNIT}[ \t]*(?=\n)", text)]
        for first, last in zip([0, *edges], [*edges, len(text)], strict=True):
            if text[first:last].strip():
                yield start + first, start + last
        return
    for mark, after in zip(marks, [*[m.start() - 1 for m in marks[1:]], len(text)], strict=True):
        yield start + mark.end() - 1, start + max(after, mark.end() - 1)


def _row(part: Part, start: int, end: int, confidence: float) -> Enclosure:
    text = part.plain(start, end)
    quantity = _QUANTITY.search(text)
    title = squeeze(
        part.source.text[start : start + quantity.start()]
        + " "
        + part.source.text[start + quantity.end() : end]
        if quantity
        else part.source.text[start:end]
    )
    cited = cited_in(part, start, end)
    at = part.trim(start, end)
    return Enclosure(
        title=title.strip(" .-–|"),
        quantity=squeeze(to_arabic(quantity["quantity"] or quantity["bare"])) if quantity else None,
        number=cited.number if cited else None,
        date=cited.date if cited and cited.number else None,
        span=part.raw_span(*at),
        confidence=round(confidence, 2),
    )


def _captions(part: Part) -> tuple[Enclosure, ...]:
    """A stamped letter shows its enclosure as a quoted caption under a QR code that the scan has lost."""
    base = part.layout.tail[0]
    text = part.plain(base, part.end)
    body = part.plain(*part.layout.body)
    if "QR" not in body and "คิวอาร์" not in body:
        return ()
    return tuple(
        Enclosure(
            title=squeeze(part.source.text[base + m.start("caption") : base + m.end("caption")]),
            span=part.raw_span(base + m.start(), base + m.end()),
            confidence=0.6,
        )
        for m in _CAPTION.finditer(text)
    )
