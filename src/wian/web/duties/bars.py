"""Bars of months as numbers that a drawing needs; the page tells them as a table too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wian.duties.overview_values import Total

HEIGHT: Final = 120
STEP: Final = 48
WIDE: Final = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: which, from where, how tall."""

    kind: int
    top: int
    tall: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: where it stands, its name, its parts from the ground up."""

    x: int
    middle: int
    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """The drawing: how wide and tall it is, and its bars."""

    wide: int
    tall: int
    foot: int
    bars: tuple[Bar, ...]


def bars(months: Sequence[tuple[str, Total]]) -> Bars:
    """In time, late, missing (returned too), and what is not due yet, of each month."""
    told = [(name, _parts(total)) for name, total in months]
    most = max((sum(parts) for _, parts in told), default=0) or 1
    found = tuple(_bar(at, name, parts, most) for at, (name, parts) in enumerate(told))
    return Bars(max(1, len(found)) * STEP, HEIGHT + 20, HEIGHT + 15, found)


def _parts(total: Total) -> tuple[int, ...]:
    one = total.counted
    return one.on_time + one.early, one.late, one.missing + one.returned, one.waiting


def _bar(at: int, name: str, parts: Sequence[int], most: int) -> Bar:
    pieces, below = [], 0
    for kind, part in enumerate(parts, 1):
        ground = round(below * HEIGHT / most)
        below += part
        edge = round(below * HEIGHT / most)
        if edge > ground:
            pieces.append(Piece(kind, HEIGHT - edge, edge - ground))
    x = at * STEP
    return Bar(x + (STEP - WIDE) // 2, x + STEP // 2, name, tuple(pieces))
