"""A letter without its number, its date or its signature; a link that is promised and not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..bundle import Bundle
from ..part import Part
from ..source import Line
from ..values import Contradiction

KIND = "missing"
_SIGNED = ("external_letter", "memo")
_LETTERS = (*_SIGNED, "stamped_letter")
_WHAT = {
    "number": ("เลขที่หนังสือ", "a number"),
    "date": ("วันที่", "a date"),
    "signatory": ("ชื่อผู้ลงนาม", "a signatory"),
}
_NUMBERED = re.compile(r"\A(?:ที่|ท่ี)\s|(?<![\d/])[ก-ฮ]{1,3}\.?\s?\d{2,7}[\d.]*\s?/|/\s?ว\s?\d")
_ALONE = re.compile(r"\A\(.{3,80}\)|ลงชื่อ|ลงนาม")
_DATED = re.compile(
    r"(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา)|\A(?:วันที่|ลงวันที่)"
    r"|[ก-ฮ]{1,2}\.\s?[คยพ]\.|\A\d{1,2}\s+\S{2,14}\s+\d{3,5}\Z"
)
_HEAD_LINES = 14
_ABOVE = 8
_SHORT = 40
_LINK = re.compile(r"(?:ลิงก์|ลิงค์|ลิ้งก์|ลิ้งค์)(?:ที่)?\s?(?:ท้ายหนังสือ|ด้านล่าง|ข้างล่าง|ดังต่อไปนี้|ต่อไปนี้|ดังนี้)")
_ADDRESS = re.compile(
    r"https?:|www\.|\w\.(?:com|net|org|th|ly|gle|me|io|cc|link)\b|QR|คิวอาร์|\bscan|สแกน", re.I
)


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per letter that names all it lacks, and one per file for promised links."""
    for index, part in enumerate(bundle.parts):
        if part.kind in _LETTERS and (lacking := _lacking(part)):
            yield _row(part, index, lacking)
    yield from _promised(bundle)


def _lacking(part: Part) -> list[str]:
    """Only what leaves no trace in the text: a number that cannot be read is not missing."""
    lines = [line for line in part.lines if line.text]
    first = part.lines[0].index
    # The head of a copy may have been left to the letter above it.
    before = (part.source.lines[index] for index in range(first - 1, -1, -1))
    above = list(islice((line for line in before if line.text), _ABOVE))
    out = []
    if part.fact("number") is None and not any(map(_number, [*above, *lines[:_HEAD_LINES]])):
        out.append("number")
    if part.fact("date") is None and not any(map(_date, [*above, *lines])):
        out.append("date")
    # A stamped letter carries initials, which are no text.
    if part.kind in _SIGNED and part.fact("signatory") is None:
        tail = lines[len(lines) // 2 :]
        if not any(_ALONE.search(line.text) for line in tail):
            out.append("signatory")
    return out


def _number(line: Line) -> bool:
    return bool(_NUMBERED.search(line.text))


def _date(line: Line) -> bool:
    """A short line with a month in it, or like a date, may be one that was misread."""
    return len(line.text) < _SHORT and bool(_DATED.search(line.text))


def _row(part: Part, index: int, lacking: list[str]) -> Contradiction:
    head = next(line for line in part.lines if line.text)
    return Contradiction(
        kind=KIND,
        quotes=(part.raw_span(head.start, head.end),),
        document=index,
        note=f"ไม่พบ{' '.join(_WHAT[name][0] for name in lacking)}ในหนังสือฉบับนี้ "
        "โปรดตรวจว่าเอกสารครบทุกหน้า",
        note_en=f"This letter has not {', '.join(_WHAT[name][1] for name in lacking)}. "
        "Check that no page is missing.",
        confidence=0.8,
    )


def _promised(bundle: Bundle) -> Iterator[Contradiction]:
    """A link is text, so its absence shows; a QR code is a picture, so its absence does not."""
    for index, part in enumerate(bundle.parts):
        text = part.plain(part.start, part.end)
        match = _LINK.search(text) if "ลิ" in text else None
        if match is None:
            continue
        if not _ADDRESS.search(part.source.plain):
            start = part.start + match.start()
            yield Contradiction(
                kind=KIND,
                quotes=(part.raw_span(start, part.start + match.end()),),
                document=index,
                note="ข้อความบอกว่ามีลิงก์ แต่ไม่พบลิงก์ในเอกสาร โปรดขอจากผู้ออกหนังสือ",
                note_en="The text promises a link, but there is none in it.",
                confidence=0.8,
            )
        return
