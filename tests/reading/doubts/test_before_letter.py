"""A meeting or a deadline that lies before the letter that announces it."""

from __future__ import annotations

from tests.reading.letters import doubts, external, minutes, order

MEETING = "ขอเชิญเข้าร่วมประชุมในวันที่ ๒ พฤษภาคม ๒๕๖๗ เวลา ๑๓.๓๐ น. ณ ห้องประชุมโขงงาม"
REPORT = "ขอให้ทุกอำเภอรายงานผลการสำรวจแหล่งน้ำภายในวันที่ {} ๒๕๖๗"
KIND = "before_letter"


def test_a_meeting_before_the_letter_is_doubted_and_quoted() -> None:
    (quotes,) = doubts(external(MEETING), KIND)
    assert any("๒ พฤษภาคม ๒๕๖๗" in quote for quote in quotes)


def test_a_deadline_before_the_letter_is_doubted() -> None:
    (quotes,) = doubts(external(REPORT.format("๑๐ พฤษภาคม")), KIND)
    assert any("๑๐ พฤษภาคม ๒๕๖๗" in quote for quote in quotes)


def test_a_deadline_after_the_letter_is_not_doubted() -> None:
    assert doubts(external(REPORT.format("๓๑ พฤษภาคม")), KIND) == []


def test_a_deadline_on_the_letter_s_own_day_is_not_doubted() -> None:
    assert doubts(external(REPORT.format("๑๕ พฤษภาคม")), KIND) == []


def test_several_early_days_are_one_row_for_the_file() -> None:
    both = MEETING + "\n" + REPORT.format("๑๐ พฤษภาคม")
    assert len(doubts(external(both), KIND)) == 1


def test_a_meeting_that_was_held_before_is_only_told() -> None:
    body = "ตามที่ได้มีการประชุมเมื่อวันที่ ๒ พฤษภาคม ๒๕๖๗ นั้น จังหวัดขอเรียนว่าน้ำมีใช้เพียงพอแล้ว"
    assert doubts(external(body), KIND) == []


def test_a_letter_without_a_day_cannot_be_measured() -> None:
    assert doubts(external(MEETING, date=""), KIND) == []


def test_minutes_tell_of_their_own_day() -> None:
    assert doubts(minutes(), KIND) == []


def test_the_day_of_a_cited_letter_is_not_too_early() -> None:
    cited = "อ้างถึง หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗"
    assert doubts(external(reference=cited), KIND) == []


def test_an_enclosed_letter_is_measured_against_the_covering_one() -> None:
    inner = external(REPORT.format("๑๐ พฤษภาคม"), date="๒ พฤษภาคม ๒๕๖๗", number="ที่ นพ ๐๐๑๙.๒/ว ๙๙")
    assert len(doubts(external() + "\n\n" + inner, KIND)) == 1


def test_an_order_enclosed_with_its_own_earlier_day_is_not_doubted() -> None:
    inner = order(day="สั่ง ณ วันที่ ๒ พฤษภาคม พ.ศ. ๒๕๖๗")
    assert doubts(external() + "\n\n" + inner, KIND) == []
