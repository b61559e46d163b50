from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.scanning.makers import LINES, TEXT, drawn, image_pdf, pdf, qr
from tests.support import ROOT, require
from wian.scanning import Limits, ScanError, scan

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def canvas(pages: int, **how: object) -> bytes:
    out = io.BytesIO()
    page = Canvas(out, **how)
    for number in range(pages):
        page.drawString(72, 720, f"Page {number + 1}")
        page.showPage()
    page.save()
    return out.getvalue()


def refused(data: bytes, limits: Limits | None = None) -> ScanError:
    with pytest.raises(ScanError) as error:
        scan(data, limits=limits or Limits())
    return error.value


def outcome(data: bytes) -> str:
    try:
        return "read" if scan(data).pages else "nothing"
    except ScanError as error:
        return error.code


def test_a_text_layer_is_read_as_it_is() -> None:
    found = scan(pdf(LINES, LINES))
    assert found.kind == "pdf"
    assert [page.text for page in found.pages] == [TEXT, TEXT]
    assert {(page.source, page.verdict) for page in found.pages} == {("text_layer", "good")}


def test_every_line_has_its_place_from_the_top() -> None:
    words = scan(pdf(LINES)).pages[0].words
    assert [word.text for word in words] == list(LINES)
    tops = [word.box[1] for word in words]
    assert tops == sorted(tops)
    assert 20 < tops[0] < 60


def test_a_rotated_page_keeps_its_boxes_inside() -> None:
    page = scan(pdf(LINES, rotate=90)).pages[0]
    assert (page.width, page.height) == (842, 595)
    for word in page.words:
        left, top, right, bottom = word.box
        assert 0 <= left <= right <= page.width
        assert 0 <= top <= bottom <= page.height


def test_windows_glyphs_lost_am_and_tone_order_are_repaired() -> None:
    damaged = tuple(
        line.replace("่", "\uf70a").replace("ำ", "\u0116า").replace("ู้", "ู้") for line in LINES
    )
    assert scan(pdf(damaged)).text == TEXT


def test_an_encrypted_pdf_is_refused_with_what_to_do() -> None:
    error = refused(canvas(1, encrypt=StandardEncryption("secret", strength=128)))
    assert error.code == "S104"
    assert "รหัสผ่าน" in error.th


def test_a_pdf_that_is_only_locked_against_printing_is_read() -> None:
    locked = StandardEncryption("", ownerPassword="owner", canPrint=0, strength=128)
    assert scan(canvas(1, encrypt=locked)).text.startswith("Page 1")


def test_two_thousand_pages_are_refused_with_both_numbers() -> None:
    error = refused(canvas(2_000))
    assert error.code == "S107"
    assert "2,000" in error.th
    assert "200" in error.th
    assert error.details == {"pages": 2_000, "limit": 200}


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5, 0.9])
def test_a_truncated_pdf_is_refused_or_read_as_far_as_it_goes(share: float) -> None:
    whole = canvas(3)
    part = whole[: int(len(whole) * share)]
    assert outcome(part) in {"read", "S105", "S106", "S112"}


def test_a_broken_pdf_is_refused() -> None:
    assert refused(b"%PDF-1.7\nnothing here").code == "S105"


def test_a_pdf_of_blank_pages_has_no_text() -> None:
    assert refused(pdf((), ())).code == "S112"


def test_too_much_text_is_refused() -> None:
    assert refused(pdf(LINES, LINES), Limits(chars=400)).code == "S116"


def test_an_enormous_page_is_drawn_within_bounds() -> None:
    assert outcome(pdf(("\ufffd" * 30,), box="0 0 14400 14400")) == "read"
    assert outcome(pdf(("\ufffd" * 30,), box="0 0 0.01 14400")) in {"read", "S112"}


def test_codes_on_pages_are_found_with_their_place() -> None:
    page = drawn(())
    page.paste(qr("https://example.org/a"), (1200, 1900))
    found = scan(image_pdf(drawn(()), page))
    (code,) = found.qr
    assert (code.page, code.text) == (2, "https://example.org/a")
    left, top, right, bottom = code.position
    assert 432 < left < right < 520
    assert 684 < top < bottom < 772


def test_scanned_pages_are_read_from_their_image() -> None:
    require("ocr")
    found = scan(image_pdf(drawn(), drawn()))
    assert {(page.source, page.verdict) for page in found.pages} == {("ocr", "none")}
    assert "คณะกรรมการ" in found.pages[1].text
    assert all(found.text[slice(*w.span)] == w.text for w in found.pages[1].words)
    assert max(word.box[2] for word in found.pages[0].words) < found.pages[0].width


def test_a_letter_printed_by_a_browser_reads_as_it_was_typed(browser: Browser) -> None:
    typed = (ROOT / "examples/letters/002.txt").read_text(encoding="utf-8")
    page = browser.new_page()
    page.set_content(f"<pre style='white-space:pre-wrap'>{escape(typed)}</pre>")
    read = scan(page.pdf(format="A4")).text
    page.close()
    assert "".join(read.split()) == "".join(typed.split())
    assert "นายอำเภอ ทุกอำเภอ" in read
