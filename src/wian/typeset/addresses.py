"""Addresses that were made for offices, as a workbook or a CSV: one line each, no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

import xlsxwriter

from .printing import visible
from .workbooks import styles_of, text_cell

TITLE: Final = "ลิงก์ของหน่วยงาน"
_COLUMNS: Final = {"หน่วยงาน": 56, "ลิงก์": 90, "ใช้ได้ถึง": 28}
_ABOUT: Final = "หนังสือ"
_ACTIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HEAD: Final = 2  # rows above the lines: what it is about, names of the columns


def addresses_xlsx(about: str, lines: Sequence[tuple[str, str]], until: str) -> bytes:
    """The offices with their addresses as a workbook; `about` says what they are for.

    An address is text, whatever a name begins with too: nothing in it opens by itself.
    """
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_urls": False}) as book:
        page, styles = book.add_worksheet(TITLE), styles_of(book, "arabic")
        page.merge_range(0, 0, 0, len(_COLUMNS) - 1, "", styles["plain"])
        page.write_string(0, 0, visible(about), styles["plain"])
        for at, (name, width) in enumerate(_COLUMNS.items()):
            page.set_column(at, at, width)
            page.write_string(_HEAD - 1, at, name, styles["names"])
        for at, (office, address) in enumerate(lines, _HEAD):
            for column, text in enumerate((office, address, until)):
                text_cell(page, at, column, visible(text), styles["text"])
        page.freeze_panes(_HEAD, 1)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(0, _HEAD - 1)
    return data.getvalue()


def addresses_csv(about: str, lines: Sequence[tuple[str, str]], until: str) -> bytes:
    """The same for a mail merge: the names of the columns, then a line for each office.

    UTF-8 with the mark by which Excel knows it; an apostrophe before what begins like a formula.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*_COLUMNS, _ABOUT))
    for office, address in lines:
        writer.writerow(map(harmless, (office, address, until, about)))
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """The text on one line of a CSV, an apostrophe before what begins like a formula."""
    text = " ".join(visible(text).split())
    return f"'{text}" if text.startswith((*_ACTIVE, "'")) else text
