"""What a camera wrote is read once, and the copy for others has none of it."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from PIL import Image

from tests.duties.photos import PLACE, exif, halves, opened, picture, tells_of_nothing
from tests.scanning.makers import huge_png
from wian.scanning import ScanError, shared_pool
from wian.scanning.photos import photo

BANGKOK = timezone(timedelta(hours=7))
KINDS = ("JPEG", "PNG", "WEBP", "TIFF")


@pytest.mark.parametrize("kind", KINDS)
def test_the_copy_tells_of_nothing_but_what_is_seen_and_stands_upright(kind: str) -> None:
    given = picture(kind)
    assert not tells_of_nothing(given)
    found = photo(given)
    copy = opened(found.data)
    assert tells_of_nothing(found.data)
    assert (copy.format, copy.size) == (kind, (40, 80))
    top, bottom = (copy.convert("RGB").getpixel((20, y)) for y in (10, 70))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[2] > 200 > bottom[2]
    assert found.at == datetime(2024, 12, 18, 9, 30, tzinfo=BANGKOK)
    assert (found.latitude, found.longitude) == (Decimal("19.908472"), Decimal("99.820000"))


@pytest.mark.parametrize("turned", range(1, 9))
def test_each_way_of_holding_a_camera_is_turned_as_pillow_turns_it(turned: int) -> None:
    from PIL import ImageOps

    given = picture("PNG", turned=turned)
    wanted = ImageOps.exif_transpose(opened(given)).convert("RGB")
    assert opened(photo(given).data).convert("RGB").tobytes() == wanted.tobytes()


@pytest.mark.parametrize(
    ("taken", "offset", "wanted"),
    [
        ("2567:12:18 09:30:00", "", datetime(2024, 12, 18, 9, 30, tzinfo=BANGKOK)),
        ("2024:12:17 23:30:00", "+00:00", datetime(2024, 12, 18, 6, 30, tzinfo=BANGKOK)),
        ("2024:12:18 09:30:00", "+99:00", datetime(2024, 12, 18, 9, 30, tzinfo=BANGKOK)),
        ("0000:00:00 00:00:00", "", None),
        ("1980:01:01 00:00:00", "", None),
        ("2024:13:45 09:30:00", "", None),
        ("yesterday", "", None),
    ],
)
def test_a_clock_is_bangkoks_or_names_its_zone_and_nonsense_is_nothing(
    taken: str, offset: str, wanted: datetime | None
) -> None:
    assert photo(picture(taken=taken, offset=offset)).at == wanted


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {**PLACE, 2: (119.0, 0.0, 0.0)},
        {**PLACE, 4: (180.0, 30.0, 0.0)},
        {**PLACE, 2: (19.0, 75.0, 0.0)},
        {**PLACE, 1: "X"},
        {2: PLACE[2], 4: PLACE[4]},
    ],
)
def test_a_place_that_lies_on_no_map_is_none(wrong: dict[int, Any]) -> None:
    found = photo(picture(place=wrong))
    assert (found.latitude, found.longitude) == (None, None)


def test_a_southern_and_western_place_is_below_nothing() -> None:
    found = photo(picture(place={**PLACE, 1: "S", 3: "W"}))
    assert (found.latitude, found.longitude) == (Decimal("-19.908472"), Decimal("-99.820000"))


def test_garbled_tags_do_not_refuse_a_picture() -> None:
    out = io.BytesIO()
    halves().save(out, "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + b"\x81" * 40)
    found = photo(out.getvalue())
    assert (found.at, found.latitude) == (None, None)
    assert tells_of_nothing(found.data)


def test_every_page_of_a_scan_is_kept() -> None:
    out = io.BytesIO()
    more = [halves().convert("1"), halves().convert("L")]
    halves().save(out, "TIFF", save_all=True, append_images=more, exif=exif(turned=1))
    copy = opened(photo(out.getvalue()).data)
    assert getattr(copy, "n_frames", 1) == 3


@pytest.mark.parametrize("mode", ["P", "LA", "RGBA", "I;16", "CMYK", "1", "L"])
def test_a_picture_of_any_mode_has_a_copy(mode: str) -> None:
    out, kind = io.BytesIO(), "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (9, 7)).save(out, kind)
    assert opened(photo(out.getvalue()).data).size == (9, 7)


def test_transparent_parts_stay_transparent() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (9, 7), (255, 0, 0, 0)).save(out, "PNG")
    assert opened(photo(out.getvalue()).data).convert("RGBA").getpixel((3, 3)) == (255, 0, 0, 0)


def test_a_bomb_and_a_broken_picture_are_refused_in_words() -> None:
    for data, number in ((huge_png(60_000, 60_000), "S109"), (picture("PNG")[:90], "S110")):
        with pytest.raises(ScanError) as refused:
            shared_pool().submit(photo, data).result()
        assert refused.value.code == number
