"""A letter with other people, numbers, dates and places, and the gold that goes with it.

A reader that knows the language of letters reads the twin as well as the letter; one that was
fitted to a letter's own names does not. Everything that belongs together stays together: equal
numbers stay equal, a wrong weekday stays wrong, a province keeps its code.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from wian.bench.swap_dates import date_rules, shift_iso
from wian.bench.swap_names import PEOPLE_KEYS, person_rules
from wian.bench.swap_numbers import number_rules, phone_rules, phones_in, swap_phone
from wian.bench.swap_places import PLACE_KEYS, place_rules, swap_codes

Rewrite = Callable[[re.Match[str]], str]
# A multiple of four years keeps every length of month; the weekdays all move by the same step.
SHIFTS = (-8, -4, 4)
_LINKS = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]{1,64}|\w{1,40}\.(?:go|co|ac|or)\.th\S*"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Every match of `pattern` becomes what `rewrite` says; earlier rules have the first claim."""

    pattern: re.Pattern[str]
    rewrite: Rewrite


def swap(text: str, gold: Mapping[str, Any], seed: int = 0) -> tuple[str, dict[str, Any]]:
    """The twin of a letter and its gold; the same seed always gives the same twin.

    Years move by four or eight; persons, districts, provinces with their codes, running numbers
    and telephones are exchanged wherever the text and the gold both spell them alike. What damage
    has made unlike stays as it is on both sides. Links and e-mail addresses stay.
    """
    rng = random.Random(f"{seed} {crc32(text.encode(errors='replace'))}")
    years = rng.choice(SHIFTS)
    digits = _permutation(rng)
    codes = swap_codes(text, _numbers(gold), rng)
    known = phones_in(text)
    placed, zoned = list(_strings(gold, PLACE_KEYS)), list(_strings(gold, ("districts",)))
    rules = [
        Rule(_LINKS, lambda found: found[0]),
        *(Rule(*rule) for rule in phone_rules(digits)),
        *(Rule(*rule) for rule in number_rules(text, _numbers(gold), codes, digits, years)),
        *(Rule(*rule) for rule in person_rules(text, list(_strings(gold, PEOPLE_KEYS)), rng)),
        *(Rule(*rule) for rule in place_rules(text, placed, zoned, codes, rng)),
        *(Rule(*rule) for rule in date_rules(years)),
    ]
    twin = _swapped(gold, rules, years, lambda phone: swap_phone(phone, known, digits))
    return rewritten(text, rules), twin


def rewritten(text: str, rules: Sequence[Rule]) -> str:
    """The text with every rule applied at once: what one rule wrote, no other rewrites."""
    taken: list[tuple[int, int, str]] = []
    free = bytearray(len(text))
    for rule in rules:
        for found in rule.pattern.finditer(text):
            start, end = found.span()
            if start < end and not any(free[start:end]):
                free[start:end] = b"\x01" * (end - start)
                taken.append((start, end, rule.rewrite(found)))
    out, at = [], 0
    for start, end, words in sorted(taken):
        out += [text[at:start], words]
        at = end
    return "".join([*out, text[at:]])


def _permutation(rng: random.Random) -> dict[int, str]:
    """1-9 in another order for both scripts of digits; 0 stays, for it carries structure."""
    others = rng.sample(range(1, 10), 9)
    table = {ord("1") + i: str(digit) for i, digit in enumerate(others)}
    return table | {ord("๑") + i: chr(ord("๐") + digit) for i, digit in enumerate(others)}


def _numbers(gold: Mapping[str, Any]) -> list[str]:
    return [value for value in _strings(gold, ("number", "number_raw")) if value]


def _strings(tree: Any, keys: Iterable[str] | None = None, under: str = "") -> Iterable[str]:
    """Every text in the gold, or every text under one of the keys."""
    if isinstance(tree, str):
        if keys is None or under in keys:
            yield tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _strings(value, keys, key)
    elif isinstance(tree, list):
        for value in tree:
            yield from _strings(value, keys, under)


def _swapped(
    tree: Any, rules: Sequence[Rule], years: int, phone: Callable[[str], str], key: str = ""
) -> Any:
    if isinstance(tree, dict):
        return {k: _swapped(value, rules, years, phone, k) for k, value in tree.items()}
    if isinstance(tree, list):
        return [_swapped(value, rules, years, phone, key) for value in tree]
    if not isinstance(tree, str):
        return tree
    if key in ("phone", "fax", "phone_corrected"):
        return phone(tree)
    return shift_iso(tree, years) or rewritten(tree, rules)
