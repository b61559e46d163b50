"""The number: every style of office, blanks as printed, a wrong code mended beside its print."""

from __future__ import annotations

import pytest

from tests.reading.letters import (
    announcement,
    confidence,
    doc,
    external,
    memo,
    minutes,
    order,
    part_of,
    printed,
    stamped,
)

POLICE = "สถานีตำรวจภูธรเมืองนครพนม\nถนนอภิบาลบัญชา นพ ๔๘๐๐๐"
SCHOOL = "มหาวิทยาลัยริมโขง\nอำเภอเมือง จังหวัดนครพนม ๔๘๐๐๐"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔", "นพ 0019.2/ว 1204"),
        ("ที่ นพ ๐๐๑๙.๒/๑๒๐๔", "นพ 0019.2/1204"),
        ("ที่ นพ ๐๐๑๙.๒/ว๑๒๐๔", "นพ 0019.2/ว 1204"),
        ("ที่ นพ ๐๐๑๙.๒ / ว ๑๒๐๔", "นพ 0019.2/ว 1204"),
        ("ที่ นพ 0019.2/ว 1204", "นพ 0019.2/ว 1204"),
        ("ที่ นพ ๕๑๐๐๑/ว ๓๓", "นพ 51001/ว 33"),
        ("ที่  นพ  ๐๐๑๙.๒/ว  ๑๒๐๔", "นพ 0019.2/ว 1204"),
        ("ที่: นพ ๐๐๑๙.๒/ว ๑๒๐๔", "นพ 0019.2/ว 1204"),
        ("**ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔**", "นพ 0019.2/ว 1204"),
        ("| ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔ |", "นพ 0019.2/ว 1204"),
        ("# ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔", "นพ 0019.2/ว 1204"),
    ],
)
def test_a_province_s_number_is_read_in_one_form_however_it_is_spaced(
    line: str, value: str
) -> None:
    assert doc(external(number=line))["number"] == value


def test_a_police_station_s_number_keeps_the_brackets_of_its_unit() -> None:
    letter = external(number="ที่ ตช ๐๐๑๙.(นพ)(๒๑)/๔๕๖", head=POLICE)
    assert doc(letter)["number"] == "ตช 0019.(นพ)(21)/456"


def test_a_university_s_number_keeps_the_dots_of_its_unit() -> None:
    letter = external(number="ที่ อว ๐๖๐๔.๒๑.๓/ว ๗๘", head=SCHOOL)
    assert doc(letter)["number"] == "อว 0604.21.3/ว 78"


def test_a_provincial_organisation_s_five_digit_unit_is_read() -> None:
    letter = external(number="ที่ นพ ๕๑๐๐๔/๘๙๐", head="องค์การบริหารส่วนจังหวัดนครพนม")
    assert doc(letter)["number"] == "นพ 51004/890"


@pytest.mark.parametrize("word", ["ท่ี", "ที", "หี่"])
def test_a_damaged_word_before_the_number_is_read_through(word: str) -> None:
    assert doc(external(number=f"{word} นพ ๐๐๑๙.๒/ว ๑๒๐๔"))["number"] == "นพ 0019.2/ว 1204"


def test_a_serial_left_blank_is_left_blank() -> None:
    letter = external(number="ที่ นพ ๐๐๑๙.๒/ว")
    assert doc(letter)["number"] == "นพ 0019.2/ว"
    assert confidence(letter, "number") <= 0.5


def test_a_partial_number_is_less_certain_than_a_whole_one() -> None:
    partial = confidence(external(number="ที่ นพ ๐๐๑๙.๒/"), "number")
    assert partial < confidence(external(), "number")


def test_a_letter_without_a_number_has_none() -> None:
    assert doc(external(number=""))["number"] is None


def test_the_place_of_the_number_shows_it_as_printed() -> None:
    assert printed(external(), "number") == "นพ ๐๐๑๙.๒/ว ๑๒๐๔"


def test_the_place_is_right_after_text_that_was_repaired() -> None:
    letter = external(urgency="ด่วนที่สุด").replace("ที่ นพ", "ที่\u200b นพ")
    assert printed("\ufeff" + letter, "number") == "นพ ๐๐๑๙.๒/ว ๑๒๐๔"


def test_a_wrong_province_code_is_corrected_and_the_print_is_kept() -> None:
    letter = external(number="ที่ นฟ ๐๐๑๙.๒/ว ๑๒๐๔")
    found = doc(letter)
    assert found["number"] == "นพ 0019.2/ว 1204"
    assert found["number_raw"] == "นฟ ๐๐๑๙.๒/ว ๑๒๐๔"
    assert confidence(letter, "number") < 0.8


def test_a_right_code_leaves_no_print_beside_it() -> None:
    assert "number_raw" not in doc(external())


def test_a_ministry_s_code_fits_the_letter_of_its_province_office() -> None:
    assert doc(external(number="ที่ มท ๐๖๑๙/ว ๑๒๐๔"))["number"] == "มท 0619/ว 1204"


def test_an_order_is_numbered_by_serial_and_year() -> None:
    assert doc(order())["number"] == "1204/2567"
    assert printed(order(), "number") == "๑๒๐๔/๒๕๖๗"


def test_an_order_s_number_with_a_space_in_it_is_closed_up() -> None:
    assert doc(order().replace("๑๒๐๔/๒๕๖๗", "๑๒๐๔ / ๒๕๖๗"))["number"] == "1204/2567"


def test_a_stray_slash_in_an_order_s_serial_is_taken_out_and_doubted() -> None:
    letter = order().replace("๑๒๐๔/๒๕๖๗", "๑๒/๐๔/๒๕๖๗")
    assert doc(letter)["number"] == "1204/2567"
    assert doc(letter)["number_raw"] == "๑๒/๐๔/๒๕๖๗"
    assert confidence(letter, "number") <= 0.5


def test_an_order_number_left_blank_is_as_printed() -> None:
    letter = order().replace("ที่ ๑๒๐๔/๒๕๖๗", "ที่ ........../๒๕๖๗")
    assert doc(letter)["number"] == "........../2567"


def test_an_announcement_without_a_number_has_none() -> None:
    assert doc(announcement())["number"] is None


def test_the_number_of_a_meeting_is_not_the_number_of_its_minutes() -> None:
    assert doc(minutes())["number"] is None


def test_a_memo_s_number_and_day_stand_on_one_line() -> None:
    found = doc(memo())
    assert (found["number"], found["date"]) == ("นพ 71201/145", "2024-05-15")


def test_a_stamped_letter_s_number_is_read() -> None:
    assert doc(stamped())["number"] == "มท 0619/ว 881"


def test_the_receiver_s_stamp_is_not_the_number() -> None:
    stamp = "สำนักงานจังหวัดตราด\nรับที่ ๓๓๒๑\nวันที่ ๑๗ พ.ค. ๒๕๖๗\nเวลา ๑๐.๒๐ น."
    assert doc(f"{stamp}\n\n{external()}")["number"] == "นพ 0019.2/ว 1204"


def test_a_number_cited_in_the_text_is_not_the_letter_s_own() -> None:
    body = "ตามหนังสือจังหวัด ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗ แจ้งเรื่องแหล่งน้ำ นั้น"
    assert doc(external(body, number=""))["number"] is None


def test_the_number_is_found_beside_the_letterhead_in_a_flattened_head() -> None:
    flat = external(number="ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔\tศาลากลางจังหวัดนครพนม", head="")
    part = part_of(flat)
    assert part.value("number") == "นพ 0019.2/ว 1204"
    assert part.value("issuer") == "จังหวัดนครพนม"
