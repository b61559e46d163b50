"""Tables that still have their columns: pipes, tabs or HTML rows.

A cell keeps its place even when it is empty, so that a column can be told by its head. Tables
drawn with spaces only have
no certain columns; they are read line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from ..source import Cell, Source, squeeze

_RULE = re.compile(r"[\s|:=+_-]+\Z")
_PAGE = re.compile(r"[-–—/\s]*\d{1,3}[-–—\s]*\Z")
_ROW = re.compile(r"<tr\b[^<>]{0,200}>", re.I)
_CELL = re.compile(r"<t[dh]\b(?P<attributes>[^<>]{0,200})>|</(?:td|th|tr|table)\s*>", re.I)
_CLOSE = re.compile(r"</table", re.I)
_SPAN = re.compile(r"(?P<way>row|col)span\s*=\s*[\"']?\s*(?P<count>\d{1,2})", re.I)
_BLANKS = 6


@dataclass(frozen=True, slots=True)
class GridRow:
    """The cells of one row from left to right, empty ones too; ``line`` is the index of its
    first line."""

    cells: tuple[Cell, ...]
    start: int
    end: int
    line: int

    @property
    def filled(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.text)


@dataclass(frozen=True)
class Grid:
    """A table with columns; ``last`` is the index of its last line, ``sign`` cuts it: | tab <"""

    rows: tuple[GridRow, ...]
    last: int
    sign: str = "\t"

    @cached_property
    def width(self) -> int:
        return max(len(row.cells) for row in self.rows)

    def column(self, index: int) -> list[str]:
        """The texts of one column, rows that end before it left out."""
        return [row.cells[index].text for row in self.rows if index < len(row.cells)]


_CACHE: WeakKeyDictionary[Source, tuple[Grid, ...]] = WeakKeyDictionary()


def grids(source: Source) -> tuple[Grid, ...]:
    """Every table with columns in the file, in order; each has at least two rows and two
    columns."""
    if source not in _CACHE:
        found = [grid for grid in [*_html(source), *_ruled(source)] if grid.width > 1]
        _CACHE[source] = tuple(
            sorted((g for g in found if len(g.rows) > 1), key=lambda g: g.rows[0].start)
        )
    return _CACHE[source]


def _trimmed(source: Source, start: int, end: int) -> Cell:
    piece = source.plain[start:end]
    lead = len(piece) - len(piece.lstrip())
    body = piece.strip()
    return Cell(start + lead, start + lead + len(body), squeeze(body))


def _ruled(source: Source) -> Iterator[Grid]:
    """Runs of lines that are cut by the same sign, blank lines and page marks between them
    allowed."""
    rows: list[GridRow] = []
    sign, blanks, at = "", 0, 0
    for index, text in enumerate(source.plain.split("\n")):
        start, at = at, at + len(text) + 1
        own = _sign(text)
        if not text.strip() or (rows and _PAGE.match(text)):
            blanks += 1
        elif own and own == sign and _RULE.match(text) and "|" in text:
            blanks = 0
            if len(rows) > 2:  # a rule under a row makes that row the head of another table
                yield Grid(tuple(rows[:-1]), rows[-1].line - 1, sign)
                rows = rows[-1:]
        elif own and own == sign and blanks <= _BLANKS:
            rows.append(_cut(source, start, text, sign, index))
            blanks = 0
        else:
            if rows:
                yield Grid(tuple(rows), rows[-1].line, sign)
            sign, blanks = own, 0
            rows = [_cut(source, start, text, sign, index)] if own else []
    if rows:
        yield Grid(tuple(rows), rows[-1].line, sign)


def _sign(text: str) -> str:
    if text.count("|") > 1 or ("|" in text and re.search(r"\S\s?\|\s?\S", text)):
        return "|"
    return "\t" if "\t" in text.strip() or ("\t" in text and text.strip()) else ""


def _cut(source: Source, start: int, text: str, sign: str, line: int) -> GridRow:
    cells, at = [], start
    for piece in text.split(sign):
        cells.append(_trimmed(source, at, at + len(piece)))
        at += len(piece) + 1
    if sign == "|":
        body = text.strip()
        cells = cells[1:] if body.startswith("|") or not cells[0].text.strip("-– ") else cells
        cells = cells[:-1] if body.endswith("|") and cells else cells
    return _made(cells, start, start + len(text), line)


def _made(cells: list[Cell], start: int, end: int, line: int) -> GridRow:
    """A row begins where its first words do, as lines begin."""
    return GridRow(tuple(cells), next((c.start for c in cells if c.text), start), end, line)


def _html(source: Source) -> Iterator[Grid]:
    rows: list[GridRow] = []
    pending: dict[int, tuple[int, Cell]] = {}
    marks = list(_ROW.finditer(source.text))
    for position, mark in enumerate(marks):
        after = marks[position + 1].start() if position + 1 < len(marks) else len(source.text)
        end = min(after, mark.end() + 4000)
        close = _CLOSE.search(source.text, mark.end(), end)
        end = close.start() if close else end
        line = source.line_at(mark.start()).index
        rows.append(_html_row(source, mark.end(), end, line, pending))
        if close or position + 1 == len(marks):
            last = source.line_at(max(mark.end(), end - 1)).index
            yield Grid(tuple(rows), last, sign="<")
            rows, pending = [], {}


def _html_row(
    source: Source, start: int, end: int, line: int, pending: dict[int, tuple[int, Cell]]
) -> GridRow:
    """The cells of a row; a cell that reaches over more rows stands in each of them."""
    cells: list[Cell] = []
    marks = list(_CELL.finditer(source.text, start, end))
    finish = start
    for position, mark in enumerate(marks):
        if mark["attributes"] is None:
            continue
        _carry(cells, pending)
        stop = marks[position + 1].start() if position + 1 < len(marks) else end
        cell = _trimmed(source, mark.end(), stop)
        spans = {m["way"].lower(): int(m["count"]) for m in _SPAN.finditer(mark["attributes"])}
        if spans.get("row", 1) > 1:
            pending[len(cells)] = (spans["row"] - 1, cell)
        cells.append(cell)
        cells.extend(Cell(stop, stop, "") for _ in range(spans.get("col", 1) - 1))
        finish = stop
    _carry(cells, pending)
    return _made(cells, start, finish, line)


def _carry(cells: list[Cell], pending: dict[int, tuple[int, Cell]]) -> None:
    while len(cells) in pending:
        at = len(cells)
        left, cell = pending.pop(at)
        if left > 1:
            pending[at] = (left - 1, cell)
        cells.append(cell)
