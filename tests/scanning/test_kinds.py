import pytest

from tests.scanning.makers import drawn, pdf, saved
from wian.scanning.errors import ScanError
from wian.scanning.kinds import media_type


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "GIF"])
def test_every_image_that_is_read_is_known_by_its_first_bytes(kind: str) -> None:
    assert media_type(saved(drawn().resize((20, 20)), kind)) == f"image/{kind.lower()}"


def test_a_pdf_is_known_also_behind_leading_bytes() -> None:
    assert media_type(pdf(("ก",))) == "application/pdf"
    assert media_type(b"\r\n\r\n" + pdf(("ก",))) == "application/pdf"
    assert media_type(b"junk " + pdf(("ก",))) == "application/pdf"


def test_a_text_that_speaks_of_pdf_is_text() -> None:
    assert media_type("ไฟล์ขึ้นต้นด้วย %PDF-1.7".encode()) == "text/plain"


@pytest.mark.parametrize(
    ("start", "named"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
        (b"PK\x03\x04....xl/workbook.xml", ".xlsx"),
        (b"PK\x03\x04....", "ZIP"),
        (b"{\\rtf1", "RTF"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC"),
        (b"BM" + bytes(40), "BMP"),
    ],
)
def test_known_types_that_are_not_read_are_named(start: bytes, named: str) -> None:
    with pytest.raises(ScanError) as refused:
        media_type(start)
    assert refused.value.code == "S103"
    assert named in refused.value.en
    assert named in refused.value.th


@pytest.mark.parametrize("text", [b"the ftyp box", b"\xe0\xb8\x81 ftyp", b"1234ftypheic"])
def test_a_text_that_holds_the_mark_of_a_video_is_text(text: bytes) -> None:
    assert media_type(text) == "text/plain"


def test_a_video_is_refused() -> None:
    with pytest.raises(ScanError):
        media_type(b"\x00\x00\x00\x20ftypisom")
