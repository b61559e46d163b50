"""The emblem of a letter: a picture that the office has a right to, never one of ours."""

from __future__ import annotations

import io
from base64 import b64encode
from typing import Final

import typst
from PIL import Image

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


def emblem_drawn(data: bytes) -> bytes:
    """The picture as an SVG, as the press takes it; b"" without one.

    Raises TypesetError T112 for what is neither PNG nor SVG, or cannot be read.
    """
    if data.startswith(_PNG):
        wide, tall = _size(data)
        return _FRAME.format(wide=wide, tall=tall, data=b64encode(data).decode()).encode()
    if data and not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_DRAWN):
        raise TypesetError("T112")
    return data


def emblem_dots(data: bytes) -> bytes:
    """The picture as a PNG, as a word processor takes it; b"" without one.

    Raises TypesetError T112 like `emblem_drawn`.
    """
    drawn = emblem_drawn(data)
    if drawn == data != b"":
        try:
            files = {"main.typ": _FORM, "emblem.svg": drawn}
            made = typst.compile(files, format="png", ppi=_DOTS)  # type: ignore[call-overload]
        except (typst.TypstError, RuntimeError) as error:
            raise TypesetError("T112") from error
        return bytes(made)
    return data


def _size(data: bytes) -> tuple[int, int]:
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as opened:
            opened.verify()
            return opened.size
    except (OSError, SyntaxError, ValueError) as error:
        raise TypesetError("T112") from error
