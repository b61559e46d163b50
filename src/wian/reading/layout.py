"""Lays out one document: which lines are head, body and tail, and which label each head line
stands under.

A head is a run of labelled blocks; the body begins at the first line of prose; the tail begins at
the closing, the signature or the sender's line. Labels may be damaged, missing, out of order or
flattened onto one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wian.thai.dates import find_dates

from .anchors import Label, label_of
from .audience_words import POST
from .source import Cell, Line
from .vocabulary import (
    AT,
    CLOSING,
    LETTER_OPENERS,
    NUMBER,
    ODD_NUMBER,
    ORGANISATION,
    SIGNATURE_NAME,
    URGENCIES,
    alternatives,
)

_URGENT = re.compile(rf"^\W*(?P<urgency>{alternatives(URGENCIES)})\W*$")
_NUMBER_LINE = re.compile(
    rf"^{AT}\s{{0,3}}[:,.|]?\s{{0,20}}(?={NUMBER.pattern.replace('?P<', '?P<_')})"
)
_ADDRESS = re.compile(r"ถนน|ถ\.|ตำบล|ต\.|หมู่ที่|เลขที่|แขวง|เขต|อ\.|จ\.|[ก-ฮ]{2} ?\d{5}|\b\d{5}\b")
_ITEM = re.compile(r"^[\s|]*(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[-–•])\s*")
_BARE_START = re.compile(rf"^{AT}\s{{0,3}}[:,.|]?\s{{0,20}}")
_BARE_AT = re.compile(rf"^{AT}\s?:?$")
STAMP = re.compile(
    r"^\W{0,4}(?:ตรารับ.{0,20})?(?:รับที่|เลขรับ|เลขที่รับ|ทะเบียนรับ|รับเลขที่)|"
    r"^\W{0,3}เวลา\s?[\d.oO๐-๙]{3,6}\s?น"
)
_COMPLETE = re.compile(r"\d\s*(?:ชุด|ฉบับ|แผ่น|เล่ม|หน้า|ใบ|รายการ|ภาพ)$|ลงวันที่[^\n]{6,30}\d{4}$")
_POSTED = re.compile(r"(?:จังหวัด|อำเภอ|เขต)[^\n]{2,60}\s\d{5}$")
_LONG = 60


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text under one role; offsets into ``Source.text``; ``start`` is after the
    label."""

    role: str
    start: int
    end: int
    confidence: float = 0.9
    label_start: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """The head's blocks, then where the body and the tail lie."""

    head: tuple[Block, ...]
    body: tuple[int, int]
    tail: tuple[int, int]

    def blocks(self, *roles: str) -> list[Block]:
        return [block for block in self.head if block.role in roles]

    def first(self, *roles: str) -> Block | None:
        return next(iter(self.blocks(*roles)), None)


class _Head:
    """Walks the lines of a head and collects its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.open: str | None = None
        self.blank = False
        self.numbered = False
        self.complete = False
        self.unlabelled = False

    @property
    def listed(self) -> bool:
        """The open block is a numbered list already."""
        return bool(self.blocks) and self.numbered

    def add(self, role: str, start: int, end: int, confidence: float, label_start: int) -> None:
        self.blocks.append(Block(role, start, end, confidence, label_start))
        self.open = (
            role if role in ("subject", "salutation", "to", "reference", "enclosure") else None
        )

    def stamp(self, start: int, end: int) -> None:
        """The receiver's stamp; the office named right above it is the receiver, not the writer."""
        if (
            self.blocks
            and self.blocks[-1].role in ("letterhead", "line")
            and not self.has("number")
        ):
            last = self.blocks.pop()
            start = last.start
        self.add("stamp", start, end, 0.8, start)

    def extend(self, end: int) -> None:
        last = self.blocks[-1]
        self.blocks[-1] = Block(last.role, last.start, end, last.confidence, last.label_start)

    def has(self, *roles: str) -> bool:
        return any(block.role in roles for block in self.blocks)


