"""Bytes of a stranger become a tree of elements, within limits; what was mended is told. Pure.

No DTD, no entities, nothing fetched. To be called in a confined child.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from wian.scanning.encoding import decode
from wian.scanning.errors import ScanError

from .values import Note, Unreadable

MOST_BYTES: Final = 64_000_000
DEEPEST: Final = 40
MOST_ELEMENTS: Final = 5_000
_HEAD: Final = 400
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION: Final = re.compile(r"<\?xml[^>]*\?>")
_DOCTYPE: Final = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_UNWRITTEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BARE: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_TAG: Final = re.compile(r"<(?![!?])[^<>]*>")
_PREFIX: Final = re.compile(r"""^(</?)[\w.-]+:|\s(?!xmlns)[\w.-]+:(?=[\w.-]+\s*=)""")
_THAI: Final = frozenset({"tis-620", "tis620", "windows-874", "cp874", "iso-8859-11", "ms874"})
_SAME: Final = {"utf8": "utf-8", "utf16": "utf-16", "utf-16le": "utf-16", "utf-16be": "utf-16"}


class _Capped(TreeBuilder):
    """Builds the tree, and stops where it is deeper or larger than any letter."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.count = 0

    def start(self, tag: Any, attrs: Any, /) -> Any:
        """One element more; Unreadable L663 where it is one too many."""
        self.depth, self.count = self.depth + 1, self.count + 1
        if self.depth > DEEPEST or self.count > MOST_ELEMENTS:
            words = {"depth": str(DEEPEST), "count": f"{MOST_ELEMENTS:,}"}
            raise Unreadable("L663", words)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        """The element is over."""
        self.depth -= 1
        return super().end(tag)


def tree(data: bytes) -> tuple[Element, list[Note]]:
    """The root element, and what had to be mended to read it.

    Unreadable L660 for too many bytes, L661 for a DTD or entities, L662 for what is no XML, L663
    for too much of it, L676 for an unknown encoding.
    """
    if len(data) > MOST_BYTES:
        words = {"size": f"{len(data) / 1e6:,.1f}", "limit": f"{MOST_BYTES // 1_000_000}"}
        raise Unreadable("L660", words)
    notes: list[Note] = []
    text = _cleaned(_decoded(data, notes), notes)
    if _DOCTYPE.search(text):
        raise Unreadable("L661")
    for mend in (None, _without_bare, _without_prefixes):
        text = mend(text, notes) if mend else text
        try:
            return _parsed(text), notes
        except ParseError as wrong:
            line = str(wrong.position[0])
    raise Unreadable("L662", {"line": line})


def _parsed(text: str) -> Element:
    parser = DefusedXMLParser(target=_Capped(), encoding="utf-8", forbid_dtd=True)
    try:
        parser.feed(text.encode("utf-8"))
        root = parser.close()
    except DefusedXmlException:
        raise Unreadable("L661") from None
    assert isinstance(root, Element)
    return root


def _decoded(data: bytes, notes: list[Note]) -> str:
    """The characters; what the bytes are counts for more than what they say they are."""
    found = _DECLARED.search(data[:_HEAD])
    said = found[1].decode("ascii").lower() if found else ""
    said = _SAME.get(said, said)
    text, real = _characters(data, said)
    if said and said != real and not (said in _THAI and real == "windows-874"):
        notes.append(
            Note(
                "encoding",
                f"เอกสารบอกว่าเป็น {said} แต่ตัวอักษรเป็น {real} อ่านตามตัวอักษร",
                f"The document says {said}, its bytes are {real}: read as they are.",
            )
        )
    return text


def _characters(data: bytes, said: str) -> tuple[str, str]:
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if data.startswith(mark):
            return _strictly(data, "utf-16"), "utf-16"
    if data[:1] == b"\x00" or data[1:2] == b"\x00":
        ends = "utf-16-be" if data[:1] == b"\x00" else "utf-16-le"
        return _strictly(data, ends), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    if said in _THAI:
        return data.decode("cp874", "replace"), "windows-874"
    try:
        found = decode(data)
    except ScanError:
        raise Unreadable("L676") from None
    return found.text, found.encoding


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("L676") from None


def _cleaned(text: str, notes: list[Note]) -> str:
    """Without the declaration and with a blank for each sign that XML forbids."""
    start = text.find("<")
    if start < 0:
        raise Unreadable("L662", {"line": "1"})
    text = _DECLARATION.sub("", text[start:], count=1)
    text, count = _UNWRITTEN.subn(" ", text)
    if count:
        notes.append(
            Note(
                "controls",
                f"มีอักขระที่ XML ไม่อนุญาต {count} ตัว แทนด้วยช่องว่าง",
                f"{count} signs that XML forbids were read as blanks.",
            )
        )
    return text


def _without_bare(text: str, notes: list[Note]) -> str:
    """An "&" that begins nothing is a letter: some vendors glue their strings together."""
    text, count = _BARE.subn("&amp;", text)
    if count:
        notes.append(
            Note(
                "ampersand",
                f"มีเครื่องหมาย & ที่ไม่ได้เขียนตามแบบ XML {count} แห่ง อ่านเป็นตัวอักษร",
                f"{count} bare “&” were read as letters.",
            )
        )
    return text


def _without_prefixes(text: str, notes: list[Note]) -> str:
    """Names without their prefixes, where no namespace was declared for one."""
    plain = _TAG.sub(lambda tag: _PREFIX.sub(_unprefixed, tag[0]), text)
    if plain != text:
        notes.append(
            Note(
                "prefix",
                "ใช้คำนำหน้าชื่อโดยไม่บอก namespace อ่านโดยไม่ใช้คำนำหน้า",
                "Prefixes without a namespace were read as if they were not there.",
            )
        )
    return plain


def _unprefixed(found: re.Match[str]) -> str:
    return found[1] or " "
