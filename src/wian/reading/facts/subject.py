"""What the document is about."""

from __future__ import annotations

import re

from wian.thai.digits import to_arabic

from ..part import Part
from ..source import squeeze
from ..values import Fact

NAME = "subject"
_MARKER = re.compile(
    r"^[-=_*. ]*(?:\(?(?:สิ่งที่ส่งมาด้วย|เอกสารแนบ(?:ท้าย)?|เอกสารหมายเลข|ภาคผนวก)\s?(?:\d{1,2}|"
    r"[ก-ฮ])?\)?)?[-=_*. ]*$|^[-–]\s?\d{1,2}\s?[-–]$|^เลขที่|^เลขประจำตัว|^\(?\d{1,2}\)?$"
)
_TITLE_END = re.compile(
    r"^(?:ด้วย|โดยที่|ตามที่|อาศัยอำนาจ|เพื่อ|เมื่อวัน|ผู้มาประชุม|ผู้เข้าประชุม|ผู้เข้าร่วมประชุม|วันที่|"
    r"วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|ณ\s|เวลา|ที่\s?\d|[-=_]{3,}|\.{3,}|ครั้งที่|\d{1,2}[.)]|"
    r"ลำดับ|ที่[ \t]|หน่วยงาน|ผู้รับผิดชอบ|โดย |ตำแหน่ง|ชื่อ|ข้าพเจ้า|\||☐|\()"
)
_BLANKS = re.compile(r"[.…_]{4,}|\t| {3,}")


def read(part: Part) -> Fact[str] | None:
    """The words after เรื่อง with Arabic digits; of minutes, a regulation or an annex the title
    itself."""
    block = part.layout.first("subject")
    if part.kind == "certificate":
        return _certified(part)
    if part.kind == "minutes":
        return _title(part)
    if part.kind == "regulation" and not block:
        return _title(part)
    if block is None:
        return _title(part) if part.kind == "attachment" else None
    value = to_arabic(squeeze(part.source.text[block.start : block.end]))
    value = re.sub(r"(?:\s*[*~=_.-]){3,}.*$", "", value)
    return part.make(value, block.start, block.end, block.confidence) if value else None


def _certified(part: Part) -> Fact[str] | None:
    """A certificate's printed title, when it says more than that it is one."""
    for line in part.lines[:20]:
        if re.match(r"(?:หนังสือรับรอง|ใบรับรอง|เกียรติบัตร)\S", line.text) and len(line.text) < 120:
            return part.make(to_arabic(part.quote(line.start, line.end)), line.start, line.end, 0.7)
    return None


def _project(part: Part) -> Fact[str] | None:
    """The name a project gives itself after "ชื่อโครงการ"."""
    lines = [line for line in part.lines if line.text][:12]
    for index, line in enumerate(lines):
        match = re.match(r"^(?:\d{1,2}\.\s*)?ชื่อโครงการ\s*:?\s*", line.text)
        if not match:
            continue
        first = index if match.end() < len(line.text) else index + 1
        if first == len(lines):
            return None
        start = line.start + match.end() if first == index else lines[first].start
        last = first
        while (
            last + 1 < len(lines)
            and not re.match(r"^(?:หน่วยงาน|ผู้รับผิดชอบ|\d{1,2}[.)]|แผน|ยุทธ)", lines[last + 1].text)
            and last - first < 2
        ):
            last += 1
        value = to_arabic(squeeze(part.source.text[start : lines[last].end]))
        return part.make(
            value if value.startswith("โครงการ") else f"โครงการ{value}",
            start,
            lines[last].end,
            0.85,
        )
    return None


def _ends_title(text: str) -> bool:
    return bool(_TITLE_END.match(text)) or bool(_BLANKS.search(text))


def _title(part: Part) -> Fact[str] | None:
    if part.kind == "attachment" and (named := _project(part)):
        return named
    lines = [line for line in part.lines if line.text and not _MARKER.match(line.text)][:8]
    if not lines:
        return None
    last = lines[0]
    taken = [lines[0]]
    for line in lines[1:]:
        keep_number = part.kind == "minutes" and re.match(r"^ครั้งที่", line.text)
        if (_ends_title(line.text) and not keep_number) or len(line.text) > 140 or len(taken) > 3:
            break
        heading = len(taken) == 1 and len(last.text) < 26 and line.index - last.index == 2
        if line.index - last.index > 1 and part.kind != "minutes" and not heading:
            break
        taken.append(line)
        last = line
    start, end = taken[0].start, taken[-1].end
    return part.make(to_arabic(squeeze(part.source.text[start:end])), start, end, 0.7)
