"""Image files → pages, through OCR: PNG, JPEG, TIFF with many pages, WEBP, GIF."""

import io
import re
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps

from wian.scanning.digits import DigitReader
from wian.scanning.errors import ScanError, failure, notice
from wian.scanning.ocr import ocr_available, recognise
from wian.scanning.qr import find_qr
from wian.scanning.values import Draft, Limits, Notice, QrCode


def read_image(
    data: bytes, media: str, limits: Limits, digits: DigitReader | None
) -> tuple[list[Draft], list[QrCode], list[Notice]]:
    """One draft per page of a file of type `media` (one of `kinds.IMAGES`).

    Raises ScanError S107, S109, S110, or S111 without OCR.
    """
    drafts: list[Draft] = []
    codes: list[QrCode] = []
    notes: list[Notice] = []
    status = ocr_available()
    for number, image in enumerate(_frames(data, media, limits, notes), start=1):
        if number <= limits.qr_pages:
            codes += (QrCode(number, text, box) for text, box in find_qr(image))
        text, words = recognise(image, digits) if status.found else ("", ())
        if status.found and not text.strip():
            notes.append(notice("S208", number))
        drafts.append(Draft(text, "ocr", "none", words, float(image.width), float(image.height)))
    if not status.found:
        if not codes:
            raise failure("S111", missing=status.missing)
        notes.append(notice("S203", 1, missing=status.missing))
    return drafts, codes, notes


def _frames(data: bytes, media: str, limits: Limits, notes: list[Notice]) -> Iterator[Image.Image]:
    """Grey pages, upright as the camera's mark says; sizes are checked before decoding."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(data), formats=(media.removeprefix("image/").upper(),))
            count = _count(opened, limits, notes)
            for index in range(count):
                if index:
                    opened.seek(index)
                yield _decoded(opened, limits)
    except Image.DecompressionBombError as error:
        # Pillow refuses at twice its own mark, before the size can be asked for.
        pixels = max(map(int, re.findall(r"\d{1,18}", str(error))), default=0)
        raise failure("S109", pixels=pixels, limit=limits.pixels) from error
    except (ScanError, MemoryError):
        raise
    except Exception as error:
        # The decoders of damaged files raise whatever comes to them, struct.error to KeyError.
        raise failure("S110") from error


def _count(opened: Image.Image, limits: Limits, notes: list[Notice]) -> int:
    """How many frames are pages: all of a TIFF, the first of an animation."""
    frames = int(getattr(opened, "n_frames", 1))
    if opened.format == "TIFF":
        if frames > limits.pages:
            raise failure("S107", pages=frames, limit=limits.pages)
        return frames
    if frames > 1 and opened.format in ("GIF", "WEBP", "PNG"):
        notes.append(notice("S207", frames=frames))
    return 1


def _decoded(opened: Image.Image, limits: Limits) -> Image.Image:
    pixels = opened.width * opened.height
    if pixels > limits.pixels:
        raise failure("S109", pixels=pixels, limit=limits.pixels)
    if pixels < 1:
        raise failure("S110")
    # A JPEG can be decoded as grey at once, in a third of the memory.
    opened.draft("L", None)
    upright = ImageOps.exif_transpose(opened)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        # Transparent is paper, not ink.
        upright = upright.convert("RGBA")
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright)
    return upright.convert("L")
