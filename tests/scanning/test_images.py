import pytest
from PIL import Image

from tests.scanning.makers import LINES, drawn, huge_png, qr, saved
from tests.support import require
from wian.scanning import Limits, ScanError, scan


def refused(data: bytes, limits: Limits | None = None) -> ScanError:
    with pytest.raises(ScanError) as error:
        scan(data, limits=limits or Limits())
    return error.value


@pytest.mark.parametrize("side", [10_000, 60_000, 2_000_000])
def test_a_picture_bomb_is_refused_before_it_is_opened(side: int) -> None:
    assert refused(huge_png(side, side)).code == "S109"


def test_a_truncated_image_is_refused() -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        data = saved(drawn(), kind)
        assert refused(data[: len(data) // 2]).code == "S110"


def test_a_tiff_of_many_pages_is_held_to_the_limit() -> None:
    small = [Image.new("1", (8, 8), 1) for _ in range(6)]
    data = saved(small[0], "TIFF", save_all=True, append_images=small[1:])
    assert refused(data, Limits(pages=5)).code == "S107"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "GIF"])
def test_a_code_is_found_on_every_kind_of_image(kind: str) -> None:
    page = drawn(())
    page.paste(qr("https://example.org/b"), (400, 500))
    (code,) = scan(saved(page, kind)).qr
    assert code.text == "https://example.org/b"
    assert 400 <= code.position[0] < code.position[2] <= 640


def test_a_drawn_page_is_read() -> None:
    require("ocr")
    found = scan(saved(drawn(), "JPEG"), "letter.txt")
    assert (found.kind, found.media_type) == ("image", "image/jpeg")
    for word in ("คณะกรรมการ", "โรงเรียน", "ประชุม"):
        assert word in found.text


def test_every_page_of_a_tiff_is_read() -> None:
    require("ocr")
    data = saved(drawn(), "TIFF", save_all=True, append_images=[drawn(LINES[:3])])
    pages = scan(data).pages
    assert len(pages) == 2
    assert all("คณะกรรมการ" in page.text for page in pages)


def test_ink_on_a_transparent_sheet_is_read_as_on_paper() -> None:
    require("ocr")
    clear = drawn().convert("RGBA")
    clear.putalpha(drawn().point(lambda level: 255 - level))
    assert "คณะกรรมการ" in scan(saved(clear)).text


def test_a_blank_image_has_no_text() -> None:
    require("ocr")
    assert refused(saved(drawn(()))).code == "S112"
    assert refused(saved(Image.new("L", (1, 1)))).code == "S112"
