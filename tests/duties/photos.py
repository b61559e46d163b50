"""Pictures as a telephone takes them: with everything that it writes beside what is seen."""

from __future__ import annotations

import io
from typing import Any

from PIL import ExifTags, Image, PngImagePlugin

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>19.9 99.8</secret></x:xmpmeta>'
PLACE: dict[int, Any] = {1: "N", 2: (19.0, 54.0, 30.5), 3: "E", 4: (99.0, 49.0, 12.0)}
TAKEN = "2024:12:18 09:30:00"
SECRETS = (b"secret", b"SpyPhone", b"Exif", b"GPS", b"xmpmeta", b"GPano", b"8BIM", b"hidden")
"""What may stand in no public copy."""


def exif(
    taken: str = TAKEN, place: dict[int, Any] | None = None, turned: int = 6, offset: str = ""
) -> bytes:
    """Tags of a telephone that was held upright, with a note of its maker's."""
    found = Image.Exif()
    found[ExifTags.Base.Orientation] = turned
    found[ExifTags.Base.Make] = "SpyPhone"
    told = {ExifTags.Base.DateTimeOriginal: taken, ExifTags.Base.MakerNote: b"hidden" * 9}
    if offset:
        told[ExifTags.Base.OffsetTimeOriginal] = offset
    found.get_ifd(ExifTags.IFD.Exif).update(told)
    found.get_ifd(ExifTags.IFD.GPSInfo).update(PLACE if place is None else place)
    return found.tobytes()


def halves(colour: str = "red") -> Image.Image:
    """A broad picture whose left half is blue."""
    picture = Image.new("RGB", (80, 40), colour)
    picture.paste("blue", (0, 0, 40, 40))
    return picture


def picture(kind: str = "JPEG", colour: str = "red", **told: Any) -> bytes:
    """The bytes of such a picture."""
    out = io.BytesIO()
    more: dict[str, Any] = {"exif": exif(**told)}
    if kind == "JPEG":
        more |= {"comment": b"secret", "xmp": XMP}
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", "secret")
        notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
        more["pnginfo"] = notes
    if kind == "WEBP":
        more["xmp"] = XMP
    halves(colour).save(out, kind, **more)
    return out.getvalue() + (b"hidden behind the end" if kind == "JPEG" else b"")


def opened(data: bytes) -> Image.Image:
    """The picture that the bytes hold."""
    return Image.open(io.BytesIO(data))


def tells_of_nothing(data: bytes) -> bool:
    """No tag of a camera, no text and no place is left in it."""
    seen = opened(data)
    tags = dict(seen.getexif())
    if seen.format == "TIFF":  # its own frame is written as tags, all of them below 300
        tags = {tag: value for tag, value in tags.items() if tag >= 300 or tag in (270, 271, 272)}
    kept = {"exif", "xmp", "XML:com.adobe.xmp", "comment", "Comment", "icc_profile", "photoshop"}
    return not (tags or kept & set(seen.info) or any(word in data for word in SECRETS))
