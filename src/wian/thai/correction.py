"""The repairs that need a dictionary, done only where the text is not made of words.

The text is cut into words; runs that no word covers, and words side by side that a scan made of
one commoner word, are read again as damaged words (`decoding`). Numerals, Latin, names,
abbreviations and codes are never touched, and every change is an edit that can be undone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from wian.thai.anchors import AnchorSet
from wian.thai.cleaning import clean
from wian.thai.confusions import COMMON_SWAP, CONSONANTS, MARKS
from wian.thai.decoding import Piece, decode
from wian.thai.edits import Edit, Repaired, then
from wian.thai.guards import guarded, merged, named, person_names
from wian.thai.lexicon import by_skeleton, cost, lexicon, segment, skeleton, words_of
from wian.thai.trie import Trie

_LETTERS: Final = frozenset(CONSONANTS + MARKS + "ะาำๅเแโใไฯๆ")
_ALONE: Final = frozenset("ณฯๆ")
_PARTS: Final = 4
_SHOWN_WHOLE: Final = 16
_RARE: Final = 16.0
_SCRAP: Final = 4
_CONTEXT: Final = 2
_PLAIN: Final = 10.5
_LONG_WORD: Final = 6
_PARTING: Final = re.compile(rf"[{''.join(sorted(_LETTERS))}]+|[^{''.join(sorted(_LETTERS))}]+")
_SURE_LABEL: Final = 0.6
_GIBBERISH: Final = 3000
"""Letters in a row without one sound word: no damaged letter, and slow to read again."""

_GAIN: Final = 1.0
"""How much cheaper the single word must be, beyond its slips, before the run is read again."""


def correct(source: Repaired | str, *, extra_words: Collection[str] = ()) -> Repaired:
    """`source` with damaged words read as the words they were, each change a lexicon edit.

    A plain text is cleaned first. `extra_words` (names of the office's own places and people) are
    known words too. Deterministic; linear in the length.
    """
    repaired = clean(source) if isinstance(source, str) else source
    edits = list(_edits(repaired.text, frozenset(extra_words)))
    return then(repaired, edits)


def _edits(text: str, extra: frozenset[str]) -> Iterator[Edit]:
    found = list(_label_edits(text))
    tokens, starts = _cut(text)
    bad = _unknown(tokens)
    bad |= _confused(tokens)
    if bad:
        spans = guarded(text)
        spans += named(text, tokens, starts)
        spans += [(edit.start, edit.end) for edit in found]
        spans += [span for i in bad if (span := person_names(text, starts[i]))]
        spans += [match.span() for match in _extra_pattern(extra).finditer(text)]
        open_to = _open(tokens, starts, merged(spans))
        tries = (lexicon().trie, *_extra_trie(extra))
        for first, last in _windows(tokens, open_to, sorted(bad)):
            if starts[last - 1] - starts[first] > _GIBBERISH:
                continue
            found += _read_again(tokens[first:last], starts[first], bad, first, tries)
    yield from sorted(found, key=lambda edit: edit.start)


@lru_cache(maxsize=8)
def _extra_trie(extra: frozenset[str]) -> tuple[Trie, ...]:
    words = {word: 10.0 for word in extra if word and all(c in _LETTERS for c in word)}
    return (Trie(words),) if words else ()


@lru_cache(maxsize=8)
def _extra_pattern(extra: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted((word for word in extra if word), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


@lru_cache(maxsize=1)
def _label_set() -> AnchorSet:
    return AnchorSet({word: (word,) for word in sorted(words_of("label"))})


def _label_edits(text: str) -> Iterator[Edit]:
    """Damaged labels at the beginnings of lines, read as the labels they were."""
    at = 0
    for line in text.split("\n"):
        anchor = _label_set().match(line) if line else None
        if anchor is not None and _SURE_LABEL <= anchor.confidence < 1.0:
            before = line[anchor.start : anchor.end]
            alone = anchor.end == len(line) or line[anchor.end] not in _LETTERS
            if alone and before != anchor.label:
                start = at + anchor.start
                reason = f"label {anchor.label}"
                yield Edit(start, start + len(before), before, anchor.label, "lexicon", reason)
        at += len(line) + 1


def _cut(text: str) -> tuple[list[str], list[int]]:
    """Tokens and where each starts; what is no word is parted into Thai letters and the rest."""
    tokens: list[str] = []
    words = lexicon().words
    for token in segment(text):
        if token in words or token.isspace():
            tokens.append(token)
        else:
            tokens += _PARTING.findall(token)
    return tokens, list(accumulate(map(len, tokens), initial=0))[:-1]


def _unknown(tokens: list[str]) -> set[int]:
    """Tokens of Thai letters that are no words, or suspects that only damage makes."""
    words, kinds, suspects = lexicon().words, lexicon().vocabulary, words_of("suspect")
    return {
        i
        for i, token in enumerate(tokens)
        if token in suspects
        or (
            token not in words
            and token[0] in _LETTERS
            and token not in kinds
            and token not in _ALONE
        )
    }


def _confused(tokens: list[str]) -> set[int]:
    """Tokens that side by side look like one commoner word, as ใบ and การ look like ในการ."""
    costs, common = lexicon().costs, by_skeleton()
    bones = [skeleton(token) if token[0] in _LETTERS else None for token in tokens]
    found: set[int] = set()
    for i, run in enumerate(bones):
        if run is None:
            continue
        for j in range(i + 1, min(i + _PARTS, len(tokens))):
            more = bones[j]
            if more is None:
                break
            run += more
            near = common.get(run)
            if near is None or near[0] == "".join(tokens[i : j + 1]):
                continue
            apart = sum(costs.get(part, _RARE) for part in tokens[i : j + 1])
            if apart - near[1] - COMMON_SWAP > _GAIN:
                found.update(range(i, j + 1))
    return found


def _open(tokens: list[str], starts: list[int], walls: list[tuple[int, int]]) -> list[bool]:
    """Which tokens are Thai letters that no guard covers even in part."""
    flags = [token[0] in _LETTERS for token in tokens]
    for low, high in walls:
        for i in range(max(0, bisect_right(starts, low) - 1), bisect_left(starts, high)):
            if starts[i] + len(tokens[i]) > low:
                flags[i] = False
    return flags


def _windows(tokens: list[str], flags: list[bool], bad: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of tokens to read again: each bad one with a neighbour, those that meet made one."""
    spans = []
    for i in bad:
        if flags[i]:
            spans.append((_neighbour(tokens, flags, i, -1), _neighbour(tokens, flags, i, 1) + 1))
    yield from merged(spans)


def _neighbour(tokens: list[str], flags: list[bool], i: int, step: int) -> int:
    """How far a window reaches on one side of `i`: two open tokens, over one space at most."""
    near = i
    spaces = 0
    for _ in range(_CONTEXT):
        step_over = near + step
        if not spaces and 0 <= step_over < len(tokens) and tokens[step_over] == " ":
            step_over += step
            spaces += 1
        if not (0 <= step_over < len(tokens) and flags[step_over]):
            break
        near = step_over
    return near


def _read_again(
    tokens: list[str], start: int, bad: set[int], first: int, tries: Sequence[Trie]
) -> Iterator[Edit]:
    """Edits for the pieces of a window that read otherwise and hold a bad token."""
    text = "".join(tokens)
    doubtful = bytearray(len(text))
    at = 0
    for i, token in enumerate(tokens, first):
        if i in bad:
            doubtful[at : at + len(token)] = b"\1" * len(token)
        at += len(token)
    borders = set(accumulate(map(len, tokens), initial=0))
    pieces = decode(text, *tries)
    for i, piece in enumerate(pieces):
        before = text[piece.start : piece.end]
        if not piece.known or before == piece.word or not any(doubtful[piece.start : piece.end]):
            continue
        if " " in before and not {piece.start, piece.end} <= borders:
            continue
        if len(before) > _SCRAP or (_fits_in(pieces, i - 1) and _fits_in(pieces, i + 1)):
            yield _edit(piece, before, start)


def _fits_in(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the piece at `i`, beside a short mended one, is plain text and not part of a name."""
    if not 0 <= i < len(pieces):
        return True
    piece = pieces[i]
    long = len(piece.word) >= _LONG_WORD
    return piece.known and (long or piece.word == " " or cost(piece.word) <= _PLAIN)


def _edit(piece: Piece, before: str, start: int) -> Edit:
    """The change of one piece, cut to what differs where the piece is a long phrase."""
    head, tail = 0, 0
    shorter = min(len(before), len(piece.word))
    if len(before) > _SHOWN_WHOLE:
        while head < shorter and before[head] == piece.word[head]:
            head += 1
        while tail < shorter - head and before[-1 - tail] == piece.word[-1 - tail]:
            tail += 1
        while head and any(
            head == len(text) or text[head] in MARKS for text in (before, piece.word)
        ):
            head -= 1
    start += piece.start
    before = before[head : len(before) - tail]
    after = piece.word[head : len(piece.word) - tail]
    reason = f"read as {piece.word}"
    return Edit(start + head, start + head + len(before), before, after, "lexicon", reason)
