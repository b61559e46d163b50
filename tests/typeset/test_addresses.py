"""Addresses of links as a workbook: text only, whatever a name begins with."""

from __future__ import annotations

import io
import zipfile

import python_calamine

from tests.typeset.test_register_xlsx import ACTIVE
from wian.typeset import addresses_xlsx

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
