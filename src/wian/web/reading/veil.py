"""Private data stays covered until a person uncovers it.

What the reader marked private (mobile numbers, passcodes) is covered wherever it stands: in its own
fact, in another fact that quotes it, and in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wian.reading.values import Contact, Fact, Meeting
from wian.thai.digits import to_arabic

_MOST = 300
_PHONE_DIGITS = 8
# Digits with at most three separators between two of them: each character has one way to match.
_RUN = re.compile(r"[0-9](?:[ .\-–()\u00a0]{0,3}[0-9])+")
_KEY_IN_LINK = re.compile(r"(?i)(?:pwd|passcode|password)=([^\s&#]{3,120})")


class Veil:
    """Knows the private numbers and words of one letter."""

    def __init__(self, facts: Iterable[object] = (), raw: str = "") -> None:
        numbers: set[str] = set()
        words: set[str] = set()
        for fact in facts:
            for secret in _secrets(fact, raw):
                digits = re.sub(r"\D", "", to_arabic(secret))
                plain = re.fullmatch(r"[\d\s.\-–()+]+", to_arabic(secret))
                if plain and len(digits) >= _PHONE_DIGITS:
                    numbers.add(digits)
                elif len(secret.strip()) >= 3:
                    words.add(to_arabic(secret.strip()))
        self._numbers = sorted(numbers, key=len, reverse=True)[:_MOST]
        kept = sorted(words, key=len, reverse=True)[:_MOST]
        joined = "|".join(map(re.escape, kept))
        self._words = re.compile(rf"(?<![A-Za-z0-9])(?:{joined})(?![A-Za-z0-9])") if kept else None

    def hide(self, text: str) -> str:
        """`text` with what is private covered, every character in its place.

        A number keeps its first two and last three digits ("08x-xxx-x872"), a word nothing.
        """
        cover: list[tuple[int, str]] = []
        arabic = to_arabic(text)
        if self._numbers:
            for run in _RUN.finditer(arabic):
                cover.extend((at, "x") for at in self._digits(run))
        for found in self._words.finditer(arabic) if self._words else ():
            cover.extend((at, "•") for at in range(*found.span()) if not text[at].isspace())
        for found in _KEY_IN_LINK.finditer(arabic):
            cover.extend((at, "•") for at in range(*found.span(1)))
        if not cover:
            return text
        out = list(text)
        for at, sign in cover:
            out[at] = sign
        return "".join(out)

    def _digits(self, run: re.Match[str]) -> list[int]:
        places = [at for at in range(*run.span()) if run.string[at].isdigit()]
        digits = "".join(run.string[at] for at in places)
        covered: list[int] = []
        for number in self._numbers:
            at = digits.find(number)
            while at >= 0:
                covered.extend(places[at + 2 : at + len(number) - 3])
                at = digits.find(number, at + len(number))
        return covered


def _secrets(fact: object, raw: str) -> list[str]:
    """The private strings of one fact, as read and as printed."""
    if not getattr(fact, "private", False) and not isinstance(fact, Meeting):
        return []
    if isinstance(fact, Contact):
        return [s for s in (fact.phone, fact.phone_raw, fact.phone_corrected) if s]
    if isinstance(fact, Meeting):
        return [fact.passcode] if fact.passcode else []
    if isinstance(fact, Fact):
        printed = raw[fact.span[0] : fact.span[1]]
        return [s for s in (str(fact.value), fact.raw, printed) if s and len(s) <= 200]
    return []
