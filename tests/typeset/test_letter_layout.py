"""Where everything stands on the paper, measured: within two millimetres of the official forms."""

from __future__ import annotations

import io

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp
from PIL import Image

from tests.typeset.papers import SUBJECT, letter, pages, solid
from wian.typeset import Enclosure, Signature, TypesetError, letter_pdf

FORMS = ("external", "memo", "stamped", "order", "announcement")
LINE = "ข้อความหนึ่งบรรทัดสำหรับทดสอบการขึ้นหน้าใหม่ของหนังสือราชการ "
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="10"><path d="M0 0h9v10h-9z"/></svg>'
)
MM = 25.4 / 72
NEAR = 2


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (90, 100), "navy").save(made, "PNG")
    return made.getvalue()


def signs(made: bytes, at: int = 0) -> list[tuple[str, float, float, float, float]]:
    """Every sign of a page that is no blank: itself, left, top, right, bottom in millimetres."""
    text = pypdfium2.PdfDocument(made)[at].get_textpage()
    found = []
    for i in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(i, loose=True)
        if sign := text.get_text_range(i, 1).strip():
            found.append((sign, left * MM, 297 - top * MM, right * MM, 297 - bottom * MM))
    return found


def place(made: bytes, word: str, at: int = 0) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a word in millimetres, tight around its signs."""
    text = pypdfium2.PdfDocument(made)[at].get_textpage()
    found = text.search(word).get_next()
    assert found, word
    boxes = [text.get_charbox(i) for i in range(found[0], sum(found))]
    left, right = min(b[0] for b in boxes) * MM, max(b[2] for b in boxes) * MM
    return left, 297 - max(b[3] for b in boxes) * MM, right, 297 - min(b[1] for b in boxes) * MM


def emblem(made: bytes) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is painted navy, in millimetres."""
    seen = pypdfium2.PdfDocument(made)[0].render(scale=2).to_pil().convert("RGB")
    dark, middle = [255 * (v < 40) for v in range(256)], [255 * (90 < v < 160) for v in range(256)]
    box = seen.point(dark * 2 + middle).convert("L").point([0] * 250 + [255] * 6).getbbox()
    assert box
    return tuple(v / 2 * MM for v in box)  # type: ignore[return-value]


@pytest.mark.parametrize("form", FORMS)
def test_text_keeps_to_the_margins(form: str) -> None:
    made = letter_pdf(letter(form, body=(LINE * 4, LINE * 3), subject=SUBJECT * 2))
    found = signs(made)
    assert min(left for _, left, *_ in found) == pytest.approx(30, abs=NEAR)
    assert max(right for *_, right, _ in found) <= 190 + NEAR
    assert max(right for *_, right, _ in found) > 180
    long = letter_pdf(letter(form, body=(LINE * 80,)))
    below = [bottom for *_, bottom in signs(long) if bottom < 279]  # without the word at the foot
    assert max(below) == pytest.approx(277, abs=8)


@pytest.mark.parametrize("form", FORMS)
def test_the_type_is_as_tall_as_16_points_of_the_regulation(form: str) -> None:
    made = letter_pdf(letter(form, body=("กกกก",)))
    text = pypdfium2.PdfDocument(made)[0].get_textpage()
    at, _ = text.search("กกกก").get_next()
    assert pdfium.FPDFText_GetFontSize(text, at) == pytest.approx(11)
    _, top, _, bottom = place(made, "กกกก")
    assert bottom - top == pytest.approx(0.397 * 16 * MM, abs=0.1)  # ก of TH Sarabun is 0.397 em


@pytest.mark.parametrize("form", FORMS)
def test_the_emblem_is_as_tall_as_its_form_asks_and_15_mm_from_the_top(form: str) -> None:
    left, top, right, bottom = emblem(letter_pdf(letter(form, emblem=png())))
    tall = 15 if form == "memo" else 30
    assert (top, bottom) == (pytest.approx(15, abs=NEAR), pytest.approx(15 + tall, abs=NEAR))
    if form == "memo":
        assert left == pytest.approx(30, abs=NEAR)
    else:
        assert (left + right) / 2 == pytest.approx(105, abs=NEAR)


@pytest.mark.parametrize("form", FORMS)
def test_without_an_emblem_its_room_stays_empty_and_nothing_moves(form: str) -> None:
    bare, full = letter_pdf(letter(form)), letter_pdf(letter(form, emblem=SVG))
    left, top = (31, 16) if form == "memo" else (95, 16)
    room = pypdfium2.PdfDocument(bare)[0].render(scale=2).to_pil().convert("L")
    box = [round(v / MM * 2) for v in (left, top, left + 12, top + 12)]
    assert room.crop(tuple(box)).getextrema() == (255, 255)  # type: ignore[arg-type]
    assert signs(bare) == signs(full)


def test_an_emblem_that_is_no_picture_is_refused() -> None:
    with pytest.raises(TypesetError, match="T112"):
        letter_pdf(letter(emblem=b"GIF89a"))


def test_an_external_letter_has_its_head_beside_and_below_the_emblem() -> None:
    made = letter_pdf(letter(body=(LINE * 3,)))
    left, _, _, bottom = place(made, "ที่")
    assert (left, bottom) == (pytest.approx(30, abs=NEAR), pytest.approx(45, abs=NEAR))
    office = place(made, "ศาลากลาง")
    assert office[3] == pytest.approx(45, abs=NEAR)
    assert office[0] > 120
    assert place(made, "๑๔ กันยายน")[0] == pytest.approx(105, abs=NEAR)
    assert place(made, "ขอแสดงความนับถือ")[0] == pytest.approx(105, abs=NEAR)


