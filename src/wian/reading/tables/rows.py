"""One line of a score table that has no columns left: its number, its name and its points."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..source import Line, squeeze

GROUP_WORD = r"(?:ด้าน|องค์ประกอบ|มิติ|หมวด|ส่วน|ตอน|กลุ่มตัวชี้วัด)"
_BULLET = re.compile(r"[-–—•▪*○●◦►➢✓☐]+\s{0,6}")
_HEADED = re.compile(
    rf"(?P<head>{GROUP_WORD}(?:ที่)?\s?(?P<number>\d{{1,2}}|[ก-ฉA-F](?=[\s.:])))\s{{0,6}}[.:]?\s{{0,6}}"
)
_NUMBERED = re.compile(
    r"(?:(?:ข้อ|ตัวชี้วัด|เกณฑ์|รายการ)(?:ที่)?\s?)?\(?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[ก-ฉ](?=[.)]))"
    r"(?:\s?[.):]{1,2}\s{0,6}|\s+)(?=[^\d\s])"
)
_UNIT = r"(?:คะแนน|%)"
_WORD = r"(?:คะแนนเต็ม|น้ำหนัก(?:คะแนน)?|ค่าคะแนน|คะแนน|เต็ม|ร้อยละ)"
NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
BARE = re.compile(
    rf"(?P<open>[(\[（])?\s{{0,6}}(?:{_WORD}\s{{0,6}}[:=]?\s{{0,6}})?(?P<points>{NUMBER})\s{{0,6}}{_UNIT}?\s{{0,6}}[)\]）]?\Z"
)
_END = re.compile(
    rf"[\s(\[（:=–—-]*(?:(?P<word>{_WORD})\s{{0,6}}[:=]?\s{{0,6}})?(?<![\d.,/])(?P<points>{NUMBER})\s{{0,6}}(?P<unit>{_UNIT})?\s{{0,6}}[)\]）]?[\s.,;]{{0,4}}\Z"
)
_INSIDE = re.compile(
    rf"\s{{0,6}}[(\[（:=–—-]*\s{{0,6}}(?:{_WORD}\s{{0,6}}[:=]?\s{{0,6}})?(?<![\d.,/])(?P<points>{NUMBER})\s{{0,6}}คะแนน(?!น)\s{{0,6}}[)\]）]?"
)
_DIGIT = re.compile(r"\d")
_AFTER_POINTS = 24  # characters; no more than these may follow the points at the end of a line
_GROUP = re.compile(GROUP_WORD)
_DOTS = re.compile(r"[.…_·]{3,}")
_CELL_END = re.compile(r"(?=[\s.…_·])(?<=\S)(\t|\s\|\s?| {3,}|[.…_·]{4,}|\s[-–]\s?(?=[ก-ฮเ-ไ]))")
_LEADER = re.compile(r"[.…_·]{3,}\s{0,6}\Z")
BAND = re.compile(
    rf"\d\s{{0,6}}{_UNIT}?\s{{0,6}}(?:ขึ้นไป|หรือมากกว่า|หรือน้อยกว่า|ลงมา)|(?:ต่ำกว่า|น้อยกว่า|มากกว่า|ไม่ถึง|ตั้งแต่|ระหว่าง|"
    rf"เกินกว่า)\s{{0,6}}(?:ร้อยละ\s{{0,6}})?\d|"
    rf"\d\s{{0,6}}{_UNIT}?\s{{0,6}}(?:[-–—]|ถึง)\s{{0,6}}(?:ร้อยละ\s{{0,6}})?{NUMBER}(?!\d)|(?:หัก|ตัด|เพิ่ม|ลด|ละ|ได้|"
    rf"ไม่เกิน)\s{{0,6}}{NUMBER}\s{{0,6}}คะแนน"
)
TOTAL = re.compile(
    r"(?:คะแนน)?\s{0,6}รวม(?:ทั้งสิ้น|ทั้งหมด|ทุกด้าน|คะแนน|เป็น|\s|\d|\Z|[.…(:])|คะแนน(?:เต็ม)?รวม|"
    r"คะแนนเต็ม(?:\s|\d|\Z)|ทั้งสิ้น|ผลรวม|total",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read: ``number`` as "1.2" or "", ``points`` None where none stand beside it,
    ``marked`` if it is
    numbered or bulleted, ``group`` and ``group_points`` from the table's own column of groups."""

    number: str
    name: str
    points: float | None
    start: int
    end: int
    line: int
    group: str | None = None
    group_points: float | None = None
    marked: bool = False
    bracketed: bool = False
    headed: bool = False
    head: str = ""

    @property
    def depth(self) -> int:
        return self.number.count(".") + 1 if self.number else 0

    @property
    def total(self) -> bool:
        return bool(TOTAL.match(self.name)) or (self.name.startswith("รวม") and len(self.name) < 30)


