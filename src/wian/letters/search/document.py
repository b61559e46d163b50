"""All that a letter says, in the two forms that search looks through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ..masking import CLEAR, Veil
from .cutting import cut
from .folding import BETWEEN, even, plain

PART: Final = "\ue000"
"""Stands between the words of two texts, as a word that nobody can ask for."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is stored of a letter for search: folded texts, and their words between spaces.

    `veiled` and `latin` as in the model `Indexed`.
    """

    folded: str
    words: str
    veiled: str = ""
    latin: bool = True


def written(texts: Iterable[str], veil: Veil = CLEAR) -> Written:
    """Every text as it is printed and with its marks in order; what an earlier one says, once."""
    said = list(dict.fromkeys(texts))
    words = f" {PART} "
    for text in said:
        phrase = phrased(cut(text))
        if phrase not in words:
            words += f"{phrase.lstrip()}{PART} "
    hidden = [piece for text in said for piece in veil.secrets(text)]
    return Written(
        _folded(said),
        words,
        _folded(map(veil.text, said)) if hidden else "",
        all(even(piece).isascii() for piece in hidden),
    )


def _folded(texts: Iterable[str]) -> str:
    folded = ""
    for text in texts:
        for form in (even(text), plain(text)):
            if form not in folded:
                folded += form + BETWEEN
    return folded


def phrased(words: Iterable[str]) -> str:
    """The words as they stand in `Written.words` where they follow each other."""
    return f" {' '.join(words)} "
