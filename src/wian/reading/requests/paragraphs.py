"""The body of a document as paragraphs: wrapped lines joined, list items apart with their
numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ..source import Line
from ..vocabulary import PAGE_MARK

_ITEM = re.compile(
    r"^(?P<mark>ข้อ\s?(?P<clause>\d{1,3}(?:\.\d{1,2})?)|"
    r"(?P<number>\(?\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)](?:\))?(?!\d)|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}(?=\s)(?!\s?น(?:\.|าฬิกา)))|(?P<bullet>[-–•▪❖➢✓☑])(?=\s?[ก-ฮเ-ไ])|"
    r"(?P<letter>[a-h][.)](?=\s)|\(?[ก-ฉ]\.(?=\s)|\([ก-ฉ]\)))\s*"
)
_OPENER = re.compile(
    r"^(?:ด้วย|ตามที่|ตามหนังสือ|ในการนี้|ทั้งนี้|จึง(?:เรียน|ขอ)|อนึ่ง|เพื่อให้|เพื่อ(?=การ)|เนื่องจาก|สำหรับ|โดยที่|"
    r"มติที่ประชุม|มติ|ที่ประชุม|ระเบียบวาระ|วาระที่|พร้อมนี้|หมายเหตุ|กำหนดส่ง|บัดนี้|อาศัยอำนาจ)"
)
_ALWAYS = re.compile(
    r"^(?:ให้คณะ(?:กรรมการ|ทำงาน)?มีหน้าที่|(?:โดย)?มีหน้าที่|มติที่ประชุม|ที่ประชุม(?:มีมติ|รับทราบ)|ระเบียบวาระที่|"
    r"จึงเรียนมา|ทั้งนี้ )"
)
_PAPER = 170  # characters; no line on A4 holds more, so each line is a paragraph of its own
_INLINE = re.compile(r"\s(?P<mark>\(?(?P<number>\d{1,2})[.)])\s?(?=[ก-ฮเ-ไ])")
_PARTS = re.compile(r"(?:ประกอบด้วย|ได้แก่|คือ|แบ่งเป็น)\s*:?\s*$")
_GAP_ITEM = re.compile(r"(?:\t|(?<! ) {3,})(?=\(?\d{1,2}(?:\.\d{1,2}){0,2}\s?[.)]?\s+[ก-ฮเ-ไ])")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text`` is ``Source.plain[start:end]``; ``item`` is its number as printed ("1", "2.1"),
    "-" for a bullet."""

    start: int
    end: int
    text: str
    item: str | None = None
    lead: int = 0
    leads: bool = False


def paragraphs(lines: Sequence[Line], plain: str) -> list[Paragraph]:
    """The paragraphs of these lines; page marks between two halves of a sentence do not part it."""
    out: list[Paragraph] = []
    run: list[Line] = []
    gap = False
    for line in _unfolded(lines):
        if not line.text:
            gap = True
            continue
        if PAGE_MARK.match(line.text) and len(line.text) < 45:
            continue
        if run and (_opens(line, run, gap)):
            out.append(_join(run, plain))
            run = []
        run.append(line)
        gap = False
    if run:
        out.append(_join(run, plain))
    pieces = [piece for whole in out for piece in _enumerated(whole, plain)]
    return [
        replace(piece, leads=True) if _first_item(after) and not piece.item else piece
        for piece, after in zip_longest(pieces, pieces[1:])
    ]


def _first_item(piece: Paragraph | None) -> bool:
    return piece is not None and piece.item in ("1", "1.1", "ก", "-")


def _unfolded(lines: Sequence[Line]) -> Iterator[Line]:
    """Each line; one that holds a further item after a wide gap as two."""
    for line in lines:
        at = 0
        for gap in _GAP_ITEM.finditer(line.text):
            yield Line(
                line.index, line.start + at, line.start + gap.start(), line.text[at : gap.start()]
            )
            at = gap.end()
        yield Line(line.index, line.start + at, line.end, line.text[at:]) if at else line


def _enumerated(whole: Paragraph, plain: str) -> list[Paragraph]:
    """ "… ดังนี้ (๑) … (๒) …" within one paragraph, cut at its marks."""
    marks: list[re.Match[str]] = []
    for match in _INLINE.finditer(whole.text, whole.lead):
        if int(match["number"]) == len(marks) + 1:
            marks.append(match)
    if len(marks) < 2 or _PARTS.search(whole.text[: marks[0].start()]):
        return [whole]
    edges = [whole.start + mark.start("mark") for mark in marks] + [whole.end]
    first = Paragraph(
        whole.start,
        edges[0],
        plain[whole.start : edges[0]].replace("\n", " ").rstrip(),
        whole.item,
        whole.lead,
        True,
    )
    items = [
        Paragraph(
            a,
            b,
            plain[a:b].replace("\n", " ").rstrip(),
            mark["number"],
            mark.end() - mark.start("mark"),
        )
        for mark, a, b in zip(marks, edges, edges[1:], strict=False)
    ]
    return [first, *items]


def _opens(line: Line, run: list[Line], gap: bool) -> bool:
    if line.bullet or _ITEM.match(line.text) or gap or _ALWAYS.match(line.text):
        return True
    if _OPENER.match(line.text) and len(run[-1].text) < 70:
        return True
    unwrapped = len(run[-1].text) > _PAPER
    return unwrapped or (len(run[-1].text) < 32 and len(line.text) < 60)


def _join(run: list[Line], plain: str) -> Paragraph:
    start, end = run[0].start, run[-1].end
    text = plain[start:end].replace("\n", " ")
    match = _ITEM.match(text)
    if not match:
        return Paragraph(start, end, text, "-" if run[0].bullet else None)
    number = (
        match["clause"]
        or re.sub(r"[^\d.]", "", match["number"] or "").strip(".")
        or match["letter"]
        or "-"
    )
    return Paragraph(start, end, text, number.strip("(). "), match.end())
