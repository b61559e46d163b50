"""Circulars that show what should not travel in one."""

from __future__ import annotations

import pytest

from tests.reading.letters import announcement, doubts, external
from wian.reading import read

KIND = "secrets"
ONE = {"number": "ที่ นพ ๐๐๑๙.๒/๑๒๐๔", "to": "เรียน นายอำเภอธาตุพนม"}
CODE = "เข้าประชุมทางไกล รหัสผ่าน namsai67"


@pytest.mark.parametrize(
    ("body", "secret", "name"),
    [
        (CODE, "namsai67", "รหัสผ่าน"),
        (
            "ผู้ประสานงานมีเลขประจำตัว ๑ ๔๘๐๑ ๐๐๐๑๒ ๓๔ ๕ ตามบัตร",
            "๑ ๔๘๐๑ ๐๐๐๑๒ ๓๔ ๕",
            "เลขประจำตัวประชาชน",
        ),
        ("โอนเข้าบัญชีธนาคารน้ำใส เลขที่ ๐๐๐-๐-๑๒๓๔๕-๖", "๐๐๐-๐-๑๒๓๔๕-๖", "เลขบัญชีธนาคาร"),
    ],
)
def test_a_secret_in_a_circular_is_quoted_but_not_told(body: str, secret: str, name: str) -> None:
    letter = read(external(body))
    (row,) = [row for row in letter.contradictions if row.kind == KIND]
    assert [letter.raw[slice(*span)] for span in row.quotes] == [secret]
    assert name in row.note
    assert secret not in row.note + row.note_en


def test_the_mobile_number_of_who_coordinates_is_not_doubted() -> None:
    phone = "ผู้ประสานงาน นางสาววารี ตั้งใจงาม โทร. ๐๘ ๐๐๐๐ ๐๑๒๓"
    assert doubts(external(phone=phone), KIND) == []


def test_all_places_of_a_file_are_one_row() -> None:
    inner = external(CODE.replace("67", "68"))
    (quotes,) = doubts(external(CODE) + "\n\n" + inner, KIND)
    assert quotes == ["namsai67", "namsai68"]


def test_a_letter_to_one_office_is_no_circular() -> None:
    assert doubts(external(CODE, **ONE), KIND) == []


@pytest.mark.parametrize("to", ["เรียน นายอำเภอทุกอำเภอ", "เรียน นายอำเภอธาตุพนม และนายอำเภอนาแก"])
def test_several_addressees_make_a_circular(to: str) -> None:
    assert len(doubts(external(CODE, **{**ONE, "to": to}), KIND)) == 1


@pytest.mark.parametrize("text", [external(), announcement(CODE), external("ไลน์ไอดี: namsai")])
def test_office_phones_announcements_and_group_names_are_not_doubted(text: str) -> None:
    assert doubts(text, KIND) == []
