import pytest
from PIL import Image

from tests.scanning.makers import drawn

np = pytest.importorskip("numpy", reason="numpy comes with the extra 'ocr'")
deskew = pytest.importorskip("wian.scanning.deskew")


@pytest.mark.parametrize("angle", [-2.5, -1.0, -0.5, 0.0, 0.75, 2.0])
def test_the_angle_of_a_turned_page_is_found(angle: float) -> None:
    assert deskew.skew(drawn(angle=angle)) == pytest.approx(-angle, abs=0.25)


def test_pictures_without_lines_are_left_alone() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (600, 400), dtype=np.uint8)
    assert deskew.skew(Image.fromarray(noise)) == 0
    assert deskew.skew(Image.new("L", (300, 300), 255)) == 0


def test_turning_back_finds_the_place_again() -> None:
    size = (1000, 1400)
    sheet = Image.new("L", size, 255)
    sheet.paste(0, (200, 300, 220, 320))
    turned = deskew.turn(sheet, 2.0)
    seen = turned.point(lambda level: 255 - level).getbbox()
    assert seen is not None
    left, top, right, bottom = deskew.turn_back(seen, 2.0, size)
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((210, 310), abs=1.5)
