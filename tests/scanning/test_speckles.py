"""Speckles go as Pillow's median takes them away, only faster."""

import random

import pytest
from PIL import Image, ImageFilter

from tests.scanning.makers import drawn
from wian.scanning.speckles import without_speckles


@pytest.mark.parametrize("size", [(1, 1), (2, 5), (3, 3), (17, 2), (200, 131)])
def test_every_pixel_is_the_median_that_pillow_finds(size: tuple[int, int]) -> None:
    dice = random.Random(size[0])
    for _ in range(5):
        page = Image.frombytes("L", size, dice.randbytes(size[0] * size[1]))
        median = page.filter(ImageFilter.MedianFilter(3))
        assert without_speckles(page).tobytes() == median.tobytes()


def test_a_single_dot_is_gone_and_the_letters_stay() -> None:
    clean = without_speckles(drawn())
    dotted = drawn()
    dotted.putpixel((30, 30), 0)
    assert without_speckles(dotted).tobytes() == clean.tobytes()
    assert clean.getextrema() == (0, 255)
