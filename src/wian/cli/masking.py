"""What the reader marked private is covered in print, and nothing printed can act on a screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

COVER = "••••••"
Mask = Callable[[object], str]

# Escape sequences, line controls and marks that turn text round.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
# Whoever has the address of such a room may be able to enter it, marked private or not.
_ROOM = re.compile(r"zoom\.|meet\.google\.|teams\.(?:microsoft|live)\.|webex\.", re.IGNORECASE)
_THAI = "๐๑๒๓๔๕๖๗๘๙"


def mask_for(reading: Mapping[str, Any]) -> Mask:
    """A function that prints any value of this reading safely.

    It covers mobile numbers, passcodes, meeting numbers and private names in every spelling that
    differs in digits, spaces and hyphens only: a duty's words may quote the number of a contact.
    """
    secrets = sorted(set(_secrets(reading)), key=len, reverse=True)
    covered = re.compile("|".join(map(_any_spelling, secrets))) if secrets else None

    def mask(value: object) -> str:
        text = str(value)
        text = covered.sub(COVER, text) if covered else text
        return harmless(text)

    return mask


def harmless(text: str) -> str:
    """`text` in which no character can act on a terminal."""
    return _ACTING.sub("\N{REPLACEMENT CHARACTER}", text)


def _secrets(reading: Mapping[str, Any]) -> Iterator[str]:
    for document in reading["documents"]:
        for row in _private(document.get("contacts")):
            yield from _long(row, "phone", "phone_raw", "phone_corrected")
        for row in document.get("meetings") or ():
            yield from _long(row, "passcode")
            if row.get("private") or _ROOM.search(str(row.get("place_or_link"))):
                yield from _keys_of(str(row.get("place_or_link") or ""))
        for name, places in (document.get("places") or {}).items():
            yield from _private_values(document.get(name), places)


def _private(rows: Any) -> Iterator[Mapping[str, Any]]:
    yield from (row for row in rows or () if row.get("private"))


def _long(row: Mapping[str, Any], *names: str) -> Iterator[str]:
    """Too short a secret would cover half of the page."""
    yield from (str(row[name]) for name in names if len(str(row.get(name) or "")) >= 3)


def _keys_of(link: str) -> Iterator[str]:
    """What opens a meeting: its number and the secret behind the question mark."""
    if "://" in link or link.startswith("www."):
        yield from re.findall(r"\d{6,}", link)
        yield from (value for value in re.findall(r"[?&][^=&]*=([^&\s]+)", link) if len(value) > 2)


def _private_values(value: Any, places: Any) -> Iterator[str]:
    if isinstance(places, dict):
        value, places = [value], [places]
    for one, place in zip(value or (), places or (), strict=False):
        if place.get("private") and isinstance(one, str) and len(one) >= 3:
            yield one


def _any_spelling(secret: str) -> str:
    """The secret in either script of digits; digits may stand apart."""
    parts = []
    for char in secret:
        if char.isdecimal():
            value = int(char)
            parts.append(f"[{value}{_THAI[value]}][\\s().\\-–]{{0,3}}")
        elif char.isspace() or char in "-–.()":
            parts.append("[\\s().\\-–]{0,3}")
        else:
            parts.append(re.escape(char))
    # Nothing is eaten behind the last digit.
    return re.sub(r"\[\\s\(\)\.\\-–\]\{0,3\}$", "", "".join(parts))
