"""Text as words: cut by the dictionary of Thai words and the names of places."""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

import nlpo3

from wian.thai.confusions import MARKS
from wian.thai.lexicon import words

from .folding import even

LONGEST: Final = 60
"""Characters of a word that count; PostgreSQL keeps no longer keys than some 900."""

_DICTIONARY: Final = "wian-search"
_WORD: Final = re.compile(rf"\d+|(?:[^\W\d_]|[{MARKS}])+")
_SHORT: Final = re.compile(r"[ก-ฮ]{3,}\.")
_RUN: Final = 200
"""The cutter's time grows with the square of a run without spaces; a longer one is halved first."""


def cut(text: str) -> list[str]:
    """The words of `text`, folded; numbers stand apart, and what is no word is left out."""
    found = []
    for run in text.split():
        folded = even(run)
        for at in range(0, len(folded), _RUN):
            for token in nlpo3.segment(folded[at : at + _RUN], _dictionary()):
                found += [word[:LONGEST] for word in _WORD.findall(token)]
    return found


@cache
def _dictionary() -> str:
    """The name of nlpo3's dictionary; it reads only files, so one is made and removed again."""
    known = {even(word) for word in words()} | set(_places())
    # Abbreviations as people type them, too: อบต for อบต.
    known |= {word.removesuffix(".") for word in known if _SHORT.fullmatch(word)}
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n".join(sorted(known)))
        file.flush()
        nlpo3.load_dict(file.name, _DICTIONARY)
    return _DICTIONARY


def _places() -> Iterator[str]:
    table = files("wian.offices").joinpath("data/places.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        yield even(row["name_th"])
