"""What is asked of search, and the letters that it must find, worked out without search itself."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wian.letters.opening import Piece
from wian.thai.digits import to_arabic, to_thai
from wian.thai.lexicon import segment

SHORTEST, LONGEST = 2, 20
_TELLING = ("L", "M", "N")
_ALONE = re.compile(r"(?<![ก-๎.])[ก-๎]+(?![ก-๎.])")
_THAI_WORD = re.compile(r"[ก-ฮเ-ไ][ก-๎]{1,5}")
_COLUMNS = ("subject", "number", "issuer")


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of some letter as a person types it, and the letters that hold it (by place)."""

    text: str
    holding: frozenset[int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, the letters in which it is one, and those where only other words hold it."""

    text: str
    meant: frozenset[int]
    accidental: frozenset[int]


def cuts(texts: Sequence[str], wanted: int, seed: int) -> list[Cut]:
    """So many stretches of 2 to 20 characters, in digits of either script; some hold digits."""
    dice, lower = random.Random(seed), [to_arabic(text).casefold() for text in texts]
    found: list[Cut] = []
    while len(found) < wanted:
        piece = _cut(dice.choice(texts), dice, with_digit=len(found) % 3 == 0)
        if sum(unicodedata.category(sign)[0] in _TELLING for sign in piece) < SHORTEST:
            continue
        plain = to_arabic(piece).casefold()
        holding = frozenset(at for at, text in enumerate(lower) if plain in text)
        found.append(Cut((to_thai if len(found) % 2 else to_arabic)(piece), holding))
    return found


def _cut(text: str, dice: random.Random, *, with_digit: bool) -> str:
    """A stretch of a line, from anywhere in it."""
    lines = [line.strip() for line in text.splitlines() if len(line.strip()) >= SHORTEST]
    if with_digit:
        lines = [line for line in lines if re.search(r"\d", line)] or lines
    line, length = dice.choice(lines), dice.randint(SHORTEST, LONGEST)
    digits = [found.start() for found in re.finditer(r"\d", line)] if with_digit else []
    near = dice.choice(digits) - dice.randrange(length) if digits else dice.randrange(len(line))
    start = max(0, min(near, len(line) - length))
    return line[start : start + length].strip().replace('"', "")


def said(piece: Piece) -> str:
    """Everything by which search knows the letter: as printed, as mended, and its facts."""
    facts = [piece.facts.get(name) or "" for name in _COLUMNS]
    lines = [piece.raw, piece.repaired, *facts, *(piece.facts.get("addressees") or ())]
    return "\n".join(lines)


def words(texts: Sequence[str], wanted: int, seed: int) -> list[Word]:
    """So many words that stand alone in some letters, and in others only inside one other word.

    Letters that can be read in two ways are left out: dictionaries differ about names, and about
    abbreviations, which end with a dot.
    """
    alone = [frozenset(_ALONE.findall(text)) for text in texts]
    known = sorted({word for one in alone for word in one if _THAI_WORD.fullmatch(word)})
    dice, cut = random.Random(seed), cache(lambda at: Counter(segment(texts[at])))
    found: list[Word] = []
    for word in dice.sample(known, len(known)):
        meant = frozenset(at for at, one in enumerate(alone) if word in one)
        holding = (at for at, text in enumerate(texts) if at not in meant and word in text)
        inside = frozenset(at for at in holding if _inside(word, texts[at], cut(at)))
        if inside and segment(word) == [word]:
            found.append(Word(word, meant, inside))
        if len(found) == wanted:
            break
    return found


def _inside(word: str, text: str, tokens: Mapping[str, int]) -> bool:
    """Whether the word stands in the text only as a piece of longer words."""
    held = sum(token.count(word) * often for token, often in tokens.items())
    return word not in tokens and held == text.count(word)