def lay_out(lines: Sequence[Line], kind: str) -> Layout:
    """The layout of a document's lines; an attachment has no head beyond its first labelled
    lines."""
    begin = lines[0].start if lines else 0
    finish = lines[-1].end if lines else 0
    head, body_index = _read_head(lines, kind)
    tail_index = _tail_index(lines, body_index, kind)
    body = (
        (lines[body_index].start, lines[tail_index - 1].end)
        if body_index < tail_index
        else (finish, finish)
    )
    if body_index >= len(lines):
        body = (finish, finish)
    tail = (lines[tail_index].start, finish) if tail_index < len(lines) else (finish, finish)
    return Layout(tuple(head), body if lines else (begin, begin), tail)


def _read_head(lines: Sequence[Line], kind: str) -> tuple[list[Block], int]:
    head = _Head()
    if kind in ("minutes", "regulation", "attachment") and not _labelled(lines):
        written = [i for i, line in enumerate(lines) if line.text]
        return head.blocks, written[1] if len(written) > 1 else len(lines)
    head.unlabelled = kind == "memo" and not any(
        (label := label_of(line.text)) and label.name in ("salutation", "to") for line in lines[:18]
    )
    for index, line in enumerate(lines):
        if not line.text:
            head.blank = True
            continue
        if _is_body(head, line, kind) and not _restarts_head(lines, index, head):
            return head.blocks, index
        _take(head, line)
        head.blank = False
    return head.blocks, len(lines)


def _labelled(lines: Sequence[Line]) -> bool:
    """A subject or an addressee stands among the first lines."""
    first = [line for line in lines[:20] if line.text][:9]
    names = {label.name for line in first if (label := label_of(line.text, fuzzy=False))}
    return bool(names & {"subject", "salutation", "unit"})


def _restarts_head(lines: Sequence[Line], index: int, head: _Head) -> bool:
    """True when a prose-like line still stands above the subject: a stamp, a letterhead, a
    title."""
    if head.has("subject", "salutation", "to"):
        return False
    ahead = [line for line in lines[index + 1 : index + 9] if line.text]
    return any(
        (label := label_of(line.text)) and label.name in ("subject", "salutation", "to", "unit")
        for line in ahead
    )


def _is_body(head: _Head, line: Line, kind: str) -> bool:
    label = label_of(line.text, fuzzy=head.open is None or head.blank)
    if label and label.name in ("closing", "phone", "copy"):
        return True
    if label or _NUMBER_LINE.match(line.text) or _URGENT.match(line.text):
        return bool(label and label.name in ("date",) and head.has("salutation", "to"))
    addressed = head.has("salutation", "to") or (
        kind in ("order", "announcement", "attachment", "regulation") and head.has("subject")
    )
    if not addressed:
        return len(line.text) > 2 * _LONG or (
            head.has("subject") and bool(LETTER_OPENERS.match(line.text)) and head.blank
        )
    if _ITEM.match(line.text) and head.open in ("enclosure", "reference", "salutation", "to"):
        listed = head.open in ("enclosure", "reference") or not head.blank or head.listed
        return not listed or len(line.text) > 3 * _LONG
    if LETTER_OPENERS.match(line.text) and (
        head.blank or head.open not in ("enclosure", "subject")
    ):
        return True
    if head.open in ("enclosure", "reference") and len(line.text) > _LONG and head.complete:
        return True
    if head.blank:
        return not (head.open == "enclosure" and "จำนวน" in line.text)
    return head.open is None or len(line.text) > 2 * _LONG


def _take(head: _Head, line: Line) -> None:
    if STAMP.search(line.text):
        head.stamp(line.start, line.end)
        return
    cells = _joined_labels(line)
    if len(cells) > 1 and _several_roles(cells):
        for cell in cells:
            _take_run(head, cell.text, cell.start, cell.end)
        return
    _take_run(head, line.text, line.start, line.end)


def _joined_labels(line: Line) -> list[Cell]:
    """The cells of a line, a bare label together with the value after the gap."""
    out: list[Cell] = []
    bare = False
    for cell in line.cells:
        if bare:
            first = out.pop()
            cell = Cell(
                first.start, cell.end, line.text[first.start - line.start : cell.end - line.start]
            )
        out.append(cell)
        label = label_of(cell.text, fuzzy=False)
        bare = bool(label and label.end >= len(cell.text)) or bool(_BARE_AT.match(cell.text))
    return out


