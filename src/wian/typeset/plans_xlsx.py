"""A plan of a year as a workbook: bars are filled cells with words or figures in them."""

from __future__ import annotations

import io
from typing import Any, Final

import xlsxwriter

from .plans import (
    DROPPED,
    EMPTY,
    HEADS,
    LEGEND,
    MONTHS,
    TITLE,
    PlanCell,
    PlanLine,
    PlanSheet,
    cell_text,
    columns,
    heading,
)
from .printing import Pen
from .values import Digits
from .workbooks import styles_of, text_cell

_WIDTHS: Final = (6, 52, 24, 24, *(7 for _ in MONTHS), 9, 34)
_HEAD: Final = 4  # rows above the activities: title, office, year and duty, names of columns
_FIRST: Final = len(HEADS)
_PERCENTS: Final = {"thai": '[$-D00041E]0"%"', "arabic": '0"%"'}
_FILLS: Final[dict[str, dict[str, object]]] = {
    "": {},
    "planned": {"bg_color": "#CFE0F0"},
    "now": {"bg_color": "#CFE0F0"},
    "silent": {"font_color": "#A01818", "bold": True, "border": 2, "border_color": "#A01818"},
    "told": {"bg_color": "#1D4F7C", "font_color": "#FFFFFF", "bold": True},
    "extra": {"border": 2, "border_color": "#1D4F7C"},
}


def plan_xlsx(sheet: PlanSheet) -> bytes:
    """The plan as a workbook: heads stay in sight and on each page, A4 landscape.

    Whatever begins like a formula is text and stays text when its cell is edited.
    """
    data, pen = io.BytesIO(), Pen(sheet.digits)
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet(TITLE)
        styles = styles_of(book, sheet.digits) | _bars(book, sheet.digits)
        _head(page, styles, sheet, pen)
        _set_up(page, sheet, pen)
        for at, line in enumerate(sheet.lines):
            _line(page, _HEAD + at, styles, at + 1, line, pen)
        last = _HEAD + max(1, len(sheet.lines))
        if not sheet.lines:
            page.merge_range(_HEAD, 0, _HEAD, len(_WIDTHS) - 1, EMPTY, styles["centre"])
        page.merge_range(last, 0, last, len(_WIDTHS) - 1, LEGEND, styles["plain"])
    return data.getvalue()


def _bars(book: Any, digits: Digits) -> dict[str, Any]:
    """The formats of months, "bar_told" and so on, and of percents."""
    base = {"font_name": "Sarabun", "font_size": 9, "align": "center", "valign": "vcenter"}
    cell = base | {"border": 1, "border_color": "#999999", "num_format": _PERCENTS[digits]}
    bars = {f"bar_{mark}": book.add_format(cell | fill) for mark, fill in _FILLS.items()}
    return bars | {"percent": book.add_format(cell | {"font_size": 11, "bold": True})}


def _head(page: Any, styles: dict[str, Any], sheet: PlanSheet, pen: Pen) -> None:
    last = len(_WIDTHS) - 1
    title, year, duty = heading(sheet, pen)
    rows = (f"{TITLE} {title}", pen.line(sheet.office), "   ".join(filter(None, (year, duty))))
    for at, (text, style) in enumerate(zip(rows, ("title", "plain", "plain"), strict=True)):
        page.merge_range(at, 0, at, last, "", styles[style])
        page.write_string(at, 0, text.replace("\u200b", ""), styles[style])
    for at, name in enumerate(columns()):
        page.write_string(_HEAD - 1, at, name, styles["names"])


def _set_up(page: Any, sheet: PlanSheet, pen: Pen) -> None:
    for at, width in enumerate(_WIDTHS):
        page.set_column(at, at, width)
    page.freeze_panes(_HEAD, 2)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD - 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(f"&L{pen.printed(sheet.printed)}&Rหน้า &P ของ &N")


def _line(page: Any, at: int, styles: dict[str, Any], count: int, line: PlanLine, pen: Pen) -> None:
    struck = "_struck" if line.dropped else ""
    page.write_number(at, 0, count, styles["count"])
    for column, text in enumerate((line.title, line.target, line.owner), 1):
        text_cell(page, at, column, pen.line(text), styles[f"text{struck}"])
    for column, cell in enumerate(line.cells, _FIRST):
        _month(page, at, column, cell, styles, pen)
    after = _FIRST + len(MONTHS)
    if line.dropped:
        page.write_blank(at, after, None, styles["percent"])
    else:
        page.write_number(at, after, line.percent, styles["percent"])
    said = DROPPED if line.dropped else pen.line(line.said)
    text_cell(page, at, after + 1, said, styles["text"])


def _month(
    page: Any, at: int, column: int, cell: PlanCell, styles: dict[str, Any], pen: Pen
) -> None:
    style = styles[f"bar_{cell.mark}"]
    if cell.percent is not None:
        page.write_number(at, column, cell.percent, style)
    else:
        text_cell(page, at, column, cell_text(cell, pen), style)
