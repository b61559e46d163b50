"""Pages that were scanned lying on a side or upside down."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from wian.scanning.values import Box, WordBox

# Upright Thai pages come out above 0.85 on average, turned ones at two thirds.
_SURE = 0.78
_FEW = 20


def doubtful(words: Sequence[WordBox]) -> bool:
    """Whether a page was read so badly that it may be turned."""
    return len(words) >= _FEW and confidence(words) < _SURE


def confidence(words: Sequence[WordBox]) -> float:
    """The mean confidence of the words, 0 to 1; 0 for none."""
    return sum(word.confidence or 0 for word in words) / len(words) if words else 0.0


def turned(image: Image.Image, quarters: int) -> Image.Image:
    """The page turned counter-clockwise by so many quarters (1, 2 or 3)."""
    ways = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
    return image.transpose(ways[quarters - 1])


def box_back(box: Box, quarters: int, size: tuple[int, int]) -> Box:
    """A box of the turned page on the page of this size before it was turned."""
    width, height = size
    left, top, right, bottom = box
    if quarters == 1:
        return (width - bottom, left, width - top, right)
    if quarters == 2:
        return (width - right, height - bottom, width - left, height - top)
    return (top, height - right, bottom, height - left)
