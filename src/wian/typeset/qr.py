"""An address as a QR code that a telephone reads off the paper."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final, Literal

import segno

from .errors import TypesetError

_QUIET: Final = 2  # modules of white around it; paper is white on


@lru_cache(maxsize=256)
def picture(address: str, kind: Literal["svg", "png"]) -> bytes:
    """The code of the address, with room for a smudge (error level M).

    It is kept for a while: a letter is looked at many times before it goes. Raises TypesetError
    T113 for an address that no code can hold.
    """
    try:
        code = segno.make(address, error="m", micro=False)
    except segno.DataOverflowError as error:
        raise TypesetError("T113", chars=len(address)) from error
    made = io.BytesIO()
    code.save(made, kind=kind, border=_QUIET, scale=8 if kind == "png" else 1)
    return made.getvalue()
