"""The criteria of a score table: group, item and most points."""

from __future__ import annotations

from collections.abc import Sequence

from wian.thai.digits import to_arabic

from ..part import Part
from ..tables import Row, score_rows
from ..values import Criterion

NAME = "criteria"


def read(part: Part) -> tuple[Criterion, ...]:
    """The lowest numbered rows that carry points; rows above them are their groups."""
    if "คะแนน" not in part.plain(part.start, part.end):
        return ()
    rows = [row for row in _table(part) if row.name]
    if sum(row.points is not None for row in rows) < 2:
        return ()
    leaves = [
        (index, row)
        for index, row in enumerate(rows)
        if row.points is not None and not _has_children(rows, index)
    ]
    if len(leaves) < 2:
        return ()
    found = [_criterion(part, rows, index, row) for index, row in leaves]
    return tuple(_without_summaries(found))


def _table(part: Part) -> Sequence[Row]:
    """Rows near points; far numbered paragraphs of prose are left out."""
    scored = [
        i for i, line in enumerate(part.lines) if "คะแนน" in line.text or "น้ำหนัก" in line.text
    ]
    if not scored:
        return []
    first, last = max(0, scored[0] - 3), min(len(part.lines), scored[-1] + 60)
    return score_rows(part.lines[first:last], part.source.text)


def _has_children(rows: Sequence[Row], index: int) -> bool:
    prefix = rows[index].number + "."
    return any(
        row.number.startswith(prefix) and row.points is not None
        for row in rows[index + 1 : index + 40]
    )


def _criterion(part: Part, rows: Sequence[Row], index: int, row: Row) -> Criterion:
    group = None
    if "." in row.number:
        parent = row.number.rsplit(".", 1)[0]
        above = [other for other in rows[:index] if other.number == parent]
        group = f"{parent}. {to_arabic(above[-1].name)}" if above else None
    points = row.points
    return Criterion(
        group=group,
        item=f"{row.number} {to_arabic(row.name)}",
        points=int(points) if points is not None and points == int(points) else points,
        span=part.raw_span(row.start, row.end),
        confidence=0.85,
    )


def _without_summaries(rows: list[Criterion]) -> list[Criterion]:
    """A table shown twice in one document counts once."""
    seen: set[tuple[str, object]] = set()
    out = []
    for row in rows:
        key = (row.item.split(" ")[0] + row.item[-12:], row.points)
        if key not in seen:
            seen.add(key)
            out.append(row)
    return out
