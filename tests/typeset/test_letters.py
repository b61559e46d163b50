"""Outgoing letters: the parts of each form in the official order, at the official margins."""

from __future__ import annotations

import pypdfium2
import pytest

from tests.typeset.papers import NASTY, SUBJECT, box_of, letter, pages, solid, text
from wian.typeset import Digits, letter_pdf

CENTIMETRE = 72 / 2.54


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


@pytest.mark.parametrize("form", ["external", "stamped"])
def test_the_number_stands_at_the_left_margin_below_the_room_of_the_emblem(form: str) -> None:
    left, _, _, top = box_of(letter_pdf(letter(form)), "ที่")
    assert left == pytest.approx(3 * CENTIMETRE, abs=3)
    assert top < 842 - 5 * CENTIMETRE


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


@pytest.mark.parametrize("lines", range(20, 36))
def test_the_signature_never_stands_on_a_page_of_its_own(lines: int) -> None:
    found = pages(letter_pdf(letter(body=("ข้อความหนึ่งบรรทัด",) * lines + ("จึงเรียนมาเพื่อโปรดทราบ",))))
    signed = next(page for page in found if "(นายหนึ่ง ใจดี)" in page)
    assert "จึงเรียนมาเพื่อโปรดทราบ" in signed
    assert "ขอแสดงความนับถือ" in signed


def test_urgency_is_large_and_red() -> None:
    made = letter_pdf(letter(urgency="ด่วนที่สุด"))
    seen = pypdfium2.PdfDocument(made)[0].render().to_pil().convert("RGB")
    assert any(r > g + 150 for _, (r, g, _) in seen.getcolors(1 << 24))
    _, bottom, _, top = box_of(made, "ด่วนที่สุด")
    assert top - bottom > 18


def test_what_is_missing_leaves_room_to_write() -> None:
    made = letter_pdf(letter(number="", day=None, enclosures=(), references=(), copies=()))
    assert "อ้างถึง" not in text(made)
    assert "สิ่งที่ส่งมาด้วย" not in text(made)
    assert "สำเนาส่ง" not in text(made)


@pytest.mark.parametrize("form", ["external", "memo", "stamped"])
def test_any_text_is_printed_as_it_is(form: str) -> None:
    made = letter_pdf(
        letter(form, body=(NASTY, SUBJECT * 40), addressee="ก" * 400, digits="arabic")
    )
    assert "#setpage()$x^2$" in solid(made)
