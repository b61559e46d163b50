"""To whom the letter is addressed, one row per body, as written."""

from __future__ import annotations

from ..audience_words import cut, without_exceptions
from ..part import Part
from ..source import squeeze
from ..values import Fact

NAME = "addressees"


def read(part: Part) -> tuple[Fact[str], ...]:
    """The bodies after เรียน or ถึง; what is excepted from them is left to the exclusions."""
    found: list[Fact[str]] = []
    for block in part.layout.blocks("salutation", "to"):
        text = part.plain(block.start, block.end)
        for piece in cut(without_exceptions(text)):
            name = squeeze(
                part.source.text[block.start + piece.start : block.start + piece.end]
            ).strip(" ")
            if len(name) > 2:
                found.append(
                    part.make(
                        name, block.start + piece.start, block.start + piece.end, block.confidence
                    )
                )
    return tuple(found)
