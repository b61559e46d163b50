"""Outgoing letters: the parts of each form in the official order, at the official margins."""

from __future__ import annotations

import pypdfium2
import pytest

from tests.typeset.papers import box_of, letter, pages, solid, text
from wian.typeset import Digits, letter_pdf


def in_order(made: bytes, *parts: str) -> bool:
    found = solid(made)
    places = [found.index("".join(part.split())) for part in parts]
    return places == sorted(places)


@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_an_external_letter_has_its_parts_in_order(digits: Digits) -> None:
    made = letter_pdf(letter(digits=digits))
    day = "๑๔ กันยายน ๒๕๖๕" if digits == "thai" else "14 กันยายน 2565"
    assert in_order(
        made, "ศาลากลางจังหวัดเพชรบูรณ์", day, "เรื่อง", "เรียน นายอำเภอทุกอำเภอ", "อ้างถึง",
        "สิ่งที่ส่งมาด้วย", "ตามที่จังหวัด", "จึงเรียนมา", "ขอแสดงความนับถือ", "(นายหนึ่ง ใจดี)",
        "ปฏิบัติราชการแทน", "กลุ่มงานสารสนเทศ", "โทร.", "สำเนาส่ง ท้องถิ่นอำเภอ",
    )  # fmt: skip


def test_a_memo_begins_with_its_name_and_has_no_closing() -> None:
    made = letter_pdf(letter("memo"))
    assert in_order(made, "บันทึกข้อความ", "ส่วนราชการ", "วันที่", "เรื่อง", "เรียน", "(นายหนึ่ง ใจดี)")
    assert "ขอแสดงความนับถือ" not in text(made)


def test_a_stamped_letter_goes_to_without_salutation_or_closing() -> None:
    made = letter_pdf(letter("stamped", signature=None))
    assert in_order(made, "ที่", "ถึง นายอำเภอทุกอำเภอ", "ตามที่จังหวัด", "ศาลากลางจังหวัด", "๑๔ กันยายน")
    assert "เรียน นายอำเภอ" not in text(made)
    assert "ขอแสดงความนับถือ" not in text(made)


def test_an_order_says_whose_it_is_what_about_and_when_it_was_given() -> None:
    made = letter_pdf(letter("order", number="๖๓๙๕/๒๕๖๕", issuer=("จังหวัดเพชรบูรณ์",)))
    assert in_order(
        made, "คำสั่งจังหวัดเพชรบูรณ์", "ที่ ๖๓๙๕/๒๕๖๕", "เรื่อง การสรรหา", "ตามที่จังหวัด",
        "สั่ง ณ วันที่ ๑๔ กันยายน พ.ศ. ๒๕๖๕", "(นายหนึ่ง ใจดี)",
    )  # fmt: skip
    assert "ขอแสดงความนับถือ" not in text(made)
    assert "เรียน" not in solid(made).replace("จึงเรียนมา", "")


def test_an_announcement_has_a_number_only_if_it_is_given_one() -> None:
    told = {"issuer": ("จังหวัดเพชรบูรณ์",), "digits": "arabic"}
    made = letter_pdf(letter("announcement", number="", **told))
    day = "ประกาศ ณ วันที่ 14 กันยายน พ.ศ. 2565"
    assert in_order(made, "ประกาศจังหวัดเพชรบูรณ์", "เรื่อง", "ตามที่จังหวัด", day, "(นายหนึ่ง")
    assert "ที่7/2565" not in solid(made)
    assert "ที่7/2565" in solid(letter_pdf(letter("announcement", number="7/2565", **told)))


def test_a_draft_bears_its_mark_on_every_page() -> None:
    long = letter(draft=True, body=("ทดสอบข้อความยาว " * 60,) * 6)
    found = pages(letter_pdf(long))
    assert len(found) > 1
    assert all("ร่าง" in page for page in found)
    assert "ร่าง" not in text(letter_pdf(letter()))


def test_later_pages_are_numbered_at_the_top() -> None:
    found = pages(letter_pdf(letter(body=("ทดสอบข้อความยาว " * 60,) * 6)))
    assert "- ๒ -" in found[1]
    assert "- ๑ -" not in found[0]


def test_urgency_is_large_and_red() -> None:
    made = letter_pdf(letter(urgency="ด่วนที่สุด"))
    seen = pypdfium2.PdfDocument(made)[0].render().to_pil().convert("RGB")
    assert any(r > g + 150 for _, (r, g, _) in seen.getcolors(1 << 24))
    _, bottom, _, top = box_of(made, "ด่วนที่สุด")
    assert top - bottom > 20


def test_what_is_missing_leaves_room_to_write() -> None:
    made = letter_pdf(letter(number="", day=None, enclosures=(), references=(), copies=()))
    assert "อ้างถึง" not in text(made)
    assert "สิ่งที่ส่งมาด้วย" not in text(made)
    assert "สำเนาส่ง" not in text(made)
