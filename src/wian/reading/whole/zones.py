"""Zones, clusters and groups with the districts, schools or stations in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wian.thai.digits import to_arabic

from ..part import Part
from ..source import squeeze
from ..tables import Grid, grids
from ..values import Zone

NAME = "zones"
_WORD = (
    r"(?:โซน|โชน|ไชน|ไซน|คลัสเตอร์|สหวิทยาเขต|เครือข่าย|กลุ่ม(?:โซน|อำเภอ|เครือข่าย|โรงเรียน|พื้นที่|จังหวัด|"
    r"สถานี)?|เขต(?:ตรวจราชการ|ตรวจเยี่ยม|ตรวจ|พื้นที่|บริการ)?|"
    r"สาย(?:ตรวจ)?|ทีม|ชุด|พื้นที่|หน่วยบริการ|แม่ข่าย|cluster|zone)"
)
PLACE = (
    r"(?:อำเภอ|อ\.|กิ่งอำเภอ|ตำบล|ต\.|โรงเรียน|รร\.|ร\.ร\.|บ้าน|วัด|เทศบาล|ทต\.|ทม\.|ทน\.|อบต\.|องค์การ|"
    r"สภ\.|สน\.|สถานี|รพ\.|รพ\.สต\.|โรงพยาบาล|สพอ\.|หมู่|ชุมชน|"
    r"แขวง|เขต|จังหวัด|จ\.|ศูนย์|สำนักงาน|หน่วย|ด่าน|กศน|สกร|สวน|ศพด\.|สถานีอนามัย|ป้อม|ที่ว่าการ|วิทยาลัย)"
)
_UNIT = r"(?:อำเภอ|ตำบล|แห่ง|โรงเรียน|โรง|หน่วย(?:งาน)?|เทศบาล|สถานี|หมู่บ้าน|ชุมชน|เขต|จังหวัด|อบต\.|อปท\.)"
_COUNT = (
    r"\(?\s{0,6}(?:จำนวน|รวม|มี)?\s{0,6}"
    rf"(?P<count>\d{{1,3}})\s{{0,6}}(?P<unit>{_UNIT})\s{{0,6}}\)?"
)
_HEAD = re.compile(
    rf"(?=[โไคสกเทชพหแcz])(?:(?<=\s)|(?<=และ)|\A)(?P<name>{_WORD}[^\n|\t:;,]{{0,50}}?)\s{{0,6}}(?:{_COUNT})?\s{{0,6}}"
    rf"(?:(?:ได้แก่|ประกอบด้วย|ดังนี้|คือ|มี(?=\s?{PLACE})|:|\t+|[ \t]*\|[ \t]*|\s[–—-]\s| "
    rf"{{3,}})\s{{0,20}}){{1,2}}",
    re.I,
)
_NOT_ZONE = re.compile(
    r"\A(?:กลุ่ม(?:เป้าหมาย|งาน|ผู้|อาชีพ|วิชา|สาระ|โรค|เสี่ยง|คน|นี้|ดังกล่าว|บริหาร|นิเทศ|ส่งเสริม|การ|ตัวอย่าง|"
    r"อายุ)|พื้นที่(?:เป้าหมาย|ดำเนิน|เสี่ยง|นี้)|"
    r"ชุด(?:นี้|การ|ข้าราชการ|ปกติ|เครื่อง|สุภาพ)|ทีมงาน|เขต(?:พื้นที่การศึกษา|จังหวัด)|สาย(?:งาน|สอน|สนับสนุน|ด่วน|"
    r"วิชา))|ให้|ดำเนินการ|โทร|\d{4}|จังหวัด\S+\s.*\s.*\s"
)
_BARE = re.compile(rf"{_WORD}(?:ที่)?\s{{0,6}}\Z", re.I)
_STOP = re.compile(
    r"(?:ทั้งนี้|โดย|ให้|เว้น|ยกเว้น|รวม|ตามลำดับ|เป็นต้น|ดังนี้|ประธาน|กรรมการ|ซึ่ง|เพื่อ|แต่งตั้ง|ภายใน|ดำเนินการ|นาย(?!าง)|นางสาว|นาง(?=[ก-ฮ])|น\.ส\.|มีหน้าที่|จำนวน|"
    r"ขอให้|จะต้อง|จะได้|ได้รับ)|.*[(\d/]"
)
_PREFIX = re.compile(r"\A(?:อำเภอ|อ\.|ตำบล|ต\.|สพอ\.|กิ่งอำเภอ)\s{0,6}(?=[ก-ฮเ-ไ])")
_MARK = re.compile(r"\A[\s|]*(?:\(?\d{1,2}(?:\.\d{1,2})?[.)]|[-–—•▪*])\s{0,6}")
_FIRST = re.compile(rf"(?:และ)?\s{{0,6}}{PLACE}")
_CONTEXT = re.compile(r"อำเภอ|โรงเรียน|สถานี|ตำบล|พื้นที่|หมู่บ้าน|เทศบาล|อบต|หน่วยบริการ|โซน")
_LENGTH = 900


@dataclass(frozen=True, slots=True)
class Listing:
    """A zone as printed; ``stated`` is the number of members that the text gives, ``sure`` if
    they are places."""

    name: str
    members: tuple[str, ...]
    start: int
    end: int
    stated: int | None
    sure: bool

    @property
    def real(self) -> int:
        return len(self.members)


def read(parts: Sequence[Part]) -> tuple[Zone, ...]:
    """The first full listing of zones; a second listing of the same members is not another zone."""
    rows: list[Zone] = []
    for part in parts:
        for found in listings(part):
            own = set(found.members)
            if all(len(own & set(old.districts)) * 2 < len(own) for old in rows):
                rows.append(_zone(part, found))
    return tuple(rows) if len(rows) > 1 else ()


def miscounted(part: Part) -> list[Listing]:
    """The zones of this document that list more or fewer members than they say."""
    return [found for found in listings(part) if found.stated not in (None, found.real)]


def listings(part: Part) -> list[Listing]:
    """Every zone of this document with its members; one alone, or a list of other things, is
    none."""
    found: list[Listing] = []
    covered: list[tuple[int, int]] = []
    for grid in grids(part.source):
        if part.start <= grid.rows[0].start < part.end and (rows := list(_of_grid(grid))):
            found.extend(rows)
            covered.append((grid.rows[0].start, grid.rows[-1].end))
    told = _of_text(part)
    found += [z for z in told if not any(a <= z.start < b for a, b in covered)]
    sure = sum(zone.sure for zone in found)
    return sorted(found, key=lambda z: z.start) if len(found) > 1 and sure * 2 >= len(found) else []


def _zone(part: Part, found: Listing) -> Zone:
    name = re.sub(r"\A(?:โชน|ไชน|ไซน)", "โซน", to_arabic(found.name))
    return Zone(
        name=name,
        districts=found.members,
        span=part.raw_span(*part.trim(found.start, found.end)),
        confidence=0.85,
    )


def _of_text(part: Part) -> list[Listing]:
    text = part.plain(part.start, part.end)
    if not re.search(_WORD, text, re.I):
        return []
    heads = [m for m in _HEAD.finditer(text) if not _NOT_ZONE.search(m["name"])]
    out = []
    for index, head in enumerate(heads):
        stop = heads[index + 1].start() if index + 1 < len(heads) else len(text)
        if _BARE.match(head["name"]) and not head["name"].rstrip().endswith("ที่"):
            continue
        members, end = _members(text, head.end(), min(stop, head.end() + _LENGTH))
        if len(members) < 2:
            continue
        before = text[max(0, head.start() - 250) : head.start()]
        first = bool(_FIRST.match(text, head.end()))
        sure = first or bool(head["unit"]) or bool(_CONTEXT.search(before))
        out.append(
            Listing(
                name=squeeze(head["name"]).strip(" :-–—("),
                members=tuple(members),
                start=part.start + head.start(),
                end=part.start + end,
                stated=int(head["count"]) if head["count"] else None,
                sure=sure,
            )
        )
    return out


def _members(text: str, start: int, stop: int) -> tuple[list[str], int]:
    """The names of a list that may run over lines or stand one to a line, and where it ends."""
    names: list[str] = []
    end = start
    at = start
    for row in text[start:stop].split("\n"):
        body = _MARK.sub("", row) if names or row.strip() else row
        if not body.strip():
            if names:
                break
        else:
            if names and not _goes_on(row, names, text[start:at]):
                break
            found, closed = _names(body)
            names.extend(found)
            end = at + len(row) if found else end
            if closed or not found:
                break
        at += len(row) + 1
    return names, min(end, stop)


def _goes_on(row: str, names: list[str], sofar: str) -> bool:
    """The next line is still the list: a place of the same kind, or a name after a line that
    was full."""
    if re.match(rf"\s{{0,6}}{_WORD}", row, re.I) and not _FIRST.match(row.strip()):
        return False
    marked = _MARK.match(row)
    body = row[marked.end() :] if marked else row.strip()
    if marked:
        return bool(_FIRST.match(body)) and len(sofar.split("\n")[0].strip()) < 60
    return bool(_FIRST.match(body)) or (body.startswith("และ") and len(body) < 60)


def _names(text: str) -> tuple[list[str], bool]:
    """The names on one line; True when the list is certainly over."""
    text = text.strip(" .|\t")
    joined = r"\s{0,6}[,;|\t]\s{0,6}|\s+และ\s{0,6}|\s{2,}" if re.search("[,;]", text) else r"[\s|]+"
    out: list[str] = []
    last = False
    for piece in re.split(joined, text):
        word = piece.strip(" .|")
        if word == "และ":
            last = True
            continue
        if word.startswith("และ") and len(word) > 4:
            word, last = word[3:].strip(), True
        if not word:
            continue
        if _STOP.match(word) or len(word) > 60:
            return out, True
        name = _PREFIX.sub("", word)
        if len(name) > 1:
            out.append(name)
        if last and "," not in text:
            return out, True
    return out, last or bool(re.search(r"\sและ\S", text))


def _of_grid(grid: Grid) -> Iterator[Listing]:
    """Rows of a table with a column of zones and one of their members, in one cell or one to a
    row."""
    head = [cell.text for cell in grid.rows[0].cells]
    name_at = next((i for i in range(grid.width) if _zone_column(grid, i)), None)
    if name_at is None:
        return
    list_at = next(
        (
            i
            for i in range(grid.width)
            if i != name_at and any(_FIRST.match(text) for text in grid.column(i))
        ),
        None,
    )
    if list_at is None:
        return
    gathered: dict[str, tuple[list[str], int, int]] = {}
    current = ""
    for row in grid.rows:
        cells = [cell.text for cell in row.cells]
        if cells == head and not re.match(rf"{_WORD}\S", head[name_at] or "-"):
            continue
        if name_at < len(cells) and cells[name_at]:
            current = _titled(cells[name_at], head[name_at] if name_at < len(head) else "")
        if not current or list_at >= len(cells) or (row is grid.rows[0] and _is_head(cells)):
            continue
        names, _ = _names(cells[list_at])
        kept, start, _ = gathered.get(current, ([], row.start, row.end))
        gathered[current] = ([*kept, *names], start, row.end)
    for name, (members, start, end) in gathered.items():
        if members:
            yield Listing(name, tuple(members), start, end, None, sure=True)


def _is_head(cells: Sequence[str]) -> bool:
    return all(
        re.fullmatch(rf"(?:ที่|ลำดับ|ชื่อ|{_WORD}|{PLACE}|จำนวน|สมาชิก|[\s/()])*", c) for c in cells
    )


def _zone_column(grid: Grid, index: int) -> bool:
    cells = [text for text in grid.column(index) if text]
    named = [text for text in cells[1:] if re.match(rf"{_WORD}\S", text, re.I)]
    ordinal = [text for text in cells[1:] if re.fullmatch(r"(?:ที่\s?)?\d{1,2}|[ก-ฉA-F]", text)]
    titled = bool(cells) and bool(_BARE.match(cells[0]))
    fit = [text for text in named if not _NOT_ZONE.search(text)]
    return len(fit) > 1 or (titled and len(ordinal) > 1 and len(ordinal) == len(cells) - 1)


def _titled(cell: str, head: str) -> str:
    if re.fullmatch(r"(?:ที่\s?)?\d{1,2}|[ก-ฉA-F]", cell):
        return f"{head} {cell}".strip()
    return cell
