"""Pictures and PDFs become one PDF, page after page, as sharp as they were given."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pikepdf import Dictionary, Name, PasswordError, Pdf, Stream
from PIL import ExifTags, Image

from wian.scanning import DEFAULT, ScanError, failure
from wian.scanning.kinds import PDF
from wian.scanning.pictures import opened_image, upright, weigh

from .errors import TypesetError

SHARPEST: Final = 3600
"""Pixels of a side from which on no reader sees more; a page is laid out for so many at most."""
_DOT: Final = 72 / 200  # the reader of PDFs draws 200 dots an inch: one for each pixel
_A4_LONG: Final = 841.89
_FINE, _PLAIN = 95, 90
# Where right and up of a stored picture point on its page, by the camera's mark (EXIF).
_HELD: Final = {
    1: (1, 0, 0, 1),
    2: (-1, 0, 0, 1),
    3: (-1, 0, 0, -1),
    4: (1, 0, 0, -1),
    5: (0, -1, -1, 0),
    6: (0, -1, 1, 0),
    7: (0, 1, 1, 0),
    8: (0, 1, -1, 0),
}


@dataclass(frozen=True, slots=True)
class Leaves:
    """The pages of one paper as a PDF, and how many they are."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class _Ink:
    """A picture as a PDF holds it: `held` is the camera's mark that it still needs."""

    data: bytes
    packed: str
    mode: str
    size: tuple[int, int]
    held: int = 1


def leaves(data: bytes, media: str, room: int) -> Leaves:
    """The pages of a PDF, or each picture of an image on a page of its own.

    A JPEG stays as the camera made it; what is larger than `room` bytes is made smaller, not below
    what a reader sees. Foreign bytes: in a `scanning.Pool`. Raises ScanError, TypesetError T111.
    """
    if media == PDF:
        return _of_pdf(data)
    with opened_image(data, media) as opened, Pdf.new() as pdf:
        for ink in _inks(opened, data, room):
            _add(pdf, ink)
        return Leaves(_saved(pdf), len(pdf.pages))


def bound(papers: Sequence[bytes]) -> bytes:
    """One PDF with the pages of these PDFs in their order; the same bytes for the same papers."""
    with Pdf.new() as pdf:
        for paper in papers:
            with Pdf.open(io.BytesIO(paper)) as one:
                pdf.pages.extend(one.pages)
        return _saved(pdf)


def _of_pdf(data: bytes) -> Leaves:
    try:
        with Pdf.open(io.BytesIO(data)) as found, Pdf.new() as pdf:
            if not found.allow.modify_assembly:
                raise TypesetError("T111")
            count = len(found.pages)
            if count > DEFAULT.pages:
                raise failure("S107", pages=count, limit=DEFAULT.pages)
            if not count:
                raise failure("S106")
            pdf.pages.extend(found.pages)
            return Leaves(_saved(pdf), count)
    except PasswordError as error:
        raise failure("S104") from error
    except (ScanError, TypesetError, MemoryError):
        raise
    except Exception as error:
        # A damaged file has anything anywhere: objects of other types, no pages, loops.
        raise failure("S105") from error


def _inks(opened: Image.Image, data: bytes, room: int) -> Iterator[_Ink]:
    """All pages of a TIFF, the first picture of anything else."""
    if opened.format in ("JPEG", "MPO") and opened.mode in ("L", "RGB") and len(data) <= room:
        held = opened.getexif().get(ExifTags.Base.Orientation, 1)
        ink = _Ink(data, "DCTDecode", opened.mode, opened.size, held if held in _HELD else 1)
        opened.draft("L", (1, 1))
        opened.load()  # what is cut short is told now, not when the letter is read
        yield ink
        return
    count = int(getattr(opened, "n_frames", 1)) if opened.format == "TIFF" else 1
    if count > DEFAULT.pages:
        raise failure("S107", pages=count, limit=DEFAULT.pages)
    for index in range(count):
        opened.seek(index)
        weigh(opened)
        yield _ink(upright(opened), room // count)


def _ink(picture: Image.Image, room: int) -> _Ink:
    """The picture without loss where that is as small, else nearly so."""
    if picture.mode != "1":
        picture = picture.convert("L" if picture.mode in ("L", "I;16") else "RGB")
    data = zlib.compress(picture.tobytes())
    found = _Ink(data, "FlateDecode", picture.mode, picture.size)
    if picture.mode == "1":
        return found
    fine = _jpeg(picture, _FINE)
    found = fine if len(fine.data) < len(data) else found
    if len(found.data) <= room:
        return found
    picture.thumbnail((SHARPEST, SHARPEST), Image.Resampling.BICUBIC)
    return _jpeg(picture, _PLAIN)


def _jpeg(picture: Image.Image, quality: int) -> _Ink:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, subsampling=0 if quality == _FINE else 2)
    return _Ink(out.getvalue(), "DCTDecode", picture.mode, picture.size)


def _add(pdf: Pdf, ink: _Ink) -> None:
    """The picture fills a page that a reader draws pixel for pixel, and that is as long as A4."""
    across, down = ink.size
    if ink.held > 4:
        across, down = down, across
    fit = min(1.0, SHARPEST / max(across, down))
    # A hair less than the pixels, for the reader draws the next whole number of them.
    width, height = (max(1.0, round(side * fit) - 0.01) * _DOT for side in (across, down))
    page = pdf.add_blank_page(page_size=(max(3.0, width), max(3.0, height)))
    page.obj.UserUnit = round(_A4_LONG / max(width, height), 6)
    picture = Stream(pdf, ink.data)
    picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name("/" + ink.packed)
    picture.Width, picture.Height = ink.size
    picture.ColorSpace = Name.DeviceRGB if ink.mode == "RGB" else Name.DeviceGray
    picture.BitsPerComponent = 1 if ink.mode == "1" else 8
    page.obj.Resources = Dictionary(XObject=Dictionary(Im=picture))
    page.obj.Contents = Stream(pdf, b"q %b cm /Im Do Q" % _matrix(ink.held, width, height))


def _matrix(held: int, width: float, height: float) -> bytes:
    a, b, c, d = _HELD[held]
    x, y = width * (min(a, 0) + min(c, 0)), height * (min(b, 0) + min(d, 0))
    numbers = (a * width, b * height, c * width, d * height, -x, -y)
    return b" ".join(b"%.4f" % number for number in numbers)


def _saved(pdf: Pdf) -> bytes:
    made = io.BytesIO()
    pdf.save(made, deterministic_id=True)
    return made.getvalue()
