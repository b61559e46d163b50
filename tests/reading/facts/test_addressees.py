"""To whom a letter is addressed, one row for each body."""

from __future__ import annotations

import pytest

from tests.reading.letters import doc, external, memo, order, printed, stamped


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("เรียน นายอำเภอ ทุกอำเภอ", ["นายอำเภอ ทุกอำเภอ"]),
        ("เรียน ผู้ว่าราชการจังหวัดตราด", ["ผู้ว่าราชการจังหวัดตราด"]),
        ("กราบเรียน ประธานรัฐสภา", ["ประธานรัฐสภา"]),
        ("นมัสการ เจ้าอาวาสวัดท่าแพรก", ["เจ้าอาวาสวัดท่าแพรก"]),
        (
            "เรียน หัวหน้าส่วนราชการ และนายอำเภอ ทุกอำเภอ",
            ["หัวหน้าส่วนราชการ", "นายอำเภอ ทุกอำเภอ"],
        ),
        (
            "เรียน ๑. นายอำเภอ ทุกอำเภอ\n      ๒. นายกเทศมนตรีเมืองนครพนม",
            ["นายอำเภอ ทุกอำเภอ", "นายกเทศมนตรีเมืองนครพนม"],
        ),
        (
            "เรียน ปลัดจังหวัด, ท้องถิ่นจังหวัด, พัฒนาการจังหวัด",
            ["ปลัดจังหวัด", "ท้องถิ่นจังหวัด", "พัฒนาการจังหวัด"],
        ),
    ],
)
def test_each_body_addressed_is_a_row_as_written(line: str, bodies: list[str]) -> None:
    assert doc(external(to=line))["addressees"] == bodies


@pytest.mark.parametrize("label", ["เรียบ", "เรียม", "**เรียน**", "| เรียน |", "เรียน:", "เรียน\t"])
def test_a_damaged_or_dressed_salutation_is_read(label: str) -> None:
    assert doc(external(to=f"{label} นายอำเภอ ทุกอำเภอ"))["addressees"] == ["นายอำเภอ ทุกอำเภอ"]


def test_a_salutation_glued_to_its_post_is_read() -> None:
    assert doc(external(to="เรียนนายอำเภอเมืองนครพนม"))["addressees"] == ["นายอำเภอเมืองนครพนม"]


def test_the_body_may_stand_on_the_line_below_the_salutation() -> None:
    assert doc(external(to="เรียน\nนายอำเภอ ทุกอำเภอ"))["addressees"] == ["นายอำเภอ ทุกอำเภอ"]


def test_the_way_a_letter_goes_stays_with_its_body() -> None:
    line = "เรียน นายกเทศมนตรีตำบลท่าแพรก (ผ่านนายอำเภอเมืองนครพนม)"
    assert doc(external(to=line))["addressees"] == ["นายกเทศมนตรีตำบลท่าแพรก (ผ่านนายอำเภอเมืองนครพนม)"]


def test_who_is_left_out_is_no_addressee() -> None:
    line = "เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด (ยกเว้นจังหวัดตราด)"
    assert doc(external(to=line))["addressees"] == ["ผู้ว่าราชการจังหวัด ทุกจังหวัด"]


def test_a_stamped_letter_is_addressed_after_to() -> None:
    assert doc(stamped())["addressees"] == ["จังหวัด ทุกจังหวัด"]


def test_a_memo_is_addressed_like_a_letter() -> None:
    assert doc(memo())["addressees"] == ["นายกเทศมนตรีตำบลท่าแพรก"]


def test_an_order_addresses_nobody() -> None:
    assert doc(order())["addressees"] == []


def test_the_place_shows_the_body_as_printed() -> None:
    assert printed(external(), "addressees") == ["นายอำเภอ ทุกอำเภอ"]


def test_the_place_is_right_where_the_text_before_was_repaired() -> None:
    letter = external(subject="เรีอง การดูแลแหล่งน้าชุมชน", to="เรียบ นายอําเภอ ทุกอําเภอ")
    assert doc(letter)["addressees"] == ["นายอำเภอ ทุกอำเภอ"]
    assert printed(letter, "addressees") == ["นายอําเภอ ทุกอําเภอ"]


def test_copies_are_not_addressees() -> None:
    letter = external(phone="สำเนาส่ง สำนักงานจังหวัดตราด")
    assert doc(letter)["addressees"] == ["นายอำเภอ ทุกอำเภอ"]


def test_a_letter_without_a_salutation_addresses_nobody() -> None:
    assert doc(external(to=""))["addressees"] == []
