"""Who signs, in which post, and for whom."""

from __future__ import annotations

import pytest

from tests.reading.letters import (
    announcement,
    doc,
    external,
    memo,
    minutes,
    order,
    printed,
    stamped,
)


def signed(text: str) -> tuple[str | None, ...]:
    row = doc(text)["signatory"]
    return (row["name"], row["position"], row["acting"])


def test_name_and_post_stand_under_the_closing() -> None:
    assert signed(external()) == ("นายกล้า มั่นคงดี", "ผู้ว่าราชการจังหวัดนครพนม", None)


@pytest.mark.parametrize(
    "words", ["ปฏิบัติราชการแทน", "รักษาราชการแทน", "ปฏิบัติหน้าที่แทน", "รักษาการในตำแหน่ง", "ทำการแทน"]
)
def test_whoever_signs_for_another_keeps_the_own_post(words: str) -> None:
    letter = external(signed=f"(นายกล้า มั่นคงดี)\nปลัดจังหวัด {words}\nผู้ว่าราชการจังหวัดนครพนม")
    assert signed(letter) == ("นายกล้า มั่นคงดี", "ปลัดจังหวัด", f"{words} ผู้ว่าราชการจังหวัดนครพนม")


def test_the_words_of_acting_may_stand_on_a_line_of_their_own() -> None:
    letter = external(signed="(นายกล้า มั่นคงดี)\nปลัดจังหวัด\nปฏิบัติราชการแทน\nผู้ว่าราชการจังหวัดนครพนม")
    assert signed(letter)[1:] == ("ปลัดจังหวัด", "ปฏิบัติราชการแทน ผู้ว่าราชการจังหวัดนครพนม")


def test_a_signature_without_a_post_is_a_name_alone() -> None:
    assert signed(external(signed="(นายกล้า มั่นคงดี)", phone="")) == ("นายกล้า มั่นคงดี", None, None)


@pytest.mark.parametrize(
    "name",
    [
        *("นายกล้า มั่นคงดี", "นางวารี ตั้งใจงาม", "นางสาววารี ตั้งใจงาม", "ว่าที่ร้อยตรี กล้า มั่นคงดี"),
        *("ดร.กล้า มั่นคงดี", "พันตำรวจเอก กล้า มั่นคงดี", "ผู้ช่วยศาสตราจารย์ ดร.วารี ตั้งใจงาม"),
        *("นายกล้า ณ นครพนม", "พลตรี กล้า มั่นคงดี", "รองศาสตราจารย์วารี ตั้งใจงาม"),
    ],
)
def test_every_kind_of_title_is_part_of_the_name(name: str) -> None:
    assert signed(external(signed=f"({name})\nผู้ว่าราชการจังหวัดนครพนม"))[0] == name


@pytest.mark.parametrize("form", ["( {} )", "({}  )", "(  {})", "**({})**", "| ({}) |", "\t\t({})"])
def test_brackets_may_be_spaced_or_dressed(form: str) -> None:
    letter = external(signed=form.format("นายกล้า มั่นคงดี") + "\nผู้ว่าราชการจังหวัดนครพนม")
    assert signed(letter) == ("นายกล้า มั่นคงดี", "ผู้ว่าราชการจังหวัดนครพนม", None)


def test_a_rank_on_the_line_above_belongs_to_the_name() -> None:
    letter = external(signed="พันตำรวจเอก\n\n(กล้า มั่นคงดี)\nผู้กำกับการสถานีตำรวจภูธรเมืองนครพนม")
    assert signed(letter)[0] == "พันตำรวจเอก กล้า มั่นคงดี"


def test_the_owner_s_unit_below_is_not_the_post() -> None:
    assert "กลุ่มงาน" not in (signed(external())[1] or "")


def test_the_organisation_under_the_post_belongs_to_it() -> None:
    letter = memo(signed="(นางสาววารี ตั้งใจงาม)\nผู้อำนวยการกองช่าง\nเทศบาลตำบลท่าแพรก")
    assert signed(letter)[1] == "ผู้อำนวยการกองช่าง เทศบาลตำบลท่าแพรก"


def test_minutes_are_signed_by_the_recorder_not_the_checker() -> None:
    assert signed(minutes())[0] == "นางสาววารี ตั้งใจงาม"


def test_the_recorder_signs_the_minutes_even_below_the_checker() -> None:
    text = minutes(
        signed="(นายพนา ร่มไม้เย็น)\nผู้ตรวจรายงานการประชุม\n\n(นางสาววารี ตั้งใจงาม)\nผู้จดรายงานการประชุม"
    )
    assert signed(text)[0] == "นางสาววารี ตั้งใจงาม"


def test_an_order_and_an_announcement_are_signed_at_their_end() -> None:
    assert signed(order())[0] == "นายกล้า มั่นคงดี"
    assert signed(announcement())[0] == "นายธาร น้ำใสยิ่ง"


def test_a_stamped_letter_with_initials_only_has_no_signatory() -> None:
    assert doc(stamped())["signatory"] is None


def test_a_name_in_brackets_within_the_text_signs_nothing() -> None:
    body = "ขอให้ประสานผู้แทนอำเภอ (นางสาววารี ตั้งใจงาม) เพื่อรับแบบสำรวจแหล่งน้ำชุมชนที่สำนักงานจังหวัด"
    assert signed(external(body))[0] == "นายกล้า มั่นคงดี"


def test_the_word_for_signing_above_the_name_is_not_part_of_it() -> None:
    letter = external(signed="(ลงชื่อ) กล้า มั่นคงดี\n(นายกล้า มั่นคงดี)\nผู้ว่าราชการจังหวัดนครพนม")
    assert signed(letter)[:2] == ("นายกล้า มั่นคงดี", "ผู้ว่าราชการจังหวัดนครพนม")


def test_the_place_shows_name_and_post() -> None:
    assert printed(external(), "signatory") == "นายกล้า มั่นคงดี) ผู้ว่าราชการจังหวัดนครพนม"


def test_a_letter_without_a_signature_has_no_signatory() -> None:
    assert doc(external(signed=""))["signatory"] is None
