"""What a file is, told by its bytes, and which kinds are taken: closed lists, one per caller."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from wian.scanning.encoding import decode
from wian.scanning.errors import ScanError
from wian.scanning.kinds import IMAGES, PDF, TEXT, media_type

ZIP: Final = "ZIP"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

PAPERS: Final = frozenset({PDF, TEXT, "image/png", "image/jpeg", "image/tiff", "image/webp"})
"""What a letter may come as."""
DOCUMENTS: Final = PAPERS | {DOCX, XLSX}
"""What may be handed in as evidence or kept as a form, too."""
INLINE: Final = frozenset({PDF, TEXT, "image/png", "image/jpeg", "image/webp"})
"""What a browser shows by itself without running anything of it."""
DRAWN: Final = IMAGES | {PDF}
"""What has pictures of its pages."""

ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    PDF: (".pdf",),
    TEXT: (".txt",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/tiff": (".tif", ".tiff"),
    "image/webp": (".webp",),
    "image/gif": (".gif",),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
}
_WORDS: Final = {DOCX: "Word (.docx)", XLSX: "Excel (.xlsx)"}

_HEAD: Final = 65_536
_MARKUP: Final = (
    ("<!doctype html", "HTML"),
    ("<html", "HTML"),
    ("<head", "HTML"),
    ("<body", "HTML"),
    ("<script", "HTML"),
    ("<iframe", "HTML"),
    ("<!--", "HTML"),
    ("<svg", "SVG"),
    ("<!doctype", "XML"),
    ("<?xml", "XML"),
)


def told(data: bytes) -> str:
    """The media type by the first bytes, or a plain word for what is taken nowhere.

    A packed file is `ZIP` until it is looked into (`looking.look`).
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    if data.startswith(b"MZ") and b"\x00" in data[:64]:
        return "program"
    try:
        media = media_type(data)
        return media if media != TEXT else _told_text(data)
    except ScanError as known:
        return str(known.details["kind"])


def charset(data: bytes) -> str | None:
    """The encoding that a browser is told for a text; None where it is none."""
    try:
        found = decode(data[:_HEAD]).encoding
    except ScanError:
        return None
    return found.removesuffix("-sig")


def named(media: str) -> str:
    """The kind as people call it."""
    return _WORDS.get(media, media)


def packed_as(names: Iterable[str]) -> str:
    """What a packed file with these entries is; one that carries macros is neither of the two."""
    held = set(names)
    if any(name.lower().endswith("vbaproject.bin") for name in held):
        return "Office + macro"
    if "[Content_Types].xml" in held:
        for entry, media in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX)):
            if entry in held:
                return media
    return ZIP


def _told_text(data: bytes) -> str:
    """Plain text, or the language of pages that a browser would run."""
    try:
        head = decode(data[:_HEAD]).text
    except ScanError:
        return "unknown"
    start = head.lstrip("\ufeff \t\r\n\f\v").lower()[:40]
    return next((kind for mark, kind in _MARKUP if start.startswith(mark)), TEXT)
