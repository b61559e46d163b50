"""The bands by which points become stars, grades or levels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..part import Part
from ..source import Line, squeeze
from ..values import Band

NAME = "bands"
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?:คะแนน|%)?\s*(?:[-–—]|ถึง|แต่ไม่(?:ถึง|เกิน)|ไม่ถึง)\s*(?:ร้อยละ\s*)?(?P<high>{_NUMBER})(?!\d)|(?P<up>{_NUMBER})\s*(?:คะแนน|%)?\s*(?:ขึ้นไป|หรือมากกว่า)|"
    rf"(?:ตั้งแต่|มากกว่าหรือเท่ากับ|ไม่(?:น้อย|ต่ำ)กว่า|≥|>=)\s*(?:ร้อยละ\s*)?(?P<from>{_NUMBER})(?!\s*(?:[-–]|ถึง|วัน|คน|ปี|เดือน|ชั่วโมง))|(?:ต่ำกว่า|น้อยกว่า|ไม่ถึง|<)\s*(?:ร้อยละ\s*)?(?P<below>{_NUMBER})"
)
_LEVEL = re.compile(
    r"ระดับ|ดาว|เกรด|เหรียญ|ดีเด่น|ดีเยี่ยม|ดีมาก|พอใช้|ปรับปรุง|ปานกลาง|ผ่าน|ดี(?=\s|$|\))|รางวัล|ยอดเยี่ยม|น่าอยู่|ควร|Grade|[A-F](?=\s|$)|ชมเชย|ขั้น|สี(?:เขียว|เหลือง|แดง|ส้ม)"
)
_SCORE = re.compile(r"คะแนน|ร้อยละ|%|เกณฑ์")


def read(parts: Sequence[Part]) -> tuple[Band, ...]:
    """Bands stand together: at least two in neighbouring lines, each with a level and a range of points."""
    for part in parts:
        rows = _in(part)
        if len(rows) >= 2:
            return tuple(rows)
    return ()


def _in(part: Part) -> list[Band]:
    best: list[Band] = []
    run: list[Band] = []
    last = -9
    text = part.plain(part.start, part.end)
    if not _SCORE.search(text):
        return []
    for index, line in enumerate(part.lines):
        found = _of_line(part, part.lines, index, line)
        if not found:
            continue
        run = run + found if index - last <= 4 else found
        last = index
        best = run if len(run) > len(best) else best
    return best


def _of_line(part: Part, lines: Sequence[Line], index: int, line: Line) -> list[Band]:
    near = " ".join(item.text for item in lines[max(0, index - 3) : index + 3])
    if (
        not _LEVEL.search(near)
        or not _SCORE.search(near)
        or len(line.text) > 500
        or "พ.ศ." in line.text
    ):
        return []
    found = list(_RANGE.finditer(line.text))
    out = []
    for position, match in enumerate(found):
        start = found[position - 1].end() if position else 0
        end = found[position + 1].start() if position + 1 < len(found) else len(line.text)
        if _LEVEL.search(line.text, start, end) or _LEVEL.search(near):
            row = _band(part, line, match, start, end)
            if row:
                out.append(row)
    return out


def _band(part: Part, line: Line, match: re.Match[str], start: int, end: int) -> Band | None:
    low = match["low"] or match["up"] or match["from"]
    high = match["high"] or match["below"]
    minimum = float(low) if low else 0.0
    maximum = float(high) if high else None
    if (maximum is not None and (maximum > 100 or maximum <= minimum)) or minimum > 100:
        return None
    label = squeeze(re.sub(_RANGE, " ", part.source.plain[line.start + start : line.start + end]))
    label = re.sub(r"คะแนน(?:รวม|เฉลี่ย)?|ได้รับการประเมินผล|ร้อยละ|หมายถึง|ได้|อยู่ใน|[=:,|()]", " ", label)
    return Band(
        label=squeeze(label).strip(" -–"),
        min=_plain(minimum),
        max=_plain(maximum if maximum is not None else 100.0),
        span=part.raw_span(line.start + match.start(), line.start + match.end()),
        confidence=0.85,
    )


def _plain(number: float) -> float | int:
    return int(number) if number == int(number) else number
