"""Who is left out: what stands after ยกเว้น, เว้น, เว้นแต่ or มิให้ใช้บังคับกับ."""

from __future__ import annotations

import re

from ..audience_words import EXCEPT, exclusions_of
from ..part import Part
from ..source import squeeze
from ..values import Fact

NAME = "exclusions"
_DAYS = re.compile(r"วันหยุด|วันเสาร์|วันอาทิตย์|^วัน|เวลา|^\s*\d{1,2}\s")


def read(part: Part) -> tuple[Fact[str], ...]:
    """The excepted bodies, persons or cases of the address and of the text; days do not count."""
    found: dict[str, Fact[str]] = {}
    stretches = [
        (block.start, block.end, block.confidence)
        for block in part.layout.blocks("salutation", "to")
    ]
    stretches.append((*part.layout.body, 0.75))
    for start, end, confidence in stretches:
        text = part.plain(start, end)
        if not EXCEPT.search(text):
            continue
        for piece in exclusions_of(text):
            name = squeeze(part.source.text[start + piece.start : start + piece.end])
            if name and not _DAYS.search(name[:14]) and name not in found:
                at = start + piece.start, start + piece.end
                found[name] = part.make(name, *at, confidence)
    return tuple(found.values())
