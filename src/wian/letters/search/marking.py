"""Pieces of a letter's own text around what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from wian.thai.confusions import MARKS

from ..masking import CLEAR, Veil
from .asking import Asked, Piece
from .cutting import cut
from .document import phrased
from .patterns import pattern
from .values import Segment, Shown

MOST: Final = 3
COVER: Final = "••••••"
_BEFORE, _AFTER = 50, 90
_WEIGHED: Final = 8
"""Places of a needle that are looked at, to show one where it stands as a word."""
_SECRET: Final = 120
"""Characters around a window in which a secret may begin or end."""
_ATTACHED: Final = MARKS + "ะาำๅ"
Span = tuple[int, int]


def shown(
    asked: Asked, sources: Iterable[tuple[str, str]], veil: Veil = CLEAR
) -> tuple[Shown, ...]:
    """At most three pieces of the named sources, in their order; secrets in them are covered.

    What one source shows is not shown again from a later one, but for the subject, which stands
    above every hit anyway.
    """
    left, found = list(asked.pieces), list[Shown]()
    for name, text in sources:
        places = {piece.needle: place for piece in left if (place := _place(piece, text))}
        for segments in _windows(text, sorted(places.values()), veil):
            found.append(Shown(name, segments))
        if name != "subject":
            left = [piece for piece in left if piece.needle not in places]
        if len(found) >= MOST or not left:
            break
    return tuple(found[:MOST])


def covered(text: str, veil: Veil) -> str:
    """The whole text, what is private in it covered."""
    whole = (0, len(text))
    return "".join(one.text for one in _segments(text, whole, (), _covered(text, whole, veil)))


def _place(piece: Piece, text: str) -> Span | None:
    """Where the needle stands as words, else where it stands at all."""
    first = None
    for found in islice(pattern(piece.needle).finditer(text), _WEIGHED):
        start, end = found.span()
        while end < len(text) and text[end] in _ATTACHED:
            end += 1
        if _stands(piece, text, (start, end)):
            return start, end
        first = first or (start, end)
    return first


def _stands(piece: Piece, text: str, span: Span) -> bool:
    """Whether what stands around the place, cut into words, has the piece's words."""
    around = text[max(0, span[0] - _BEFORE) : span[1] + _BEFORE]
    return bool(piece.words) and phrased(piece.words) in phrased(cut(around))


def _windows(text: str, spans: Sequence[Span], veil: Veil) -> Iterator[tuple[Segment, ...]]:
    """The text around each span; spans that stand near each other share a window."""
    end = 0
    for number, (start, stop) in enumerate(spans):
        if start < end:
            continue
        first = max(end, start - _BEFORE)
        while first < start and text[first] in _ATTACHED:
            first += 1
        end = min(len(text), max(stop, start + _AFTER))
        while end < len(text) and text[end] in _ATTACHED:
            end += 1
        inside = [(s, min(e, end)) for s, e in spans[number:] if s < end]
        yield tuple(_segments(text, (first, end), inside, _covered(text, (first, end), veil)))


def _covered(text: str, window: Span, veil: Veil) -> list[Span]:
    """Where a window says what is private, or the end of it."""
    if veil.pattern is None:
        return []
    first = max(0, window[0] - _SECRET)
    found = veil.pattern.finditer(text[first : window[1] + _SECRET])
    return [(first + hit.start(), first + hit.end()) for hit in found]


def _segments(
    text: str, window: Span, marked: Sequence[Span], covered: Sequence[Span]
) -> Iterator[Segment]:
    """The window in stretches, marked and not; a stretch that is private shows its cover."""
    first, end = window
    edges = {first, end, *(at for span in (*marked, *covered) for at in span if first < at < end)}
    cuts = sorted(edges)
    before = False
    for start, stop in pairwise(cuts):
        mark = any(s <= start < e for s, e in marked)
        if any(s <= start < e for s, e in covered):
            if not before:
                yield Segment(COVER, mark)
            before = True
            continue
        before = False
        yield Segment(text[start:stop], mark)
