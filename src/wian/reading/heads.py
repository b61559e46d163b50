"""Reads the head of a document: blocks of lines, each under the label it stands by.

Labels may be damaged, missing, out of order or flattened onto one line with the letterhead; a
receiver's stamp may stand among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wian.thai.dates import find_dates

from .anchors import Label, label_of
from .audience_words import POST
from .source import Cell, Line
from .vocabulary import (
    AT,
    LETTER_OPENERS,
    NUMBER,
    ODD_NUMBER,
    ORGANISATION,
    PAGE_MARK,
    URGENCY,
)

_URGENT = re.compile(rf"^\W*(?:{URGENCY})\W*$")
_BARE_START = re.compile(rf"^{AT}\s{{0,3}}[:,.|]?\s{{0,20}}")
_NUMBER_LINE = re.compile(rf"{_BARE_START.pattern}(?={NUMBER.pattern.replace('?P<', '?P<_')})")
_BARE_AT = re.compile(rf"^{AT}\s?:?$")
_ADDRESS = re.compile(r"ถนน|ถ\.|ตำบล|ต\.|หมู่ที่|เลขที่|แขวง|เขต|อ\.|จ\.|[ก-ฮ]{2} ?\d{5}|\b\d{5}\b")
_POSTED = re.compile(r"(?:จังหวัด|อำเภอ|เขต)[^\n]{2,60}\s\d{5}$")
_ITEM = re.compile(r"^[\s|]*(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[-–•])\s*")
_NUMBERED = re.compile(r"(?:^|\s)\(?\d{1,2}[.)]")
_NEXT_LABEL = re.compile(r" {2,}(?=(?:เรียน|อ้างถึง|สิ่งที่ส่งมาด้วย)\s)")
_DATED = re.compile(r"\s(?:วันที่|ลงวันที่|ลว\.?)\s*(?=\d)")
_COMPLETE = re.compile(r"\d\s*(?:ชุด|ฉบับ|แผ่น|เล่ม|หน้า|ใบ|รายการ|ภาพ)$|ลงวันที่[^\n]{6,30}\d{4}$")
_STAMPED = re.compile(r"^\W{0,3}(?:วันที่?|เวลา)\s?[:.]?\s?[\d.]")
STAMP = re.compile(
    r"^\W{0,4}(?:ตรารับ.{0,20})?(?:รับที่|เลขรับ|เลขที่รับ|ทะเบียนรับ|รับเลขที่)|"
    r"^\W{0,3}เวลา\s?[\d.oO๐-๙]{3,6}\s?น"
)
_LONG = 60
_OPENS = ("subject", "salutation", "to", "reference", "enclosure")
_ADDRESSED = ("salutation", "to")
_MOST = 200  # blocks; a head with more is a text made to be slow
_PHONE = re.compile(r"\s(?:โทร|[โไใ]\S{1,3}\.?\s?0\s?\d)")  # also where the word is damaged


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text under one role; offsets into ``Source.text``; ``start`` is after the
    label."""

    role: str
    start: int
    end: int
    confidence: float = 0.9
    label_start: int = 0


class _Head:
    """The blocks so far, and which of them the next line may go on."""

    def __init__(self, kind: str, unlabelled: bool) -> None:
        self.kind = kind
        self.unlabelled = unlabelled
        self.blocks: list[Block] = []
        self.open: str | None = None
        self.blank = False
        self.numbered = False
        self.complete = False

    @property
    def empty(self) -> bool:
        """The open block has no value yet: its label stands alone on a line."""
        return bool(self.blocks) and self.blocks[-1].end <= self.blocks[-1].start

    def add(self, role: str, start: int, end: int, confidence: float, label_start: int) -> None:
        self.blocks.append(Block(role, start, end, confidence, label_start))
        self.open = role if role in _OPENS else None

    def stamp(self, start: int, end: int) -> None:
        """The receiver's stamp; the office named right above it is the receiver, not the writer."""
        if self.blocks and self.blocks[-1].role in ("letterhead", "line") and not self.blank:
            start = self.blocks.pop().start
        self.add("stamp", start, end, 0.8, start)

    def extend(self, end: int) -> None:
        self.blocks[-1] = replace(self.blocks[-1], end=end)

    def has(self, *roles: str) -> bool:
        return any(block.role in roles for block in self.blocks)


