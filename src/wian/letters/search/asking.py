"""What a person typed, as what must be found; every character of it is data, never a command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .cutting import cut
from .folding import even, plain

LONGEST: Final = 300
"""Characters that count; what is typed behind them is not looked for."""
MOST: Final = 16
"""Pieces that count."""
_QUOTE: Final = re.compile('["“”„«»]')


@dataclass(frozen=True, slots=True)
class Piece:
    """Must occur somewhere in the folded text; as `words` it is surely meant.

    It may be cut out of the middle of a letter and its marks, so `printed` keeps them as typed.
    """

    needle: str
    printed: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that must occur, in the order it was typed."""

    pieces: tuple[Piece, ...]

    @property
    def needles(self) -> tuple[tuple[str, ...], ...]:
        """What must occur in the folded text, each in one of its forms."""
        return tuple(tuple(dict.fromkeys((p.needle, p.printed))) for p in self.pieces)

    @property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """What must occur as words, where it is surely meant."""
        return tuple(piece.words for piece in self.pieces if piece.words)

    @property
    def whole(self) -> tuple[str, ...]:
        """All words, as they follow each other."""
        return tuple(word for words in self.phrases for word in words)


def understood(text: str) -> Asked:
    """The pieces between spaces; what stands in quotes is one piece, closed or not."""
    pieces: dict[str, Piece] = {}
    for typed in _typed(text[:LONGEST]):
        needle = even(typed)
        if needle and len(pieces) < MOST:
            pieces.setdefault(needle, Piece(needle, plain(typed), tuple(cut(typed))))
    return Asked(tuple(pieces.values()))


def _typed(text: str) -> Iterator[str]:
    for number, part in enumerate(_QUOTE.split(text)):
        yield from [part] if number % 2 else part.split()
