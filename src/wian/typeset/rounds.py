"""How a letter goes round, office by office: on paper, as a workbook, for a word processor."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import xlsxwriter

from .docx_tables import Around, Cell, Column, table_docx
from .press import pressed
from .printing import Pen, local
from .values import RoundLine, RoundSheet
from .workbooks import set_up, styles_of, text_cell

TITLE: Final = "สถานะการเวียนหนังสือ"
EMPTY: Final = "ไม่มีหน่วยงานในสถานะนี้"
COLUMNS: Final = (
    Column("ลำดับ", 12, middle=True),
    Column("หน่วยงาน", 66),
    Column("สถานะ", 27),
    Column("ส่งเมื่อ", 25, middle=True),
    Column("ลงรับเมื่อ", 25, middle=True),
    Column("ล่าสุดเมื่อ", 25, middle=True),
    Column("โดย", 33),
    Column("ที่แจ้งต่อ", 25),
    Column("หมายเหตุ", 35),
)
"""The columns of the table, in millimetres of an A4 page across."""
_WORKBOOK: Final = (8, 52, 18, 22, 22, 22, 28, 22, 44)
_HEAD: Final = 5  # rows above the lines: title, sender, letter, sums, names of the columns
_MOMENTS: Final = (3, 4, 5)


def round_pdf(sheet: RoundSheet) -> bytes:
    """The table as A4 pages across, heads on each; who waits is told in bold.

    Raises TypesetError T110.
    """
    pen = Pen(sheet.digits)
    return pressed(
        "round",
        {
            "title": TITLE,
            "author": pen.line(sheet.sender),
            "sender": pen.line(sheet.sender),
            "letter": about(sheet, pen),
            "sums": sums(sheet, pen),
            "shown": pen.line(sheet.shown),
            "columns": [column.name for column in COLUMNS],
            "widths": [column.wide for column in COLUMNS],
            "lines": [
                {"cells": list(_cells(at, line, pen)), "open": line.open}
                for at, line in enumerate(sheet.lines, 1)
            ],
            "empty": EMPTY,
            "printed": pen.printed(sheet.printed),
            "digits": sheet.digits,
        },
    )


def round_docx(sheet: RoundSheet) -> bytes:
    """The same table as DOCX."""
    pen = Pen(sheet.digits)
    around = Around(
        title=TITLE,
        left=about(sheet, pen),
        right=pen.line(sheet.shown),
        under=sums(sheet, pen),
        foot=pen.line(sheet.sender),
        printed=pen.printed(sheet.printed),
        digits=sheet.digits,
    )
    rows = (_row(at, line, pen) for at, line in enumerate(sheet.lines, 1))
    return table_docx(around, COLUMNS, rows, empty=EMPTY)


def round_xlsx(sheet: RoundSheet) -> bytes:
    """The same table as a workbook: real moments, no formula, heads in sight and on each page."""
    data, pen = io.BytesIO(), Pen(sheet.digits)
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page, styles = book.add_worksheet(TITLE), styles_of(book, sheet.digits)
        _top(page, styles, sheet, pen)
        set_up(
            page, _WORKBOOK, head=_HEAD, rows=len(sheet.lines), printed=pen.printed(sheet.printed)
        )
        for at, line in enumerate(sheet.lines):
            _line(page, at, styles, line, pen)
        if not sheet.lines:
            page.merge_range(_HEAD, 0, _HEAD, len(COLUMNS) - 1, EMPTY, styles["centre"])
    return data.getvalue()


def about(sheet: RoundSheet, pen: Pen) -> str:
    """Which letter goes round."""
    number = f"ที่ {pen.line(sheet.number)}" if sheet.number else ""
    return " · ".join(filter(None, (number, pen.line(sheet.subject))))


def sums(sheet: RoundSheet, pen: Pen) -> str:
    """How it stands with all, each number with its word."""
    return pen.counted(" · ".join(f"{word} {count:,} แห่ง" for word, count in sheet.sums))


def _cells(at: int, line: RoundLine, pen: Pen) -> Iterator[str]:
    yield pen.counted(str(at))
    yield from map(pen.line, (line.office, line.state))
    for moment in (line.sent, line.received, line.moved):
        yield pen.moment(moment)
    yield from map(pen.line, (line.by, line.below, line.reason))


def _row(at: int, line: RoundLine, pen: Pen) -> tuple[Cell, ...]:
    count, office, state, *rest = _cells(at, line, pen)
    told = Cell("", bold=state) if line.open else Cell(state)
    return (Cell(count), Cell(office), told, *map(Cell, rest))


def _top(page: Any, styles: dict[str, Any], sheet: RoundSheet, pen: Pen) -> None:
    last = len(COLUMNS) - 1
    page.merge_range(0, 0, 0, last, TITLE, styles["title"])
    shown = " · ".join(filter(None, (sums(sheet, pen), pen.line(sheet.shown))))
    for at, text in enumerate((pen.line(sheet.sender), about(sheet, pen), shown), 1):
        page.merge_range(at, 0, at, last, "", styles["plain"])
        page.write_string(at, 0, text, styles["plain"])
    for at, column in enumerate(COLUMNS):
        page.write_string(_HEAD - 1, at, column.name, styles["names"])


def _line(page: Any, at: int, styles: dict[str, Any], line: RoundLine, pen: Pen) -> None:
    page.write_number(_HEAD + at, 0, at + 1, styles["count"])
    moments: tuple[datetime | None, ...] = (line.sent, line.received, line.moved)
    for column, moment in zip(_MOMENTS, moments, strict=True):
        if moment is None:
            page.write_blank(_HEAD + at, column, None, styles["moment"])
        else:
            told = local(moment).replace(tzinfo=None, microsecond=0)
            page.write_datetime(_HEAD + at, column, told, styles["moment"])
    texts = (line.office, line.state, line.by, line.below, line.reason)
    for column, text in zip((1, 2, 6, 7, 8), texts, strict=True):
        text_cell(page, _HEAD + at, column, pen.line(text), styles["text"])
