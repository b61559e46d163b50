"""The register as a workbook: days are days, numbers are numbers, texts are never formulas."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
import python_calamine

from tests.typeset.papers import AT, OFFICE, line, register
from wian.typeset import RegisterSheet, register_xlsx

ACTIVE = ["=cmd|'/C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1", '=HYPERLINK("http://a")']


def rows(sheet: RegisterSheet) -> list[list[object]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(register_xlsx(sheet)))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def part(sheet: RegisterSheet, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(register_xlsx(sheet))) as book:
        return book.read(name).decode()


def test_days_and_numbers_are_real_ones() -> None:
    found = rows(register(line("12")))
    assert found[3][0] == date(2026, 1, 5)
    assert found[3][1] == 12
    assert found[3][3] == date(2025, 12, 29)


def test_days_are_shown_in_the_buddhist_era() -> None:
    assert "[$-D07041E]d mmm yyyy" in part(register(line()), "xl/styles.xml")
    assert "[$-107041E]d mmm yyyy" in part(register(line(), digits="arabic"), "xl/styles.xml")


def test_the_columns_are_the_official_ones() -> None:
    found = rows(register(line()))
    assert found[0][0] == "ทะเบียนหนังสือรับ"
    assert found[1][0] == OFFICE
    assert found[2] == [
        "วันที่ลงทะเบียน", "เลขทะเบียนรับ", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ACTIVE)
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    sheet = register(line(subject=text, sender=text, note=text, number=text), digits="arabic")
    assert "<f>" not in part(sheet, "xl/worksheets/sheet1.xml")
    assert 'quotePrefix="1"' in part(sheet, "xl/styles.xml")
    assert rows(sheet)[3][6] == " ".join(text.split())


def test_a_cancelled_line_is_struck_and_its_remark_is_not() -> None:
    sheet = register(line(state="cancelled", reason="ออกซ้ำ"))
    assert "<strike/>" in part(sheet, "xl/styles.xml")
    assert rows(sheet)[3][8] == "ยกเลิก ออกซ้ำ"


def test_it_prints_on_a4_across_with_heads_on_every_page() -> None:
    page = part(register(line(), printed=AT), "xl/worksheets/sheet1.xml")
    assert re.search(r'<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"', page)
    assert 'fitToHeight="0"' in page
    assert 'state="frozen"' in page
    assert "$1:$3" in part(register(line()), "xl/workbook.xml")


def test_an_empty_register_and_an_old_day_are_no_trouble() -> None:
    assert rows(register())[3][0] == "ยังไม่มีหนังสือในทะเบียนนี้"
    assert rows(register(line(dated=date(1890, 5, 1))))[3][3] == "๑\u00a0พ.ค.\u00a0๒๔๓๓"
