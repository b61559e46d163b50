"""The cheapest reading of a damaged run: words of the lexicon, each with the slips it needs.

Cost is in natural logs: a word costs its rarity, a slip what `confusions` asks, and letters that no
word explains cost more than any likely word, so that a run is changed only where that pays.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from wian.thai.confusions import CONSONANTS, FOLLOWING, LEADING, MARK_SLIP, MARKS, SWAPS
from wian.thai.trie import Node, Trie

_UNKNOWN_FIRST: Final = 15.0
_UNKNOWN_NEXT: Final = 9.0
_SPACE_SLIP: Final = 4.5
_SHORT_RUN: Final = 64
_SLIPS_BY_LENGTH: Final = (0.0, 0.0, *[5.5] * 4, *[10.5] * 3)
_SLIPS_LONG: Final = 14.5
_FIVE: Final = 5
_COMMON: Final = 8.0
_SLIPS_COMMON_FIVE: Final = 10.0
_RAREST_MENDED: Final = (0.0, 0.0, 6.4, 7.6, 8.8, 10.5)
"""A short word is read into damage only if it is common: rare ones are near to any scrap."""

_SO_FAR: Final = (*[5.5] * 2, *[10.5] * 4)
"""How much damage the letters so far may hold: one slip in the first two, two in the first six."""

_CLUSTER: Final = re.compile(rf"[{LEADING}]?[{CONSONANTS}][{MARKS}]*[{FOLLOWING}]*|.", re.DOTALL)
_MARKS: Final = frozenset(MARKS)
_NEVER_FIRST: Final = frozenset(MARKS + FOLLOWING)


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` read as `word`; `known` is false for letters no word explains."""

    start: int
    end: int
    word: str
    known: bool


def decode(text: str, *tries: Trie) -> tuple[Piece, ...]:
    """The cheapest reading of `text` (Thai letters and single spaces), piece by piece in order.

    Time is linear in the length: every word search is bounded by the slips a word may have.
    Short runs are remembered, for a letter repeats its words.
    """
    return (_remembered if len(text) <= _SHORT_RUN else _decoded)(text, *tries)


def _decoded(text: str, *tries: Trie) -> tuple[Piece, ...]:
    size = len(text)
    best = [float("inf")] * (size + 1)
    back: list[tuple[int, str, bool]] = [(0, "", False)] * (size + 1)
    best[0] = 0.0
    unknown_from = [False] * (size + 1)
    for at in range(size):
        here = best[at]
        if here == float("inf"):
            continue
        if text[at] == " ":
            if here < best[at + 1]:
                best[at + 1], back[at + 1] = here, (at, " ", True)
                unknown_from[at + 1] = False
            continue
        match = _CLUSTER.match(text, at)
        end = match.end() if match else at + 1
        price = here + (_UNKNOWN_NEXT if unknown_from[at] else _UNKNOWN_FIRST)
        if price < best[end]:
            best[end], back[end], unknown_from[end] = price, (at, text[at:end], False), True
        if text[at] in _NEVER_FIRST:
            continue
        for trie in tries:
            for end, (price, word) in readings(text, at, trie).items():
                if here + price < best[end]:
                    best[end], back[end] = here + price, (at, word, True)
                    unknown_from[end] = False
    return _pieces(back, size)


_remembered = lru_cache(maxsize=4096)(_decoded)


def _pieces(back: list[tuple[int, str, bool]], size: int) -> tuple[Piece, ...]:
    pieces = []
    at = size
    while at > 0:
        start, word, known = back[at]
        pieces.append(Piece(start, at, word, known))
        at = start
    return tuple(pieces[::-1])


def readings(text: str, at: int, trie: Trie) -> dict[int, tuple[float, str]]:
    """For each end, the cheapest word that `text[at:end]` may be, with its whole cost."""
    found: dict[int, tuple[float, str]] = {}
    seen: dict[tuple[int, int], float] = {}
    size = len(text)
    todo: list[tuple[Node, int, float, str]] = [(trie.root, at, 0.0, "")]
    while todo:
        node, i, slips, word = todo.pop()
        length = len(word)
        if node.cost is not None and _likely(node.cost, slips, min(length, i - at)):
            price = node.cost + slips
            if i not in found or price < found[i][0]:
                found[i] = (price, word)
        children = node.children()
        budget = (_SO_FAR[length] if length < len(_SO_FAR) else _SLIPS_LONG) - slips
        if i < size:
            letter = text[i]
            down = children.get(letter)
            if down is not None:
                todo.append((down, i + 1, slips, word + letter))
            if budget < 4.5:
                continue
            for other, price in SWAPS.get(letter, {}).items():
                down = children.get(other)
                if down is not None and price <= budget:
                    _push(todo, seen, down, i + 1, slips + price, word + other)
            if letter == " " and word and i + 1 < size:
                _push(todo, seen, node, i + 1, slips + _SPACE_SLIP, word)
            elif letter in _MARKS and word and budget >= MARK_SLIP:
                _push(todo, seen, node, i + 1, slips + MARK_SLIP, word)
        if word and budget >= MARK_SLIP:
            for mark in _MARKS & children.keys():
                _push(todo, seen, children[mark], i, slips + MARK_SLIP, word + mark)
    return found


def _push(
    todo: list[tuple[Node, int, float, str]],
    seen: dict[tuple[int, int], float],
    node: Node,
    i: int,
    slips: float,
    word: str,
) -> None:
    """Put a state on the stack unless the same one was reached as cheaply before."""
    key = (id(node), i)
    if seen.get(key, 99.0) > slips:
        seen[key] = slips
        todo.append((node, i, slips, word))


def _likely(rarity: float, slips: float, length: int) -> bool:
    """Whether a word of that rarity may be read with that much damage in so few letters."""
    if not slips:
        return True
    if length < len(_RAREST_MENDED) and rarity > _RAREST_MENDED[length]:
        return False
    if length == _FIVE and rarity <= _COMMON:
        return slips <= _SLIPS_COMMON_FIVE
    allowed = _SLIPS_BY_LENGTH[length] if length < len(_SLIPS_BY_LENGTH) else _SLIPS_LONG
    return slips <= allowed
