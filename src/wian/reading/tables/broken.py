"""Columns that a scan took apart: first all names, one to a line, then all points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..source import Line
from .rows import BARE, GROUP_WORD, TOTAL, Row, clean, split_number

_NAMES_HEAD = re.compile(
    r"\A(?:ที่|ลำดับ|ข้อ)?\s{0,6}(?:รายการ|ประเด็น|ตัวชี้วัด|หัวข้อ|เกณฑ์(?!การ)|ด้าน\Z|เรื่อง\Z|กิจกรรม\Z)(?:การ|ที่|"
    r"หลัก|ประเมิน|พิจารณา|ให้คะแนน){0,3}\Z"
)
_POINTS_WORD = re.compile(r"\A(?:คะแนน|ค่าคะแนน|น้ำหนัก|คะแน.)(?:เต็ม|รวม|\s?\(?%\)?)?\Z")
_LONG = 110
_WINDOW = 80


def broken_columns(lines: Sequence[Line]) -> list[list[Row]]:
    """The tables whose points stand below their names; each row keeps the place of its name."""
    out: list[list[Row]] = []
    kept = [line for line in lines if line.text]
    index = 0
    while index < len(kept):
        if (cells := _stacked(kept, index)) and len(cells) > 1:
            out.append(cells)
            index = next(i for i, line in enumerate(kept) if line.index == cells[-1].line) + 1
            continue
        stop = index
        while stop < len(kept) and BARE.match(kept[stop].text):
            stop += 1
        if stop - index >= 3 and (rows := _table(kept, index, stop)):
            out.append(rows)
        index = max(stop, index + 1)
    return out


def _stacked(kept: Sequence[Line], index: int) -> list[Row]:
    """Every cell on a line of its own: "1", a name of up to three lines, its points, "2" and so
    on."""
    rows: list[Row] = []
    at = index
    if not re.fullmatch(r"\(?1[.)]?", kept[at].text):
        return rows
    if not any("คะแนน" in line.text or "น้ำหนัก" in line.text for line in kept[max(0, at - 6) : at]):
        return rows
    while at < len(kept) and re.fullmatch(rf"\(?{len(rows) + 1}[.)]?", kept[at].text):
        stop = at + 1
        while stop < min(len(kept), at + 5) and not BARE.match(kept[stop].text):
            stop += 1
        match = BARE.match(kept[stop].text) if stop < len(kept) else None
        if match is None or stop == at + 1:
            break
        name = clean("".join(line.text for line in kept[at + 1 : stop]))
        rows.append(
            Row(
                number=str(len(rows) + 1),
                name=name,
                points=float(match["points"]),
                start=kept[at].start,
                end=kept[stop].end,
                line=kept[stop].index,
                marked=True,
            )
        )
        at = stop + 1
    return rows


def _table(kept: Sequence[Line], first: int, stop: int) -> list[Row]:
    points = [
        (float(match["points"]), bool(match["open"]))
        for line in kept[first:stop]
        if (match := BARE.match(line.text))
    ]
    above = first
    worded = False
    while above and (_POINTS_WORD.match(kept[above - 1].text)):
        above, worded = above - 1, True
    names, headed = _names(kept, above)
    context = " ".join(line.text for line in kept[max(0, above - len(names) - 4) : above])
    context += kept[first].text
    if not names or not (worded or "คะแนน" in context or "น้ำหนัก" in context):
        return []
    return _assigned(names, points, headed)


def _names(kept: Sequence[Line], stop: int) -> tuple[list[Row], bool]:
    """Rows from the head of the names down; without a head, whatever short lines stand above."""
    lines: list[Line] = []
    for line in reversed(kept[max(0, stop - _WINDOW) : stop]):
        if _NAMES_HEAD.match(line.text):
            return _joined(lines[::-1]), True
        if len(line.text) > _LONG or BARE.match(line.text):
            break
        lines.append(line)
    return _joined(lines[::-1]), False


def _joined(lines: Sequence[Line]) -> list[Row]:
    """A line without a number goes on the row above it when most rows are numbered."""
    parsed = [(line, *split_number(line.text)) for line in lines]
    numbered = sum(bool(number) for _, number, _, _, _ in parsed)
    rows: list[Row] = []
    for line, number, head, rest, marked in parsed:
        total = TOTAL.match(rest)
        if rows and not number and not marked and not total and numbered * 3 > len(parsed) * 2:
            joined = clean(f"{rows[-1].name}{rest}")
            rows[-1] = replace(rows[-1], name=joined, end=line.end)
            continue
        rows.append(
            Row(
                number=number,
                name=clean(rest) or head.strip(),
                points=None,
                start=line.start,
                end=line.end,
                line=line.index,
                marked=marked,
                headed=bool(head) or bool(re.match(GROUP_WORD, rest)),
                head=head,
            )
        )
    return rows


def _assigned(names: list[Row], points: list[tuple[float, bool]], headed: bool) -> list[Row]:
    """Every name its points; points of groups may be missing, a total may stand last."""
    if names and names[-1].total:
        names = names[:-1]
    bodies = [points]
    if len(points) > 2 and _is_total(points):
        bodies.insert(0, points[:-1])
    for body in bodies:
        pool = names if headed or len(names) <= len(body) else names[-len(body) :]
        leaves = [row for i, row in enumerate(pool) if not _has_children(pool, i)]
        for chosen in (pool, leaves):
            if len(chosen) == len(body):
                given = {id(row): pair for row, pair in zip(chosen, body, strict=True)}
                return [_with(row, given.get(id(row))) for row in pool]
    return []


def _with(row: Row, pair: tuple[float, bool] | None) -> Row:
    return replace(row, points=pair[0], bracketed=pair[1]) if pair else row


def _is_total(points: list[tuple[float, bool]]) -> bool:
    *rest, last = points
    values = [value for value, _ in rest]
    plain = [value for value, bracketed in rest if not bracketed]
    return last[0] == 100 or any(
        abs(sum(kind) - last[0]) < 0.01 or abs(sum(kind) - 2 * last[0]) < 0.01
        for kind in (values, plain)
    )


def _has_children(rows: Sequence[Row], index: int) -> bool:
    row = rows[index]
    after = rows[index + 1] if index + 1 < len(rows) else None
    if after is None:
        return False
    return (bool(row.number) and after.number.startswith(f"{row.number}.")) or (
        row.headed and not after.headed
    )
