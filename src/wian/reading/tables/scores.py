"""All score tables of a file, each as leaves, groups and the total that it states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from wian.thai.folding import similar

from ..source import Line, Source
from .broken import broken_columns
from .columns import score_rows
from .grids import grids
from .lists import list_tables
from .prose import prose_tables
from .rows import Row

_STATED = re.compile(
    r"(?:คะแนนเต็ม(?:รวม)?|คะแนนรวม|รวม(?:คะแนน|ทั้งสิ้น|ทั้งหมด)?(?:เต็ม)?|เต็ม)\s{0,6}(?:ทั้งสิ้น|"
    r"ทั้งหมด)?\s{0,6}(?:จำนวน)?\s{0,6}[:=(]?\s{0,6}(?P<total>\d{2,4}(?:\.\d+)?)\s{0,6}คะแนน|"
    r"\(\s{0,6}(?P<bracketed>\d{2,4})\s{0,6}คะแนน\s{0,6}\)\s{0,6}\Z"
)
_ALIKE = 0.72
_MOST_ROWS = 200
_MOST_TABLES = 40


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
    """``total`` is the stated total with its place; ``whole`` is false when a row lacks its points."""

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


_CACHE: WeakKeyDictionary[Source, tuple[ScoreTable, ...]] = WeakKeyDictionary()


def score_tables(source: Source) -> tuple[ScoreTable, ...]:
    """The score tables of the file in order; summaries and second printings of a table are left out."""
    if source not in _CACHE:
        made = [resolve(rows, source.lines) for rows in _row_runs(source)]
        tables = sorted((t for t in made if t and _plausible(t)), key=lambda table: table.start)
        _CACHE[source] = tuple(_without_summaries(tables))
    return _CACHE[source]


def _row_runs(source: Source) -> Iterable[list[Row]]:
    taken: set[int] = set()
    out: list[list[Row]] = []
    for grid in grids(source):
        rows = score_rows(grid)
        if rows or grid.html:
            taken.update(range(grid.rows[0].line, grid.last + 1))
        out.extend([rows] if rows else [])
    for reader in (prose_tables(source), broken_columns(_free(source.lines, taken))):
        for rows in reader:
            if not any(row.line in taken for row in rows):
                out.append(rows)
                first = source.line_at(rows[0].start).index
                taken.update(range(first, source.line_at(rows[-1].end).index + 1))
    out.extend(list_tables(source.lines, taken))
    return out


def _free(lines: Sequence[Line], taken: set[int]) -> list[Line]:
    return [line for line in lines if line.index not in taken]


def resolve(rows: Sequence[Row], lines: Sequence[Line]) -> ScoreTable | None:
    """Rows told apart into groups and leaves; None when fewer than two leaves have points."""
    body = [row for i, row in enumerate(rows) if not row.total and not _announces(rows, i)]
    if len(body) > _MOST_ROWS:
        return None
    printed = [row for row in rows if row not in body and row.points is not None]
    total = (printed[-1].points or 0.0, printed[-1].start, printed[-1].end) if printed else None
    if body and total is None:
        total = _stated_near(body, lines)
    groups = _group_indexes(body, total[0] if total else None)
    leaves = [
        row
        for i, row in enumerate(body)
        if i not in groups and row.points is not None and not _rubric(body, i)
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
    """A total stated a few lines above the table or just under it."""
    first, last = body[0].line, body[-1].line
    near = [*reversed(lines[max(0, first - 8) : first + 1]), *lines[last : last + 4]]
    for line in near:
        for match in _STATED.finditer(line.text):
            value = float(match["total"] or match["bracketed"])
            own = any(row.start <= line.start + match.start() < row.end for row in body)
            if value >= 10 and not (own and line.index not in (first, last)):
                if own and any(
                    row.points == value and row.start <= line.start + match.start() < row.end
                    for row in body
                ):
                    continue
                return value, line.start + match.start(), line.start + match.end()
    return None


def _group_indexes(rows: Sequence[Row], total: float | None) -> set[int]:
    """The rows that other rows stand under."""
    groups = {i for i in range(len(rows) - 1) if _heads(rows, i)}
    if groups:
        return groups
    points = [row.points for row in rows]
    if any(value is None for value in points):
        return set()
    values = [value for value in points if value is not None]
    if sum(values) in (total, 100.0):
        return set()
    return _partition(values)


def _heads(rows: Sequence[Row], index: int) -> bool:
    row, after = rows[index], rows[index + 1]
    if row.number and after.number:
        if after.number.startswith(f"{row.number}."):
            return True
        return bool(row.head) and not after.head and (after.depth > 1 or after.number == "1")
    if row.headed and not after.headed and after.group is None:
        return row.points is None or _sum_below(rows, index) == row.points or bool(row.head)
    if row.points is None:
        return not after.number and row.group is None
    return (bool(row.number) or row.bracketed) and (
        not after.number and _sum_below(rows, index) == row.points
    )


def _sum_below(rows: Sequence[Row], index: int) -> float:
    """The points of the rows below, up to the next row of the same kind."""
    row, total = rows[index], 0.0
    for other in rows[index + 1 :]:
        if other.headed == row.headed and bool(other.number) == bool(row.number):
            if other.depth <= row.depth:
                break
        total += other.points or 0.0
    return total


def _partition(values: list[float]) -> set[int]:
    """Groups told by sums alone: each value equals the sum of those that follow, to the end of the table."""
    heads: set[int] = set()
    index = 0
    while index < len(values):
        left, step = values[index], index + 1
        while step < len(values) and left > 0.005:
            left -= values[step]
            step += 1
        if abs(left) > 0.005 or step - index < 3:
            return set()
        heads.add(index)
        index = step
    return heads


def _rubric(rows: Sequence[Row], index: int) -> bool:
    """Levels of one item ("ครบถ้วน ๕ คะแนน, บางส่วน ๓ คะแนน") are not items."""
    row = rows[index]
    if row.points == 0:
        return True
    if row.number or row.group is not None:
        return False
    above = next((other for other in reversed(rows[:index]) if other.number), None)
    if above is None or above.points is None:
        return False
    at = rows.index(above)
    return max((other.points or 0) for other in rows[at + 1 : index + 1]) <= above.points and (
        _sum_below(rows, at) != above.points
    )


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


def _plausible(table: ScoreTable) -> bool:
    """Points that can be given, not marks that were given: marks are near a hundred each and have no total."""
    points = [score.points for score in table.scores]
    return len(points) < 3 or min(points) < 50 or table.total is not None


def _without_summaries(tables: Sequence[ScoreTable]) -> list[ScoreTable]:
    """Only the fullest of the tables that say the same."""
    out = []
    if len(tables) > _MOST_TABLES:
        return list(tables)
    for index, table in enumerate(tables):
        others = [(i, other) for i, other in enumerate(tables) if i != index]
        if not any(_within(table, other, earlier=i < index) for i, other in others):
            out.append(table)
    return out


def _within(table: ScoreTable, other: ScoreTable, earlier: bool) -> bool:
    """The rows of ``table`` are the groups of ``other``, or its very rows printed again."""
    heads = [(g.name, g.stated or g.summed) for g in other.groups]
    rows = [(s.name, s.points) for s in other.scores]
    mine = [(s.name, s.points) for s in table.scores]
    if _covered(mine, heads):
        return True
    again = len(rows) > len(mine) or (len(rows) == len(mine) and earlier)
    return again and _covered(mine, rows)


def _covered(mine: Sequence[tuple[str, float]], theirs: Sequence[tuple[str, float]]) -> bool:
    if not theirs or len(mine) > len(theirs) + 1:
        return False
    hits = sum(
        any(points == p and _same(name, other) for other, p in theirs) for name, points in mine
    )
    return hits * 5 >= len(mine) * 4


def _same(one: str, other: str) -> bool:
    bare = re.sub(r"\A[\d.()\s]+", "", other)
    return one in bare or bare in one or similar(one[:80], bare[:80]) >= _ALIKE
