"""A table of any columns as PDF, DOCX and XLSX: lists beside a letter, joined reports."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import xlsxwriter

from . import docx_tables
from .docx_tables import Around, Cell, table_docx
from .press import pressed
from .printing import Pen
from .values import Digits
from .workbooks import styles_of, text_cell

EMPTY: Final = "ไม่มีรายการ"
_HEAD: Final = 3  # rows above the lines: title, office and subject, names of the columns
_WIDE: Final = docx_tables.WIDE


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its name, millimetres of its width (0: what is left), whether in the middle."""

    name: str
    wide: int = 0
    middle: bool = False


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table with its title; `foot` stands on each page. Cells keep their lines."""

    office: str
    title: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[str]]
    subject: str = ""
    foot: str = ""
    printed: datetime | None = None
    digits: Digits = "thai"


def sheet_pdf(sheet: TableSheet) -> bytes:
    """The table as A4 pages lying on their side, its head on each. Raises TypesetError T110."""
    pen = Pen(sheet.digits)
    return pressed(
        "table",
        {
            "title": pen.line(sheet.title),
            "author": pen.line(sheet.office),
            "office": pen.line(sheet.office),
            "subject": pen.line(sheet.subject),
            "foot": pen.line(sheet.foot),
            "heads": [pen.line(head.name) for head in sheet.heads],
            "widths": [head.wide for head in sheet.heads],
            "middle": [at for at, head in enumerate(sheet.heads) if head.middle],
            "rows": [[pen.text(text) for text in row] for row in sheet.rows],
            "empty": EMPTY,
            "printed": pen.printed(sheet.printed),
            "digits": sheet.digits,
        },
    )


def sheet_docx(sheet: TableSheet) -> bytes:
    """The same for a word processor."""
    pen = Pen(sheet.digits)
    return table_docx(
        Around(
            title=pen.line(sheet.title),
            left=pen.line(sheet.office),
            under=pen.line(sheet.subject),
            foot=pen.line(sheet.foot),
            printed=pen.printed(sheet.printed),
            digits=sheet.digits,
        ),
        [
            docx_tables.Column(pen.line(head.name), wide, head.middle)
            for head, wide in zip(sheet.heads, _widths(sheet.heads), strict=True)
        ],
        [[Cell(pen.text(text)) for text in row] for row in sheet.rows],
        empty=EMPTY,
    )


def sheet_xlsx(sheet: TableSheet) -> bytes:
    """The same as a workbook: heads stay in sight and on each page; no cell is a formula."""
    data, pen = io.BytesIO(), Pen(sheet.digits)
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_urls": False}) as book:
        page, styles = book.add_worksheet("ตาราง"), styles_of(book, sheet.digits)
        last = len(sheet.heads) - 1
        told = " · ".join(filter(None, (sheet.office, sheet.subject, sheet.foot)))
        for at, text, style in ((0, sheet.title, "title"), (1, told, "plain")):
            if last:
                page.merge_range(at, 0, at, last, "", styles[style])
            page.write_string(at, 0, pen.line(text), styles[style])
        for at, head in enumerate(sheet.heads):
            text_cell(page, _HEAD - 1, at, pen.line(head.name), styles["names"])
        for at, row in enumerate(sheet.rows, _HEAD):
            for column, text in enumerate(row):
                text_cell(page, at, column, pen.text(text), styles["text"])
        _set_up(page, sheet, pen)
    return data.getvalue()


def _widths(heads: Sequence[Head]) -> list[float]:
    """The widths in millimetres, what is left shared by those that ask for it."""
    free = sum(not head.wide for head in heads)
    left = _WIDE - sum(head.wide for head in heads)
    return [float(head.wide or left / max(1, free)) for head in heads]


def _set_up(page: Any, sheet: TableSheet, pen: Pen) -> None:
    for at, wide in enumerate(_widths(sheet.heads)):
        page.set_column(at, at, wide / 2)
    page.freeze_panes(_HEAD, 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, _HEAD - 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(f"&L{pen.printed(sheet.printed)}&Rหน้า &P ของ &N")
