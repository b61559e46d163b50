"""A stranger's bytes are looked at before they are kept: kind, pages, pixels, what is packed.

What goes deeper than the first bytes happens in a confined child.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Set
from dataclasses import dataclass

from django.conf import settings

from wian.scanning import DEFAULT, ScanError, shared_pool
from wian.scanning.kinds import TEXT
from wian.scanning.pictures import count_pages

from .errors import Refused
from .kinds import DRAWN, ZIP, named, packed_as, told

UNPACKED = 500_000_000
"""Bytes that a packed file may declare to hold."""
ENTRIES = 10_000
_REFUSALS = {"S107": "B107", "S109": "B108"}


@dataclass(frozen=True, slots=True)
class Look:
    """What was found: the media type, and how many pages where they can be counted."""

    media: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Packed:
    """What a packed file declares: its kind, and how much it would unpack to."""

    kind: str
    entries: int
    size: int


def look(data: bytes, taken: Set[str]) -> Look:
    """The kind and pages of bytes that may be kept.

    Refused B101 (empty), B102 (bytes), B103 (kind), B107 (pages), B108 (pixels), B109 (the look
    itself was not safe) and B111 (would unpack to too much). What is only damaged is kept, its
    pages not counted: a letter is not lost because a page of it is.
    """
    limit: int = settings.WIAN_UPLOAD_MAX_BYTES
    if not data.strip(b"\x00 \t\r\n"):
        raise Refused("B101")
    if len(data) > limit:
        raise Refused("B102", size=_megabytes(len(data)), limit=_megabytes(limit))
    media = told(data)
    if media == ZIP:
        media = _unpacked(data)
    if media not in taken:
        raise Refused("B103", media=named(media))
    if media == TEXT:
        return Look(media, data.count(b"\f") + 1)
    return Look(media, _pages(data, media) if media in DRAWN else None)


def packed(data: bytes) -> Packed:
    """In the child: what the list at the end of a packed file declares; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as found:
            entries = found.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return Packed(ZIP, 0, 0)
    kind = packed_as(entry.filename for entry in entries)
    return Packed(kind, len(entries), sum(entry.file_size for entry in entries))


def _unpacked(data: bytes) -> str:
    try:
        found = shared_pool().submit(packed, data).result()
    except ScanError:
        raise Refused("B109") from None
    if found.size > UNPACKED or found.entries > ENTRIES:
        raise Refused("B111", size=_megabytes(found.size))
    return found.kind


def _pages(data: bytes, media: str) -> int | None:
    try:
        return shared_pool().submit(count_pages, data, media, DEFAULT).result()
    except ScanError as wrong:
        if number := _REFUSALS.get(wrong.code):
            raise Refused(number, **wrong.details) from None
        if wrong.code in ("S113", "S114", "S115"):
            raise Refused("B109") from None
        return None


def _megabytes(size: int) -> str:
    """In words; a byte over the limit shows as over it."""
    return f"{-(-size // 10_000) / 100:,.2f}".rstrip("0").rstrip(".")