def read_head(lines: Sequence[Line], kind: str) -> tuple[list[Block], int]:
    """The blocks of the head and the index of the first line after it."""
    if kind in ("minutes", "regulation", "attachment") and not _labelled(lines):
        written = [i for i, line in enumerate(lines) if line.text]
        return [], written[1] if len(written) > 1 else len(lines)
    head = _Head(kind, kind == "memo" and not _addresses(lines[:18]))
    for index, line in enumerate(lines):
        if not line.text:
            head.blank = True
            continue
        if len(head.blocks) > _MOST or (_is_body(head, line) and not _restarts(lines, index, head)):
            return head.blocks, index
        _take(head, line)
        head.blank = False
    return head.blocks, len(lines)


def _addresses(lines: Sequence[Line]) -> bool:
    labels = (label_of(line.text) for line in lines)
    return any(label and label.name in _ADDRESSED for label in labels)


def _labelled(lines: Sequence[Line]) -> bool:
    """A subject or an addressee stands among the first lines."""
    first = [line for line in lines[:20] if line.text][:9]
    names = {label.name for line in first if (label := label_of(line.text, fuzzy=False))}
    return bool(names & {"subject", "salutation", "unit"})


def _restarts(lines: Sequence[Line], index: int, head: _Head) -> bool:
    """True when a prose-like line still stands above the subject: a stamp, a letterhead, a
    title."""
    if head.has("subject", *_ADDRESSED):
        return False
    ahead = [line for line in lines[index + 1 : index + 9] if line.text]
    labels = (label_of(line.text) for line in ahead)
    return any(label and label.name in ("subject", "unit", *_ADDRESSED) for label in labels)


def _is_body(head: _Head, line: Line) -> bool:
    """The line is prose: the head has said what and to whom, and the line opens like a letter."""
    text = line.text
    label = label_of(text, fuzzy=head.open is None or head.blank)
    if label and label.name in ("closing", "phone", "copy"):
        return True
    if label or _NUMBER_LINE.match(text) or _URGENT.match(text):
        dated = label is not None and label.name == "date"
        return dated and head.has(*_ADDRESSED) and head.open not in ("reference", "enclosure")
    titled = head.kind in ("order", "announcement", "attachment", "regulation")
    if not head.has(*_ADDRESSED) and not (titled and head.has("subject")):
        opened = head.has("subject") and head.blank and not head.empty
        return len(text) > 2 * _LONG or (opened and bool(LETTER_OPENERS.match(text)))
    return not head.empty and _leaves_block(head, text)


def _leaves_block(head: _Head, text: str) -> bool:
    """After the addressee: whether a line without label still goes on the open block."""
    if _ITEM.match(text) and head.open in ("enclosure", "reference", *_ADDRESSED):
        listed = head.open in ("enclosure", "reference") or not head.blank or head.numbered
        return not listed or len(text) > 3 * _LONG
    if LETTER_OPENERS.match(text) and (head.blank or head.open not in ("enclosure", "subject")):
        return True
    if head.open in ("enclosure", "reference") and len(text) > _LONG and head.complete:
        return True
    if head.blank:
        return not (head.open == "enclosure" and "จำนวน" in text)
    return head.open is None or len(text) > 2 * _LONG


def _take(head: _Head, line: Line) -> None:
    """Gives a line of the head to its block, or its cells to theirs."""
    stamped = bool(head.blocks) and head.blocks[-1].role == "stamp" and not head.blank
    if STAMP.search(line.text) or (stamped and _STAMPED.match(line.text)):
        head.stamp(line.start, line.end)
        return
    if PAGE_MARK.match(line.text) and head.blocks:
        return
    cells = _joined_labels(line)
    if len(cells) > 1 and _several_roles(cells):
        for cell in cells:
            _take_run(head, cell.text, cell.start, cell.end)
        return
    parted = _NEXT_LABEL.search(line.text)
    cut = line.start + parted.start() if parted else line.end
    _take_run(head, line.text[: cut - line.start], line.start, cut)
    if parted:
        _take_run(head, line.text[parted.end() :], line.start + parted.end(), line.end)


def _joined_labels(line: Line) -> list[Cell]:
    """The cells of a line, a bare label together with the value after the gap."""
    out: list[Cell] = []
    bare = False
    for cell in line.cells:
        if bare:
            first = out.pop()
            text = line.text[first.start - line.start : cell.end - line.start]
            cell = Cell(first.start, cell.end, text)
        out.append(cell)
        label = label_of(cell.text, fuzzy=False)
        bare = bool(label and label.end >= len(cell.text)) or bool(_BARE_AT.match(cell.text))
    return out


