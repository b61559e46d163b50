"""Syllables that a PDF tells twice, because its mark was drawn apart from its letter."""

import ctypes
import re

import pypdfium2 as pdfium  # type: ignore[import-untyped]

_raw = pdfium.raw
# A letter with its marks, and soon the same again: "ทั้งทั้", which may also be a real text.
_TWICE = re.compile(r"(?=(?P<first>[ก-ฮ][ัิ-ฺ็-๎]{1,3})[ก-๎ ]{0,5}?(?P<again>(?P=first)))")
_RAISED, _TOUCHING = 0.5, 0.35  # of the letter's height


def doubled(layer: "pdfium.PdfTextPage", start: int, line: str) -> set[int]:
    """Places in `line` (text index `start` of the layer) that only repeat a letter's mark.

    The second telling lies where the mark does, above or below; a real one stands on the line. A
    space that the layer put behind it goes too, where the next letter touches.
    """
    found: set[int] = set()
    for match in _TWICE.finditer(line):
        first = _box(layer, start + match.start("first"))
        again = _box(layer, start + match.start("again"))
        if not first or not again:
            continue
        height = first[3] - first[1]
        if first[1] - _RAISED * height < again[1] < first[1] + _RAISED * height and (
            again[3] > first[1]
        ):
            continue
        found.update(range(*match.span("again")))
        if _space_within(layer, start, line, match, height):
            found.add(match.end("again"))
    return found


def _space_within(
    layer: "pdfium.PdfTextPage", start: int, line: str, match: re.Match[str], height: float
) -> bool:
    end = match.end("again")
    if line[end : end + 1] != " " or end + 1 >= len(line):
        return False
    before = _box(layer, start + match.start("again") - 1)
    after = _box(layer, start + end + 1)
    return bool(before and after and after[0] - before[2] < _TOUCHING * height)


def _box(layer: "pdfium.PdfTextPage", text_index: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of a character in the page's own units."""
    at = _raw.FPDFText_GetCharIndexFromTextIndex(layer, text_index)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if at < 0 or not _raw.FPDFText_GetCharBox(layer, at, left, right, bottom, top):
        return None
    return left.value, bottom.value, right.value, top.value
