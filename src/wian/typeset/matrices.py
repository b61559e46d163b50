"""Offices by duties or months on paper and as a workbook: each cell a sign and a word."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import xlsxwriter

from .press import pressed
from .printing import Pen
from .values import Digits
from .workbooks import styles_of, text_cell

EMPTY: Final = "ไม่มีหน่วยงานในตารางนี้"
_NAME: Final = "หน่วยงาน"
_SUM: Final = "รวม"
SUMS: Final = ("ส่งแล้ว / ครบกำหนด", "ครบ %", "ทัน %")
"""What the last three columns say of a line: here of what is due, and both rates."""
_HEAD: Final = 4  # rows above the lines: title, what of, as of when, names of the columns
_COLOURS: Final = {
    "on_time": "#DDEFE1",
    "late": "#FBE7C6",
    "missing": "#F8D3D0",
    "returned": "#F6DFEE",
    "soon": "#FFF6CF",
    "exempt": "#ECECEC",
}
SIGNS: Final = {
    "on_time": "●", "late": "▲", "missing": "✕", "returned": "◀", "waiting": "○", "soon": "◐",
    "not_open": "·", "exempt": "–",
}  # fmt: skip
"""The sign of each mark where letters are at hand; the press draws the same ones."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell: its mark (a key of SIGNS) and its words; no mark where nothing is owed."""

    mark: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """An office, its cells and its sums, one text for each of SUMS."""

    name: str
    cells: Sequence[MatrixCell]
    total: Sequence[str]


@dataclass(frozen=True, slots=True)
class MatrixSheet:
    """The table; `totals` are the sums of each column, `total` of all, `legend` what marks say."""

    office: str
    title: str
    columns: Sequence[str]
    lines: Sequence[MatrixLine]
    totals: Sequence[Sequence[str]]
    total: Sequence[str]
    legend: Sequence[tuple[str, str]]
    told_at: datetime
    subject: str = ""
    printed: datetime | None = None
    digits: Digits = "thai"


def matrix_pdf(sheet: MatrixSheet) -> bytes:
    """The table on A4 lying on its side, its head on each page. Raises TypesetError T110."""
    pen = Pen(sheet.digits)
    return pressed(
        "matrix",
        {
            "title": pen.line(sheet.title),
            "author": pen.line(sheet.office),
            "office": pen.line(sheet.office),
            "subject": pen.line(sheet.subject),
            "told": _told(sheet, pen),
            "name": _NAME,
            "sum": _SUM,
            "sums": SUMS,
            "columns": [pen.line(name) for name in sheet.columns],
            "lines": [
                {
                    "name": pen.line(line.name),
                    "cells": [{"mark": c.mark, "text": pen.line(c.text)} for c in line.cells],
                    "total": [pen.line(text) for text in line.total],
                }
                for line in sheet.lines
            ],
            "totals": [[pen.line(text) for text in one if text] for one in sheet.totals],
            "total": [pen.line(text) for text in sheet.total],
            "legend": [{"mark": mark, "text": pen.line(text)} for mark, text in sheet.legend],
            "empty": EMPTY,
            "printed": pen.printed(sheet.printed),
            "digits": sheet.digits,
        },
    )


def matrix_xlsx(sheet: MatrixSheet) -> bytes:
    """The same as a workbook: heads stay in sight and on each page; no cell is a formula."""
    data, pen = io.BytesIO(), Pen(sheet.digits)
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        page = book.add_worksheet("ตาราง")
        styles = styles_of(book, sheet.digits)
        cell = {"font_name": "Sarabun", "font_size": 11, "border": 1, "border_color": "#999999"}
        cell |= {"align": "center", "valign": "vcenter", "text_wrap": True, "num_format": "@"}
        marks = {m: book.add_format(cell | _fill(m)) for m in (*SIGNS, "")}
        _head(page, styles, sheet, pen)
        for at, line in enumerate(sheet.lines, _HEAD):
            text_cell(page, at, 0, pen.line(line.name), styles["text"])
            for column, one in enumerate(line.cells, 1):
                said = f"{SIGNS.get(one.mark, '')} {pen.line(one.text)}".strip()
                text_cell(page, at, column, said, marks[one.mark])
            for column, text in enumerate(line.total, len(sheet.columns) + 1):
                text_cell(page, at, column, pen.line(text), marks[""])
        _foot(page, styles, sheet, pen)
        _set_up(page, sheet, pen)
    return data.getvalue()


def _told(sheet: MatrixSheet, pen: Pen) -> str:
    return pen.printed(sheet.told_at).replace("พิมพ์เมื่อ", "ข้อมูล ณ")


def _last(sheet: MatrixSheet) -> int:
    return len(sheet.columns) + len(SUMS)


def _fill(mark: str) -> dict[str, object]:
    return {"bg_color": _COLOURS[mark]} if mark in _COLOURS else {}


def _head(page: Any, styles: dict[str, Any], sheet: MatrixSheet, pen: Pen) -> None:
    last = _last(sheet)
    for at, text, style in (
        (0, sheet.title, "title"),
        (1, f"{sheet.office} {sheet.subject}".strip(), "plain"),
        (2, _told(sheet, pen), "plain"),
    ):
        page.merge_range(at, 0, at, last, "", styles[style])
        page.write_string(at, 0, pen.line(text), styles[style])
    for at, name in enumerate((_NAME, *sheet.columns, *SUMS)):
        text_cell(page, _HEAD - 1, at, pen.line(name), styles["names"])


def _foot(page: Any, styles: dict[str, Any], sheet: MatrixSheet, pen: Pen) -> None:
    at = _HEAD + len(sheet.lines)
    if not sheet.lines:
        page.merge_range(at, 0, at, _last(sheet), EMPTY, styles["centre"])
        at += 1
    sums = ("\n".join(filter(None, one)) for one in sheet.totals)
    for column, text in enumerate((_SUM, *sums, *sheet.total)):
        text_cell(page, at, column, pen.text(text), styles["names"])
    for nth, (mark, text) in enumerate(sheet.legend, at + 2):
        text_cell(page, nth, 0, f"{SIGNS.get(mark, '')} {pen.line(text)}", styles["plain"])


def _set_up(page: Any, sheet: MatrixSheet, pen: Pen) -> None:
    page.set_column(0, 0, 34)
    page.set_column(1, len(sheet.columns), 13)
    page.set_column(len(sheet.columns) + 1, _last(sheet), 11)
    page.freeze_panes(_HEAD, 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, _HEAD - 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(f"&L{pen.printed(sheet.printed)}&Rหน้า &P ของ &N")
