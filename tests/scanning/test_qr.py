import pytest
from PIL import Image

from tests.scanning.makers import drawn, qr
from wian.scanning.qr import find_qr


def test_two_codes_are_found_from_the_top() -> None:
    page = drawn()
    page.paste(qr("low"), (200, 1900))
    page.paste(qr("high"), (1200, 1000))
    assert [text for text, _ in find_qr(page)] == ["high", "low"]


def test_a_code_of_fifteen_millimetres_is_found() -> None:
    page = drawn()
    page.paste(qr("https://example.org/small", side=118), (1400, 2100))
    assert [text for text, _ in find_qr(page)] == ["https://example.org/small"]


def test_a_code_on_a_very_large_picture_keeps_its_place() -> None:
    page = Image.new("L", (5000, 7000), 255)
    page.paste(qr("large", side=900), (3000, 5000))
    ((text, box),) = find_qr(page)
    assert text == "large"
    assert 3000 <= box[0] < box[2] <= 3900


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1)])
def test_slivers_hold_no_code(size: tuple[int, int]) -> None:
    assert find_qr(Image.new("L", size, 255)) == []
