"""Which rows of a score table are heads of groups, and which are only levels of one item."""

from __future__ import annotations

from collections.abc import Sequence

from .rows import Row


def group_indexes(rows: Sequence[Row], total: float | None) -> set[int]:
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
    heads = _partition(values)
    whole = sum(values[head] for head in heads) in (total, 100.0)
    return heads if len(heads) > 1 and whole else set()


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
        kin = other.headed == row.headed and bool(other.number) == bool(row.number)
        if kin and other.depth <= row.depth:
            break
        total += other.points or 0.0
    return total


def _partition(values: list[float]) -> set[int]:
    """Groups told by sums alone: each value is the sum of those that follow, to the end."""
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


def is_level(rows: Sequence[Row], index: int) -> bool:
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
