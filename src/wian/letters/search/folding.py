"""Text as search compares it: one form for each way of writing the same.

Digits are Arabic, letters small, marks in one order, ำ and แ single letters; what thai's `fold`
leaves out (spaces, dashes, quotes) is left out, and so is every character that nobody sees.
Almost every piece of a text folds to a piece of the folded text, whatever stands around it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from wian.thai.cleaning import mechanical
from wian.thai.confusions import MARKS, TONES
from wian.thai.folding import fold

BETWEEN: Final = "\n"
"""Stands between two folded texts; no folded text holds it, so nothing is found across it."""

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
_CLUSTER: Final = re.compile(rf"[{MARKS}]{{2,}}[าำ]?|ํา|ำ[{TONES}]+|เเ")
_ORDER: Final = {mark: (mark in TONES, mark == "์", mark) for mark in MARKS}


class _Table(dict[int, str]):
    """What each character folds to by itself, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        seen = "" if unicodedata.category(char) in _UNSEEN else fold(mechanical(char))
        self[code] = seen[:1]
        return self[code]


_TABLE: Final = _Table()


def plain(text: str) -> str:
    """`text` folded character by character: marks stay in the order they are printed in."""
    return text.translate(_TABLE)


def even(text: str) -> str:
    """`text` folded, with the marks of a letter in one order and ำ and แ composed."""
    return _CLUSTER.sub(_composed, plain(text))


def _composed(found: re.Match[str]) -> str:
    """A cluster as it should have been written: vowel, tone, and ำ behind both."""
    written = found.group()
    if written == "เเ":
        return "แ"
    marks = {mark for mark in written if mark in MARKS}
    if "ำ" in written or (written[-1] == "า" and "ํ" in marks):
        return "".join(sorted(marks - {"ํ"}, key=_ORDER.__getitem__)) + "ำ"
    return "".join(sorted(marks, key=_ORDER.__getitem__)) + written[-1].strip(MARKS)
