"""Rows of a score table made into leaves, groups and the total that the table states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..source import Line
from .grouping import group_indexes, is_level
from .rows import Row

_STATED = re.compile(
    r"(?:คะแนนเต็ม(?:รวม)?|คะแนนรวม|รวม(?:คะแนน|ทั้งสิ้น|ทั้งหมด)?(?:เต็ม)?|เต็ม)\s{0,6}(?:ทั้งสิ้น|"
    r"ทั้งหมด)?\s{0,6}(?:จำนวน)?\s{0,6}[:=(]?\s{0,6}(?P<total>\d{2,4}(?:\.\d+)?)\s{0,6}คะแนน|"
    r"\(\s{0,6}(?P<bracketed>\d{2,4})\s{0,6}คะแนน\s{0,6}\)\s{0,6}\Z"
)
_MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Score:
    """A lowest row with its points; ``group`` as the table names it."""

    group: str | None
    number: str
    name: str
    points: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """A group, the points stated for it (None if none are) and the sum of its rows."""

    name: str
    stated: float | None
    summed: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """``total`` is the stated total with its place; ``whole`` is false when a row lacks its
    points."""

    scores: tuple[Score, ...]
    groups: tuple[ScoreGroup, ...]
    total: tuple[float, int, int] | None
    whole: bool

    @property
    def start(self) -> int:
        return self.scores[0].start

    @property
    def summed(self) -> float:
        return sum(score.points for score in self.scores)


def resolve(rows: Sequence[Row], lines: Sequence[Line]) -> ScoreTable | None:
    """Rows told apart into groups and leaves; None when fewer than two leaves have points."""
    body = [row for i, row in enumerate(rows) if not row.total and not _announces(rows, i)]
    if len(body) > _MOST_ROWS:
        return None
    printed = [row for row in rows if row not in body and row.points is not None]
    total = (printed[-1].points or 0.0, printed[-1].start, printed[-1].end) if printed else None
    if body and total is None:
        total = _stated_near(body, lines)
    groups = group_indexes(body, total[0] if total else None)
    leaves = [
        row
        for i, row in enumerate(body)
        if i not in groups and row.points is not None and not is_level(body, i)
    ]
    if len(leaves) < 2:
        return None
    scores = tuple(_score(body, groups, row) for row in leaves)
    return ScoreTable(
        scores=scores,
        groups=tuple(_groups(body, groups, scores)),
        total=total,
        whole=all(row.points is not None for i, row in enumerate(body) if i not in groups),
    )


def _announces(rows: Sequence[Row], index: int) -> bool:
    """A heading that gives the points of the whole table: "เกณฑ์การให้คะแนน (๑๐๐ คะแนน)"."""
    row = rows[index]
    titled = bool(re.search(r"เกณฑ์|ให้คะแนน|แบบประเมิน|การตัดสิน", row.name))
    return index == 0 and len(rows) > 2 and titled and (row.points or 0) >= 50


def _stated_near(body: Sequence[Row], lines: Sequence[Line]) -> tuple[float, int, int] | None:
    """A total stated a few lines above the table or just under it, not in the rows between."""
    first, last = body[0].line, body[-1].line
    near = [*reversed(lines[max(0, first - 8) : first + 1]), *lines[last : last + 4]]
    for line in near:
        for match in _STATED.finditer(line.text):
            value, at = float(match["total"] or match["bracketed"]), line.start + match.start()
            own = [row for row in body if row.start <= at < row.end]
            inside = bool(own) and line.index not in (first, last)
            if value >= 10 and not inside and all(row.points != value for row in own):
                return value, at, line.start + match.end()
    return None


def _score(rows: Sequence[Row], groups: set[int], row: Row) -> Score:
    group = row.group or _group_of(rows, groups, row)
    number = row.number if row.number and not (row.depth == 1 and not row.marked) else ""
    return Score(group, number, row.name, row.points or 0.0, row.start, row.end)


def _title(row: Row) -> str:
    if row.head:
        return f"{row.head.strip()} {row.name}"
    return f"{row.number}. {row.name}" if row.number else row.name


def _group_of(rows: Sequence[Row], groups: set[int], row: Row) -> str | None:
    above = [rows[i] for i in sorted(groups) if rows[i].start < row.start]
    if "." in row.number:
        parent = row.number.rsplit(".", 1)[0]
        above = [other for other in above if other.number == parent] or above
    return _title(above[-1]) if above else None


def _groups(rows: Sequence[Row], groups: set[int], scores: Sequence[Score]) -> Iterable[ScoreGroup]:
    stated = {_title(rows[i]): rows[i].points for i in groups}
    for row in rows:
        if row.group is not None:
            stated.setdefault(row.group, row.group_points)
    for name in dict.fromkeys(score.group for score in scores):
        members = [score for score in scores if score.group == name]
        if name is not None:
            summed = sum(member.points for member in members)
            yield ScoreGroup(name, stated.get(name), summed, members[0].start, members[-1].end)
