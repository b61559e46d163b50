import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scanning.makers import LINES, TEXT, drawn, image_pdf, pdf, saved
from wian.scanning import PAGE_BREAK, Limits, ScanError, scan
from wian.scanning import ocr as ocr_module


def code_of(data: bytes, name: str = "", limits: Limits | None = None) -> str:
    with pytest.raises(ScanError) as refused:
        scan(data, name, limits=limits or Limits())
    assert refused.value.th
    assert refused.value.en
    return refused.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874", "tis-620"])
def test_the_same_letter_in_any_encoding_is_the_same_text(encoding: str) -> None:
    assert scan(TEXT.encode(encoding)).text == TEXT


def test_form_feeds_divide_a_text_file_into_pages() -> None:
    whole = scan(f"{TEXT}\f{TEXT}".encode())
    assert [page.number for page in whole.pages] == [1, 2]
    assert all(whole.text[slice(*page.span)] == page.text for page in whole.pages)


def test_spans_of_pages_and_lines_fit_the_whole_text() -> None:
    whole = scan(pdf(LINES, (), LINES))
    assert PAGE_BREAK.join(page.text for page in whole.pages) == whole.text
    for page in whole.pages:
        assert whole.text[slice(*page.span)] == page.text
        assert all(whole.text[slice(*word.span)] == word.text for word in page.words)


def test_an_empty_file_is_refused_with_a_sentence() -> None:
    assert code_of(b"") == code_of(b" \r\n\t") == "S101"


def test_a_file_of_nothing_but_nul_is_no_text() -> None:
    assert code_of(bytes(100)) == "S102"


def test_a_word_file_is_refused_and_told_to_become_a_pdf() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<x/>")
    with pytest.raises(ScanError) as refused:
        scan(out.getvalue(), "letter.pdf")
    assert refused.value.code == "S103"
    assert "docx" in refused.value.en
    assert "PDF" in refused.value.th


def test_a_jpeg_named_txt_is_an_image(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_module, "LANGUAGE", "no-such-language")
    with pytest.raises(ScanError) as refused:
        scan(saved(drawn(), "JPEG"), "letter.txt")
    assert refused.value.code == "S111"
    assert "tesseract-ocr-tha" in refused.value.th


def test_a_scanned_pdf_without_ocr_names_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_module, "LANGUAGE", "no-such-language")
    assert code_of(image_pdf(drawn())) == "S111"


def test_limits_are_kept_with_numbers() -> None:
    assert code_of(TEXT.encode(), limits=Limits(bytes=100)) == "S108"
    assert code_of(TEXT.encode(), limits=Limits(chars=100)) == "S116"
    assert code_of(b"a\f" * 9, limits=Limits(pages=5)) == "S107"


def test_guesses_and_losses_are_told() -> None:
    assert [n.code for n in scan(TEXT.encode("cp874")).notes] == ["S205"]
    assert [n.code for n in scan(TEXT.encode()[:-1]).notes] == ["S205", "S204"]
    latin = TEXT.encode("cp874").decode("latin-1").encode()
    turned = scan(latin)
    assert turned.text == TEXT
    assert [n.code for n in turned.notes] == ["S206"]


@pytest.mark.parametrize("text", ["Dear all,\nplease come.", "x", "ก", "123"])
def test_short_and_foreign_text_is_text(text: str) -> None:
    assert scan(text.encode()).text == text


STARTS = (b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00", b"GIF89a")
STARTS += (b"RIFF\x10\x00\x00\x00WEBP", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf")


@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_any_bytes_give_a_scan_or_a_sentence(start: bytes, rest: bytes) -> None:
    with suppress(ScanError):
        found = scan(start + rest)
        assert found.text == PAGE_BREAK.join(page.text for page in found.pages)


SOUND = (pdf(LINES), pdf((), LINES), saved(drawn().resize((40, 60)), "TIFF"))
SOUND += (saved(drawn().resize((40, 60)), "GIF"), saved(drawn().resize((40, 60)), "WEBP"))


@given(st.data())
def test_a_damaged_file_gives_a_scan_or_a_sentence(data: st.DataObject) -> None:
    broken = bytearray(data.draw(st.sampled_from(SOUND)))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(broken) - 1))
        broken[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(broken) // 2, len(broken)))
    with suppress(ScanError):
        assert scan(bytes(broken[:cut])).pages
