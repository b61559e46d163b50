"""The sheet of endorsements: the letter's head, every step in order, room where nothing is yet."""

from __future__ import annotations

from datetime import date

import pypdfium2

from tests.typeset.papers import AT, HEAD, NASTY, OFFICE, endorsements, pages, solid, text
from wian.typeset import Endorsement, Signature, endorsement_pdf

CLERK = Signature("นางสาวสอง เขียนงาม", ("เจ้าพนักงานธุรการ",))
STEPS = (
    Endorsement("submit", CLERK, AT, to="พัฒนาการจังหวัด", note="เพื่อโปรดพิจารณา\nเห็นควรแจ้งอำเภอ"),
    Endorsement(
        "assign", HEAD, AT, to="กลุ่มงานสารสนเทศ", instruction="ดำเนินการ", due=date(2026, 1, 20)
    ),
    Endorsement("note", CLERK, AT, to="กลุ่มงานยุทธศาสตร์", copy=True),
)  # fmt: skip


def test_every_step_says_who_wrote_what_to_whom_and_when() -> None:
    made = text(endorsement_pdf(endorsements(*STEPS)))
    for words in (
        "เลขรับ ๑๒๓๔", "รับวันที่ ๕ มกราคม ๒๕๖๙ เวลา ๐๙.๐๕ น.", OFFICE, "เสนอ พัฒนาการจังหวัด",
        "เห็นควรแจ้งอำเภอ", "มอบ กลุ่มงานสารสนเทศ", "กำหนด ภายในวันที่ ๒๐ มกราคม ๒๕๖๙",
        "(นายหนึ่ง ใจดี)", "ปฏิบัติราชการแทน", "ทราบ กลุ่มงานยุทธศาสตร์ (สำเนาเพื่อทราบ)",
    ):  # fmt: skip
        assert words in made


def test_steps_stand_in_their_order() -> None:
    made = text(endorsement_pdf(endorsements(*STEPS)))
    places = [made.index(words) for words in ("เสนอ", "มอบ", "(สำเนาเพื่อทราบ)")]
    assert places == sorted(places)


def test_a_letter_without_steps_gives_a_form_to_write_on() -> None:
    made = text(endorsement_pdf(endorsements()))
    assert made.count("ตำแหน่ง") == 3


def test_a_step_is_not_parted_between_pages() -> None:
    found = pages(endorsement_pdf(endorsements(*STEPS * 6)))
    assert len(found) > 2
    for page in found:
        assert page.count("เห็นควรแจ้งอำเภอ") == page.count("เสนอ พัฒนาการ")


def test_a_very_long_note_goes_on_over_pages_with_nothing_lost() -> None:
    step = Endorsement("note", HEAD, AT, to="ก" * 300, note=NASTY + " ยาว" * 3000)
    made = endorsement_pdf(endorsements(step, digits="arabic"))
    assert solid(made).count("ยาว") == 3000
    assert "#setpage()" in solid(made)
    for page in pypdfium2.PdfDocument(made):
        shown = page.get_textpage()
        right = max(shown.get_charbox(i)[2] for i in range(shown.count_chars()))
        assert right < page.get_width() - 30


def test_urgency_is_red_on_the_sheet() -> None:
    seen = (
        pypdfium2.PdfDocument(endorsement_pdf(endorsements(urgency="ด่วนที่สุด")))[0].render().to_pil()
    )
    assert any(r > g + 90 for _, (r, g, _) in seen.convert("RGB").getcolors(1 << 24))
