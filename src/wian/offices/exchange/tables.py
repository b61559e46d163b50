"""A file becomes tables: rows of cells under known headings, with the numbers of their lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wian.scanning.encoding import decode
from wian.scanning.errors import ScanError
from wian.scanning.pool import shared_pool

from ..errors import Refused
from .cells import clean, plain
from .columns import FORMS, LISTS, OFFICES, Form, FormName
from .unpacking import Caps, Fault, Grid, unpack

CAPS: Final = Caps()
_HEADINGS_WITHIN: Final = 20  # a title and notes may stand above the headings
_REMARK: Final = "#"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_SEPARATOR: Final = re.compile(r"sep=(.)\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet by the number it has there; only columns that the sheet has."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one form; lines that begin with # are remarks and are left out."""

    form: FormName
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """What a file holds; `ignored` names the sheets and columns that mean nothing here."""

    offices: Table | None = None
    people: Table | None = None
    ignored: tuple[str, ...] = ()


def read_tables(data: bytes, name: str, caps: Caps = CAPS) -> Tables:
    """The tables of an XLSX or CSV file, Refused with the reason.

    What the file is, its bytes say; `name` is how a CSV's only sheet is called.
    """
    found: dict[FormName, Table] = {}
    ignored: list[str] = []
    for grid in _grids(data, name, caps):
        if grid.title == LISTS or not any(any(row) for row in grid.rows):
            continue
        table = _table(grid, ignored)
        if table is None or table.form in found:
            ignored.append(grid.title)
        else:
            found[table.form] = table
    if not found:
        needed = ", ".join(OFFICES.column(name).heading for name in OFFICES.needed)
        raise Refused("O207", needed=needed)
    return Tables(found.get("offices"), found.get("people"), tuple(ignored))


def _grids(data: bytes, name: str, caps: Caps) -> list[Grid]:
    if not data.strip():
        raise Refused("O200")
    if len(data) > caps.bytes:
        raise Refused("O201", most=caps.bytes // 2**20)
    if data.startswith(_OLD_EXCEL):
        raise Refused("O203" if _ENCRYPTED in data else "O227")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _workbook(data, caps)
    try:
        text = decode(data).text
    except ScanError:
        raise Refused("O202") from None
    return [Grid(name, _lines(text, name, caps))]


def _workbook(data: bytes, caps: Caps) -> list[Grid]:
    """The sheets, read in a child that a hostile file can at most end."""
    try:
        found = shared_pool().submit(unpack, data, caps).result()
    except ScanError:
        raise Refused("O219") from None
    if isinstance(found, Fault):
        raise Refused(found.number, **found.words)
    return found


def _lines(text: str, name: str, caps: Caps) -> list[list[str]]:
    told = _SEPARATOR.match(text)
    first = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = told[1] if told else max(",;\t", key=first.count)
    body = io.StringIO(text[told.end() :] if told else text)  # Excel does not count that line
    rows: list[list[str]] = []
    try:
        for row in csv.reader(body, delimiter=delimiter):
            rows.append(row[: caps.columns])
            if len(rows) > caps.rows + 1:
                raise Refused("O204", sheet=name[:40], most=f"{caps.rows:,}")
    except csv.Error:
        raise Refused("O202") from None
    return rows


def _table(grid: Grid, ignored: list[str]) -> Table | None:
    for at, row in enumerate(grid.rows[:_HEADINGS_WITHIN]):
        headings = [clean(plain(cell)) for cell in row]
        for form in FORMS:
            columns = _columns(form, headings)
            if set(form.needed) <= set(columns.values()) and len(columns) > 1:
                ignored += [text for i, text in enumerate(headings) if text and i not in columns]
                rows = _rows(grid.rows[at + 1 :], columns, at + 2)
                return Table(form.name, tuple(columns.values()), rows)
    return None


def _columns(form: Form, headings: list[str]) -> dict[int, str]:
    """The names of the columns by where they stand; Refused O208 for two of one name."""
    columns: dict[int, str] = {}
    for at, heading in enumerate(headings):
        column = form.named(heading) if heading else None
        if column is None:
            continue
        if column.name in columns.values():
            raise Refused("O208", heading=heading[:40])
        columns[at] = column.name
    return columns


def _rows(lines: list[list[str]], columns: dict[int, str], first: int) -> tuple[Row, ...]:
    rows = []
    leftmost = min(columns)
    for number, line in enumerate(lines, first):
        if "".join(line[leftmost : leftmost + 1]).lstrip().startswith(_REMARK):
            continue
        cells = {
            name: clean(plain(line[at])) if at < len(line) else "" for at, name in columns.items()
        }
        if any(cells.values()):
            rows.append(Row(number, cells))
    return tuple(rows)
