"""A page becomes a small picture, whatever the file claims of itself."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.scanning.makers import LINES, drawn, huge_png, image_pdf, pdf, saved
from wian.scanning import ScanError, shared_pool
from wian.scanning.pictures import count_pages, page_picture


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    assert image.format == "WEBP"
    return image.convert("RGB")


def code_of(function, *arguments: object) -> str:
    with pytest.raises(ScanError) as wrong:
        function(*arguments)
    return wrong.value.code


def test_a_page_of_a_pdf_is_as_wide_as_was_asked() -> None:
    data = image_pdf(drawn(), drawn((LINES[0],)))
    found = opened(page_picture(data, 2, 240))
    assert found.width == 240
    assert 330 <= found.height <= 345
    assert found.convert("L").getextrema()[0] < 128, "the ink is on it"


def test_a_small_image_is_not_blown_up() -> None:
    data = saved(Image.new("RGB", (60, 30), "red"))
    assert opened(page_picture(data, 1, 240)).size == (60, 30)


def test_a_transparent_image_lies_on_white_paper() -> None:
    data = saved(Image.new("RGBA", (60, 30), (0, 0, 0, 0)))
    assert opened(page_picture(data, 1, 240)).getpixel((5, 5)) == (255, 255, 255)


def test_a_photo_stands_upright_as_the_camera_marked_it() -> None:
    turned = Image.new("RGB", (80, 40), "white")
    marks = Image.Exif()
    marks[0x0112] = 6
    assert opened(page_picture(saved(turned, "JPEG", exif=marks), 1, 240)).size == (40, 80)


def test_each_page_of_a_tiff_has_its_picture() -> None:
    one, two = Image.new("L", (50, 50), 0), Image.new("L", (50, 50), 255)
    data = saved(one, "TIFF", save_all=True, append_images=[two])
    assert count_pages(data, "image/tiff") == 2
    assert opened(page_picture(data, 2, 240)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("box", ["0 0 14400 10", "0 0 10 14400", "0 0 14400 14400", "0 0 0 0"])
def test_a_page_of_any_shape_stays_within_bounds(box: str) -> None:
    found = opened(page_picture(pdf(LINES, box=box), 1, 1200))
    assert found.width <= 1200
    assert found.width * found.height <= 12_100_000


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 and nothing", "S105"),
        (b"\x89PNG\r\n\x1a\nnothing", "S110"),
        (saved(drawn())[:2000], "S110"),
        (huge_png(30_000, 30_000), "S109"),
        (huge_png(9_500, 9_500), "S109"),
        (b"a text has no picture", "S103"),
    ],
    ids=["pdf", "png", "cut", "enormous", "large", "text"],
)
def test_what_cannot_be_drawn_says_why(data: bytes, code: str) -> None:
    assert code_of(page_picture, data, 1, 240) == code


def test_a_page_that_is_not_there_is_no_picture() -> None:
    assert code_of(page_picture, pdf(LINES), 2, 240) == "S105"
    assert code_of(page_picture, saved(drawn(), "TIFF"), 2, 240) == "S110"


def test_too_many_pages_are_told_with_their_number() -> None:
    assert code_of(count_pages, pdf(*[()] * 201), "application/pdf") == "S107"


def test_a_child_of_the_pool_can_draw() -> None:
    found = shared_pool().submit(page_picture, image_pdf(drawn()), 1, 240).result(60)
    assert opened(found).width == 240
