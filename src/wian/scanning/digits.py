"""The seam for a better reader of numerals: stock Thai OCR misreads one Thai numeral in three.

A reader is any picklable callable of this shape. It sees the straightened grey image and the words
in reading order, and names the runs that it reads differently. What it replaces stays in
`WordBox.raw`: nothing is changed silently.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PIL import Image

from wian.scanning.values import Box, WordBox


@dataclass(frozen=True, slots=True)
class DigitRun:
    """Words [first, stop) of the page, all on one line, read as `text`; confidence 0..1."""

    first: int
    stop: int
    text: str
    confidence: float


class DigitReader(Protocol):
    """Reads numerals again; returns the runs to replace, not overlapping, in order."""

    def __call__(self, image: Image.Image, words: Sequence[WordBox]) -> Sequence[DigitRun]: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A word and the blanks before it: enough to lay the page's text out again."""

    gap: str
    text: str
    box: Box
    confidence: float
    raw: str | None = None


def lay_out(pieces: Sequence[Piece]) -> tuple[str, tuple[WordBox, ...]]:
    """The page's text, and each word with its span in it."""
    parts: list[str] = []
    words: list[WordBox] = []
    at = 0
    for piece in pieces:
        start = at + len(piece.gap)
        at = start + len(piece.text)
        parts += (piece.gap, piece.text)
        words.append(WordBox(piece.text, (start, at), piece.box, piece.confidence, piece.raw))
    return "".join(parts), tuple(words)


def apply_runs(pieces: Sequence[Piece], runs: Sequence[DigitRun]) -> list[Piece]:
    """The pieces with each run joined into one word; runs out of order or range are left out."""
    joined: list[Piece] = []
    at = 0
    for run in runs:
        if not at <= run.first < run.stop <= len(pieces):
            continue
        joined += pieces[at : run.first]
        joined.append(_join(pieces[run.first : run.stop], run))
        at = run.stop
    return [*joined, *pieces[at:]]


def _join(pieces: Sequence[Piece], run: DigitRun) -> Piece:
    raw = pieces[0].text + "".join(p.gap + p.text for p in pieces[1:])
    boxes = [p.box for p in pieces]
    box = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    return replace(
        pieces[0],
        text=run.text,
        box=box,
        confidence=run.confidence,
        raw=raw if raw != run.text else None,
    )
