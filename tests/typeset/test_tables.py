"""Tables for a word processor, and how a letter goes round in all three kinds of file."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import docx
import pytest
import python_calamine
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from tests.typeset.papers import AT, NASTY, OFFICE, SUBJECT, line, pages, register, text
from tests.typeset.test_register_xlsx import ACTIVE
from wian.typeset import (
    RoundLine,
    RoundSheet,
    register_docx,
    round_docx,
    round_pdf,
    round_xlsx,
)
from wian.typeset.docx_styles import FONT

HEADS = [
    "วันที่ลงทะเบียน", "เลขทะเบียนรับ", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ",
]  # fmt: skip


def sheet(*lines: RoundLine, **more: object) -> RoundSheet:
    told = {"sender": OFFICE, "number": "ชร 0019/ว 12", "subject": SUBJECT, "lines": lines}
    told |= {"sums": (("ส่งถึง", 2), ("ยังไม่ลงรับ", 1)), "shown": "ทุกหน่วยงาน", "printed": AT}
    return RoundSheet(**(told | more))  # type: ignore[arg-type]


SILENT = RoundLine("อำเภอเทิง", "ยังไม่ลงรับ", open=True, sent=AT)
KNOWS = RoundLine("อำเภอพาน", "แจ้งต่อแล้ว", False, AT, AT, AT, "นายหนึ่ง ใจดี", "รับแล้ว 3 จาก 8", "ด่วน")


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def cells(made: Document) -> list[list[str]]:
    [table] = made.tables
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]


def xml(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return book.read(name).decode()


def test_a_register_for_a_word_processor_has_the_official_columns_on_every_page() -> None:
    made = opened(register_docx(register(line("12"), first=3, last=12, printed=AT)))
    head, only = cells(made)
    assert head == HEADS
    assert only[:4] == ["๕ ม.ค. ๒๕๖๙", "๑๒", "พช ๐๐๒๓.๔/ว ๗๖๘", "๒๙ ธ.ค. ๒๕๖๘"]
    first = made.tables[0].rows[0]._tr.trPr
    assert first.find(qn("w:tblHeader")) is not None
    above = "\n".join(part.text for part in made.sections[0].header.paragraphs)
    assert "ทะเบียนหนังสือรับ" in above
    assert OFFICE in above
    assert "ตั้งแต่เลข ๓ ถึงเลข ๑๒" in above


def test_it_is_a4_across_in_official_letters_with_its_pages_counted_in_the_chosen_digits() -> None:
    for digits, kind in (("thai", "ThaiArabic"), ("arabic", "Arabic")):
        data = register_docx(register(line(), digits=digits))
        [section] = opened(data).sections
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
        above = xml(data, "word/header1.xml")
        assert re.findall(r" (PAGE|NUMPAGES) \\\* (\w+) ", above) == [
            ("PAGE", kind), ("NUMPAGES", kind),
        ]  # fmt: skip
        style = opened(data).styles["Wian Cell"].element
        assert style.find(f".//{qn('w:rFonts')}").get(qn("w:cs")) == FONT


def test_a_cancelled_line_is_struck_and_says_so_in_bold() -> None:
    data = register_docx(register(line("7", state="cancelled", reason="ออกซ้ำ", note="ดูเลข ๘")))
    *struck, remarks = opened(data).tables[0].rows[1].cells
    assert all(run.font.strike for cell in struck for run in cell.paragraphs[0].runs)
    bold, plain = remarks.paragraphs[0].runs
    assert (bold.text, bold.font.bold, plain.text) == ("ยกเลิก", True, " ออกซ้ำ\nดูเลข ๘")
    assert "ขีดฆ่า" in opened(data).sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize("said", [*ACTIVE, NASTY, "]]>&<w:p/>", "\x00\ufffe\ud800", "{{ x }}"])
def test_whatever_a_text_says_it_is_text(said: str) -> None:
    for data in (
        register_docx(register(line(subject=said, sender=said, number=said))),
        round_docx(sheet(RoundLine(said, said, True, by=said, reason=said), subject=said)),
    ):
        body = etree.fromstring(xml(data, "word/document.xml").encode())
        assert not body.findall(f".//{qn('w:instrText')}")
        assert not body.findall(f".//{qn('w:fldSimple')}")
        assert len(opened(data).tables[0].rows) == 2
    book = round_xlsx(sheet(RoundLine(said, said, reason=said), number=said, subject=said))
    assert "<f>" not in xml(book, "xl/worksheets/sheet1.xml")
    assert len(pages(round_pdf(sheet(RoundLine(said, said, reason=said), subject=said)))) == 1


def test_an_empty_table_says_so() -> None:
    assert "ยังไม่มีหนังสือ" in cells(opened(register_docx(register())))[1][0]
    for made in (round_docx, round_pdf, round_xlsx):
        assert made(sheet())
    assert "ไม่มีหน่วยงาน" in text(round_pdf(sheet()))


def test_a_round_tells_each_office_its_state_and_its_times() -> None:
    said = text(round_pdf(sheet(SILENT, KNOWS)))
    for part in ("สถานะการเวียนหนังสือ", "ที่ ชร ๐๐๑๙/ว ๑๒", "ส่งถึง ๒ แห่ง · ยังไม่ลงรับ ๑ แห่ง", "ทุกหน่วยงาน"):
        assert part in said
    head, silent, knows = cells(opened(round_docx(sheet(SILENT, KNOWS))))
    assert head[:4] == ["ลำดับ", "หน่วยงาน", "สถานะ", "ส่งเมื่อ"]
    assert silent == ["๑", "อำเภอเทิง", "ยังไม่ลงรับ", "๕ ม.ค. ๒๕๖๙ ๐๙.๐๕ น.", "", "", "", "", ""]
    assert knows[5:] == ["๕ ม.ค. ๒๕๖๙ ๐๙.๐๕ น.", "นายหนึ่ง ใจดี", "รับแล้ว ๓ จาก ๘", "ด่วน"]


def test_a_workbook_of_a_round_has_real_moments_of_bangkok() -> None:
    data = round_xlsx(sheet(SILENT, KNOWS))
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[5][:4] == [1, "อำเภอเทิง", "ยังไม่ลงรับ", datetime(2026, 1, 5, 9, 5)]
    assert rows[6][4] == datetime(2026, 1, 5, 9, 5)
    assert rows[5][4] == ""
    assert date(2026, 1, 5) == rows[6][5].date()


def test_seventeen_offices_stand_on_one_page_and_more_have_heads_on_each() -> None:
    assert len(pages(round_pdf(sheet(*[KNOWS] * 17)))) == 1
    found = pages(round_pdf(sheet(*[KNOWS] * 90, digits="arabic")))
    assert len(found) > 2
    for at, page in enumerate(found, 1):
        assert "หน่วยงาน" in page
        assert f"หน้า {at} ของ {len(found)}" in page


def test_a_national_letter_fits_into_one_document() -> None:
    made = opened(round_docx(sheet(*[KNOWS] * 8_800)))
    assert len(made.element.body.findall(f".//{qn('w:tr')}")) == 8_801
