"""A page of a PDF or an image as a small picture, and how many pages there are."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageOps

from wian.scanning.errors import ScanError, failure
from wian.scanning.kinds import PDF, media_type
from wian.scanning.values import DEFAULT, Limits

# A page that is a ribbon is drawn narrower, never larger than this.
_PIXELS = 12_000_000
_QUALITY = 80
_TALLEST = 16_000


def count_pages(data: bytes, media: str, limits: Limits = DEFAULT) -> int:
    """The pages of a PDF, the frames of a TIFF, 1 for any other image; nothing is drawn.

    Raises ScanError S104, S105, S107 (pages), S109 (pixels declared) or S110.
    """
    if media == PDF:
        with _pdf(data) as document:
            pages = len(document)
    else:
        with opened_image(data, media, limits) as opened:
            pages = int(getattr(opened, "n_frames", 1)) if opened.format == "TIFF" else 1
    if pages > limits.pages:
        raise failure("S107", pages=pages, limit=limits.pages)
    return pages


def page_picture(data: bytes, page: int, width: int, limits: Limits = DEFAULT) -> bytes:
    """Page `page` (from 1) as WebP, `width` pixels wide; an image is never drawn larger than it is.

    For bytes from outside, in a `Pool`. Raises ScanError S103, S104, S105, S109 or S110.
    """
    media = media_type(data)
    if media == PDF:
        with _pdf(data) as document:
            drawn = _drawn(document, page, width)
    elif media.startswith("image/"):
        with opened_image(data, media, limits) as opened:
            drawn = _shrunk(opened, page, width, limits)
    else:
        raise failure("S103", kind=media)
    out = io.BytesIO()
    drawn.save(out, "WEBP", quality=_QUALITY)
    return out.getvalue()


@contextmanager
def _pdf(data: bytes) -> "Iterator[pdfium.PdfDocument]":
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = (pdfium.raw.FPDF_ERR_PASSWORD, pdfium.raw.FPDF_ERR_SECURITY)
        known = getattr(error, "err_code", None) in locked
        raise failure("S104" if known else "S105") from error
    try:
        yield document
    finally:
        document.close()


def _drawn(document: "pdfium.PdfDocument", page: int, width: int) -> Image.Image:
    try:
        opened = document[page - 1]
    except (pdfium.PdfiumError, IndexError) as error:
        raise failure("S105") from error
    try:
        across, down = (max(1.0, side) for side in opened.get_size())
        scale = min(width / across, (_PIXELS / (across * down)) ** 0.5, _TALLEST / down)
        bitmap = opened.render(scale=scale)
        try:
            image: Image.Image = bitmap.to_pil().convert("RGB")
            return image.copy()
        finally:
            bitmap.close()
    finally:
        opened.close()


@contextmanager
def opened_image(data: bytes, media: str, limits: Limits = DEFAULT) -> Iterator[Image.Image]:
    """The image opened, not decoded: what it declares is weighed first.

    Whatever its decoder raises inside comes out as ScanError S109 or S110.
    """
    kind = media.removeprefix("image/").upper()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=(kind,)) as opened:
                weigh(opened, limits)
                yield opened
    except Image.DecompressionBombError as error:
        # Pillow refuses at twice its own mark, before the size can be asked for.
        pixels = max(map(int, re.findall(r"\d{1,18}", str(error))), default=0)
        raise failure("S109", pixels=pixels, limit=limits.pixels) from error
    except (ScanError, MemoryError):
        raise
    except Exception as error:
        # The decoders of damaged files raise whatever comes to them, struct.error to KeyError.
        raise failure("S110") from error


def weigh(opened: Image.Image, limits: Limits = DEFAULT) -> None:
    """The picture it stands at is small enough to be decoded; ScanError S109, S110."""
    pixels = opened.width * opened.height
    if pixels > limits.pixels:
        raise failure("S109", pixels=pixels, limit=limits.pixels)
    if pixels < 1:
        raise failure("S110")


def _shrunk(opened: Image.Image, page: int, width: int, limits: Limits) -> Image.Image:
    if page > 1:
        opened.seek(page - 1)
        weigh(opened, limits)
    # A JPEG can be decoded at a half or a quarter of its size, in as much less memory.
    opened.draft("RGB", (width, width))
    plain = upright(opened).convert("RGB")
    plain.thumbnail((width, min(_TALLEST, max(1, _PIXELS // width))))
    return plain


def upright(opened: Image.Image) -> Image.Image:
    """The picture as the camera's mark says it is held; transparent is paper, not ink."""
    turned = ImageOps.exif_transpose(opened)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        turned = turned.convert("RGBA")
        turned = Image.alpha_composite(Image.new("RGBA", turned.size, "white"), turned)
    return turned
