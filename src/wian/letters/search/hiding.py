"""What a letter says in private: it may be searched by who sees the letter, but is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from .folding import even

_SHORTEST: Final = 3
"""A shorter secret would cover half of the page."""
_KEYS: Final = re.compile(r"\d{6,}|(?<==)[^&\s]{3,}")
_LINKED: Final = re.compile(r"zoom\.|meet\.google\.|teams\.(?:microsoft|live)\.|webex\.", re.I)


def secrets(facts: Mapping[str, Any]) -> re.Pattern[str] | None:
    """What finds every private word of these facts in a folded text; None where there is none."""
    found = {even(word) for word in _words(facts)}
    patterns = ["[.()]*".join(map(re.escape, word)) for word in found if len(word) >= _SHORTEST]
    return re.compile("|".join(sorted(patterns, key=len, reverse=True))) if patterns else None


def _words(facts: Mapping[str, Any]) -> Iterator[str]:
    for row in facts.get("contacts") or ():
        if row and row.get("private"):
            yield from (str(row.get(key) or "") for key in ("phone", "phone_raw"))
    for row in facts.get("meetings") or ():
        place = str((row or {}).get("place_or_link") or "")
        yield str((row or {}).get("passcode") or "")
        if _LINKED.search(place) or (row or {}).get("private"):
            yield from _KEYS.findall(place)
    for name, places in (facts.get("places") or {}).items():
        yield from _marked(facts.get(name), places)


def _marked(value: Any, places: Any) -> Iterator[str]:
    """The texts beside whose place the reader wrote that they are private."""
    values, where = (value, places) if isinstance(places, list) else ([value], [places])
    for one, place in zip(values or (), where, strict=False):
        if place and place.get("private") and isinstance(one, str):
            yield one
