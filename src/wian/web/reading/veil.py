"""Private data stays covered until a person uncovers it.

What the reader marked private (mobile numbers, passcodes) is covered wherever it stands: in its own
fact, in another fact that quotes it, and in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wian.reading.values import Contact, Fact, Meeting
from wian.thai.digits import to_arabic

_PHONE_DIGITS, _SHORTEST_WORD = 8, 3
# Digits with at most three separators between two of them: each character has one way to match.
_RUN = re.compile(r"[0-9](?:[ .\-–()\u00a0]{0,3}[0-9])+")
_ALNUM = re.compile("[A-Za-z0-9]")
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
                elif len(secret.strip()) >= _SHORTEST_WORD:
                    words.add(to_arabic(secret.strip()))
        self._numbers = _Secrets(numbers, _PHONE_DIGITS)
        self._words = _Secrets(words, _SHORTEST_WORD)
        firsts = "".join(map(re.escape, sorted({word[0] for word in words})))
        self._word_start = re.compile(rf"(?<![A-Za-z0-9])[{firsts}]") if words else None

    def hide(self, text: str) -> str:
        """`text` with what is private covered, every character in its place.

        A number keeps its first two and last three digits ("08x-xxx-x872"), a word nothing.
        """
        cover: list[tuple[int, str]] = []
        arabic = to_arabic(text)
        for run in _RUN.finditer(arabic) if self._numbers else ():
            cover.extend((at, "x") for at in self._digits(run))
        cover.extend((at, "•") for at in self._letters(arabic) if not text[at].isspace())
        for found in _KEY_IN_LINK.finditer(arabic):
            cover.extend((at, "•") for at in range(*found.span(1)))
        if not cover:
            return text
        out = list(text)
        for at, sign in cover:
            out[at] = sign
        return "".join(out)

    def _digits(self, run: re.Match[str]) -> Iterator[int]:
        """The places of the run that are covered, each once."""
        places = [at for at in range(*run.span()) if run.string[at].isdigit()]
        digits = "".join(run.string[at] for at in places)
        done = 0
        for at in range(len(digits)):
            length = self._numbers.longest(digits, at)
            if length:
                yield from places[max(done, at + 2) : at + length - 3]
                done = max(done, at + length - 3)

    def _letters(self, arabic: str) -> Iterator[int]:
        """The places of the text where a private word stands on its own."""
        done = 0
        for start in self._word_start.finditer(arabic) if self._word_start else ():
            at = start.start()
            length = self._words.longest(arabic, at, alone=True) if at >= done else 0
            if length:
                done = at + length
                yield from range(at, done)


class _Secrets:
    """Many strings, none shorter than `head`; one place of a text costs a look-up or two.

    Their first `head` characters lead to the lengths that are possible there.
    """

    def __init__(self, strings: set[str], head: int) -> None:
        self._strings, self._head = strings, head
        lengths: dict[str, set[int]] = {}
        for string in strings:
            lengths.setdefault(string[:head], set()).add(len(string))
        self._lengths = {key: sorted(found, reverse=True) for key, found in lengths.items()}

    def __bool__(self) -> bool:
        return bool(self._strings)

    def longest(self, text: str, at: int, *, alone: bool = False) -> int:
        """How long the longest one is that begins at `at`, 0 where none does.

        `alone`: neither a Latin letter nor a digit follows it.
        """
        for length in self._lengths.get(text[at : at + self._head], ()):
            end = at + length
            if text[at:end] in self._strings and not (alone and _ALNUM.match(text, end)):
                return length
        return 0


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
        return [s for s in (str(fact.value), fact.raw, printed) if s]
    return []
