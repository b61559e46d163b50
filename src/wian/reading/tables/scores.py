"""All score tables of a file; a table that only sums up another is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from weakref import WeakKeyDictionary

from wian.thai.folding import similar

from ..source import Line, Source
from .broken import broken_columns
from .columns import is_results, score_rows
from .grids import grids
from .lists import list_tables
from .prose import prose_tables
from .resolving import ScoreTable, resolve
from .rows import Row

_ALIKE = 0.72
_MOST_TABLES = 40
_CACHE: WeakKeyDictionary[Source, tuple[ScoreTable, ...]] = WeakKeyDictionary()


def score_tables(source: Source) -> tuple[ScoreTable, ...]:
    """The score tables of the file in order, without summaries and second printings."""
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
        if rows or grid.sign != "\t" or is_results(grid):
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


def _plausible(table: ScoreTable) -> bool:
    """Points to be given, not marks that were: those are near a hundred each and have no total."""
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
    misses = 0
    for name, points in mine:
        misses += not any(points == p and _same(name, other) for other, p in theirs)
        if misses * 5 > len(mine):
            return False
    return True


def _same(one: str, other: str) -> bool:
    bare = re.sub(r"\A[\d.()\s]+", "", other)
    return one in bare or bare in one or similar(one[:80], bare[:80], _ALIKE) > 0
