"""What stands on a PDF page: its lines of text with boxes, and whether there is a picture."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from wian.scanning.doubled import doubled
from wian.scanning.values import Box

_raw = pdfium.raw
_OBJECTS = 4_000
# A QR code drawn with lines has a thousand strokes and more; rulings and frames have fewer.
_STROKES = 600
# Device units per point: page-to-device speaks whole numbers.
_FINE = 32


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text layer; box in points from the top left, None if it has no ink."""

    text: str
    box: Box | None


def lines(page: "pdfium.PdfPage") -> list[Line]:
    """The page's text layer, top of the reading order first."""
    layer = page.get_textpage()
    try:
        # A form feed would look like a page's end in the whole text.
        text: str = layer.get_text_range().replace("\f", " ")
        found: list[Line] = []
        start = 0
        for piece in text.split("\n"):
            line = piece.rstrip("\r")
            twice = doubled(layer, start, line)
            told = "".join(c for n, c in enumerate(line) if n not in twice) if twice else line
            found.append(Line(told, _line_box(page, layer, start, line)))
            start += len(piece) + 1
        return found
    finally:
        layer.close()


def _line_box(
    page: "pdfium.PdfPage", layer: "pdfium.PdfTextPage", start: int, line: str
) -> Box | None:
    if not line.strip():
        return None
    first = _raw.FPDFText_GetCharIndexFromTextIndex(layer, start)
    last = _raw.FPDFText_GetCharIndexFromTextIndex(layer, start + len(line) - 1)
    if first < 0 or last < first:
        return None
    rects = max(0, _raw.FPDFText_CountRects(layer, first, last - first + 1))
    boxes = [layer.get_rect(n) for n in range(min(rects, 500))]
    if not boxes:
        return None
    low, high = min(b[1] for b in boxes), max(b[3] for b in boxes)
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    return _from_top(page, (left, low, right, high))


def _from_top(page: "pdfium.PdfPage", canvas: Box) -> Box:
    """Canvas units → points from the top left, with the page's crop and rotation."""
    width, height = page.get_size()
    size = (round(width * _FINE), round(height * _FINE))
    x, y = ctypes.c_int(), ctypes.c_int()
    across: list[float] = []
    down: list[float] = []
    for at in ((canvas[0], canvas[1]), (canvas[2], canvas[3])):
        _raw.FPDF_PageToDevice(page, 0, 0, *size, 0, *at, x, y)
        across.append(x.value / _FINE)
        down.append(y.value / _FINE)
    return (min(across), min(down), max(across), max(down))


def is_empty(page: "pdfium.PdfPage") -> bool:
    """True when nothing is drawn on the page."""
    return int(_raw.FPDFPage_CountObjects(page)) <= 0


def has_picture(page: "pdfium.PdfPage") -> bool:
    """True when the page shows an image, a nested drawing, or strokes enough for a code."""
    strokes = 0
    for kind, thing in _objects(page):
        if kind in (_raw.FPDF_PAGEOBJ_IMAGE, _raw.FPDF_PAGEOBJ_FORM):
            return True
        if kind == _raw.FPDF_PAGEOBJ_PATH:
            strokes += max(0, _raw.FPDFPath_CountSegments(thing))
    return strokes >= _STROKES


def _objects(page: "pdfium.PdfPage") -> Iterator[tuple[int, object]]:
    for index in range(min(_OBJECTS, _raw.FPDFPage_CountObjects(page))):
        thing = _raw.FPDFPage_GetObject(page, index)
        if thing:
            yield _raw.FPDFPageObj_GetType(thing), thing
