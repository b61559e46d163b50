"""A report to be filled in as a workbook: cells to type in, all else locked, no formula."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from .printing import Pen, visible
from .values import Digits
from .workbooks import styles_of, text_cell

SHEET: Final = "รายงาน"
KEYS: Final = "wian"
"""The hidden sheet with the key of the whole, and the mark before the hidden codes of columns."""
_LISTS: Final = "รายการ"
_CODES, _HEAD = 3, 4  # rows of the hidden codes and of the names of columns, from 0
_TOLD_MOST: Final = 255  # characters that Excel shows in a hint
Style = dict[str, object]


@dataclass(frozen=True, slots=True)
class SheetField:
    """A column to fill in; `choices` are the words to pick from."""

    code: str
    label: str
    kind: Literal["number", "text", "choice", "date"]
    required: bool = False
    hint: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    decimals: int = 0
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line: its hidden key, what it is about, what stands in its cells; `locked` for reading."""

    key: str
    labels: tuple[str, ...]
    values: Mapping[str, str | Decimal | date] = field(default_factory=dict)
    locked: bool = False


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """The whole: `key` is hidden in it, `about` stands above, `names` head the labels of rows."""

    key: str
    title: str
    about: Sequence[str]
    names: tuple[str, ...]
    fields: tuple[SheetField, ...]
    rows: Sequence[SheetRow]
    digits: Digits = "arabic"


def report_sheet_xlsx(sheet: ReportSheet) -> bytes:
    """The workbook: words to pick from beside their cells, what was sent locked, text as text.

    Row by row in little memory, whatever their number.
    """
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"constant_memory": True, "strings_to_urls": False}) as book:
        page, styles = book.add_worksheet(SHEET), _styles(book, sheet.digits)
        keys, lists = book.add_worksheet(KEYS), book.add_worksheet(_LISTS)
        keys.write_string(0, 0, sheet.key)
        keys.very_hidden()
        lists.hide()
        _offer(page, sheet, _lists(lists, sheet))
        _head(page, sheet, styles)
        for at, row in enumerate(sheet.rows, _HEAD + 1):
            _line(page, at, sheet, row, styles)
        _set_up(page, sheet)
    return data.getvalue()


def cell(row: int, column: int) -> str:
    """How people name a cell, both counted from 0: "D7"."""
    return f"{xl_col_to_name(column)}{row + 1}"


def _styles(book: Any, digits: Digits) -> dict[str, Any]:
    styles = styles_of(book, digits)
    base: Style = {"font_name": "Sarabun", "font_size": 11, "valign": "top", "border": 1}
    day = "[$-107041E]d mmm yyyy"
    kinds: dict[str, Style] = {
        "text": {"num_format": "@", "text_wrap": True, "quote_prefix": True},
        "choice": {"num_format": "@"},
        "date": {"num_format": day, "align": "center"},
        "number": {"num_format": "#,##0.######", "align": "right"},
    }
    for name, kind in kinds.items():
        styles[f"in_{name}"] = book.add_format(base | kind | {"locked": False})
        grey: Style = {"bg_color": "#EEEEEE"}
        styles[f"shut_{name}"] = book.add_format(base | kind | grey)
    return styles


def _lists(page: Any, sheet: ReportSheet) -> dict[str, str]:
    """Where the words of each list stand: written row by row, as constant memory asks."""
    chosen = [each for each in sheet.fields if each.kind == "choice"]
    for number in range(max((len(each.choices) for each in chosen), default=0)):
        for at, each in enumerate(chosen):
            if number < len(each.choices):
                page.write_string(number, at, visible(each.choices[number]))
    return {
        each.code: f"='{_LISTS}'!${(at_ := xl_col_to_name(at))}$1:${at_}${len(each.choices)}"
        for at, each in enumerate(chosen)
    }


def _head(page: Any, sheet: ReportSheet, styles: dict[str, Any]) -> None:
    pen = Pen(sheet.digits)
    page.write_string(0, 1, pen.line(sheet.title), styles["plain"])
    for at, said in enumerate(list(sheet.about)[:2], 1):
        page.write_string(at, 1, pen.line(said), styles["plain"])
    page.write_string(_CODES, 0, KEYS)
    for at, each in enumerate(sheet.fields, len(sheet.names) + 1):
        page.write_string(_CODES, at, each.code)
    page.set_row(_CODES, None, None, {"hidden": True})
    for at, name in enumerate(sheet.names, 1):
        page.write_string(_HEAD, at, pen.line(name), styles["names"])
    for at, each in enumerate(sheet.fields, len(sheet.names) + 1):
        must = " *" if each.required else ""
        page.write_string(_HEAD, at, f"{pen.line(each.label)}{must}", styles["names"])


def _line(page: Any, at: int, sheet: ReportSheet, row: SheetRow, styles: dict[str, Any]) -> None:
    page.write_string(at, 0, row.key)
    for column, label in enumerate(row.labels, 1):
        text_cell(page, at, column, visible(label), styles["text"])
    for column, each in enumerate(sheet.fields, len(sheet.names) + 1):
        style = styles[f"{'shut' if row.locked else 'in'}_{each.kind}"]
        _cell(page, at, column, row.values.get(each.code), style)


def _cell(page: Any, at: int, column: int, value: str | Decimal | date | None, style: Any) -> None:
    if isinstance(value, Decimal):
        page.write_number(at, column, value, style)
    elif isinstance(value, date) and value >= date(1900, 3, 1):
        page.write_datetime(at, column, value, style)
    else:
        text_cell(page, at, column, "" if value is None else str(value), style)


def _offer(page: Any, sheet: ReportSheet, lists: Mapping[str, str]) -> None:
    """What each column takes, told beside its cells; the house itself checks when it comes back."""
    last = _HEAD + max(1, len(sheet.rows))
    for at, each in enumerate(sheet.fields, len(sheet.names) + 1):
        rule: dict[str, object] = {"validate": "any"}
        if each.kind == "choice":
            rule = {"validate": "list", "source": lists[each.code]}
        elif each.kind == "number" and each.least is not None and each.most is not None:
            bounds = {"minimum": float(each.least), "maximum": float(each.most)}
            rule = {"validate": "decimal", "criteria": "between", **bounds}
        if each.hint:
            rule |= {"input_message": each.hint[:_TOLD_MOST]}
        page.data_validation(_HEAD + 1, at, last, at, {**rule, "error_type": "warning"})


def _set_up(page: Any, sheet: ReportSheet) -> None:
    page.set_column(0, 0, None, None, {"hidden": True})
    page.set_column(1, len(sheet.names), 28)
    for at, each in enumerate(sheet.fields, len(sheet.names) + 1):
        page.set_column(at, at, 40 if each.kind == "text" else 18)
    page.freeze_panes(_HEAD + 1, len(sheet.names) + 1)
    page.protect("", {"format_columns": True, "format_rows": True, "sort": True})
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD)
