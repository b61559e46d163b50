"""What stands in a letter but is shown only to who may see personal data: mobiles, passcodes. Pure.

A veil hides a secret wherever it stands: in the text, in every fact, in links, in hits of search,
in digits of either script. What is hidden keeps its length, so that places in the text still hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from wian.thai.digits import to_arabic

HIDDEN: Final = "•"
_TOLD: Final = ("phone", "phone_raw", "phone_corrected", "email", "passcode")
"""Fields of a private row that are secret; its other fields (a day, a unit) are not."""
_MOBILE: Final = re.compile(r"(?:0|\+?66)[689]\d{8}")
_SEPARATED: Final = re.compile(r"[\s.\-–()]+")
_ADDRESS: Final = re.compile(r"^(\w+://[^/]*/?)(.*)$", re.S)
_SHORTEST: Final = 3
_BETWEEN: Final = r"[\s.\-–()]{0,3}"
_LETTER: Final = "0-9๐-๙A-Za-z"
_THAI_ZERO: Final = 0x0E50


@dataclass(frozen=True, slots=True)
class Veil:
    """Hides the secrets of a letter; one without a pattern hides nothing."""

    pattern: re.Pattern[str] | None = None

    def text(self, text: str) -> str:
        """The text with every secret in it made unreadable, as long as before."""
        if self.pattern is None:
            return text
        return self.pattern.sub(lambda found: HIDDEN * len(found.group()), text)

    def facts(self, value: Any) -> Any:
        """The facts with every secret in them made unreadable; their places stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {
                name: item if name == "places" else self.facts(item) for name, item in value.items()
            }
        if isinstance(value, Sequence):
            return [self.facts(item) for item in value]
        return value

    def secrets(self, text: str) -> list[str]:
        """Every secret in the text, as it is written there."""
        return [found.group() for found in self.pattern.finditer(text)] if self.pattern else []

    def hides(self, text: str) -> bool:
        """Whether there is a secret in the text; who may not see it may not search for it."""
        return self.pattern is not None and self.pattern.search(text) is not None


CLEAR: Final = Veil()
"""Hides nothing: for who may see personal data."""


def veil(documents: Iterable[Mapping[str, Any]], links: Iterable[str] = ()) -> Veil:
    """The veil over all secrets of these facts (as read, and as they hold now) and links."""
    found = {secret for document in documents for secret in secrets(document)}
    found |= {_behind_host(url) for url in links}
    patterns = sorted({_pattern(secret) for secret in found if len(secret) >= _SHORTEST})
    return Veil(re.compile("|".join(patterns), re.I) if patterns else None)


def secrets(facts: Mapping[str, Any]) -> frozenset[str]:
    """The words of these facts that the reader marked as private, and every mobile number."""
    return frozenset(_secrets(facts))


def mask_link(url: str) -> str:
    """The address with only its host readable."""
    found = _ADDRESS.match(url)
    host, rest = (found[1], found[2]) if found else ("", url)
    return host + HIDDEN * min(len(rest), 8)


def _secrets(facts: Mapping[str, Any]) -> Iterator[str]:
    for name, place in (facts.get("places") or {}).items():
        if isinstance(place, Mapping):
            if place.get("private") and isinstance(facts.get(name), str):
                yield facts[name]
            continue
        rows = facts.get(name) or ()
        for row, spot in zip(rows, place or (), strict=False):
            if isinstance(row, str) and isinstance(spot, Mapping) and spot.get("private"):
                yield _behind_host(row)
    for rows in facts.values():
        if isinstance(rows, list):
            for row in rows:
                yield from _of_row(row) if isinstance(row, Mapping) else ()


def _of_row(row: Mapping[str, Any]) -> Iterator[str]:
    """A row's secret fields, if it is private; a mobile number and a passcode always."""
    hidden = bool(row.get("private"))
    for name in _TOLD:
        value = row.get(name)
        if not isinstance(value, str) or not value:
            continue
        if hidden or name == "passcode" or _MOBILE.fullmatch(_bare(value)):
            yield value
    link = row.get("place_or_link")
    if hidden and isinstance(link, str) and "://" in link:
        yield _behind_host(link)


def _behind_host(url: str) -> str:
    """What of an address tells more than where it leads; all of what is no address."""
    found = _ADDRESS.match(url)
    return found[2] if found else url


def _bare(value: str) -> str:
    return _SEPARATED.sub("", to_arabic(value))


def _pattern(secret: str) -> str:
    """The secret as it may be printed: digits of either script, numbers spaced in any way."""
    bare = _bare(secret)
    number = bare.isdecimal()
    letters = [_either(letter) for letter in (bare if number else to_arabic(secret))]
    body = (_BETWEEN if number else "").join(letters)
    return rf"(?<![{_LETTER}]){body}(?![{_LETTER}])"


def _either(letter: str) -> str:
    if letter.isdecimal():
        return f"[{letter}{chr(_THAI_ZERO + int(letter))}]"
    return r"\s+" if letter.isspace() else re.escape(letter)
