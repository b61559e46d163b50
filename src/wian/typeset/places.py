"""Where on a page a stamp fits: in the free place that is nearest to a corner."""

from __future__ import annotations

import math
from typing import Final

import pypdfium2  # type: ignore[import-untyped]

from .values import Corner

_EDGE: Final = 20.0  # points between a stamp and the edge of the page
_STEP: Final = 9.0
_NEAR: Final = 0.25  # of the page down from the corner; farther in it would stand among the text
_SCALE: Final = 0.5
_PIXELS: Final = 1200
_INK: Final = 200  # darker than this is ink
_DUST: Final = 0.001  # of a place may be ink that a scanner made

Size = tuple[float, float]


def place(data: bytes, size: Size, corner: Corner) -> Size:
    """Left and top of a free place of `size` on the first page as it is seen, in its points.

    Without a free place: where the fewest signs are covered, the nearer the better.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        width, height = page.get_size()
        scale = min(_SCALE, _PIXELS / max(width, height))
        seen = page.render(scale=scale, grayscale=True).to_pil()
    finally:
        document.close()
    ink = seen.convert("L").point(lambda value: 255 if value < _INK else 0)
    best, least = _corner_first(width, height, size, corner)[0], math.inf
    for left, top in _corner_first(width, height, size, corner):
        box = (left, top, left + size[0], top + size[1])
        part = ink.crop(tuple(round(edge * scale) for edge in box))
        covered = part.histogram()[255] / max(1, part.width * part.height)
        if covered <= _DUST:
            return left, top
        if covered < least * 0.8:  # farther away only for a clear gain
            best, least = (left, top), covered
    return best


def _corner_first(width: float, height: float, size: Size, corner: Corner) -> list[Size]:
    """Places on the page, the corner first, then by how far they are from it."""
    vertical, side = corner.split("-")
    across, down = width - size[0] - 2 * _EDGE, height - size[1] - 2 * _EDGE
    lefts, tops = _steps(across), _steps(min(down, height * _NEAR))
    moves = sorted(((x, y) for x in lefts for y in tops), key=lambda move: math.hypot(*move))
    return [
        (
            _EDGE + (x if side == "left" else max(0.0, across) - x),
            _EDGE + (y if vertical == "top" else max(0.0, down) - y),
        )
        for x, y in moves
    ]


def _steps(room: float) -> list[float]:
    return [at * _STEP for at in range(int(max(0.0, room) / _STEP) + 1)]
