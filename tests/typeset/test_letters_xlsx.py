"""Letters that were found as a workbook: days are days, texts are never formulas."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
import python_calamine

from tests.typeset.papers import AT, OFFICE, SUBJECT
from tests.typeset.test_register_xlsx import ACTIVE
from wian.typeset import LetterLine, LetterList, letters_xlsx


def line(**more: object) -> LetterLine:
    told = {
        "number": "พช ๐๐๒๓.๔/ว ๗๖๘",
        "dated": date(2025, 12, 29),
        "sender": OFFICE,
        "addressee": "นายอำเภอ",
        "subject": SUBJECT,
    }
    return LetterLine(**(told | more))  # type: ignore[arg-type]


def rows(*lines: LetterLine, **more: object) -> list[list[object]]:
    data = letters_xlsx(LetterList("ค้นหา “ครู”", lines, AT, **more))  # type: ignore[arg-type]
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_a_list_says_what_was_asked_for_and_days_are_real_ones() -> None:
    found = rows(line(due=date(2026, 1, 9)))
    assert found[0][0] == "รายการหนังสือ"
    assert found[1][0] == "ค้นหา “ครู”"
    assert found[2][:5] == ["ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง"]
    assert (found[3][1], found[3][9]) == (date(2025, 12, 29), date(2026, 1, 9))


@pytest.mark.parametrize("text", ACTIVE)
def test_no_text_of_a_letter_becomes_a_formula(text: str) -> None:
    lines = [line(subject=text, sender=text, number=text, holder=text)]
    data = letters_xlsx(LetterList(text, lines, digits="arabic"))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert rows(*lines, digits="arabic")[3][4] == " ".join(text.split())


def test_an_empty_list_says_so() -> None:
    assert rows()[3][0] == "ไม่พบหนังสือตามที่ค้นหา"
