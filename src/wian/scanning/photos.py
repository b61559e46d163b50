"""What a camera wrote into a picture, and the picture without any of it."""

import contextlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from PIL import ExifTags, Image, ImageCms
from PIL.Image import Transpose
from PIL.TiffImagePlugin import AppendingTiffWriter

from wian.scanning.kinds import media_type
from wian.scanning.pictures import opened_image, weigh
from wian.scanning.values import DEFAULT, Limits

KINDS = frozenset({"image/jpeg", "image/png", "image/webp", "image/tiff"})
"""The pictures that can be written again without what a camera put into them."""
_BANGKOK = timezone(timedelta(hours=7))
_QUALITY = 88
_FIRST_YEAR = 2000  # a camera whose clock was never set tells of 1970, 1980 or all zeros
_BUDDHIST_ERA = 543
_BUDDHIST = range(2500, 2700)  # what a telephone set to Thai years writes
_TIME = re.compile(r"(\d{4})[:/-](\d\d)[:/-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
_TURNS: Mapping[int, Transpose] = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as anybody may have it: `data` holds nothing but what is seen.

    `at`, `latitude`, `longitude`: when and where it was taken by the word of the camera, None
    where it did not say or said what cannot be.
    """

    data: bytes
    at: datetime | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None


def photo(data: bytes, limits: Limits = DEFAULT) -> Photo:
    """The picture turned upright, in plain colours, without EXIF, XMP, GPS, thumbnail, comments.

    For bytes of one of KINDS from outside, in a `Pool`. Raises ScanError S109 or S110.
    """
    media = media_type(data)
    with opened_image(data, media, limits) as opened:
        told = _told(opened)
        at, place = _moment(told), _place(told)
        out = io.BytesIO()
        if media == "image/tiff":
            _write_pages(opened, out, limits)
        else:
            kind = media.removeprefix("image/").upper()
            _clean(opened, clear=kind != "JPEG").save(out, kind, quality=_QUALITY)
    return Photo(out.getvalue(), at, *(place or (None, None)))


def _write_pages(opened: Image.Image, out: io.BytesIO, limits: Limits) -> None:
    """Each frame is decoded, written and let go before the next one."""
    with AppendingTiffWriter(out, new=True) as pages:
        for frame in range(min(int(getattr(opened, "n_frames", 1)), limits.pages)):
            opened.seek(frame)
            weigh(opened, limits)
            page = _clean(opened, clear=True)
            packing = "group4" if page.mode == "1" else "tiff_adobe_deflate"
            page.save(pages, "TIFF", compression=packing)
            pages.newFrame()


def _clean(opened: Image.Image, *, clear: bool) -> Image.Image:
    """The pixels alone, on a new sheet; `clear`: transparency can be kept."""
    opened.load()  # which turns a TIFF by itself, and takes the mark away
    turn, plain = _TURNS.get(_orientation(opened)), _plain(opened, clear=clear)
    if turn is not None:
        plain = plain.transpose(turn)
    sheet = Image.new(plain.mode, plain.size)
    sheet.paste(plain)
    return sheet


def _plain(opened: Image.Image, *, clear: bool) -> Image.Image:
    """In one of the modes that every browser shows, colours of the camera's profile made plain."""
    if opened.mode.startswith("I") or opened.mode == "F":
        return opened.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info:
        seen = opened.convert("RGBA")
        return seen if clear else seen.convert("RGB")
    if opened.mode in ("1", "L"):
        return opened
    profile = opened.info.get("icc_profile")
    if profile and opened.mode in ("RGB", "CMYK"):
        # A profile is a stranger's bytes, too: whatever is wrong with it, the picture has colours.
        with contextlib.suppress(Exception):
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            wanted = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(opened, given, wanted, outputMode="RGB")
            if made is not None:
                return made
    return opened if opened.mode == "RGB" else opened.convert("RGB")


def _told(opened: Image.Image) -> Mapping[int, Any]:
    """All that the camera says by its tags, those of the place under `GPSInfo`; {} if garbled."""
    with contextlib.suppress(Exception):  # a picture is not refused for what stands beside it
        exif = opened.getexif()
        places = dict(exif.get_ifd(ExifTags.IFD.GPSInfo))
        return {**exif, **exif.get_ifd(ExifTags.IFD.Exif), int(ExifTags.IFD.GPSInfo): places}
    return {}


def _orientation(opened: Image.Image) -> int:
    with contextlib.suppress(Exception):
        return int(opened.getexif().get(ExifTags.Base.Orientation, 1))
    return 1


def _moment(told: Mapping[int, Any]) -> datetime | None:
    """When it was taken; a clock that names no zone is taken to be Bangkok's."""
    tags = (
        (ExifTags.Base.DateTimeOriginal, ExifTags.Base.OffsetTimeOriginal),
        (ExifTags.Base.DateTimeDigitized, ExifTags.Base.OffsetTimeDigitized),
        (ExifTags.Base.DateTime, ExifTags.Base.OffsetTime),
    )
    for tag, offset in tags:
        found = _TIME.match(str(told.get(tag, "")).strip())
        if found and (at := _clock([int(part) for part in found.groups()])):
            return at.replace(tzinfo=_zone(str(told.get(offset, "")))).astimezone(_BANGKOK)
    return None


def _clock(parts: list[int]) -> datetime | None:
    year = parts[0] - _BUDDHIST_ERA if parts[0] in _BUDDHIST else parts[0]
    if year not in range(_FIRST_YEAR, _BUDDHIST.start):
        return None
    try:
        return datetime(year, *parts[1:])  # type: ignore[arg-type]  # six numbers by the pattern
    except ValueError:
        return None


def _zone(offset: str) -> timezone:
    found = _OFFSET.fullmatch(offset.strip())
    if not found or int(found[2]) > 14 or int(found[3]) > 59:
        return _BANGKOK
    apart = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-apart if found[1] == "-" else apart)


def _place(told: Mapping[int, Any]) -> tuple[Decimal, Decimal] | None:
    """Where it was taken; None for what lies on no map, and for 0,0, which a camera without a
    place writes."""
    gps = told.get(int(ExifTags.IFD.GPSInfo)) or {}
    north = _degrees(gps.get(2), gps.get(1), "NS", 90)
    east = _degrees(gps.get(4), gps.get(3), "EW", 180)
    if north is None or east is None or (north == 0 and east == 0):
        return None
    return north, east


def _degrees(parts: Any, side: Any, sides: str, most: int) -> Decimal | None:
    """Degrees, minutes and seconds as one number; None for what is none."""
    side = side.decode("ascii", "replace") if isinstance(side, bytes) else str(side or "")
    side = side.strip("\x00 ").upper()
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    found = degrees + minutes / 60 + seconds / 3600
    sane = 0 <= degrees <= most and 0 <= minutes < 60 and 0 <= seconds < 60 and found <= most
    if side not in tuple(sides) or not sane:  # also for what is not a number
        return None
    return round(Decimal(found if side == sides[0] else -found), 6)
