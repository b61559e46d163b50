"""A year that cannot be, seen from the letter."""

from __future__ import annotations

import pytest

from tests.reading.letters import doubts, external

KIND = "future_year"


@pytest.mark.parametrize("year", ["๓๕๖๗", "๖๕๖๗", "๒๕๖๗๑", "๒๕๘๑"])
def test_a_year_that_cannot_be_is_doubted_and_quoted(year: str) -> None:
    body = f"ขอให้ทุกอำเภอรายงานผลการสำรวจแหล่งน้ำภายในวันที่ ๓๑ พฤษภาคม {year}"
    (quotes,) = doubts(external(body), KIND)
    assert any(year in quote for quote in quotes)


def test_the_letter_s_own_impossible_year_is_doubted() -> None:
    (quotes,) = doubts(external(date="๑๕ พฤษภาคม ๓๕๖๗"), KIND)
    assert any("๓๕๖๗" in quote for quote in quotes)


@pytest.mark.parametrize(
    "words",
    [
        *("ประจำปี ๒๕๖๗", "ปีงบประมาณ พ.ศ. ๒๕๖๘", "ปีการศึกษา ๒๕๖๘", "ภายในวันที่ ๑๕ มกราคม ๒๕๖๘"),
        *("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", "ตามพระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖"),
        *("ยุทธศาสตร์ชาติ ๒๐ ปี (พ.ศ. ๒๕๖๑ - ๒๕๘๐)", "ก่อตั้งเมื่อ พ.ศ. ๒๔๗๘"),
    ],
)
def test_years_of_plans_laws_and_the_coming_year_are_not_doubted(words: str) -> None:
    assert doubts(external(f"ด้วยจังหวัดดูแลแหล่งน้ำชุมชน {words} มาอย่างต่อเนื่อง"), KIND) == []


def test_an_impossible_year_repeated_is_one_row() -> None:
    body = "ได้รับรางวัลแหล่งน้ำดีเด่น ปี ๒๕๘๑ และรางวัลถังน้ำสะอาด ปี ๒๕๘๑"
    assert len(doubts(external(body), KIND)) == 1


def test_an_award_won_in_a_year_to_come_is_doubted() -> None:
    body = "หมู่บ้านท่าแพรกได้รับรางวัลแหล่งน้ำดีเด่น ประจำปี ๒๕๘๑"
    (quotes,) = doubts(external(body), KIND)
    assert any("๒๕๘๑" in quote for quote in quotes)


@pytest.mark.parametrize(
    "words", ["เมื่อวันที่ ๒ พฤษภาคม ๒๔๖๗ จังหวัดได้ประชุม", "ประจำปีงบประมาณ พ.ศ. ๒๕๗๖"]
)
def test_a_year_long_gone_or_far_ahead_is_doubted(words: str) -> None:
    assert len(doubts(external(f"ด้วยหมู่บ้านท่าแพรก {words}"), KIND)) == 1


def test_a_sound_letter_has_no_year_to_doubt() -> None:
    assert doubts(external(), KIND) == []
