"""Long tables as CSV or as a workbook, a piece at a time: as much memory for a million lines as
for one, and the first bytes at once."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import Final
from xml.sax.saxutils import escape

from .addresses import harmless
from .printing import visible

Value = str | int | date | None
AT_ONCE: Final = 500
"""Lines that leave together."""
MOST: Final = 1_000_000
"""Lines of a workbook, about as many as a sheet has."""
_LONGEST: Final = 32_767  # characters of a cell
_EPOCH: Final = date(1899, 12, 30)
_MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_STILL: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    # Formats of cells: 0 as it comes, 1 names of columns, 2 text that stays text, 3 a Thai day.
    "xl/styles.xml": (
        f'<styleSheet {_MAIN}><numFmts count="1">'
        '<numFmt numFmtId="164" formatCode="[$-107041E]d mmm yyyy"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Sarabun"/></font>'
        '<font><b/><sz val="11"/><name val="Sarabun"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" applyFont="1"/>'
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" quotePrefix="1"'
        ' applyNumberFormat="1"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
        "</cellXfs></styleSheet>"
    ),
}


def csv_stream(heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """The rows under the names of their columns; UTF-8 with the mark by which Excel knows it.

    An apostrophe stands before what begins like a formula; days as 2025-12-31.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heads)
    yield b"\xef\xbb\xbf" + text.getvalue().encode()
    lines = iter(rows)
    while some := list(islice(lines, AT_ONCE)):
        text.seek(0)
        text.truncate()
        writer.writerows([[_plain(value) for value in row] for row in some])
        yield text.getvalue().encode()


def xlsx_stream(
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Value]],
    widths: Sequence[int] = (),
) -> Iterator[bytes]:
    """The same as a workbook of one sheet, its heads in sight; no cell is ever a formula.

    More than MOST lines are left out.
    """
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, text in _STILL.items():
            book.writestr(name, _XML + text)
        book.writestr("xl/workbook.xml", _XML + _workbook(title))
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write((_XML + _begun(heads, widths)).encode())
            yield pipe.taken()
            lines = chain([_row(1, heads, head=True)], _rows(islice(rows, MOST)))
            while some := list(islice(lines, AT_ONCE)):
                sheet.write("".join(some).encode())
                yield pipe.taken()
            sheet.write(b"</sheetData></worksheet>")
    yield pipe.taken()


class _Pipe(io.RawIOBase):
    """Takes what is written and gives it away again; it cannot go back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._pieces.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _plain(value: Value) -> str:
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else str(value)


def _workbook(title: str) -> str:
    name = escape("".join(c for c in visible(title) if c not in "[]:*?/\\'")[:31], {'"': "&quot;"})
    return (
        f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _begun(heads: Sequence[str], widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(widths[: len(heads)], 1)
    )
    return (
        f'<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews>{f'<cols>{columns}</cols>' if columns else ''}<sheetData>"
    )


def _rows(rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    for number, row in enumerate(rows, 2):
        yield _row(number, row)


def _row(number: int, row: Sequence[Value], *, head: bool = False) -> str:
    return f'<row r="{number}">{"".join(_cell(value, head) for value in row)}</row>'


def _cell(value: Value, head: bool) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, date):
        return f'<c s="3"><v>{(value - _EPOCH).days}</v></c>'
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    text = escape(visible(value).replace("\u200b", "")[:_LONGEST])
    style = 1 if head else 2
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{text}</t></is></c>'