def _several_roles(cells: Sequence[object]) -> bool:
    roles = {_role_of(getattr(cell, "text", "")) for cell in cells}
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
    return (
        bool(found)
        and found[0].kind in ("day", "month")
        and found[0].span[1] - found[0].span[0] >= len(text.strip()) - 8
    )


def _take_run(head: _Head, text: str, start: int, end: int) -> None:
    head.complete = bool(_COMPLETE.search(text))
    head.numbered = bool(re.search(r"(?:^|\s)\(?\d{1,2}[.)]", text[:24]))
    if STAMP.search(text):
        head.stamp(start, end)
        return
    urgent = _URGENT.match(text)
    number = _NUMBER_LINE.match(text) or _odd_number(head, text)
    label = (
        None
        if urgent or number
        else label_of(
            text, fuzzy=head.open is None or head.blank or not head.has("salutation", "to")
        )
    )
    if urgent:
        head.add("urgency", start, end, 0.98, start)
    elif number:
        _take_number(head, text, start, end, number.end())
    elif label and not (label.name == "date" and head.open in ("reference", "enclosure")):
        _take_label(head, label, text, start, end)
    elif (
        (head.open and not head.blank)
        or (head.open == "enclosure" and _ITEM.match(text))
        or (head.open in ("salutation", "to") and _ITEM.match(text))
    ):
        head.extend(end)
    elif _is_date(text):
        head.add("date", start, end, 0.95, start)
    elif ORGANISATION.match(text) and len(text) < 2 * _LONG and not _POSTED.match(text):
        head.add("letterhead", start, end, 0.9, start)
    elif _ADDRESS.search(text):
        head.add("address", start, end, 0.8, start)
    else:
        head.add("line", start, end, 0.5, start)


def _odd_number(head: _Head, text: str) -> re.Match[str] | None:
    """ "ที่" or "เลขที่" before a number of no common form, once in a head."""
    at = _BARE_START.match(text)
    if not at or head.has("number") or not ODD_NUMBER.match(text, at.end()):
        return None
    return at


def _take_number(head: _Head, text: str, start: int, end: int, value: int) -> None:
    """A number line may also carry the date: "ที่ … วันที่ …"."""
    dated = re.search(r"\s(?:วันที่|ลงวันที่|ลว\.?)\s*(?=\d)", text)
    if dated:
        head.add("number", start + value, start + dated.start(), 0.97, start)
        head.add("date", start + dated.end(), end, 0.97, start + dated.start())
    else:
        head.add("number", start + value, end, 0.97, start)


def _take_label(head: _Head, label: Label, text: str, start: int, end: int) -> None:
    if label.name == "unit":
        inner = re.search(r"\sโทร", text)
        head.add(
            "unit",
            start + label.end,
            start + inner.start() if inner else end,
            label.confidence,
            start,
        )
        return
    if (
        label.name == "enclosure"
        and not head.blocks
        and re.fullmatch(r"\W*\d{0,2}\W*", text[label.end :])
    ):
        head.add("line", start, end, 0.5, start)
        return
    head.add(label.name, start + label.end, end, label.confidence, start)


def _tail_index(lines: Sequence[Line], body: int, kind: str) -> int:
    """The first line of the tail: closing, signature, or for a stamped letter the sender after
    the last prose."""
    for index in range(body, len(lines)):
        if CLOSING.match(lines[index].text) or _fuzzy_closing(lines[index].text):
            return index
    signed = [
        i
        for i in range(body, len(lines))
        if SIGNATURE_NAME.match(lines[i].text) or lines[i].text.startswith(("(ลงชื่อ", "ลงชื่อ"))
    ]
    if signed and kind != "minutes":
        return signed[0] if kind in ("external_letter", "memo") else signed[-1]
    prose = [
        i
        for i in range(body, len(lines))
        if len(lines[i].text) > _LONG and not ORGANISATION.fullmatch(lines[i].text)
    ]
    return (prose[-1] + 1) if prose and kind == "stamped_letter" else len(lines)


def _fuzzy_closing(text: str) -> bool:
    if not 10 <= len(text) <= 40:
        return False
    label = label_of(text)
    return bool(label and label.name == "closing")
