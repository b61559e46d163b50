"""Elements of a tree by their names, and a word on each that nobody asked for. Pure."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from .days import day_of
from .names import CODE, MIME_ATTRIBUTES, NAME_ATTRIBUTES, OWN_SCHEME, WRAPPING
from .values import Binary, Day, Note

LONGEST: Final = 20_000
"""Characters of one text; what is longer is cut, and told."""
MOST_NOTES: Final = 60
_QUOTED: Final = 120
_SAFE: Final = str.maketrans("-_", "+/")


class Picked:
    """A document whose elements are picked by name; what is left over becomes notes."""

    def __init__(self, root: Element, notes: Sequence[Note] = ()) -> None:
        self.root, self.notes = root, list(notes)
        self._used: set[int] = set()

    def note(self, code: str, thai: str, english: str) -> None:
        """One more thing that a person should know."""
        self.notes.append(Note(code, thai, english))

    def use(self, element: Element) -> None:
        """The element was understood."""
        self._used.add(id(element))

    def all(self, parent: Element | None, names: Sequence[str]) -> list[Element]:
        """The children that are called by the first of the names that any of them bears."""
        children = list(parent) if parent is not None else []
        for name in names:
            if found := [child for child in children if local(child) == name]:
                for child in found:
                    self.use(child)
                return found
        return []

    def one(self, parent: Element | None, names: Sequence[str]) -> Element | None:
        """The first of them; further ones are told."""
        found = self.all(parent, names)
        for more in found[1:]:
            what = f"{name_of(more)} = {shown(more)}"
            self.note("repeated", f"มีซ้ำ ใช้ค่าแรก: {what}", f"Repeated, the first counts: {what}")
        return found[0] if found else None

    def text(self, parent: Element | None, names: Sequence[str]) -> str:
        """The text of the child; "" where there is none."""
        return self.own(self.one(parent, names))

    def own(self, element: Element | None) -> str:
        """The element's own text, within the limit."""
        text = (element.text or "").strip() if element is not None else ""
        if len(text) > LONGEST:
            name = name_of(element) if element is not None else ""
            self.note(
                "cut",
                f"{name} ยาว {len(text):,} ตัวอักษร เก็บ {LONGEST:,} ตัวแรก",
                f"{name} has {len(text):,} characters; the first {LONGEST:,} were kept.",
            )
        return text[:LONGEST].rstrip()

    def day(self, parent: Element | None, names: Sequence[str]) -> Day | None:
        """The day of the child, told where it cannot be understood."""
        if not (text := self.text(parent, names)):
            return None
        found = Day(text, day_of(text))
        if found.day is None:
            self.note(
                "day",
                f"อ่านวันที่ “{text[:_QUOTED]}” ให้แน่ชัดไม่ได้",
                f"The day “{text[:_QUOTED]}” cannot be told for certain.",
            )
        return found

    def code(self, parent: Element | None, names: Sequence[str]) -> tuple[str, bool]:
        """A code, written in the child or in an ID below it; and whether it is a key of ours."""
        element = self.one(parent, names)
        inner = self.one(element, CODE)
        found = inner if inner is not None else element
        if found is None:
            return "", False
        return self.own(found), attribute(found, ("schemeid",)) == OWN_SCHEME

    def binary(self, element: Element) -> Binary | None:
        """The file in the element; None, and told, where there is none or it is no base64."""
        text = "".join((element.text or "").split())
        if text[:5].lower() == "data:" and "," in text[:200]:
            text = text.partition(",")[2]
        if not text:
            return None
        try:
            plain = text.translate(_SAFE).rstrip("=")
            data = b64decode(plain + "=" * (-len(plain) % 4), validate=True)
        except (binascii.Error, ValueError):
            data = b""
        if not data:
            name = name_of(element)
            self.note(
                "base64",
                f"ไฟล์ใน {name} ถอดรหัสไม่ได้ จึงไม่ได้เก็บ",
                f"The file in {name} is no base64 and was not kept.",
            )
            return None
        mime = attribute(element, MIME_ATTRIBUTES)
        return Binary(data, mime, attribute(element, NAME_ATTRIBUTES))

    def finish(self) -> tuple[Note, ...]:
        """All notes, with one for each element that was not understood."""
        for path, element in self._left(self.root, ""):
            what = f"{path} = {shown(element)}" if shown(element) else path
            self.note("unknown", f"ไม่รู้จัก ไม่ได้ใช้: {what}", f"Not understood, not used: {what}")
        over = len(self.notes) - MOST_NOTES
        if over <= 0:
            return tuple(self.notes)
        rest = Note("more", f"และอีก {over} ข้อ", f"and {over} more")
        return (*self.notes[:MOST_NOTES], rest)

    def _left(self, element: Element, path: str) -> Iterator[tuple[str, Element]]:
        """What holds text and was never picked, from the top; below it nothing more is told."""
        name = name_of(element)
        path = f"{path}/{name}" if path else name
        known = id(element) in self._used or local(element) in WRAPPING
        if not known and (shown(element) or not len(element)):
            yield path, element
            return
        for child in element:
            yield from self._left(child, path)


def local(element: Element) -> str:
    """The element's name without namespace and case."""
    return name_of(element).lower()


def name_of(element: Element) -> str:
    """The element's name without namespace."""
    return str(element.tag).rpartition("}")[2][:80]


def shown(element: Element) -> str:
    """The beginning of its text."""
    text = " ".join((element.text or "")[: 4 * _QUOTED].split())
    return text[:_QUOTED] + "…" if len(text) > _QUOTED else text


def attribute(element: Element, names: Sequence[str]) -> str:
    """The attribute of one of these names, without namespace and case; "" where there is none."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].lower() in names:
            return value.strip()[:200]
    return ""
