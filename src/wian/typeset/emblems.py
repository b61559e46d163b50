"""The emblem of a letter: a picture that the office has a right to, never one of ours."""

from __future__ import annotations

import io
from base64 import b64encode
from functools import lru_cache
from typing import Final

import typst
from PIL import Image
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from .errors import TypesetError

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_DRAWN: Final = (b"<svg", b"<?xml")
_FORM: Final = (
    b"#set page(width: auto, height: auto, margin: 0mm, fill: none)\n"
    b'#image("emblem.svg", height: 40mm)'
)
_FRAME: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}">'
    '<image width="{wide}" height="{tall}" href="data:image/png;base64,{data}"/></svg>'
)
_DOTS: Final = 300
_MOST: Final = 40_000_000  # pixels
_LONGEST: Final = 4  # times as wide as tall, or as tall as wide


def emblem_drawn(data: bytes) -> bytes:
    """The picture as an SVG, as the press takes it; b"" without one.

    Raises TypesetError T112 for what is neither PNG nor SVG, or cannot be read.
    """
    return _checked(data) if data else data


def emblem_dots(data: bytes) -> bytes:
    """The picture as a PNG, as a word processor takes it; b"" without one.

    Raises TypesetError T112 like `emblem_drawn`.
    """
    drawn = emblem_drawn(data)
    return _pressed(drawn, "png") if drawn == data != b"" else data


@lru_cache(maxsize=4)
def _checked(data: bytes) -> bytes:
    """The picture as an SVG that the press has taken once, of a shape that fits a letter.

    A drawing is first laid as lines: as dots one that is very long would ask for more memory than
    there is.
    """
    if data.startswith(_PNG):
        wide, tall = _size(data)
        drawn = _FRAME.format(wide=wide, tall=tall, data=b64encode(data).decode()).encode()
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_DRAWN):
        drawn = data
    else:
        raise TypesetError("T112")
    with PdfDocument(_pressed(drawn, "pdf")) as laid:
        wide, tall = laid.get_page_size(0)
    if not 1 / _LONGEST <= wide / tall <= _LONGEST:
        raise TypesetError("T112")
    return drawn


def _pressed(drawn: bytes, kind: str) -> bytes:
    try:
        files = {"main.typ": _FORM, "emblem.svg": drawn}
        made = typst.compile(files, format=kind, ppi=_DOTS)  # type: ignore[call-overload]
    except (typst.TypstError, RuntimeError) as error:
        raise TypesetError("T112") from error
    return bytes(made)


def _size(data: bytes) -> tuple[int, int]:
    """How many pixels the PNG has, each of which was read."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as opened:
            if opened.width * opened.height > _MOST:
                raise TypesetError("T112")
            opened.load()
            return opened.size
    except TypesetError:
        raise
    except Exception as error:
        # A damaged file has anything anywhere.
        raise TypesetError("T112") from error
