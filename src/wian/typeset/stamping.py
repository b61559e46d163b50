"""The receive stamp (ตรารับ) on a copy of an original, as a rubber stamp would set it."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Final

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    Page,
    PasswordError,
    Pdf,
    PdfError,
    parse_content_stream,
)

from wian.scanning.kinds import PDF, TEXT

from .errors import TypesetError
from .originals import from_image, from_text, is_image
from .places import place
from .press import pressed
from .printing import Pen, local
from .values import Corner, ReceiveStamp

_DEEP: Final = 50  # levels of pages above a page that are asked
# Where right and up on the screen point on a page that is turned clockwise.
_TURNED: Final = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}

Box = tuple[float, float, float, float]


def stamp(original: bytes, media: str, mark: ReceiveStamp, corner: Corner = "top-right") -> bytes:
    """A PDF of the original with the stamp on its first page, in the free place next to `corner`.

    `original` is foreign: call it in a child process (`scanning.Pool`). Raises TypesetError.
    """
    if media == PDF:
        return _stamped(original, mark, corner)
    if is_image(media):
        return _stamped(from_image(original, media), mark, corner)
    if media == TEXT:
        return _stamped(from_text(original), mark, corner)
    raise TypesetError("T101", media=media)


def _mark(mark: ReceiveStamp) -> bytes:
    """The stamp alone, a page of its own size."""
    pen = Pen(mark.digits)
    rows = [
        ("เลขรับ", pen.line(mark.number)),
        ("วันที่", pen.day(local(mark.at).date(), short=True)),
        ("เวลา", pen.time(mark.at)),
    ]
    agency = pen.line(mark.agency)
    data = {"title": "", "author": "", "agency": agency, "rows": rows, "digits": mark.digits}
    return pressed("stamp", data)


def _stamped(data: bytes, mark: ReceiveStamp, corner: Corner) -> bytes:
    drawn = _mark(mark)
    try:
        with Pdf.open(io.BytesIO(data)) as pdf, Pdf.open(io.BytesIO(drawn)) as ink:
            if not pdf.allow.modify_other:
                raise TypesetError("T103")
            _lay(pdf, pdf.pages[0], ink.pages[0], data, corner)
            made = io.BytesIO()
            pdf.save(made)
    except PasswordError as error:
        raise TypesetError("T102") from error
    except (TypesetError, MemoryError):
        raise
    except Exception as error:
        # A damaged file has anything anywhere: objects of other types, no page, no content.
        raise TypesetError("T104") from error
    return made.getvalue()


def _lay(pdf: Pdf, page: Page, ink: Page, data: bytes, corner: Corner) -> None:
    """The ink is on the page, upright and in its own size as the page is seen."""
    _, _, width, height = (float(edge) for edge in ink.mediabox)
    unit = float(_inherited(page.obj, "/UserUnit") or 1)
    left, top = place(data, (width / unit, height / unit), corner)
    turned = int(_inherited(page.obj, "/Rotate") or 0) % 360
    matrix = _matrix(_seen(page), turned, left, top + height / unit, 1 / unit)
    form = pdf.copy_foreign(ink.as_form_xobject())
    name = page.add_resource(form, Name.XObject)
    numbers = b" ".join(b"%.4f" % number for number in matrix)
    before, after = _unbalanced(page)
    page.contents_add(b"q " * (1 + before), prepend=True)
    page.contents_add(b"Q " * (1 + after) + b"q %b cm %b Do Q" % (numbers, str(name).encode()))


def _matrix(
    seen: Box, turned: int, left: float, bottom: float, scale: float
) -> Box | tuple[float, ...]:
    """What moves a form to `left` and `bottom` from the top left of the page as it is seen."""
    x0, y0, x1, y1 = seen
    a, b, c, d = _TURNED[turned]
    corner = {0: (x0, y1), 90: (x0, y0), 180: (x1, y0), 270: (x1, y1)}[turned]
    x = corner[0] + a * left - c * bottom
    y = corner[1] + b * left - d * bottom
    return (a * scale, b * scale, c * scale, d * scale, x, y)


def _seen(page: Page) -> Box:
    """The part of the page that is shown: the crop box as far as it lies on the paper."""
    paper, crop = _box(page.mediabox), _box(page.cropbox)
    x0, y0 = max(paper[0], crop[0]), max(paper[1], crop[1])
    x1, y1 = min(paper[2], crop[2]), min(paper[3], crop[3])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else paper


def _box(box: Array) -> Box:
    x0, y0, x1, y1 = (float(Decimal(str(edge))) for edge in box.as_list())
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _inherited(node: Object, name: str) -> Object | None:
    """A value of the page, or of the nearest of its parents that has one."""
    for _ in range(_DEEP):
        if name in node:
            return node[name]
        parent = node.get("/Parent")
        if not isinstance(parent, Dictionary):
            return None
        node = parent
    return None


def _unbalanced(page: Page) -> tuple[int, int]:
    """How many states the page takes back that it never saved, and how many it leaves saved."""
    depth = lowest = 0
    try:
        for instruction in parse_content_stream(page, operators="q Q"):
            depth += 1 if str(instruction.operator) == "q" else -1
            lowest = min(lowest, depth)
    except PdfError:
        return 0, 0
    return -lowest, depth - lowest
