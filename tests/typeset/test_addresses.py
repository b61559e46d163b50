"""Addresses of links as a workbook: text only, whatever a name begins with."""

from __future__ import annotations

import csv
import io
import zipfile

import python_calamine

from tests.typeset.test_register_xlsx import ACTIVE
from wian.typeset import addresses_csv, addresses_xlsx

LINK = "https://wian.example/l/-abc"


def test_each_office_has_a_line_with_its_address() -> None:
    data = addresses_xlsx("ชร 1/2 · =ประชุม", [("เทศบาล", LINK)], "20 ธ.ค. 2569")
    [sheet] = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = book.get_sheet_by_name(sheet).to_python()
    assert rows[0][0] == "ชร 1/2 · =ประชุม"
    assert rows[2] == ["เทศบาล", LINK, "20 ธ.ค. 2569"]


def test_no_name_becomes_a_formula_and_no_address_a_link() -> None:
    data = addresses_xlsx("=1", [(text, LINK) for text in ACTIVE], "=2")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


def test_a_csv_is_known_to_excel_as_utf_8_and_holds_no_formula() -> None:
    data = addresses_csv(
        "ชร 1/2", [("เทศบาล", LINK), *((text, LINK) for text in ACTIVE)], "20 ธ.ค."
    )
    assert data.startswith(b"\xef\xbb\xbf")
    head, first, *rest = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == ["หน่วยงาน", "ลิงก์", "ใช้ได้ถึง", "หนังสือ"]
    assert first == ["เทศบาล", LINK, "20 ธ.ค.", "ชร 1/2"]
    assert len(rest) == len(ACTIVE)
    assert all(row[0].startswith("'") for row in rest)
    assert all(len(row) == 4 for row in rest)