def _several_roles(cells: Sequence[Cell]) -> bool:
    roles = {_role_of(cell.text) for cell in cells}
    roles.discard(None)
    return len(roles) > 1 or (len(roles) == 1 and roles <= {"number", "date", "letterhead"})


def _role_of(text: str) -> str | None:
    if _NUMBER_LINE.match(text):
        return "number"
    if label := label_of(text, fuzzy=False):
        return label.name
    if _is_date(text):
        return "date"
    if _URGENT.match(text):
        return "urgency"
    return "letterhead" if ORGANISATION.match(text) else None


def _is_date(text: str) -> bool:
    if len(text) > 60 or not any(char.isdigit() for char in text):
        return False
    found = find_dates(text)
    if not found or found[0].kind not in ("day", "month"):
        return False
    return found[0].span[1] - found[0].span[0] >= len(text.strip()) - 8


def _take_run(head: _Head, text: str, start: int, end: int) -> None:
    head.complete = bool(_COMPLETE.search(text))
    head.numbered = bool(_NUMBERED.search(text[:24]))
    if STAMP.search(text):
        head.stamp(start, end)
    elif _URGENT.match(text):
        head.add("urgency", start, end, 0.98, start)
    elif number := _NUMBER_LINE.match(text) or _odd_number(head, text):
        _take_number(head, text, start, end, number.end())
    elif label := _label_here(head, text):
        _take_label(head, label, text, start, end)
    elif head.open == "subject" and head.unlabelled and POST.match(text):
        head.add("salutation", start, end, 0.5, start)
    elif _goes_on(head, text):
        head.extend(end)
    else:
        head.add(*_unlabelled(text, start, end))


def _label_here(head: _Head, text: str) -> Label | None:
    certain = head.open is not None and not head.blank and head.has(*_ADDRESSED)
    label = label_of(text, fuzzy=not certain)
    if label and label.name == "date" and head.open in ("reference", "enclosure"):
        return None
    return label


def _goes_on(head: _Head, text: str) -> bool:
    """The line belongs to the open block: it follows at once, or is a further item of its list."""
    if head.open and (not head.blank or head.empty):
        return True
    return head.open in ("enclosure", *_ADDRESSED) and bool(_ITEM.match(text))


def _unlabelled(text: str, start: int, end: int) -> tuple[str, int, int, float, int]:
    """The role of a line that stands under no label."""
    if _is_date(text):
        return "date", start, end, 0.95, start
    if ORGANISATION.match(text) and len(text) < 2 * _LONG and not _POSTED.match(text):
        return "letterhead", start, end, 0.9, start
    if _ADDRESS.search(text):
        return "address", start, end, 0.8, start
    return "line", start, end, 0.5, start


def _odd_number(head: _Head, text: str) -> re.Match[str] | None:
    """ "ที่" or "เลขที่" before a number of no common form, once in a head."""
    at = _BARE_START.match(text)
    if not at or head.has("number") or not ODD_NUMBER.match(text, at.end()):
        return None
    return at


def _take_number(head: _Head, text: str, start: int, end: int, value: int) -> None:
    """A number line may also carry the date, or one space after it the letterhead."""
    if dated := _DATED.search(text):
        head.add("number", start + value, start + dated.start(), 0.97, start)
        head.add("date", start + dated.end(), end, 0.97, start + dated.start())
        return
    number = NUMBER.match(text, value)
    after = number.end() + 1 if number else len(text)
    if number and number["serial"] and ORGANISATION.match(text, after):
        head.add("number", start + value, start + after, 0.97, start)
        head.add("letterhead", start + after, end, 0.8, start + after)
        return
    head.add("number", start + value, end, 0.97, start)


def _take_label(head: _Head, label: Label, text: str, start: int, end: int) -> None:
    value = start + label.end
    phone = _PHONE.search(text) if label.name == "unit" else None
    annex = label.name == "enclosure" and not head.blocks
    if annex and re.fullmatch(r"\W*\d{0,2}\W*", text[label.end :]):
        head.add("line", start, end, 0.5, start)
        return
    stop = start + phone.start() if phone else end
    head.add(label.name, value, max(stop, value), label.confidence, start)
