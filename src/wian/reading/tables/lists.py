"""Score rows of numbered, bulleted or plain lines that follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..source import Line
from ..vocabulary import PERSON
from .rows import BARE, Row, clean, read_line, split_number

_HEAD = re.compile(r"คะแนน|น้ำหนัก")
_SCORED = re.compile(r"คะแนน|น้ำหนัก|เกณฑ์|สัดส่วน")
_NOT_HEAD = re.compile(r"\d\s{0,6}คะแนน|ภายใน|วันที่")
_PATIENCE = 4
_LONG = 150
_LONGEST_NAME = 600


def list_tables(lines: Sequence[Line], taken: set[int]) -> Iterator[list[Row]]:
    """Every run of rows with points; lines in ``taken`` belong to other tables and end a run."""
    run = _Run()
    recent: list[str] = []
    for position, line in enumerate(lines):
        if not line.text:
            continue
        if line.index in taken:
            yield from run.close()
            recent = []
            continue
        recent = [*recent[-5:], line.text]
        if _HEAD.search(line.text) and not _NOT_HEAD.search(line.text) and len(line.text) < 120:
            run.headed = True
        ahead = next((row.text for row in lines[position + 1 : position + 4] if row.text), "")
        yield from run.take(line, ahead, recent)
    yield from run.close()


class _Run:
    """The rows under way, and how long ago the last one was."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.idle = 0
        self.headed = False
        self.context = ""

    def take(self, line: Line, ahead: str, recent: list[str]) -> Iterator[list[Row]]:
        bare = BARE.match(line.text)
        if bare and self.rows and self.rows[-1].points is None:
            self.rows[-1] = replace(self.rows[-1], points=float(bare["points"]))
            self.context += line.text
            return
        row = None if bare else read_line(line, self.headed)
        if row is None or (row.points is None and not self._open(row)):
            if not self._continues(line):
                yield from self._wait(line)
            return
        self.idle = 0
        self.context = self.context or " ".join(recent)
        if self._wraps(row, ahead):
            last = self.rows[-1]
            row = replace(last, name=clean(last.name + row.name), points=row.points, end=row.end)
            self.rows[-1] = row
        else:
            self.rows.append(row)

    def _open(self, row: Row) -> bool:
        """A row without points is kept as a heading or as the first line of a wrapped name."""
        self._drop_stale()
        return row.marked or row.headed

    def _drop_stale(self) -> None:
        while len(self.rows) > 2 and all(row.points is None for row in self.rows[-3:]):
            if any(row.points is not None for row in self.rows):
                break
            self.rows.pop(0)

    def _wraps(self, row: Row, ahead: str) -> bool:
        """The line ends the name that the line above began."""
        if not self.rows or row.marked or row.headed or row.points is None:
            return False
        last = self.rows[-1]
        if last.points is not None or last.headed or row.line - last.line > 3:
            return False
        number, _, _, marked = split_number(ahead)
        return bool(number) or marked or not ahead or not re.search(r"\d\s{0,6}คะแนน", ahead)

    def _continues(self, line: Line) -> bool:
        """The middle line of a name in three lines."""
        last = self.rows[-1] if self.rows else None
        if last is None or last.points is not None or last.headed or not last.marked:
            return False
        if len(last.name) > _LONGEST_NAME:
            return False
        if line.index != last.line + 1 or len(line.text) > 90 or split_number(line.text)[3]:
            return False
        self.rows[-1] = replace(
            last, name=clean(last.name + line.text), end=line.end, line=line.index
        )
        return True

    def _wait(self, line: Line) -> Iterator[list[Row]]:
        self.idle += 1
        if self.idle > _PATIENCE or len(line.text) > _LONG:
            yield from self.close()

    def close(self) -> Iterator[list[Row]]:
        rows = _settled(self.rows)
        scored = [row for row in rows if row.points is not None and not row.total]
        named = sum(bool(PERSON.search(row.name)) for row in scored)
        if len(scored) > 1 and named * 2 < len(scored) and self._about_points(rows):
            yield rows
        self.rows, self.idle, self.headed, self.context = [], 0, False, ""

    def _about_points(self, rows: Sequence[Row]) -> bool:
        return bool(_SCORED.search(self.context)) or self.headed


def _settled(rows: list[Row]) -> list[Row]:
    """Rows without points at the ends left out; points on the last detail given to their item."""
    last = next((i for i in reversed(range(len(rows))) if rows[i].points is not None), -1)
    rows = rows[: last + 1]
    out: list[Row] = []
    for index, row in enumerate(rows):
        if row.points is None and not _leads(rows, index):
            continue
        out.append(row)
    return _lifted(out)


def _leads(rows: Sequence[Row], index: int) -> bool:
    """A row without points stays when rows with points stand under it."""
    row, after = rows[index], rows[index + 1]
    if row.number and after.number.startswith(f"{row.number}."):
        return True
    if row.number and row.depth == 1 and after.number and not after.headed and row.headed:
        return True
    return not after.number and (bool(row.number) or row.headed)


def _lifted(rows: list[Row]) -> list[Row]:
    """A numbered item whose points stand after its last detail: the detail is no item of its
    own."""
    out: list[Row] = []
    for index, row in enumerate(rows):
        above = out[-1] if out else None
        after = rows[index + 1] if index + 1 < len(rows) else None
        detail = not row.number and not row.headed and row.points is not None
        last = detail and (after is None or bool(after.number))
        if above and last and above.depth > 1 and above.points is None and not above.headed:
            out[-1] = replace(above, points=row.points, end=row.end)
            continue
        out.append(row)
    return out
