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
_PAGE = re.compile(r"(?:^|\s)-\s?[\d๐-๙]{1,3}\s?-(?=\s|$)")
_UNIT = (
    r"(?:ชุด|ฉบับ|แผ่น|เล่ม|หน้า|ราย|รายการ|ใบ|อัน|แฟ้ม|ไฟล์|กล่อง|ซอง|สำเนา|โครงการ|คู่|ชิ้น|ตลับ|แบบ|ภาพ|"
    r"รูป|เรื่อง)"
)
_QUANTITY = re.compile(
    rf"\s*(?:จำนวน|อย่างละ|รวม)\s*(?P<quantity>\d{{1,4}}\s*{_UNIT}?)|\s+(?P<words>(?:หนึ่ง|สอง|สาม|สี่|ห้า)\s?(?:ชุด|ฉบับ|แผ่น|เล่ม))(?=\s|$)|\s+(?P<bare>\d{{1,3}}\s+(?:ชุด|"
    rf"ฉบับ|แผ่น|เล่ม|ภาพ))\s*$"
)
_COMPRISES = re.compile(r"(?m)^(?:รายการ)?เอกสาร[ก-๎ ]{0,40}(?:ประกอบด้วย|ดังนี้|มีดังนี้)\s*:?$")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s*")
_CAPTION = re.compile(
    r"(?m)^(?:[\"“](?P<caption>[^\"”]{6,200})[\"”]|"
    r"\[?QR\s?Code\s*:?\s*(?P<under>[^\]\n]{4,80})\]?)\s*$"
)
_POINTER = re.compile(r"^(?:สิ่งที่ส่งมาด้วย|ท้ายหนังสือ|ด้านล่าง|ลงทะเบียน|กลุ่ม|Line)", re.I)
_SENT = re.compile(
    r"ขอส่ง(?P<what>[^\n]{4,300}?)(?=\s?(?:มาเพื่อ|มาพร้อม|มาให้|เพื่อ|ดังนี้|ให้ท่าน|จึง|โดย|และขอให้|เรื่อง))"
)


def read(part: Part) -> tuple[Enclosure, ...]:
    """The rows after สิ่งที่ส่งมาด้วย; without them, the captions of QR codes under the letter."""
    rows: list[Enclosure] = []
    for block in part.layout.blocks("enclosure"):
        rows.extend(
            _row(part, start, end, block.confidence)
            for start, end in _items(part, block.start, block.end)
        )
    return (
        tuple(row for row in rows if row.title) or _listed(part) or (*_sent(part), *_captions(part))
    )


def _items(part: Part, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = part.plain(start, end)
    marks = list(_ITEM.finditer("\n" + text))
    if len(marks) == 1 and (run := _run_on(text)):
        marks = run
    if not marks:
        edges = [m.end() for m in re.finditer(rf"(?:\d|หนึ่ง|สอง|สาม)\s*{_UNIT}[ \t]*(?=\n)", text)]
        for first, last in zip([0, *edges], [*edges, len(text)], strict=True):
            if text[first:last].strip():
                yield start + first, start + last
        return
    for mark, after in zip(marks, [*[m.start() - 1 for m in marks[1:]], len(text)], strict=True):
        yield start + mark.end() - 1, start + max(after, mark.end() - 1)


def _run_on(text: str) -> list[re.Match[str]]:
    """Items numbered in order on one line: "1) … 2) … 3) …"."""
    found: list[re.Match[str]] = []
    for match in re.finditer(r"(?:^|[\s|])\(?(?P<n>\d{1,2})[.)]\s*(?=[^\d\s])", "\n" + text):
        if int(match["n"]) == len(found) + 1:
            found.append(match)
    return found if len(found) > 1 else []


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
        title=_PAGE.sub(" ", title).strip(" .-–|").removesuffix(" และ"),
        quantity=squeeze(to_arabic(quantity["quantity"] or quantity["words"] or quantity["bare"]))
        if quantity
        else None,
        number=cited.number if cited else None,
        date=cited.date if cited and cited.number else None,
        span=part.raw_span(*at),
        confidence=round(confidence, 2),
    )


def _listed(part: Part) -> tuple[Enclosure, ...]:
    """Of a flyer: the items under "เอกสารการประชุม ประกอบด้วย"."""
    match = (
        _COMPRISES.search(part.plain(part.start, part.end)) if part.kind == "attachment" else None
    )
    if not match:
        return ()
    rows = []
    for line in part.lines:
        item = _NUMBERED.match(line.text)
        if line.start >= part.start + match.end() and item:
            rows.append(_row(part, line.start + item.end(), line.end, 0.6))
        elif line.start > part.start + match.end() and rows and len(line.text) > 60:
            break
    return tuple(rows) if len(rows) > 1 else ()


def _captions(part: Part) -> tuple[Enclosure, ...]:
    """A stamped letter shows its enclosure as a quoted caption under a QR code that the scan has
    lost."""
    base = part.layout.tail[0]
    text = part.plain(base, part.end)
    return tuple(
        Enclosure(
            title=squeeze(part.source.text[base + m.start() : base + m.end()])
            .strip('"“” []')
            .removeprefix("QR Code")
            .strip(" :"),
            span=part.raw_span(base + m.start(), base + m.end()),
            confidence=0.6,
        )
        for m in _CAPTION.finditer(text)
        if not _POINTER.match(m["under"] or "")
    )


def _sent(part: Part) -> tuple[Enclosure, ...]:
    """A stamped letter has no enclosure line: what it "sends" in its first sentence is enclosed."""
    if part.kind != "stamped_letter":
        return ()
    base = part.layout.body[0]
    match = _SENT.search(part.plain(base, min(part.layout.body[1], base + 500)).replace("\n", " "))
    if not match:
        return ()
    text = match["what"]
    start = base + match.start("what")
    edges = [m.end() for m in re.finditer(rf"\d\s*{_UNIT}\s*(?:และ)?", text)]
    stretches = [
        (start + a, start + b)
        for a, b in zip([0, *edges], [*edges, len(text)], strict=True)
        if text[a:b].strip(" และ")
    ]
    return tuple(row for a, b in stretches if (row := _row(part, a, b, 0.6)).title)
