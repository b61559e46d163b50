"""Is the text that a PDF page carries fit to be read, or must the page be read from its image?

Measured rule: with fewer than 20 Thai characters, over 2 % junk or over 10 % unknown words, the
page's image gives a better text. Few Thai characters say nothing where there is no picture to read,
or where the page is written in Latin letters: the OCR knows Thai only.
"""

import re
from dataclasses import dataclass

from wian.scanning.values import Verdict
from wian.thai.lexicon import is_word, segment

THAI_AT_LEAST = 20
JUNK_AT_MOST = 0.02
UNKNOWN_AT_MOST = 0.10
# A heading, a name list or a table of places says nothing about the layer as a whole.
WORDS_AT_LEAST = 40
_SAMPLE = 6_000

_THAI = re.compile("[ก-\u0e5b]")
_LATIN = re.compile("[A-Za-z]")
_VISIBLE = re.compile(r"\S")
_JUNK = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff]"
    "|[\u00a1-\u024f](?=[ก-\u0e5b])|(?<=[ก-\u0e5b])[\u00a1-\u024f]"
    "|(?<![ก-ฮัิ-ฺ็-๎])[ัิ-ฺ็-๎]"
)
_THAI_WORD = re.compile("[ก-ฮะ-ฺเ-๎]{2,}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """`thai` counts characters; `junk` and `unknown` are shares 0..1."""

    verdict: Verdict
    thai: int
    junk: float
    unknown: float


def judge(text: str, *, picture: bool = True) -> Judgement:
    """The verdict on the text layer of a page with or without a picture, and its figures."""
    visible = len(_VISIBLE.findall(text))
    thai = len(_THAI.findall(text))
    if not visible:
        return Judgement("none", 0, 0.0, 0.0)
    junk = len(_JUNK.findall(text)) / visible
    unknown = _unknown(text) if thai >= THAI_AT_LEAST else 0.0
    few = thai < THAI_AT_LEAST and picture and len(_LATIN.findall(text)) < 100
    bad = few or junk > JUNK_AT_MOST or unknown > UNKNOWN_AT_MOST
    return Judgement("rebuild" if bad else "good", thai, junk, unknown)


def _unknown(text: str) -> float:
    """The share of Thai words that no list knows, by characters, on the page's first part."""
    words = [w for w in segment(text[:_SAMPLE]) if _THAI_WORD.fullmatch(w)]
    if len(words) < WORDS_AT_LEAST:
        return 0.0
    return sum(len(w) for w in words if not is_word(w)) / sum(map(len, words))
