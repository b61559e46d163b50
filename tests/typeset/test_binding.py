"""Pictures and PDFs become one PDF: upright, as sharp as they were, and read as each of them is."""

from __future__ import annotations

import io
from difflib import SequenceMatcher
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from tests.scanning.makers import LINES, TEXT, drawn, huge_png, image_pdf, pdf, saved, thai_font
from tests.typeset.papers import AT
from wian.scanning import ScanError, ocr_available, scan
from wian.scanning.kinds import PDF, media_type
from wian.typeset import ReceiveStamp, TypesetError, bound, leaves, stamp

ROOM = 50_000_000
READS = pytest.mark.skipif(
    bool(ocr_available().missing) or not thai_font(), reason="no OCR or no Thai font here"
)


def one(*papers: bytes, room: int = ROOM) -> bytes:
    return bound([leaves(data, media_type(data), room).data for data in papers])


def page(data: bytes, index: int = 0) -> Image.Image:
    """The page as a reader of PDFs draws it."""
    return pypdfium2.PdfDocument(data)[index].render(scale=200 / 72).to_pil().convert("L")


def spots() -> Image.Image:
    """A picture that looks otherwise when it is turned or mirrored."""
    return Image.effect_noise((30, 20), 90).resize((600, 400)).convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> float:
    assert one.size == other.size
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])


def held(picture: Image.Image, mark: int, **how: Any) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = mark
    return saved(picture, "JPEG", quality=95, exif=exif, **how)


def refused(data: bytes) -> str:
    with pytest.raises((ScanError, TypesetError)) as error:
        leaves(data, media_type(data), ROOM)
    code: str = error.value.code
    return code


@pytest.mark.parametrize("mark", range(1, 9))
def test_a_photo_is_upright_whichever_way_the_camera_was_held(mark: int) -> None:
    data = held(spots(), mark)
    want = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("L")
    assert apart(page(one(data)), want) < 1
    assert apart(page(one(data, room=100)), want) < 8  # made smaller, and turned for good


def test_a_photo_is_kept_in_the_pdf_as_the_camera_made_it() -> None:
    data = held(spots(), 6)
    assert data in one(data)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [(kind, mode) for kind in ("PNG", "TIFF") for mode in ("1", "L", "RGB", "RGBA", "P")]
    + [("WEBP", "RGB"), ("WEBP", "RGBA")],
)
def test_pictures_of_any_kind_are_pages_pixel_for_pixel(kind: str, mode: str) -> None:
    lossless = {"lossless": True} if kind == "WEBP" else {}
    source = spots().convert(mode)
    data = saved(source, kind, **lossless)
    assert apart(page(one(data)), source.convert("RGB").convert("L")) < 2


def test_pages_stand_in_the_order_in_which_they_were_given() -> None:
    scans = io.BytesIO()
    shades = [Image.new("L", (50, 70), shade) for shade in (40, 80)]
    shades[0].save(scans, "TIFF", save_all=True, append_images=shades[1:])
    grey = saved(Image.new("L", (70, 50), 160))
    made = one(grey, scans.getvalue(), pdf(LINES, LINES), grey)
    found = pypdfium2.PdfDocument(made)
    assert len(found) == 6
    inks = [page(made, n).getpixel((9, 9)) for n in (0, 1, 2, 5)]
    assert inks == [160, 40, 80, 160]
    assert LINES[0] in found[4].get_textpage().get_text_range()


def test_the_same_papers_make_the_same_bytes() -> None:
    papers = (held(spots(), 3), saved(drawn()), pdf(LINES))
    assert one(*papers) == one(*papers)


def test_a_page_is_as_long_as_a4_and_no_finer_than_a_reader_sees() -> None:
    for size in ((300, 400), (4000, 3000)):
        with pikepdf.open(io.BytesIO(one(saved(Image.new("L", size))))) as found:
            [sheet] = found.pages
            box = [float(edge) for edge in sheet.mediabox]
            assert max(box) <= 3600 * 72 / 200
            assert max(box) * float(sheet.obj.UserUnit) == pytest.approx(841.89, abs=0.01)


def test_a_photo_that_needs_too_much_room_is_made_smaller() -> None:
    noise = Image.effect_noise((4200, 3000), 60).convert("RGB")
    data = saved(noise, "JPEG", quality=97)
    made = one(data, room=1000)
    assert len(made) < len(data) * 0.6
    assert page(made).size == (3600, 2571)


@READS
@pytest.mark.parametrize(
    "data",
    [
        saved(drawn()),
        saved(drawn().convert("1")),
        saved(drawn(), "JPEG", quality=80),
        saved(drawn(angle=2.0).convert("RGB"), "WEBP", quality=85),
        held(drawn().rotate(90, expand=True), 6),
    ],
    ids=["scan", "black and white", "photo", "askew", "held on its side"],
)
def test_a_picture_says_in_the_pdf_what_it_says_alone(data: bytes) -> None:
    alone, among = scan(data, "a"), scan(one(data, pdf(LINES)), "b.pdf")
    assert [found.source for found in among.pages] == ["ocr", "text_layer"]
    same = SequenceMatcher(None, alone.text, among.pages[0].text, autojunk=False).ratio()
    assert same > 0.98


@READS
def test_a_photo_of_twelve_million_pixels_is_read_as_well_in_the_pdf() -> None:
    def like(found: str) -> float:
        said = "".join(found.split())
        return SequenceMatcher(None, "".join(TEXT.split()), said, autojunk=False).ratio()

    photo = drawn().resize((3024, 4276)).crop((0, 0, 3024, 4032)).rotate(90, expand=True)
    data = held(photo.convert("RGB"), 6)
    alone = like(scan(data, "a").text)
    assert like(scan(one(data), "b.pdf").text) >= alone - 0.02
    assert like(scan(one(data, room=1000), "c.pdf").text) >= alone - 0.02


def test_the_receive_stamp_stands_on_the_first_page_as_large_as_on_paper() -> None:
    marked = stamp(one(saved(drawn().resize((2700, 3600)))), PDF, ReceiveStamp("ทดสอบ", "12", AT))
    seen = pypdfium2.PdfDocument(marked)[0].render(scale=1).to_pil().convert("RGB")
    dots = zip(*(band.tobytes() for band in seen.split()), strict=True)
    ink = [n for n, (r, g, b) in enumerate(dots) if b - r > 60 and b - g > 60]
    across = [n % seen.width for n in ink]
    share = (max(across) - min(across)) / seen.width
    assert 0.15 < share < 0.5  # of the page's width, as on A4


@pytest.mark.parametrize(
    ("data", "number"),
    [
        (saved(drawn())[:9000], "S110"),
        (saved(drawn(), "JPEG")[:30_000], "S110"),
        (b"\xff\xd8\xff broken", "S110"),
        (huge_png(30_000, 30_000), "S109"),
        (b"%PDF-1.7\nbroken", "S105"),
        (pdf(), "S106"),
    ],
    ids=["cut png", "cut photo", "no photo", "bomb", "no pdf", "no pages"],
)
def test_what_has_no_pages_to_give_says_why(data: bytes, number: str) -> None:
    assert refused(data) == number


def locked(**how: Any) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(image_pdf(drawn()))) as found:
        found.save(made, encryption=pikepdf.Encryption(**how))
    return made.getvalue()


def test_a_pdf_that_is_locked_or_not_to_be_taken_apart_stays_whole() -> None:
    assert refused(locked(user="a", owner="b")) == "S104"
    kept = pikepdf.Permissions(modify_assembly=False, modify_other=False)
    assert refused(locked(user="", owner="b", allow=kept)) == "T111"
