"""An agency code that does not exist, or does not fit the issuer."""

from __future__ import annotations

import pytest

from tests.reading.letters import doubts, external, order, stamped
from wian.reading import read

KIND = "prefix"


def test_another_province_s_code_is_doubted_and_quoted() -> None:
    (quotes,) = doubts(external(number="ที่ นน ๐๐๑๙.๒/ว ๑๒๐๔"), KIND)
    assert any("นน ๐๐๑๙.๒/ว ๑๒๐๔" in quote for quote in quotes)


def test_the_code_of_the_province_that_writes_is_not_doubted() -> None:
    assert doubts(external(), KIND) == []


@pytest.mark.parametrize("code", ["มท", "สธ"])
def test_an_office_of_the_province_may_write_under_its_ministry(code: str) -> None:
    head = {"มท": "ศาลากลางจังหวัดนครพนม", "สธ": "สำนักงานสาธารณสุขจังหวัดนครพนม"}[code]
    assert doubts(external(number=f"ที่ {code} ๐๖๑๙/ว ๑๒๐๔", head=head), KIND) == []


def test_a_wrong_code_printed_on_two_letters_is_one_row() -> None:
    wrong = external(number="ที่ นน ๐๐๑๙.๒/ว ๑๒๐๔")
    second = external(number="ที่ นน ๐๐๑๙.๒/ว ๑๒๐๕")
    assert len(doubts(wrong + "\n\n" + second, KIND)) == 1


def test_a_department_s_letter_under_its_ministry_is_not_doubted() -> None:
    assert doubts(stamped(), KIND) == []


def test_a_department_s_letter_under_another_ministry_is_doubted() -> None:
    assert len(doubts(stamped(number="ที่ ศธ ๐๖๑๙/ว ๘๘๑"), KIND)) == 1


def test_an_order_has_no_code_to_doubt() -> None:
    assert doubts(order(), KIND) == []


def test_the_receiver_s_province_says_nothing_about_the_code() -> None:
    assert doubts(external(to="เรียน ผู้ว่าราชการจังหวัดน่าน"), KIND) == []


def test_the_note_names_the_code_that_was_surely_meant() -> None:
    letter = read(external(number="ที่ นฟ ๐๐๑๙.๒/ว ๑๒๐๔"))
    (row,) = [row for row in letter.contradictions if row.kind == KIND]
    assert "“นฟ”" in row.note
    assert "“นพ”" in row.note
    assert "“นพ”" in row.note_en
