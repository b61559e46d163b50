"""The same letters for a word processor, read back: blocks in order, styles, paper, pictures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
import pytest
import zxingcpp
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree
from PIL import Image

from tests.typeset.papers import letter
from tests.typeset.test_letter_layout import FORMS, SVG, png
from wian.typeset import Digits, Enclosure, letter_docx
from wian.typeset.docx_marks import ORDERS
from wian.typeset.docx_styles import FONT, STYLES
from wian.typeset.letters_docx import DRAFT

ORDER = {
    "external": (
        "ที่", "ศาลากลาง", "๑๔ กันยายน", "เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย", "ตามที่", "จึงเรียนมา",
        "ขอแสดงความนับถือ", "(นายหนึ่ง", "ปฏิบัติราชการแทน", "กลุ่มงาน", "โทร.", "สำเนาส่ง",
    ),
    "memo": (
        "บันทึกข้อความ",
        "ส่วนราชการ", "ที่", "วันที่", "เรื่อง", "เรียน", "อ้างถึง", "ตามที่", "(นายหนึ่ง", "สำเนาส่ง",
    ),
    "stamped": ("ที่", "ถึง", "ตามที่", "ศาลากลาง", "๑๔ กันยายน", "กลุ่มงาน", "สำเนาส่ง"),
    "order": ("คำสั่งศาลากลาง", "ที่", "เรื่อง", "ตามที่", "สั่ง ณ วันที่ ๑๔ กันยายน พ.ศ. ๒๕๖๕", "(นายหนึ่ง"),
    "announcement": ("ประกาศศาลากลาง", "เรื่อง", "ตามที่", "ประกาศ ณ วันที่", "(นายหนึ่ง"),
}  # fmt: skip


def opened(form: str = "external", **more: object) -> Document:
    return docx.Document(io.BytesIO(letter_docx(letter(form, **more))))


def rows(made: Document) -> Iterator[str]:
    """The text of each line and cell, from top to bottom."""
    for block in made.iter_inner_content():
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)
        else:
            yield block.text


@pytest.mark.parametrize("form", FORMS)
def test_the_blocks_stand_in_the_order_of_the_form(form: str) -> None:
    said = "\n".join(rows(opened(form))).replace("\u00a0", " ")
    at = 0
    for part in ORDER[form]:
        at = said.index(part, at) + len(part)


@pytest.mark.parametrize("form", FORMS)
def test_the_paper_is_a4_with_the_official_margins(form: str) -> None:
    [section] = opened(form).sections
    sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    sizes += (section.top_margin, section.bottom_margin)
    assert [round(size.mm) for size in sizes if size] == [210, 297, 30, 20, 25, 20]


def test_every_style_names_thai_letters_for_every_script() -> None:
    made = opened()
    for name in ("Normal", *STYLES):
        fonts = made.styles[name].element.find(f".//{qn('w:rFonts')}")
        assert {fonts.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "cs", "eastAsia")} == {FONT}
        look = made.styles[name].element.rPr
        assert look.find(qn("w:szCs")).get(qn("w:val")) == look.find(qn("w:sz")).get(qn("w:val"))
        assert look.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    assert made.styles["Normal"].font.size.pt == 16
    defaults = etree.tostring(made.styles.element.find(qn("w:docDefaults"))).decode()
    assert "Theme" not in defaults


def test_lines_take_their_look_from_styles_and_every_style_is_there() -> None:
    used = {
        p.style.name for form in FORMS for p in opened(form, secrecy="ลับ").paragraphs if p.style
    }
    assert used <= set(STYLES)
    assert {"Wian Body", "Wian Signature", "Wian Heading", "Wian Memo"} <= used


def test_the_name_is_never_parted_from_the_last_lines_of_the_body() -> None:
    kept = []
    for line in opened(copies=(), owner=()).paragraphs:
        own = line.paragraph_format.keep_with_next
        by_style = line.style.paragraph_format.keep_with_next if line.style else None
        kept.append((line.text, by_style if own is None else own))
    start = next(at for at, (text, _) in enumerate(kept) if text.startswith("จึงเรียน"))
    assert all(keep for _, keep in kept[start:-1])
    assert not kept[-1][1]


@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_pages_after_the_first_bear_their_number(digits: Digits) -> None:
    [section] = opened(digits=digits).sections
    assert section.different_first_page_header_footer
    assert "PAGE" in etree.tostring(section.header._element).decode()
    assert "PAGE" not in etree.tostring(section.first_page_header._element).decode()
    kind = section._sectPr.find(qn("w:pgNumType"))
    assert (kind is not None and kind.get(qn("w:fmt"))) == (digits == "thai" and "thaiNumbers")


def test_secrecy_stands_above_and_below_every_page_and_a_draft_says_so() -> None:
    [section] = opened(secrecy="ลับ", draft=True).sections
    parts = (section.first_page_header, section.header, section.first_page_footer, section.footer)
    assert [part.paragraphs[0].text for part in parts] == ["ลับ"] * 4
    assert DRAFT in section.footer.paragraphs[-1].text
    assert DRAFT not in "".join(p.text for p in opened().sections[0].footer.paragraphs)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("picture", [png(), SVG], ids=["png", "svg"])
def test_the_emblem_floats_at_its_height_and_without_one_nothing_does(
    form: str, picture: bytes
) -> None:
    drawn = opened(form, emblem=picture).element.body.findall(f".//{qn('wp:anchor')}")
    [size] = [anchor.find(qn("wp:extent")).get("cy") for anchor in drawn]
    assert int(size) == (15 if form == "memo" else 30) * 36_000
    assert not opened(form).element.body.findall(f".//{qn('w:drawing')}")


def test_the_code_of_an_enclosure_is_a_picture_with_its_caption_and_address() -> None:
    address = "https://example.go.th/f/a1B2c3"
    data = letter_docx(letter(enclosures=(Enclosure("แบบเสนอ", "", address),)))
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        [name] = [name for name in whole.namelist() if name.startswith("word/media/")]
        [code] = zxingcpp.read_barcodes(Image.open(whole.open(name)).convert("L"))
    assert code.text == address
    [cell] = [text for text in rows(docx.Document(io.BytesIO(data))) if "สิ่งที่ส่งมาด้วย\n" in text]
    assert address in cell


def test_days_are_tied_and_digits_are_of_one_kind() -> None:
    body = ("ประชุมวันจันทร์ที่ 19 กรกฎาคม 2564",)
    assert "วันจันทร์ที่\u00a019\u00a0กรกฎาคม\u00a02564" in "".join(
        rows(opened(body=body, digits="arabic"))
    )
    assert "๑๙\u00a0กรกฎาคม\u00a0๒๕๖๔" in "".join(rows(opened(body=body)))


def test_what_a_document_holds_stands_where_its_format_wants_it() -> None:
    made = opened(secrecy="ลับ", emblem=SVG, urgency="ด่วน", digits="thai")
    for name, order in ORDERS.items():
        places = {qn(f"w:{child}"): at for at, child in enumerate(order.split())}
        for root in (made.element, made.styles.element):
            for parent in root.iter(qn(f"w:{name}")):
                found = [places[child.tag] for child in parent]
                assert found == sorted(found), etree.tostring(parent)
