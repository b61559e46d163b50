"""Rows of a score table, however it survived the scanner: tabs, pipes, bullets, prose or broken columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .source import Line, squeeze

_NUMBERED = re.compile(
    r"^(?:ข้อ\s?|ตัวชี้วัดที่\s?|ด้านที่\s?|องค์ประกอบที่\s?|มิติที่\s?|หมวดที่\s?|เกณฑ์ที่\s?)?\(?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s?[.):]?\)?(?=[\s\t|]|[ก-ฮเ-ไA-Za-z])\s*"
)
_HEADED = re.compile(
    r"^(?P<head>(?:ด้าน|องค์ประกอบ|มิติ|หมวด|ส่วน|ตอน)ที่\s?(?P<number>\d{1,2}))\s*[.:]?\s*"
)
_POINTS = re.compile(
    r"(?:\(|（)?\s*(?:คะแนนเต็ม|น้ำหนัก|ค่าคะแนน|เต็ม|คะแนน)?\s*[:=]?\s*(?P<points>\d{1,3}(?:\.\d{1,2})?)\s*(?:คะแนน|%)(?:\s*\))?"
)
_FULL = re.compile(
    r"(?:คะแนนเต็ม|น้ำหนักคะแนน|ค่าคะแนน|น้ำหนัก|เต็ม)\s*[:=]?\s*(?P<points>\d{1,3}(?:\.\d{1,2})?)(?!\d)"
)
_BARE = re.compile(r"^\(?\s*(?P<points>\d{1,3}(?:\.\d{1,2})?)\s*(?:คะแนน|%)?\s*\)?$")
_BAND = re.compile(
    r"\d\s*(?:คะแนน)?\s*ขึ้นไป|ต่ำกว่า|น้อยกว่า|\d\s*[-–]\s*\d{1,3}(?:\.\d+)?\s*(?:คะแนน|%)|ร้อยละ\s*\d|ระหว่าง\s*\d"
)
TOTAL = re.compile(r"(?:คะแนน)?รวม(?:ทั้งสิ้น|ทั้งหมด|คะแนน|เป็น)?|คะแนนเต็มรวม|ทั้งสิ้น")
_BULLET = re.compile(r"^[-–•▪*]\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """A numbered line of a table; ``number`` as "1.2", ``points`` None where the table has none beside it."""

    number: str
    name: str
    points: float | None
    start: int
    end: int
    text: str = ""

    @property
    def depth(self) -> int:
        return self.number.count(".") + 1


def score_rows(lines: Sequence[Line], text: str) -> list[Row]:
    """The numbered rows of all score tables in these lines, with points filled in from broken columns."""
    rows: list[Row] = []
    loose: list[float] = []
    for line in lines:
        if not line.text or _BAND.search(line.text) and not _NUMBERED.match(line.text):
            continue
        found = _rows_of(line, text)
        if found:
            rows.extend(found)
            continue
        bare = _BARE.match(line.text)
        if bare and rows:
            _give(rows, loose, float(bare["points"]))
        elif rows and rows[-1].points is None:
            rows[-1] = _continued(rows[-1], line, text)
    return _filled(rows, loose)


def _give(rows: list[Row], loose: list[float], points: float) -> None:
    """A lone number belongs to the row above when only that one lacks points, else to the column of points."""
    waiting = [i for i, row in enumerate(rows) if row.points is None]
    if waiting == [len(rows) - 1] and not loose:
        rows[-1] = replace(rows[-1], points=points)
    else:
        loose.append(points)


def _filled(rows: list[Row], loose: list[float]) -> list[Row]:
    """Points of a broken column, in order, when they are as many as the rows that lack them."""
    for depth in (0, 1, 2, 3):
        waiting = [
            i
            for i, row in enumerate(rows)
            if row.points is None and (not depth or row.depth == depth)
        ]
        extra = (
            loose[:-1]
            if loose and len(loose) == len(waiting) + 1 and abs(sum(loose[:-1]) - loose[-1]) < 0.01
            else loose
        )
        if waiting and len(extra) == len(waiting):
            for index, points in zip(waiting, extra, strict=True):
                rows[index] = replace(rows[index], points=points)
            break
    return rows


def _rows_of(line: Line, text: str) -> list[Row]:
    """Usually one row; a table row may hold its group and its item side by side."""
    cells = [cell for cell in line.cells if cell.text.strip()]
    marked = [
        i
        for i, cell in enumerate(cells)
        if _number_of(_BULLET.sub("", cell.text)) and not _BARE.match(cell.text)
    ]
    if (
        len(cells) > 1
        and cells
        and re.fullmatch(r"\d{1,2}(?:\.\d{1,2}){0,2}\.?", cells[0].text.strip())
    ):
        return [_split_number(line, cells, text)]
    if len(marked) < 2:
        row = _row(line.text, line.start, text, [cell.text for cell in cells])
        return [row] if row else []
    out = []
    for position, index in enumerate(marked):
        stop = marked[position + 1] if position + 1 < len(marked) else len(cells)
        start, end = cells[index].start, cells[stop - 1].end
        row = _row(
            line.text[start - line.start : end - line.start],
            start,
            text,
            [cell.text for cell in cells[index:stop]],
        )
        out.extend([row] if row else [])
    return out


def _number_of(text: str) -> re.Match[str] | None:
    return _HEADED.match(text) or _NUMBERED.match(text)


def _split_number(line: Line, cells: Sequence[object], text: str) -> Row:
    first, rest = cells[0], cells[1:]
    names = [cell for cell in rest if not _BARE.match(getattr(cell, "text", ""))]
    points = next(
        (
            _BARE.match(getattr(c, "text", ""))
            for c in reversed(rest)
            if _BARE.match(getattr(c, "text", ""))
        ),
        None,
    )
    name = getattr(names[0], "text", "") if names else ""
    inner = _POINTS.search(" ".join(getattr(c, "text", "") for c in rest))
    value = float(points["points"]) if points else float(inner["points"]) if inner else None
    return Row(
        getattr(first, "text", "").strip(" ."),
        squeeze(_POINTS.sub("", name)),
        value,
        line.start,
        line.end,
        line.text,
    )


def _row(body: str, start: int, text: str, cells: Sequence[str]) -> Row | None:
    bullet = _BULLET.match(body)
    offset = bullet.end() if bullet else 0
    match = _number_of(body[offset:])
    if not match:
        return None
    number_end = offset + match.end()
    points = _points(body[number_end:], cells)
    name = _name(body, number_end, text, start, cells)
    return Row(match["number"].strip("."), name, points, start, start + len(body), body)


def _points(rest: str, cells: Sequence[str]) -> float | None:
    last = _BARE.match(cells[-1]) if len(cells) > 1 else None
    if last:
        return float(last["points"])
    found = list(_POINTS.finditer(rest)) or list(_FULL.finditer(rest))
    if found and not TOTAL.match(rest.strip()):
        return float(found[-1]["points"])
    dots = re.search(r"[.…_]{3,}\s*(?P<points>\d{1,3}(?:\.\d{1,2})?)$", rest)
    return float(dots["points"]) if dots else None


def _name(body: str, at: int, text: str, start: int, cells: Sequence[str]) -> str:
    rest = body[at:]
    stops = [
        m.start()
        for m in (
            _POINTS.search(rest),
            _FULL.search(rest),
            re.search(r"\t|\s\|\s?| {3,}|[.…_]{4,}|\s[-–]\s?(?=[ก-ฮเ-ไ])", rest),
        )
        if m and m.start() > 2
    ]
    end = min(stops, default=len(rest))
    return squeeze(text[start + at : start + at + end]).strip(" :-–(|,")


def _continued(row: Row, line: Line, text: str) -> Row:
    """A row whose name or points go on in the next line."""
    points = _POINTS.search(line.text)
    wide = len(line.text) > 120 or _BULLET.match(line.text) or TOTAL.match(line.text)
    if points and not TOTAL.match(line.text):
        name = (
            row.name
            if _BULLET.match(line.text)
            else squeeze(f"{row.name} {line.text[: points.start()]}")
        )
        return replace(row, points=float(points["points"]), end=line.end, name=name.strip(" :-–(|"))
    last = line.cells[-1].text if len(line.cells) > 1 else ""
    if bare := _BARE.match(last):
        return replace(row, points=float(bare["points"]), end=line.end)
    return row if wide or len(row.name) > 120 else row


def stated_total(lines: Sequence[Line]) -> tuple[float, int, int] | None:
    """The total that the table itself states, and where."""
    for line in reversed(lines):
        match = re.search(
            r"(?:รวม|คะแนนเต็ม|ทั้งสิ้น|เต็ม)[^\d\n]{0,40}(?P<total>\d{2,4}(?:\.\d+)?)\s*(?:คะแนน|%|$)",
            line.text,
        )
        if match:
            return float(match["total"]), line.start + match.start(), line.start + match.end()
    return None
