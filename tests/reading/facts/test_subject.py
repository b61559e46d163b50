"""What a document is about."""

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
    pages,
    printed,
    stamped,
)


@pytest.mark.parametrize(
    "label",
    ["เรื่อง", "เรื่อง:", "**เรื่อง**", "| เรื่อง |", "เรีอง", "เรือง", "เรื่อง\t", "เรื อง"],
)
def test_the_words_after_the_label_are_the_subject(label: str) -> None:
    letter = external(subject=f"{label} การดูแลแหล่งน้ำชุมชน")
    assert doc(letter)["subject"] == "การดูแลแหล่งน้ำชุมชน"


def test_a_damaged_label_lowers_the_confidence() -> None:
    damaged = external(subject="เรีอง การดูแลแหล่งน้ำชุมชน")
    assert confidence(damaged, "subject") <= confidence(external(), "subject")


def test_a_subject_over_two_lines_is_joined() -> None:
    letter = external(subject="เรื่อง การดูแลแหล่งน้ำชุมชน\nและการเตรียมรับภัยแล้ง")
    assert doc(letter)["subject"] == "การดูแลแหล่งน้ำชุมชน และการเตรียมรับภัยแล้ง"


def test_thai_digits_become_arabic_in_the_subject() -> None:
    letter = external(subject="เรื่อง การดูแลแหล่งน้ำชุมชน ประจำปี ๒๕๖๗")
    assert doc(letter)["subject"] == "การดูแลแหล่งน้ำชุมชน ประจำปี 2567"
    assert printed(letter, "subject") == "การดูแลแหล่งน้ำชุมชน ประจำปี ๒๕๖๗"


def test_the_subject_ends_where_the_salutation_begins() -> None:
    letter = external().replace("ชุมชน\n\nเรียน", "ชุมชน\nเรียน")
    assert doc(letter)["subject"] == "การดูแลแหล่งน้ำชุมชน"


def test_a_stamped_letter_has_no_subject() -> None:
    assert doc(stamped())["subject"] is None


def test_an_order_s_subject_stands_in_its_title() -> None:
    assert doc(order())["subject"] == "แต่งตั้งคณะทำงานดูแลแหล่งน้ำชุมชน"


def test_an_announcement_s_subject_stands_in_its_title() -> None:
    assert doc(announcement())["subject"] == "กำหนดวันล้างถังน้ำประปาหมู่บ้าน"


def test_a_memo_s_subject_is_read() -> None:
    assert doc(memo())["subject"] == "ขออนุมัติซ่อมถังน้ำ"


def test_the_number_of_a_meeting_belongs_to_the_subject_of_its_minutes() -> None:
    assert doc(minutes())["subject"].endswith("ครั้งที่ 2/2567")


def test_a_regulation_s_subject_is_its_full_name() -> None:
    text = pages(
        "ระเบียบเทศบาลตำบลท่าแพรก\nว่าด้วยการใช้รถรดน้ำ พ.ศ. ๒๕๖๗",
        "โดยที่เป็นการสมควรกำหนดหลักเกณฑ์การใช้รถรดน้ำของเทศบาลให้เป็นระเบียบเดียวกัน",
        "ข้อ ๑ ระเบียบนี้เรียกว่า “ระเบียบเทศบาลตำบลท่าแพรก ว่าด้วยการใช้รถรดน้ำ พ.ศ. ๒๕๖๗”",
        "ประกาศ ณ วันที่ ๑๕ พฤษภาคม พ.ศ. ๒๕๖๗\n\n(นายธาร น้ำใสยิ่ง)\nนายกเทศมนตรีตำบลท่าแพรก",
    )
    assert doc(text)["kind"] == "regulation"
    assert doc(text)["subject"] == "ระเบียบเทศบาลตำบลท่าแพรก ว่าด้วยการใช้รถรดน้ำ พ.ศ. 2567"


def test_the_word_in_the_middle_of_the_text_is_not_a_subject() -> None:
    letter = external("ด้วยจังหวัดได้แจ้งเรื่อง การใช้น้ำ ไปแล้ว", subject="")
    assert doc(letter)["subject"] is None
