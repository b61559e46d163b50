"""Names spelt in two ways."""

from __future__ import annotations

import pytest

from tests.reading.letters import doubts, external, order

KIND = "name_variant"
FAR = "ทั้งนี้ ให้ทุกหมู่บ้านดูแลแหล่งน้ำของตนให้สะอาดอยู่เสมอตลอดฤดูแล้งและรายงานเมื่อน้ำขาดแคลน\n" * 3


def told(one: str, other: str) -> str:
    return external(f"มอบหมายให้ {one} เป็นผู้ประสานงาน\n{FAR}หากมีข้อสงสัยให้สอบถาม {other} ได้ทุกวัน")


@pytest.mark.parametrize("other", ["นางสาววารี ตั้งใจงาน", "นางสาววารี ตั่งใจงาม", "นางสาววาริ ตั้งใจงาม"])
def test_a_name_a_letter_apart_is_doubted_and_both_quoted(other: str) -> None:
    assert doubts(told("นางสาววารี ตั้งใจงาม", other), KIND) == [["นางสาววารี ตั้งใจงาม", other]]


@pytest.mark.parametrize(
    "other",
    [
        *("นางสาววารี ตั้งใจงาม", "นายวารี ตั้งใจงาน", "นางสาววารี ร่มไม้เย็น", "นางสาวพนา ตั้งใจงาม"),
        "นางสาววารี ตั้งใจ",
    ],
)
def test_other_persons_and_names_cut_short_are_not_doubted(other: str) -> None:
    assert doubts(told("นางสาววารี ตั้งใจงาม", other), KIND) == []


def test_two_seats_of_one_committee_are_two_persons() -> None:
    seats = "แต่งตั้งคณะทำงาน ประกอบด้วย\n๑. นายวิชัย น้ำใส ประธานคณะทำงาน\n๒. นายวิชิต น้ำใส คณะทำงาน"
    assert doubts(order(seats), KIND) == []


def test_a_family_in_one_list_is_not_one_person() -> None:
    assert doubts(external("ผู้รับมอบถังน้ำ ได้แก่ นายวิชัย น้ำใส และ นายวิชิย น้ำใส"), KIND) == []


def test_a_province_that_is_none_is_doubted_beside_the_right_name() -> None:
    body = "ด้วยจังหวัดเชียงรายได้จัดทำแผนดูแลแหล่งน้ำ จึงขอเชิญจังหวัดเชียงรย เข้าร่วม"
    assert doubts(external(body), KIND) == [["เชียงรย"]]


def test_a_province_is_not_doubted_without_the_right_name() -> None:
    assert doubts(external("ด้วยจังหวัดเชียงรย ได้จัดทำแผนดูแลแหล่งน้ำ"), KIND) == []


@pytest.mark.parametrize("name", ["จังหวัดเชียงใหม่", "จังหวัดใกล้เคียง", "จังหวัดเชียงรายทุกอำเภอ"])
def test_other_words_after_the_word_province_are_not_doubted(name: str) -> None:
    assert doubts(external(f"ด้วยจังหวัดเชียงรายและ{name} ได้จัดทำแผน"), KIND) == []


def test_a_scan_that_misspells_everything_is_left_alone() -> None:
    bad = "ขอไห้ทุกอำเภอดำเนืนการแก้ใขเเหล่งนํ้าไห้เเล้วเสร็จเเละเเจ้งผล\n" * 12
    text = told("นางสาววารี ตั้งใจงาม", "นางสาววารี ตั้งใจงาน")
    assert doubts(text.replace(FAR, FAR + bad), KIND) == []