def split_number(text: str) -> tuple[str, str, str, bool]:
    """The number, the words that introduce it, the rest, and whether it has a number or bullet
    at all."""
    bullet = _BULLET.match(text)
    at = bullet.end() if bullet else 0
    match = _HEADED.match(text, at) or _NUMBERED.match(text, at)
    if not match:
        return "", "", text[at:], bool(bullet)
    head = match.groupdict().get("head") or ""
    return match["number"], head, text[match.end() :], True


def split_points(text: str) -> tuple[str, float | None, bool]:
    """The words and the points of a cell such as "๑. ความสะอาด ๒๐ คะแนน"; True when the points
    stand in brackets."""
    end = _END.search(text)
    if end and (end["word"] or end["unit"]) and end.start() > 1:
        return text[: end.start()], float(end["points"]), "(" in end.group()
    inside = [match for match in _INSIDE.finditer(text) if match.start() > 1]
    if len(inside) == 1 and "(" in inside[0].group():
        return text[: inside[0].start()], float(inside[0]["points"]), True
    return text, None, False


def read_line(line: Line, headed: bool) -> Row | None:
    """The row that this line is, points or not; ``headed``: a head names a column of points, so
    a bare number counts."""
    text = line.text
    if len(text) > 400 or not text:
        return None
    number, head, rest, marked = split_number(text)
    if _DIGIT.search(rest) and BAND.search(rest) and not _only_point(rest):
        return None
    cells = [cell.text for cell in line.cells]
    points, name, bracketed = _points(rest, cells, headed, bool(marked))
    name = clean(name)
    title = bool(head) or (len(text) < 45 and bool(_GROUP.match(name)))
    if not name or (points is None and not marked and not title):
        return None
    return Row(
        number=number,
        name=name,
        points=points,
        start=line.start,
        end=line.end,
        line=line.index,
        marked=marked,
        bracketed=bracketed,
        headed=bool(head) or bool(_GROUP.match(name)),
        head=head,
    )


def _only_point(rest: str) -> bool:
    """A name may hold a range ("๕ - ๗ คน"); the points then stand after it, in brackets or at
    the end."""
    end = _END.search(rest)
    return bool(end and end["unit"] and not BAND.search(rest[max(0, end.start() - 12) :]))


def _points(
    rest: str, cells: list[str], headed: bool, marked: bool
) -> tuple[float | None, str, bool]:
    near_end = max(0, len(rest) - _AFTER_POINTS)
    end = _END.search(rest) if _DIGIT.search(rest, near_end) else None
    if end and end.start() > 0:
        name, certain = rest[: end.start()], bool(end["word"] or end["unit"])
        leader = _LEADER.search(name)
        wide = len(cells) > 1 and bool(BARE.match(cells[-1]))
        bracket = "(" in end.group() and headed
        if certain or leader or (headed and (wide or bracket)):
            return float(end["points"]), _first_cell(name), "(" in end.group()
    inside = list(_INSIDE.finditer(rest)) if marked and "คะแนน" in rest else []
    if len(inside) == 1 and inside[0].start() > 1:
        return float(inside[0]["points"]), _first_cell(rest[: inside[0].start()]), False
    return None, _first_cell(rest), False


def _first_cell(name: str) -> str:
    """What stands before a wide gap, a leader or a dash that opens the details."""
    name = _LEADER.sub("", name)
    cut = _CELL_END.search(name)
    return name[: cut.start(1)] if cut and cut.start(1) > 2 else name


def clean(name: str) -> str:
    """The name without the signs left around it."""
    return squeeze(_DOTS.sub(" ", name)).strip(" :-–—=|,;").removesuffix("(").strip()
