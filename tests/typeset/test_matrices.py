"""Offices by duties on one sheet; long tables leave a piece at a time."""

from __future__ import annotations

import csv
import io
import tracemalloc
from datetime import date, datetime

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from wian.typeset import (
    Head,
    MatrixCell,
    MatrixLine,
    MatrixSheet,
    TableSheet,
    csv_stream,
    matrix_pdf,
    matrix_xlsx,
    sheet_docx,
    sheet_pdf,
    sheet_xlsx,
    xlsx_stream,
)
from wian.typeset.matrices import SIGNS

AT = datetime(2025, 1, 20, 9, 30)
WORDS = [(mark, f"คำของ {mark}") for mark in SIGNS]


def matrix(offices: int, columns: int, digits: str = "thai") -> MatrixSheet:
    """A table of invented offices, every mark in it."""
    marks = [*SIGNS, ""]
    return MatrixSheet(
        office="จังหวัดกาฬสินธุ์",
        title="ตารางติดตามการรายงาน",
        columns=[f"จัดส่งสำเนาหลักฐานของข้อ {at} ถึงจังหวัดภายในเดือนพฤศจิกายน" for at in range(columns)],
        lines=[
            MatrixLine(
                f"ที่ว่าการอำเภอที่ {row}",
                [
                    MatrixCell(mark := marks[(row + at) % 9], "ช้า 3" if mark else "")
                    for at in range(columns)
                ],
                ("8/10", "80.0", "70.0"),
            )
            for row in range(offices)
        ],
        totals=[("16/17", "94.1")] * columns,
        total=("160/170", "94.1", "88.2"),
        legend=WORDS,
        told_at=AT,
        printed=AT,
        digits=digits,  # type: ignore[arg-type]
    )


def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_eighteen_offices_by_eight_duties_lie_on_one_sheet_on_its_side() -> None:
    pdf = matrix_pdf(matrix(18, 8))
    page = pypdfium2.PdfDocument(pdf)[0]
    assert len(pages(pdf)) == 1
    assert page.get_width() > page.get_height()
    assert "คำของ missing" in pages(pdf)[0]
    assert "๑๖๐/๑๗๐" in pages(pdf)[0]


def test_a_long_one_has_its_head_and_its_words_on_each_page() -> None:
    told = pages(matrix_pdf(matrix(90, 12, "arabic")))
    assert len(told) > 1
    for text in told:
        assert "หน่วยงาน" in text
        assert "คำของ late" in text
        assert "ครบ %" in text
    assert not any(c in "".join(told) for c in "๐๑๒๓๔๕๖๗๘๙")


def test_one_without_offices_says_so() -> None:
    assert "ไม่มีหน่วยงานในตารางนี้" in pages(matrix_pdf(matrix(0, 3)))[0]


def test_the_workbook_has_a_sign_and_a_word_in_each_cell() -> None:
    data = matrix_xlsx(matrix(9, 9))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    cells = {cell for row in rows[4:13] for cell in row[1:10]}
    assert cells == {f"{sign} ช้า ๓" for sign in SIGNS.values()} | {""}


@pytest.mark.parametrize("make", [sheet_pdf, sheet_docx, sheet_xlsx])
def test_a_table_of_any_columns_is_made_with_rows_and_without(make: object) -> None:
    heads = (Head("ที่", 12, middle=True), Head("หน่วยงาน"), Head("หมายเหตุ", 60))
    for rows in ([], [["1", "=1+1", "บรรทัดหนึ่ง\nบรรทัดสอง"]] * 60):
        data = make(TableSheet("จังหวัด", "บัญชีรายชื่อ", heads, rows, printed=AT))  # type: ignore[operator]
        assert len(data) > 1_000


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
VALUES = st.one_of(TEXTS, st.integers(-(10**9), 10**9), st.none(), st.dates(date(1950, 1, 1)))


@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), max_size=20))
def test_whatever_stands_in_a_cell_the_files_can_be_read_and_hold_no_formula(
    rows: list[list[str | int | date | None]],
) -> None:
    heads = ("ที่", "หนึ่ง", "สอง", "สาม")
    rows = [[at, *row] for at, row in enumerate(rows)]
    data = b"".join(xlsx_stream("รายการ", heads, rows, (8, 10, 20)))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert len(book.get_sheet_by_index(0).to_python(skip_empty_area=False)) == len(rows) + 1
    told = b"".join(csv_stream(heads, rows)).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(told)))
    assert len(read) == len(rows) + 1
    for row, cells in zip(rows, read[1:], strict=True):
        for value, cell in zip(row, cells, strict=True):
            assert not isinstance(value, str) or not cell.startswith(("=", "+", "-", "@"))


def test_a_long_list_keeps_no_more_in_memory_than_a_short_one() -> None:
    def peak(lines: int) -> int:
        rows = ((at, "ที่ว่าการอำเภอ" * 3, date(2025, 1, 20)) for at in range(lines))
        tracemalloc.start()
        for _ in xlsx_stream("รายการ", ("ที่", "หน่วยงาน", "วันที่"), rows):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(600)
    assert peak(20_000) < 2 * peak(2_000)
