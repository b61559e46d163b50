"""The rounds of an evaluation and when each is due."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..part import Part
from ..source import squeeze
from ..tables import Grid, grids
from ..values import Round

NAME = "rounds"
_NUMBERED = (
    r"(?:รอบ|ครั้ง|ระยะ|ช่วง|งวด)(?:การประเมิน|ประเมิน|การตรวจ|ตรวจ)?ที่\s?\d{1,2}(?!\d|\s?/|\s?เดือน)"
)
_ORDINAL = r"(?:รอบ|ครั้ง|ระยะ)(?:การประเมิน|ประเมิน)?(?:แรก|หนึ่ง|สอง|สาม|สุดท้าย)"
_NAMED = (
    r"(?<![กค])(?<!โดย)รอบ(?!ที่|คอบ|รู้|ตัว|ด้าน|ข้าง|เดือน|ปี|บริเวณ|วัน|ละ|นี้|การ|บัญชี|ก่อน|ถัด|ต่อ|ๆ|"
    r"ประเมิน(?:ผล)?การ)[ก-๎]{2,30}?(?=\s|ภายใน|วันที่|เดือน|[:|(\-–]|\Z)"
)
_ROUND = re.compile(rf"(?P<name>{_NUMBERED}|{_ORDINAL}|{_NAMED})")
_EVALUATED = re.compile(r"ประเมิน|ประกวด|ตัดสิน|คัดเลือก|แข่งขัน|ตรวจ|นิเทศ|ติดตาม|ให้คะแนน|รางวัล")
_MEETING = re.compile(r"(?:ประชุม|วันที่|มติ|สมัย|แก้ไข|ปรับปรุง|พิมพ์)\S{0,20}\s{0,6}\Z")
_BLANK = re.compile(r"\n[ \t]*\n")
_REACH = 110


def read(parts: Sequence[Part]) -> tuple[Round, ...]:
    """One row per due day, in the order of the text; a round without a date is not a row."""
    rows: dict[date, Round] = {}
    for part in parts:
        text = part.plain(part.start, part.end)
        if not _EVALUATED.search(text):
            continue
        for grid in grids(part.source):
            if part.start <= grid.rows[0].start < part.end:
                for row in _of_grid(part, grid):
                    rows.setdefault(row.due or date.min, row)
        marks = [
            m
            for m in _ROUND.finditer(text)
            if not _MEETING.search(text[max(0, m.start() - 30) : m.start()])
        ]
        for index, match in enumerate(marks):
            after = marks[index + 1].start() if index + 1 < len(marks) else len(text)
            stop = min(after, match.end() + _REACH, _paragraph_end(text, match.end()))
            found = _due(part, part.start + match.end(), part.start + stop)
            if found is None or found[0] in rows:
                continue
            if not _close(match["name"], part.plain(part.start + match.end(), found[1])):
                continue
            rows[found[0]] = Round(
                name=_name(match["name"]),
                due=found[0],
                span=part.raw_span(part.start + match.start(), part.start + match.end()),
                confidence=0.85,
            )
    return tuple(rows.values())


def _of_grid(part: Part, grid: Grid) -> Iterator[Round]:
    """Rows that are numbered under a head that says they are rounds."""
    head = grid.rows[0].filled
    if not head or not re.fullmatch(r"(?:รอบ|ครั้ง)(?:การประเมิน)?(?:ที่)?", head[0].text):
        return
    for row in grid.rows[1:]:
        first = row.filled[0] if row.filled else None
        if first is None or not re.fullmatch(r"\d{1,2}\.?", first.text):
            continue
        if found := _due(part, first.end, row.end):
            name = f"{head[0].text.removesuffix('ที่')}ที่ {first.text.rstrip('.')}"
            span = part.raw_span(first.start, first.end)
            yield Round(name=name, due=found[0], span=span, confidence=0.8)


def _paragraph_end(text: str, at: int) -> int:
    blank = _BLANK.search(text, at, at + _REACH)
    return blank.start() if blank else len(text)


def _close(name: str, between: str) -> bool:
    """A round that has only a name must stand right before its day; a numbered one may have
    words between."""
    if re.match(r"รอบ\S*ที่\s?\d", name):
        return True
    if any(char.isdigit() for char in between):
        return False
    if not name.startswith("รอบ"):  # "ครั้งที่ ๑" and "งวดที่ ๑" count many things
        bare = re.fullmatch(r"[\s:|(\-–]*\S{0,12}\s*", between)
        return bool(bare) or (len(between) < 45 and bool(_EVALUATED.search(between)))
    return len(between) < 70


def _name(name: str) -> str:
    number = re.search(r"\d{1,2}", name)
    if number and name.startswith("รอบ"):
        return f"รอบที่ {number.group()}"
    return squeeze(name)


def _due(part: Part, start: int, end: int) -> tuple[date, int] | None:
    """The first day after the name, and where it is printed."""
    rules = [found for found in part.within(part.deadlines, start, end) if found.mention.due]
    dates = [
        found
        for found in part.within(part.dates, start, end)
        if found.mention.end and found.mention.kind in ("day", "range", "month", "month_range")
    ]
    if rules and (not dates or rules[0].start <= dates[0].start):
        return rules[0].mention.due, rules[0].start
    return (dates[0].mention.end, dates[0].start) if dates else None
