"""Tables become an XLSX or a CSV that Thai Excel opens as it is, and that can be read back.

Cells are text, so that no code loses its zeros and no day its era; `safe` keeps formulas out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import xlsxwriter

from .cells import safe
from .columns import LISTS, Column, Form

Line = Mapping[str, str]
Choices = Mapping[str, Sequence[str]]
"""Words to pick from, by the name that columns have for their list."""

FORMATS: Final = ("xlsx", "csv")
_TOLD_MOST: Final = 255  # characters that Excel shows in a hint
_ROOM: Final = 10_000  # rows that offer their words to pick from


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form with its lines; `hints` tells each column's hint beside its cells."""

    form: Form
    lines: Sequence[Line]
    hints: bool = False


def write_csv(sheet: Sheet) -> bytes:
    """UTF-8 with the mark that Excel needs to see it as such; Windows line ends."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for cells in _cells(sheet):
        writer.writerow(cells)
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(sheets: Iterable[Sheet], choices: Choices) -> bytes:
    """A workbook of these sheets, with lists to pick from."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        made = [(sheet, book.add_worksheet(sheet.form.thai)) for sheet in sheets]
        ranges = _lists(book, choices)
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        for sheet, page in made:
            _fill(page, sheet, bold, text)
            for at, column in enumerate(sheet.form.columns):
                _offer(page, at, column, ranges.get(column.choices, ""), hints=sheet.hints)
    return data.getvalue()


def _cells(sheet: Sheet) -> Iterable[list[str]]:
    yield [column.heading for column in sheet.form.columns]
    for line in sheet.lines:
        yield [safe(line.get(column.name, "")) for column in sheet.form.columns]


def _fill(page: Any, sheet: Sheet, bold: Any, text: Any) -> None:
    for at, column in enumerate(sheet.form.columns):
        page.set_column(at, at, column.width, text)
    page.freeze_panes(1, 1)
    for number, cells in enumerate(_cells(sheet)):
        for at, cell in enumerate(cells):
            if cell:
                page.write_string(number, at, cell, text if number else bold)


def _lists(book: Any, choices: Choices) -> dict[str, str]:
    """A hidden sheet of the words to pick from; where each list stands in it."""
    page = book.add_worksheet(LISTS)
    page.hide()
    ranges = {}
    for at, (name, words) in enumerate(choices.items()):
        for number, word in enumerate(words):
            page.write_string(number, at, safe(word))
        letter = chr(ord("A") + at)
        ranges[name] = f"='{LISTS}'!${letter}$1:${letter}${max(1, len(words))}"
    return ranges


def _offer(page: Any, at: int, column: Column, source: str, *, hints: bool) -> None:
    """The column's words to pick from; others may be typed, for codes are taken too."""
    rule: dict[str, object] = {"validate": "list", "source": source} if source else {}
    if not source and hints:
        rule = {"validate": "any"}
    if not rule:
        return
    if hints:
        rule |= {"input_title": column.thai[:32], "input_message": column.hint[:_TOLD_MOST]}
    page.data_validation(1, at, _ROOM, at, {**rule, "error_type": "information"})
