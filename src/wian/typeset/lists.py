"""Letters that were found, as a workbook: real days, no formula, ready to print."""

from __future__ import annotations

import io
from datetime import date
from typing import Any, Final

import xlsxwriter

from .printing import Pen
from .values import LetterLine, LetterList
from .workbooks import day_cell, styles_of, text_cell

TITLE: Final = "รายการหนังสือ"
EMPTY: Final = "ไม่พบหนังสือตามที่ค้นหา"
_COLUMNS: Final = {
    "ที่": 26, "ลงวันที่": 14, "จาก": 30, "ถึง": 26, "เรื่อง": 56, "ชั้นความเร็ว": 12, "สถานะ": 16,
    "หน่วยงานที่เก็บ": 28, "อยู่ที่": 28, "กำหนด": 14,
}  # fmt: skip
_HEAD: Final = 3  # rows above the lines: title, what was asked, names of the columns


def letters_xlsx(found: LetterList) -> bytes:
    """The letters as a workbook: heads stay in sight and on each page, A4 landscape.

    Whatever begins like a formula is text and stays text when its cell is edited.
    """
    data, pen = io.BytesIO(), Pen(found.digits)
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet(TITLE)
        styles = styles_of(book, found.digits)
        _head(page, styles, found, pen)
        _set_up(page, found, pen)
        for at, line in enumerate(found.lines, _HEAD):
            _line(page, at, styles, line, pen)
        if not found.lines:
            page.merge_range(_HEAD, 0, _HEAD, len(_COLUMNS) - 1, EMPTY, styles["centre"])
    return data.getvalue()


def _head(page: Any, styles: dict[str, Any], found: LetterList, pen: Pen) -> None:
    last = len(_COLUMNS) - 1
    page.merge_range(0, 0, 0, last, TITLE, styles["title"])
    page.merge_range(1, 0, 1, last, "", styles["plain"])
    page.write_string(1, 0, pen.line(found.asked), styles["plain"])
    for at, name in enumerate(_COLUMNS):
        page.write_string(_HEAD - 1, at, name, styles["names"])


def _set_up(page: Any, found: LetterList, pen: Pen) -> None:
    for at, width in enumerate(_COLUMNS.values()):
        page.set_column(at, at, width)
    page.freeze_panes(_HEAD, 1)
    page.autofilter(_HEAD - 1, 0, _HEAD - 1 + max(1, len(found.lines)), len(_COLUMNS) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, _HEAD - 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(f"&L{pen.printed(found.printed)}&Rหน้า &P ของ &N")


def _line(page: Any, at: int, styles: dict[str, Any], line: LetterLine, pen: Pen) -> None:
    values: tuple[str | date | None, ...] = (
        line.number, line.dated, line.sender, line.addressee, line.subject, line.urgency,
        line.state, line.office, line.holder, line.due,
    )  # fmt: skip
    for column, value in enumerate(values):
        if isinstance(value, str):
            text_cell(page, at, column, pen.line(value), styles["text"])
        else:
            day_cell(page, at, column, value, styles, "", pen)
