"""Score rows of a table whose columns survived: which column holds the points, the item and its
group."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..source import Cell
from ..vocabulary import PERSON
from .grids import Grid, GridRow
from .rows import BAND, BARE, GROUP_WORD, Row, clean, split_number, split_points

_POINTS_HEAD = re.compile(r"คะแนน|น้ำหนัก|สัดส่วน|ร้อยละ|score|weight", re.I)
_GIVEN = re.compile(r"ที่ได้|ได้รับ|เฉลี่ย|ผล|รวม|ประเมินตนเอง|กรรมการ|ครั้งที่|คนที่|ต่ำสุด|ผ่าน")
_FULL = re.compile(r"เต็ม|น้ำหนัก|ค่าคะแนน|full|weight", re.I)
_ITEM_HEAD = re.compile(
    r"รายการ|ตัวชี้วัด|ประเด็น|หัวข้อ|เกณฑ์|สมรรถนะ|เรื่อง|กิจกรรม|วิชา|สิ่งที่|item|criteri", re.I
)
_GROUP_HEAD = re.compile(rf"{GROUP_WORD}|ประเภท|กลุ่ม")
_ORDINAL = re.compile(r"\(?\d{1,2}(?:\.\d{1,2}){0,3}\.?\)?\Z")
_PEOPLE = re.compile(r"ชื่อ\s?[-–/]?\s?(?:สกุล|นามสกุล|ตัว)|ผู้เข้า|ผู้สมัคร|ผู้สอบ|หน่วยงานที่|อันดับ|name\b", re.I)


def score_rows(grid: Grid) -> list[Row]:
    """The rows of this table as score rows; none when it is not a table of points that can be
    given."""
    head = _head(grid)
    points = _points_column(grid, head)
    if points is None:
        return []
    titles = _titles(grid, head)
    if _PEOPLE.search(titles) and not _FULL.search(titles):
        return []
    body = grid.rows[head:]
    texts = _text_columns(body, points, grid.width)
    if not texts:
        return []
    group, item = _group_and_item(grid, head, texts)
    rows, carried = [], _Group()
    for row in body:
        if _repeats_head(row, grid.rows[:head]):
            continue
        if made := _row(row, points, group, item, carried):
            rows.append(made)
    named = sum(bool(PERSON.search(row.name)) for row in rows)
    return rows if rows and named * 2 < len(rows) else []


def is_results(grid: Grid) -> bool:
    """The table says who was given how many points."""
    titles = _titles(grid, _head(grid))
    given = re.search(r"คะแนน\s{0,3}(?:ที่ได้|รวมที่ได้|เฉลี่ย|ที่ได้รับ)", titles)
    return bool(given or _PEOPLE.search(titles)) and not _FULL.search(titles)


def _titles(grid: Grid, head: int) -> str:
    return " ".join(cell.text for row in grid.rows[:head] for cell in row.cells)


class _Group:
    """The group cell last seen: it stands only in its first row."""

    def __init__(self) -> None:
        self.name: str | None = None
        self.points: float | None = None

    def take(self, text: str) -> None:
        name, self.points, _ = split_points(text)
        if self.points is None and (bracketed := re.search(r"\((\d{1,3})\)\s{0,6}\Z", text)):
            name, self.points = text[: bracketed.start()], float(bracketed.group(1))
        self.name = clean(name) or None


def _head(grid: Grid) -> int:
    """How many rows of titles come first."""
    count = 0
    for row in grid.rows[:3]:
        if any(BARE.match(cell.text) for cell in row.filled[1:]) or not any(
            _POINTS_HEAD.search(cell.text) or _ITEM_HEAD.search(cell.text) for cell in row.filled
        ):
            break
        if count and split_points(row.filled[0].text)[1] is not None:
            break
        count += 1
    return count


def _points_column(grid: Grid, head: int) -> int | None:
    """The column named as points to be given; without a name, the last one that holds "N คะแนน"."""
    named: dict[int, str] = {}
    for row in grid.rows[:head]:
        for index, cell in enumerate(row.cells):
            named[index] = f"{named.get(index, '')} {cell.text}".strip()
    fit = [i for i, text in named.items() if _POINTS_HEAD.search(text) and not _GIVEN.search(text)]
    fit += [i for i, text in named.items() if _FULL.search(text) and i not in fit]
    fit = [i for i in fit if _numeric(grid, head, i)]
    if fit:
        return next((i for i in fit if "เต็ม" in named[i]), fit[0])
    if any(_GIVEN.search(text) and _POINTS_HEAD.search(text) for text in named.values()):
        return None
    for index in range(grid.width - 1, 0, -1):
        cells = [text for text in grid.column(index)[head:] if text]
        marked = [text for text in cells if BARE.match(text) and re.search("คะแนน|%", text)]
        if len(marked) >= 2 and len(marked) * 3 >= len(cells) * 2:
            return index
    return None


def _numeric(grid: Grid, head: int, index: int) -> bool:
    cells = [text for text in grid.column(index)[head:] if text]
    marked = sum(bool(BARE.match(text)) for text in cells)
    return marked >= 2 and marked * 3 >= len(cells) * 2


def _text_columns(body: Sequence[GridRow], points: int, width: int) -> list[int]:
    out = []
    for index in range(width):
        cells = [row.cells[index].text for row in body if index < len(row.cells)]
        cells = [text for text in cells if text]
        ordinal = sum(bool(_ORDINAL.match(text) or BARE.match(text)) for text in cells)
        if index != points and cells and ordinal * 2 < len(cells):
            out.append(index)
    return out


def _group_and_item(grid: Grid, head: int, texts: list[int]) -> tuple[int | None, int]:
    titles = {
        index: " ".join(row.cells[index].text for row in grid.rows[:head] if index < len(row.cells))
        for index in texts
    }
    if len(texts) == 1:
        return None, texts[0]
    first, second = texts[:2]
    cells = [row.cells[first].text for row in grid.rows[head:] if first < len(row.cells)]
    shared = any(not text for text in cells) or len(set(cells)) < len(cells)
    grouped = bool(_GROUP_HEAD.search(titles[first])) and bool(_ITEM_HEAD.search(titles[second]))
    beside = [row.cells[second].text for row in grid.rows[head:] if second < len(row.cells)]
    if (shared and sum(map(bool, beside)) > sum(map(bool, set(cells)))) or (grouped and shared):
        return first, second
    return None, next((i for i in texts if _ITEM_HEAD.search(titles[i])), first)


def _repeats_head(row: GridRow, heads: Sequence[GridRow]) -> bool:
    own = [cell.text for cell in row.filled]
    return not own or any(own == [cell.text for cell in head.filled] for head in heads)


def _row(row: GridRow, points: int, group: int | None, item: int, carried: _Group) -> Row | None:
    cells = row.cells
    value = _value(cells, points)
    if group is not None and group < len(cells) and (text := cells[group].text):
        above = cells[item].text if item < len(cells) else ""
        if text != carried.name or not above:
            carried.take(text)
    name_at = item
    if item >= len(cells) or not cells[item].text or BARE.match(cells[item].text):
        name_at = next((i for i, c in enumerate(cells) if c.text and not BARE.match(c.text)), -1)
    if name_at < 0:
        return None
    return _made(row, cells[name_at].text, value, carried if name_at == item else _Group())


def _made(row: GridRow, text: str, value: float | None, carried: _Group) -> Row | None:
    number, head, rest, marked = split_number(text)
    if not number and (first := row.filled[0].text) != text and _ORDINAL.match(first):
        number, marked = first.strip(" .()"), True
    name, inner, bracketed = split_points(rest)
    if BAND.search(name) and value is None:
        return None
    name = clean(name)
    if not name:
        return None
    return Row(
        number=number,
        name=name,
        points=value if value is not None else inner,
        start=row.start,
        end=row.end,
        line=row.line,
        group=carried.name,
        group_points=carried.points,
        marked=marked,
        bracketed=bracketed,
        headed=bool(head) or bool(re.match(GROUP_WORD, name)),
        head=head,
    )


def _value(cells: Sequence[Cell], points: int) -> float | None:
    """The points of the row; in a shorter row they are its last cell."""
    at = points if points < len(cells) else len(cells) - 1
    match = BARE.match(cells[at].text) if at > 0 else None
    return float(match["points"]) if match else None
