"""In the confined child: an XLSX becomes sheets of text. Loads neither Django nor the tables."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

_ERROR_CELL: Final = re.compile(rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3}[0-9]{1,7})"')
_SHEET_PART: Final = re.compile(r"xl/worksheets/[^/]+\.xml")


@dataclass(frozen=True, slots=True)
class Caps:
    """What a file may hold at most; `unpacked` counts bytes."""

    bytes: int = 20 * 2**20
    unpacked: int = 256 * 2**20
    parts: int = 2_000
    sheets: int = 20
    rows: int = 100_000
    columns: int = 200


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: its name and its rows from the first line of the sheet on."""

    title: str
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why there are no sheets: a number of the registry and its words."""

    number: str
    words: dict[str, Any]


def unpack(data: bytes, caps: Caps) -> list[Grid] | Fault:
    """Every sheet of the workbook, or what is wrong with it."""
    import python_calamine as calamine  # for the child alone: the door never opens a foreign file

    try:
        if fault := _packed_wrongly(data, caps):
            return fault
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _sheets(book, caps)
    except calamine.PasswordError:
        return Fault("O203", {})
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Fault("O202", {})


def _packed_wrongly(data: bytes, caps: Caps) -> Fault | None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        if len(parts) > caps.parts or sum(part.file_size for part in parts) > caps.unpacked:
            return Fault("O205", {})
        if "xl/workbook.xml" not in packed.namelist():
            return Fault("O202", {})
        if any(part.flag_bits & 1 for part in parts):
            return Fault("O203", {})
        for part in parts:
            if _SHEET_PART.fullmatch(part.filename) and (
                found := _ERROR_CELL.search(packed.read(part))
            ):
                return Fault("O209", {"cell": found[1].decode()})
    return None


def _sheets(book: Any, caps: Caps) -> list[Grid] | Fault:
    if len(book.sheet_names) > caps.sheets:
        return Fault("O206", {"most": caps.sheets})
    grids = []
    for title in book.sheet_names:
        sheet = book.get_sheet_by_name(title)
        if sheet.total_height > caps.rows + 1:
            return Fault("O204", {"sheet": title[:40], "most": f"{caps.rows:,}"})
        rows = sheet.to_python(skip_empty_area=False)
        grids.append(Grid(title, [[_text(cell) for cell in row[: caps.columns]] for row in rows]))
    return grids


def _text(cell: object) -> str:
    """A cell as it would be typed: whole numbers without a point, days as ISO."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