def test_a_paragraph_begins_25_mm_in() -> None:
    made = letter_pdf(letter(body=("ตามที่จังหวัด" + LINE * 3,)))
    assert place(made, "ตามที่จังหวัด")[0] == pytest.approx(55, abs=NEAR)


def test_the_name_stands_four_lines_below_the_closing_and_on_its_middle() -> None:
    made = letter_pdf(letter())
    above, below = place(made, "ขอแสดงความนับถือ"), place(made, "ใจดี")
    whole = place(made, "(นายหนึ่ง ใจดี)")
    assert below[3] - above[3] == pytest.approx(4 * 18 * MM, abs=NEAR)
    assert (whole[0] + whole[2]) / 2 == pytest.approx((above[0] + above[2]) / 2, abs=NEAR)


@pytest.mark.parametrize("form", ["order", "announcement"])
def test_the_heading_of_an_order_stands_under_the_emblem(form: str) -> None:
    made = letter_pdf(letter(form, issuer=("จังหวัดเพชรบูรณ์",)))
    name = "คำสั่ง" if form == "order" else "ประกาศ"
    left, top, right, _ = place(made, f"{name}จังหวัดเพชรบูรณ์")
    assert (left + right) / 2 == pytest.approx(105, abs=NEAR)
    assert top > 46


def test_a_memo_has_its_title_beside_the_emblem() -> None:
    left, top, right, bottom = place(letter_pdf(letter("memo")), "บันทึกข้อความ")
    assert (left + right) / 2 == pytest.approx(105, abs=NEAR)
    assert (top > 15, bottom) == (True, pytest.approx(29, abs=NEAR))


@pytest.mark.parametrize("form", FORMS)
def test_secrecy_stands_red_and_large_above_and_below_each_page(form: str) -> None:
    made = letter_pdf(letter(form, secrecy="ลับมาก", body=(LINE * 60,)))
    for at in range(2):
        text = pypdfium2.PdfDocument(made)[at].get_textpage()
        found = text.search("ลับมาก")
        hits = [found.get_next() for _ in range(2)]
        tops = sorted(297 - text.get_charbox(hit[0])[3] * MM for hit in hits if hit)
        assert len(tops) == 2
        assert tops[0] < 15
        assert tops[1] > 280
        assert pdfium.FPDFText_GetFontSize(text, hits[0][0]) == pytest.approx(
            22
        )  # 32 of TH Sarabun


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("body", [(LINE * 66,), (LINE * 40, "จึงเรียนมาเพื่อโปรดทราบ"), ("ข้อ",) * 40])
def test_what_ends_a_letter_has_two_lines_of_its_body_above_it(
    form: str, body: tuple[str, ...]
) -> None:
    for more in range(4):
        made = letter_pdf(letter(form, body=(LINE * more or "ก", *body), copies=(), enclosures=()))
        last = len(pages(made)) - 1
        end = "ศาลากลาง" if form == "stamped" else "(นายหนึ่ง"
        at = next(i for i in range(last + 1) if end in pages(made)[i] and i > 0)
        tall = place(made, end, at)[1]
        rows = {round(bottom) for *_, bottom in signs(made, at) if 25 < bottom < tall - 10}
        closed = form in ("external", "order", "announcement")
        assert len(rows) >= 2 + closed, (more, pages(made)[at])


def test_a_page_that_goes_on_says_at_its_foot_with_which_word() -> None:
    made = letter_pdf(letter(secrecy="ลับ", draft=True, body=(LINE * 66,)))
    first, second = pages(made)[:2]
    word = first.rsplit("/", 1)[1].split("...")[0]
    assert len(word) > 2
    assert second.replace(" ", "").split("-๒-")[1].startswith(word)
    assert "..." not in second


def test_the_code_of_an_enclosure_leads_where_its_link_does() -> None:
    address = "https://example.go.th/f/a1B2c3"
    made = letter_pdf(letter(enclosures=(Enclosure("แบบ"), Enclosure("เกณฑ์", "", address))))
    seen = pypdfium2.PdfDocument(made)[0].render(scale=3).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(seen)] == [address]
    assert "สิ่งที่ส่งมาด้วย๒" in solid(made).replace("\u200b", "")
    stamped = letter_pdf(letter("stamped", enclosures=(Enclosure("สรุปการประชุม", "", address),)))
    assert "สรุปการประชุม" in solid(stamped)
    assert "สิ่งที่ส่งมาด้วย" not in solid(stamped)
    with pytest.raises(TypesetError, match="T113"):
        letter_pdf(letter(enclosures=(Enclosure("x", "", "https://e.th/" + "ก" * 3000),)))


def test_a_day_is_never_parted_between_two_lines() -> None:
    day = "วันจันทร์ที่ 19 กรกฎาคม 2564"
    for filling in range(20, 60, 3):
        made = letter_pdf(letter(body=("ก " * filling + day + " ข" * 9,), digits="arabic"))
        _, top, _, bottom = place(made, day)
        assert bottom - top < 8


def test_a_signer_with_many_lines_and_a_long_name_still_comes_out() -> None:
    made = letter_pdf(letter(signature=Signature("ชื่อ" * 2000, ("ตำแหน่ง" * 9,) * 60)))
    assert "ตำแหน่งตำแหน่ง" in solid(made)
