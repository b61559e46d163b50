"""A file's name as people see it: what a stranger typed, cleaned; it never names a place."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from .kinds import ENDINGS

LONGEST: Final = 200
NAMELESS: Final = "ไฟล์"
_LONGEST_ENDING: Final = 12
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Categories of what nobody sees but what changes how a name reads, as marks of direction do."""


def cleaned(name: str) -> str:
    """The last part of the path, without what cannot be seen, within 200 characters; never empty.

    A long name keeps its ending.
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(" " if c.isspace() else c for c in last if _is_seen(c))
    tidy = " ".join(unicodedata.normalize("NFC", seen).split()).strip(". ")
    if len(tidy) > LONGEST:
        stem, dot, ending = tidy.rpartition(".")
        kept = dot + ending if stem and len(ending) <= _LONGEST_ENDING else ""
        tidy = tidy[: LONGEST - len(kept)].rstrip(". ") + kept
    return tidy or NAMELESS


def for_saving(name: str, media: str) -> str:
    """The cleaned name with an ending that tells what the bytes are, whatever it claimed."""
    clean = cleaned(name)
    endings = ENDINGS.get(media, (".bin",))
    if clean.lower().endswith(endings):
        return clean
    return clean[: LONGEST - len(endings[0])].rstrip(". ") + endings[0]


def _is_seen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _UNSEEN
