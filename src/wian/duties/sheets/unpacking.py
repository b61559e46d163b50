"""In the confined child: a workbook that came back becomes rows of text. Loads no Django."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from wian.offices.exchange.unpacking import Caps, Fault, Grid, unpack

ROWS: Final = 1_000
"""Lines of one sheet; more offices are taken in piece by piece."""
CAPS: Final = Caps(bytes=8 * 2**20, unpacked=64 * 2**20, sheets=8, rows=ROWS + 5, columns=200)
_ACTIVE: Final = ("vbaproject", "activex", "macrosheets", "embeddings", "externallinks")


def unpack_report(data: bytes) -> list[Grid] | Fault:
    """Its sheets, or what is wrong with it; whatever could act by itself is not opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = [name.lower() for name in packed.namelist()[: CAPS.parts]]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Fault("O202", {})
    if any(word in name for name in names for word in _ACTIVE):
        return Fault("D273", {})
    return unpack(data, CAPS)
