"""The receive stamp: on any original, upright, beside the text, never on a file that forbids it."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from tests.support import ROOT
from tests.typeset.papers import AT, letter, pages, text
from wian.scanning import Pool
from wian.typeset import Corner, ReceiveStamp, TypesetError, letter_pdf, stamp

MARK = ReceiveStamp("องค์การบริหารส่วนตำบลทดสอบ", "1234", AT)
PDF = "application/pdf"


def original(change: Callable[[pikepdf.Pdf], object] = lambda pdf: None, **save: Any) -> bytes:
    with pikepdf.open(io.BytesIO(letter_pdf(letter()))) as pdf:
        change(pdf)
        made = io.BytesIO()
        pdf.save(made, **save)
    return made.getvalue()


def turned(angle: int, crop: tuple[int, ...] = ()) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = angle
        if crop:
            pdf.pages[0].cropbox = pikepdf.Array(crop)

    return original(change)


def ink_box(pdf: bytes) -> tuple[tuple[int, int, int, int], tuple[int, int]]:
    """Where blue-violet is on the first page as it is seen, and the size of that page."""
    seen = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    r, g, b = seen.split()
    blue = Image.merge("RGB", (b, b, b)).convert("L")
    mask = Image.eval(blue, int)
    pixels = [
        255 if (pb - pr > 60 and pb - pg > 60) else 0
        for pr, pg, pb in zip(r.tobytes(), g.tobytes(), b.tobytes(), strict=True)
    ]
    mask.putdata(pixels)
    box = mask.getbbox()
    assert box, "no ink"
    return box, seen.size


def refused(data: bytes, media: str = PDF) -> str:
    with pytest.raises(TypesetError) as error:
        stamp(data, media, MARK)
    again = pickle.loads(pickle.dumps(error.value))
    assert (again.code, again.th, again.en) == (error.value.code, error.value.th, error.value.en)
    return error.value.code


def picture(
    kind: str, mode: str = "RGB", size: tuple[int, int] = (900, 1200), **save: Any
) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, "white").save(made, kind, **save)
    return made.getvalue()


def test_the_stamp_says_agency_number_day_and_time() -> None:
    made = text(stamp(original(), PDF, MARK))
    for words in ("องค์การบริหารส่วนตำบลทดสอบ", "เลขรับ", "๑๒๓๔", "๕ ม.ค. ๒๕๖๙", "๐๙.๐๕ น."):
        assert words in made
    assert "ขอแสดงความนับถือ" in made


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [(), (40, 50, 560, 800)])
def test_the_stamp_is_upright_in_its_corner_on_a_page_turned_or_cropped(
    angle: int, crop: tuple[int, ...]
) -> None:
    (left, top, right, bottom), (width, height) = ink_box(stamp(turned(angle, crop), PDF, MARK))
    assert right - left == pytest.approx(62 * 72 / 25.4 - 3, abs=5), "upright: its width across"
    assert right <= width - 15
    assert 15 <= top < bottom < height * 0.6


@pytest.mark.parametrize("corner", ["top-right", "top-left", "bottom-right", "bottom-left"])
def test_the_corner_can_be_chosen(corner: Corner) -> None:
    (left, top, _, _), (width, height) = ink_box(stamp(original(), PDF, MARK, corner))
    vertical, side = corner.split("-")
    assert (left > width / 2) == (side == "right") or vertical == "top"
    assert (top > height / 2) == (vertical == "bottom")


def test_the_stamp_covers_no_text_where_there_is_room() -> None:
    data = original()
    (left, top, right, bottom), _ = ink_box(stamp(data, PDF, MARK))
    bare = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    assert min(bare.crop((left, top, right, bottom)).tobytes()) > 200


def test_states_left_open_by_the_original_do_not_move_the_stamp() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q q 0.1 0 0 0.1 50 50 cm")

    assert ink_box(stamp(original(change), PDF, MARK)) == ink_box(stamp(original(), PDF, MARK))


def test_only_the_first_page_is_stamped() -> None:
    long = letter_pdf(letter(body=("ทดสอบข้อความยาว " * 60,) * 6))
    found = pages(stamp(long, PDF, MARK))
    assert "เลขรับ" in found[0]
    assert all("เลขรับ" not in page for page in found[1:])


def test_a_pdf_with_a_password_is_refused() -> None:
    assert refused(original(encryption=pikepdf.Encryption(user="a", owner="b"))) == "T102"


def test_a_pdf_that_forbids_changes_is_refused() -> None:
    locked = pikepdf.Encryption(owner="b", allow=pikepdf.Permissions(modify_other=False))
    assert refused(original(encryption=locked)) == "T103"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.4 nothing of use here"])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    assert refused(data) == "T104"


def test_a_pdf_without_a_page_is_refused() -> None:
    made = io.BytesIO()
    pikepdf.new().save(made)
    assert refused(made.getvalue()) == "T104"


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("JPEG", "RGB"), ("TIFF", "1")])
def test_an_image_becomes_an_a4_page_with_the_stamp(kind: str, mode: str) -> None:
    made = stamp(picture(kind, mode), f"image/{kind.lower()}", MARK)
    assert "เลขรับ" in text(made)
    assert [round(edge) for edge in pypdfium2.PdfDocument(made)[0].get_size()] == [595, 842]


def test_every_page_of_a_tiff_is_kept() -> None:
    more = [Image.new("L", (800, 600), "white")] * 2
    data = picture("TIFF", save_all=True, append_images=more)
    made = pypdfium2.PdfDocument(stamp(data, "image/tiff", MARK))
    sizes = [tuple(map(round, page.get_size())) for page in made]
    assert sizes == [(595, 842), (842, 595), (842, 595)]


def test_a_text_becomes_pages_with_the_stamp_and_all_its_words() -> None:
    data = (ROOT / "examples/letters/003.txt").read_bytes()
    made = text(stamp(data, "text/plain", MARK))
    assert "เลขรับ" in made
    assert "เรียน นายอำเภอ ทุกอำเภอ" in made
    assert "(นายสทธา เกษมวรพัฒน์)" in made


def test_what_cannot_be_stamped_is_refused_with_a_number() -> None:
    assert refused(b"PK", "application/zip") == "T101"
    assert refused(b"\xff\xd8\xff broken", "image/jpeg") == "T105"
    assert refused(b"\x00\x01\x02\x03" * 9, "text/plain") == "T108"
    assert refused("ก".encode() * 600_000, "text/plain") == "T109"


def test_an_image_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    assert refused(picture("PNG", "1", (9000, 9000)), "image/png") == "T106"


def test_stamping_works_in_a_confined_child() -> None:
    with Pool(workers=1, cpu_s=20, seconds=60) as pool:
        made = pool.submit(stamp, original(), PDF, MARK).result(60)
    assert "เลขรับ" in text(made)
