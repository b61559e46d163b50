"""Numbers of letters: the key by which two printings of one number are the same."""

from __future__ import annotations

from typing import Final

from wian.thai.folding import fold

LONGEST: Final = 80
"""Characters of a number, as printed and as a key."""


def key(number: str) -> str:
    """The number in Arabic digits without spaces, quotes or dashes: "ชร ๐๐๑๙.๒/ว ๓๐๓๒๒" and
    "ชร 0019.2/ว30322" have one key. Empty for an empty one."""
    return fold(number)[:LONGEST]
