"""The official register as a workbook: real days and numbers, no formula, ready to print."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import xlsxwriter

from .printing import Pen
from .registers import EMPTY, TITLES, columns, heading, mark, number
from .values import Digits, RegisterLine, RegisterSheet

_WIDTHS: Final = (14, 12, 24, 14, 30, 26, 56, 26, 28)
_HEAD: Final = 3  # rows above the lines: title, office and book, names of the columns
# Days of the Buddhist era in Thai; D0 is for Thai digits. Excel and LibreOffice know both.
_DAYS: Final = {"thai": "[$-D07041E]d mmm yyyy", "arabic": "[$-107041E]d mmm yyyy"}
_MOMENTS: Final = {name: f"{day} hh:mm" for name, day in _DAYS.items()}
_COUNTS: Final = {"thai": "[$-D00041E]0", "arabic": "0"}
_FIRST_DAY: Final = date(1900, 3, 1)  # Excel counts a day too many before it
_LONGEST: Final = 32_767  # characters of a cell

Style = dict[str, object]


def register_xlsx(sheet: RegisterSheet) -> bytes:
    """The register as a workbook: heads stay in sight and on each page, A4 landscape.

    Whatever begins like a formula is text and stays text when its cell is edited.
    """
    data, pen = io.BytesIO(), Pen(sheet.digits)
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet(TITLES[sheet.way])
        styles = styles_of(book, sheet.digits)
        _head(page, styles, sheet, pen)
        set_up(page, _WIDTHS, head=_HEAD, rows=len(sheet.lines), printed=pen.printed(sheet.printed))
        for at, line in enumerate(sheet.lines, _HEAD):
            _line(page, at, styles, line, pen)
        if not sheet.lines:
            page.merge_range(_HEAD, 0, _HEAD, len(_WIDTHS) - 1, EMPTY, styles["centre"])
    return data.getvalue()


def styles_of(book: Any, digits: Digits) -> dict[str, Any]:
    """The formats of a workbook of lists: "text", "day", "count", the heads, struck ones."""
    base: Style = {"font_name": "Sarabun", "font_size": 11, "valign": "top"}
    cell: Style = base | {"border": 1, "border_color": "#999999"}
    kinds: dict[str, Style] = {
        "text": {"num_format": "@", "text_wrap": True, "quote_prefix": True},
        "day": {"num_format": _DAYS[digits], "align": "center"},
        "moment": {"num_format": _MOMENTS[digits], "align": "center"},
        "count": {"num_format": _COUNTS[digits], "align": "center"},
    }
    styles = {name: book.add_format(cell | kind) for name, kind in kinds.items()}
    struck: Style = {"font_strikeout": True}
    styles |= {f"{name}_struck": book.add_format(cell | k | struck) for name, k in kinds.items()}
    bold: Style = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
    styles["names"] = book.add_format(cell | bold | {"bg_color": "#EEEEEE"})
    styles["title"] = book.add_format(base | {"bold": True, "font_size": 16, "align": "center"})
    styles["centre"] = book.add_format(cell | {"align": "center"})
    styles["right"] = book.add_format(base | {"align": "right"})
    styles["plain"] = book.add_format(base)
    return styles


def _head(page: Any, styles: dict[str, Any], sheet: RegisterSheet, pen: Pen) -> None:
    last = len(_WIDTHS) - 1
    page.merge_range(0, 0, 0, last, TITLES[sheet.way], styles["title"])
    page.merge_range(1, 0, 1, 5, "", styles["plain"])
    page.write_string(1, 0, pen.line(sheet.office), styles["plain"])
    page.merge_range(1, 6, 1, last, "", styles["right"])
    page.write_string(1, 6, " ".join(filter(None, heading(sheet, pen))), styles["right"])
    for at, name in enumerate(columns(sheet)):
        page.write_string(_HEAD - 1, at, name, styles["names"])


def set_up(page: Any, widths: Sequence[float], *, head: int, rows: int, printed: str) -> None:
    """The sheet prints on A4 across, its first `head` rows in sight and on each page."""
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    page.freeze_panes(head, 2)
    page.autofilter(head - 1, 0, head - 1 + max(1, rows), len(widths) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, head - 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(f"&L{printed}&Rหน้า &P ของ &N")


def _line(page: Any, at: int, styles: dict[str, Any], line: RegisterLine, pen: Pen) -> None:
    struck = "_struck" if line.state == "cancelled" else ""
    day_cell(page, at, 0, line.day, styles, struck, pen)
    counted = number(line)
    if isinstance(counted, int):
        page.write_number(at, 1, counted, styles[f"count{struck}"])
    else:
        page.write_string(at, 1, pen.line(counted), styles[f"text{struck}"])
    text_cell(page, at, 2, pen.line(line.their_number), styles[f"text{struck}"])
    day_cell(page, at, 3, line.dated, styles, struck, pen)
    for column, text in enumerate((line.sender, line.addressee, line.subject, line.action), 4):
        text_cell(page, at, column, pen.line(text), styles[f"text{struck}"])
    said, why = mark(line, pen)
    remarks = "\n".join(filter(None, (f"{said} {why}".strip(), pen.line(line.note))))
    text_cell(page, at, len(_WIDTHS) - 1, remarks, styles["text"])


def day_cell(
    page: Any, at: int, column: int, day: date | None, styles: dict[str, Any], struck: str, pen: Pen
) -> None:
    """The day stands in the cell as a day, as text where it is older than workbooks know."""
    if day is None:
        page.write_blank(at, column, None, styles[f"day{struck}"])
    elif day < _FIRST_DAY:
        page.write_string(at, column, pen.day(day, short=True), styles[f"day{struck}"])
    else:
        page.write_datetime(at, column, day, styles[f"day{struck}"])


def text_cell(page: Any, at: int, column: int, text: str, style: Any) -> None:
    """The text stands in the cell as text, whatever it begins with."""
    text = text.replace("\u200b", "")[:_LONGEST]
    if text:
        page.write_string(at, column, text, style)
    else:
        page.write_blank(at, column, None, style)
