"""How urgent a letter says it is."""

from __future__ import annotations

import pytest

from tests.reading.letters import doc, external, printed, stamped


@pytest.mark.parametrize("word", ["ด่วน", "ด่วนมาก", "ด่วนที่สุด"])
@pytest.mark.parametrize("form", ["{}", "# {}", "**{}**", "| {} |", "  {}  ", "[{}]"])
def test_the_word_alone_on_its_line_is_the_urgency(word: str, form: str) -> None:
    assert doc(external(urgency=form.format(word)))["urgency"] == word


def test_a_letter_without_the_word_is_not_urgent() -> None:
    assert doc(external())["urgency"] is None


def test_the_place_shows_the_word() -> None:
    assert printed(external(urgency="**ด่วนที่สุด**"), "urgency") == "ด่วนที่สุด"


def test_the_word_may_stand_before_the_number_on_its_line() -> None:
    letter = external(number="ด่วนมาก  ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔")
    assert doc(letter)["urgency"] == "ด่วนมาก"


def test_the_urgency_of_a_cited_letter_is_not_the_letter_s_own() -> None:
    cited = "อ้างถึง หนังสือจังหวัดนครพนม ด่วนที่สุด ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗"
    assert doc(external(reference=cited))["urgency"] is None


def test_haste_asked_for_in_the_text_is_not_the_urgency() -> None:
    assert doc(external("ขอให้อำเภอรายงานผลการสำรวจแหล่งน้ำเป็นการด่วน"))["urgency"] is None


def test_a_line_of_the_text_that_is_only_the_word_is_not_the_urgency() -> None:
    assert doc(external(phone="กลุ่มงานแหล่งน้ำ\nด่วนที่สุด"))["urgency"] is None


def test_a_stamped_letter_may_be_urgent() -> None:
    assert doc("ด่วนที่สุด\n\n" + stamped())["urgency"] == "ด่วนที่สุด"


def test_the_word_is_read_without_its_tone_mark() -> None:
    assert doc(external(urgency="ดวนที่สุด"))["urgency"] == "ด่วนที่สุด"
