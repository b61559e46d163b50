"""All that a letter says, in the two forms that search looks through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .cutting import cut
from .folding import BETWEEN, even, plain

PART: Final = "\ue000"
"""Stands between the words of two texts, as a word that nobody can ask for."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is stored of a letter for search: folded texts, and their words between spaces."""

    folded: str
    words: str


def written(texts: Iterable[str]) -> Written:
    """Every text as it is printed and with its marks in order; what an earlier one says, once."""
    folded, words = "", f" {PART} "
    for text in dict.fromkeys(texts):
        for form in (even(text), plain(text)):
            if form not in folded:
                folded += form + BETWEEN
        phrase = phrased(cut(text))
        if phrase not in words:
            words += f"{phrase.lstrip()}{PART} "
    return Written(folded, words)


def phrased(words: Iterable[str]) -> str:
    """The words as they stand in `Written.words` where they follow each other."""
    return f" {' '.join(words)} "
