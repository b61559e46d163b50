"""An original of any kind becomes a PDF that can bear a stamp; what it says is not touched."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Final

from pikepdf import Pdf, Rectangle
from PIL import Image, ImageOps

from wian.scanning import DEFAULT, ScanError
from wian.scanning.encoding import decode
from wian.scanning.kinds import IMAGES

from .errors import TypesetError
from .press import pressed
from .printing import breakable, visible

_A4: Final = (595.276, 841.89)
_MARGIN: Final = 18.0
_QUALITY: Final = 88


def from_image(data: bytes, media: str) -> bytes:
    """Each picture on an A4 page of its own, upright or across as it is.

    Raises TypesetError T105 to T107.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            kind = media.removeprefix("image/").upper()
            with Image.open(io.BytesIO(data), formats=(kind,)) as opened:
                return _bound(_pictures(opened))
    except Image.DecompressionBombError as error:
        raise TypesetError("T106", pixels=DEFAULT.pixels, limit=DEFAULT.pixels) from error
    except (TypesetError, MemoryError):
        raise
    except Exception as error:
        # The decoders of damaged files raise whatever comes to them, struct.error to KeyError.
        raise TypesetError("T105") from error


def from_text(data: bytes) -> bytes:
    """The text on A4 pages, line for line. Raises TypesetError T108 to T110."""
    try:
        text = visible(decode(data).text)
    except ScanError as error:
        raise TypesetError("T108") from error
    if len(text) > DEFAULT.chars // 4:
        raise TypesetError("T109", chars=len(text), limit=DEFAULT.chars // 4)
    lines = [breakable(line) for line in text.split("\n")]
    return pressed("plain", {"title": "", "author": "", "lines": lines, "digits": "arabic"})


def is_image(media: str) -> bool:
    """Whether files of this type are pictures that can be read here."""
    return media in IMAGES


def _pictures(opened: Image.Image) -> Iterator[Image.Image]:
    """All pages of a TIFF, the first picture of anything else; transparent is paper."""
    count = int(getattr(opened, "n_frames", 1)) if opened.format == "TIFF" else 1
    if count > DEFAULT.pages:
        raise TypesetError("T107", pages=count, limit=DEFAULT.pages)
    for index in range(count):
        opened.seek(index)
        pixels = opened.width * opened.height
        if pixels > DEFAULT.pixels:
            raise TypesetError("T106", pixels=pixels, limit=DEFAULT.pixels)
        upright = ImageOps.exif_transpose(opened)
        if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
            upright = upright.convert("RGBA")
            upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
        yield upright.convert("L" if upright.mode in ("1", "L", "I;16") else "RGB")


def _bound(pictures: Iterator[Image.Image]) -> bytes:
    with Pdf.new() as pdf:
        for picture in pictures:
            width, height = _A4 if picture.height >= picture.width else _A4[::-1]
            page = pdf.add_blank_page(page_size=(width, height))
            leaf = io.BytesIO()
            picture.save(leaf, "PDF", quality=_QUALITY)
            room = Rectangle(_MARGIN, _MARGIN, width - _MARGIN, height - _MARGIN)
            with Pdf.open(leaf) as one:
                page.add_overlay(one.pages[0], room)
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True)
    return made.getvalue()
