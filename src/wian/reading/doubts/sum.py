"""Points or amounts that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from ..bundle import Bundle
from ..part import Part
from ..tables import (
    ScoreTable,
    grid_mismatches,
    grids,
    list_mismatches,
    score_tables,
    text_mismatches,
)
from ..values import Contradiction, Span
from ..whole.zones import miscounted

KIND = "sum"


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """Criteria against their totals, amounts against theirs, and the members of a zone against
    their number."""
    if not bundle.parts:
        return
    for index, part in enumerate(bundle.parts):
        yield from _points(part, index)
        yield from _amounts(part, index)
        for zone in miscounted(part):
            yield _row(part, index, (zone.start, zone.end), zone.real, zone.stated or 0)


def _points(part: Part, index: int) -> Iterator[Contradiction]:
    for table in score_tables(part.source):
        if not part.start <= table.start < part.end or not table.whole:
            continue
        if wrong := _wrong(table):
            stated, real, start, end = wrong
            yield _row(part, index, (start, end), real, stated)


def _wrong(table: ScoreTable) -> tuple[float, float, int, int] | None:
    """The total that the table states and does not reach, or else that of a group."""
    if table.total and abs(table.summed - table.total[0]) > 0.01:
        if 0.5 < table.summed / table.total[0] < 2:
            return table.total[0], table.summed, table.total[1], table.total[2]
        return None
    for group in table.groups:
        if group.stated and abs(group.summed - group.stated) > 0.01:
            return group.stated, group.summed, group.start, group.end
    return None


def _amounts(part: Part, index: int) -> Iterator[Contradiction]:
    """One row for each table or sentence; a total in a table is not read again as a sentence."""
    covered: list[Span] = [
        (table.scores[0].start, table.scores[-1].end) for table in score_tables(part.source)
    ]
    for grid in grids(part.source):
        place = (grid.rows[0].start, grid.rows[-1].end)
        if part.start <= place[0] < part.end and not _inside(place[0], place[1], covered):
            for found in grid_mismatches(grid):
                yield _row(part, index, (found.start, found.end), found.real, found.stated)
        covered.append(place)
    for found in (
        *list_mismatches(part.lines),
        *text_mismatches(part.source, part.start, part.end),
    ):
        if not _inside(found.start, found.end, covered):
            covered.append((found.start, found.end))
            yield _row(part, index, (found.start, found.end), found.real, found.stated)


def _inside(start: int, end: int, places: list[Span]) -> bool:
    return any(start < right and left < end for left, right in places)


def _row(part: Part, index: int, place: Span, real: float, stated: float) -> Contradiction:
    return Contradiction(
        kind=KIND,
        quotes=(part.raw_span(*part.trim(*place)),),
        document=index,
        note=f"ผลรวมที่พิมพ์ {stated:,.10g} แต่รวมรายการได้ {real:,.10g}",
        note_en=f"The printed total is {stated:,.10g}, but the rows add up to {real:,.10g}.",
    )
