"""Who writes: letterhead, sender's line, title, or the body that speaks in the text."""

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
    printed,
    stamped,
)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("ศาลากลางจังหวัดนครพนม\nถนนอภิบาลบัญชา นพ ๔๘๐๐๐", "จังหวัดนครพนม"),
        ("ที่ว่าการอำเภอเมืองนครพนม\nถนนนิตโย นพ ๔๘๐๐๐", "อำเภอเมืองนครพนม"),
        ("กรมป้องกันและบรรเทาสาธารณภัย\nถนนอู่ทองนอก กทม. ๑๐๓๐๐", "กรมป้องกันและบรรเทาสาธารณภัย"),
        ("เทศบาลตำบลท่าแพรก\nหมู่ที่ ๓ นพ ๔๘๐๐๐", "เทศบาลตำบลท่าแพรก"),
        ("โรงเรียนบ้านท่าแพรก ตำบลท่าแพรก อำเภอเมือง", "โรงเรียนบ้านท่าแพรก"),
        ("องค์การบริหารส่วนจังหวัดนครพนม\nถนนนิตโย", "องค์การบริหารส่วนจังหวัดนครพนม"),
    ],
)
def test_the_letterhead_names_the_issuer_without_its_building(head: str, issuer: str) -> None:
    assert doc(external(head=head))["issuer"] == issuer


def test_the_place_shows_the_letterhead_as_printed() -> None:
    assert printed(external(), "issuer") == "ศาลากลางจังหวัดนครพนม"


def test_a_stamped_letter_is_issued_by_the_line_under_its_text() -> None:
    assert doc(stamped())["issuer"] == "กรมป้องกันและบรรเทาสาธารณภัย"


def test_a_memo_is_issued_by_its_unit_without_the_telephone() -> None:
    assert doc(memo())["issuer"] == "กองช่าง เทศบาลตำบลท่าแพรก"


def test_an_order_is_issued_by_the_body_in_its_title() -> None:
    assert doc(order())["issuer"] == "จังหวัดนครพนม"
    assert printed(order(), "issuer") == "จังหวัดนครพนม"


def test_an_announcement_is_issued_by_the_body_in_its_title() -> None:
    assert doc(announcement())["issuer"] == "เทศบาลตำบลท่าแพรก"


def test_minutes_are_issued_by_the_body_that_met() -> None:
    assert doc(minutes())["issuer"] == "เทศบาลตำบลท่าแพรก"


def test_without_letterhead_the_body_that_speaks_is_the_issuer_with_less_certainty() -> None:
    body = "ด้วยจังหวัดนครพนมกำหนดจัดประกวดแหล่งน้ำชุมชน จังหวัดนครพนมจึงขอเชิญชวนทุกอำเภอส่งผลงาน"
    letter = external(body, head="", number="ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔")
    assert doc(letter)["issuer"] == "จังหวัดนครพนม"
    assert confidence(letter, "issuer") < confidence(external(), "issuer")


def test_the_office_whose_stamp_stands_on_top_is_not_the_issuer() -> None:
    stamp = "สำนักงานจังหวัดตราด\nเลขรับ ๓๓๒๑\nวันที่ ๑๗ พ.ค. ๒๕๖๗\nเวลา ๑๐.๒๐ น."
    assert doc(f"{stamp}\n\n{external()}")["issuer"] == "จังหวัดนครพนม"


def test_the_office_that_owns_the_matter_is_not_the_issuer() -> None:
    assert doc(external())["issuer"] != "กลุ่มงานแหล่งน้ำชุมชน"
