"""What a stranger sends is told by its bytes; bombs and programs are refused, damage is not."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest
from PIL import Image

from tests.files.hands import LETTER, office_file, packed
from tests.scanning.makers import LINES, drawn, huge_png, pdf, saved
from wian.files.errors import Refused
from wian.files.kinds import DOCUMENTS, DOCX, PAPERS, XLSX, charset, told
from wian.files.looking import UNPACKED, look

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)


def refusal(data: bytes, taken: frozenset[str] = PAPERS) -> Refused:
    with pytest.raises(Refused) as refused:
        look(data, taken)
    return refused.value


@pytest.mark.parametrize(
    ("data", "media", "pages"),
    [
        (LETTER, "text/plain", 1),
        (b"\xef\xbb\xbf" + LETTER + b"\f" + LETTER, "text/plain", 2),
        (LETTER.decode().encode("cp874"), "text/plain", 1),
        (LETTER.decode().encode("utf-16"), "text/plain", 1),
        (pdf(LINES, LINES, ()), "application/pdf", 3),
        (saved(drawn(), "PNG"), "image/png", 1),
        (saved(drawn(), "JPEG"), "image/jpeg", 1),
        (saved(drawn(), "WEBP"), "image/webp", 1),
        (saved(drawn(), "TIFF", save_all=True, append_images=[drawn()]), "image/tiff", 2),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_letters_come_as_is_taken(data: bytes, media: str, pages: int) -> None:
    found = look(data, PAPERS)
    assert (found.media, found.pages) == (media, pages)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (PROGRAM, "program"),
        (b"\x7fELF\x02\x01\x01" + bytes(50), "program"),
        (b"  <!DOCTYPE html><script>alert(1)</script>", "HTML"),
        (b"\xef\xbb\xbf<SCRIPT>alert(1)</script>", "HTML"),
        (b"<svg onload=alert(1) xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"<?xml version='1.0'?><x/>", "XML"),
        (packed(letter_dot_txt=LETTER), "ZIP"),
        (b"PK\x03\x04 and nothing behind it", "ZIP"),
        (office_file("word__document_dot_xml"), "Word (.docx)"),
        (office_file("xl__workbook_dot_xml"), "Excel (.xlsx)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "Word/Excel 97-2003 (.doc, .xls)"),
        (saved(Image.new("L", (4, 4)), "GIF"), "image/gif"),
        (bytes(range(256)) * 4, "unknown"),
    ],
)
def test_any_other_kind_is_refused_by_its_name(data: bytes, named: str) -> None:
    wrong = refusal(data)
    assert wrong.number == "B103"
    assert f"({named})" in wrong.english


def test_office_files_are_taken_only_where_the_caller_takes_them() -> None:
    word, sheet = office_file("word__document_dot_xml"), office_file("xl__workbook_dot_xml")
    assert look(word, DOCUMENTS).media == DOCX
    assert look(sheet, DOCUMENTS).media == XLSX
    assert refusal(word).number == "B103"


def test_an_office_file_with_macros_is_taken_nowhere() -> None:
    data = office_file("word__document_dot_xml", word__vbaProject_dot_bin=b"x")
    assert "Office + macro" in refusal(data, DOCUMENTS).english


def test_a_zip_bomb_is_refused_without_unpacking_it() -> None:
    out, piece = BytesIO(), bytes(10_000_000)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        with made.open("word/document.xml", "w", force_zip64=True) as entry:
            for _ in range(UNPACKED // len(piece) + 1):
                entry.write(piece)
    bomb = out.getvalue()
    assert len(bomb) < 5_000_000
    began = time.monotonic()
    assert refusal(bomb, DOCUMENTS).number == "B111"
    assert time.monotonic() - began < 20


def test_a_pdf_of_ten_thousand_pages_is_refused_with_its_number() -> None:
    began = time.monotonic()
    wrong = refusal(pdf(*[()] * 10_000))
    assert wrong.number == "B107"
    assert "10,000" in wrong.english
    assert time.monotonic() - began < 30


def test_a_picture_that_declares_900_million_pixels_is_refused_undecoded() -> None:
    wrong = refusal(huge_png(30_000, 30_000))
    assert wrong.number == "B108"
    assert "900,000,000" in wrong.thai


@pytest.mark.parametrize("data", [b"", b" \r\n\t\x00\x00"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert refusal(data).number == "B101"


def test_one_byte_over_the_limit_is_refused_and_the_limit_itself_is_not(settings) -> None:
    settings.WIAN_UPLOAD_MAX_BYTES = 1_000_000
    assert look(b"a" * 1_000_000, PAPERS).media == "text/plain"
    wrong = refusal(b"a" * 1_000_001)
    assert wrong.number == "B102"
    assert "1.01 MB" in wrong.english


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\nnothing more", b"\x89PNG\r\n\x1a\nand then nothing"], ids=["pdf", "png"]
)
def test_a_damaged_file_is_kept_with_its_pages_uncounted(data: bytes) -> None:
    assert look(data, PAPERS).pages is None


def test_a_text_that_quotes_a_tag_later_is_a_text() -> None:
    assert told("เรียน ผู้พัฒนา\n<html> คือ …".encode()) == "text/plain"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (LETTER, "utf-8"),
        (b"\xef\xbb\xbf" + LETTER, "utf-8"),
        (LETTER.decode().encode("utf-16"), "utf-16"),
        (LETTER.decode().encode("cp874"), "windows-874"),
        (bytes(range(256)) * 4, None),
    ],
)
def test_a_browser_is_told_the_encoding_of_a_text(data: bytes, name: str | None) -> None:
    assert charset(data) == name
