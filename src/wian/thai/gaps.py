"""Spaces that a PDF shows inside a word, because it drew one letter in two pieces."""

import re
from typing import Final

from wian.thai.lexicon import is_word, segment

_GAP: Final = re.compile(r"(?P<left>[ก-๎]{1,24}ำ) (?P<right>[ก-ฮเ-ไ][ก-๎]{0,24})")


def close_gaps(text: str) -> str:
    """`text` without a space after ำ where one word of the lexicon runs across it ("อำ เภอ").

    Only for text layers of PDFs; "จัดทำ แผน" keeps its space.
    """
    at = 0
    while match := _GAP.search(text, at):
        space = match.end("left")
        if _runs_on(match["left"], match["right"]):
            text = text[:space] + text[space + 1 :]
        at = space
    return text


def _runs_on(left: str, right: str) -> bool:
    at = 0
    for word in segment(left + right):
        if at < len(left) < at + len(word):
            return is_word(word)
        at += len(word)
    return False
