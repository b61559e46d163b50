"""A text without any part of an official letter: another paper, or a page that was turned."""

from __future__ import annotations

from collections.abc import Iterator

from ..bundle import Bundle
from ..values import Contradiction

KIND = "unlike_letter"
_SIGNS = ("number", "date", "addressees", "signatory", "references", "duties", "meetings")


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row, quoting the first line, where no document has one of the marks of a letter."""
    tables = any(bundle.whole.values()) or any(part.fact("criteria") for part in bundle.parts)
    if tables or any(part.kind != "attachment" for part in bundle.parts):
        return
    if any(part.fact(name) for part in bundle.parts for name in _SIGNS):
        return
    first = next((line for part in bundle.parts for line in part.lines if line.text), None)
    if first is None:
        return
    yield Contradiction(
        kind=KIND,
        quotes=(bundle.parts[0].raw_span(first.start, first.end),),
        document=None,
        note="ไม่พบส่วนของหนังสือราชการ โปรดตรวจว่าให้มาถูกฉบับ และภาพไม่ตะแคงหรือกลับหัว",
        note_en="Nothing of an official letter was found. Check that it is the right paper, "
        "and that the picture is not turned.",
    )
