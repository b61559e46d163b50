"""Other running numbers and other telephones, each digit exchanged for another throughout."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from wian.bench.swap_dates import shift_year
from wian.thai.digits import to_arabic

_GAP = r"[ \-–.]{0,2}"
# Mobiles have ten digits, land lines nine; what follows a hyphen may be the end of a range.
_PHONE = re.compile(
    rf"(?<![\d๐-๙/.])[0๐]{_GAP}(?:[689๖๘๙](?:{_GAP}[\d๐-๙]){{8}}|[2-57๒-๕๗](?:{_GAP}[\d๐-๙]){{7}})"
    r"(?![\d๐-๙])"
)
_DIGIT = re.compile(r"[\d๐-๙]")
_LETTERS = re.compile(r"(?<![ก-๎])[ก-ฮ]{2}(?=[\s.]{0,3}[\d๐-๙(])")
_YEAR_END = re.compile(r"(?<=/)(?P<gap>\s*)(?P<year>[2๒][4-6๔-๖][\d๐-๙]{2}|[5-7๕-๗][\d๐-๙])$")
Rewriter = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def phone_rules(digits: Mapping[int, str]) -> Iterator[Rewriter]:
    """The middle of every telephone is exchanged: its area and its last two digits stay."""
    yield _PHONE, lambda found: _middle(found[0], digits)


def phones_in(text: str) -> frozenset[str]:
    """The telephones that the rule will find, as digits."""
    found = (re.sub(r"\D", "", to_arabic(m[0])) for m in _PHONE.finditer(text))
    return frozenset(found)


def swap_phone(phone: str, known: frozenset[str], digits: Mapping[int, str]) -> str:
    """The telephone of the gold as the text has it afterwards: unchanged where damage hid it."""
    return _middle(phone, digits) if phone in known else phone


def number_rules(
    text: str,
    numbers: Sequence[str],
    codes: Mapping[str, str],
    digits: Mapping[int, str],
    years: int,
) -> Iterator[Rewriter]:
    """Rules for every number of the gold that the text spells alike, longest first.

    The agency's own digits ("๐๐๓๓") stay; what follows the slash or a point is exchanged; a year
    at the end moves with all other years; the letters follow the province.
    """
    for number in sorted(set(numbers), key=lambda n: (-len(n), n)):
        if len(_DIGIT.findall(number)) < 2:
            continue
        # The letters may be misprinted in the text and right in the gold, or the other way round.
        lettered = re.sub(r"^[ก-ฮ]{2}(?=[\s\d๐-๙])", "", number.strip())
        letters = "" if lettered == number.strip() else r"(?:(?<![ก-๎])[ก-ฮ]{2})?\s{0,3}"
        pattern = re.compile(rf"(?<![\d๐-๙]){letters}{_any_script(lettered)}(?![\d๐-๙])")
        if pattern.search(text):
            yield pattern, lambda found: _renumbered(found[0], codes, digits, years)


def _any_script(number: str) -> str:
    parts = []
    for char in number:
        if char.isdecimal():
            parts.append(f"[{int(char)}{chr(ord('๐') + int(char))}]")
        elif not char.isspace():
            parts.append(re.escape(char))
    return r"\s{0,3}".join(parts)


def _renumbered(
    printed: str, codes: Mapping[str, str], digits: Mapping[int, str], years: int
) -> str:
    body, year = printed, ""
    if end := _YEAR_END.search(printed):
        body, year = printed[: end.start()], end["gap"] + shift_year(end["year"], years)
    agency = re.match(r"[^\d๐-๙]{0,12}[\d๐-๙]{2,6}(?=.*/)", body, re.S)
    head = agency.end() if agency and (not year or re.search("[ก-ฮ]", body)) else 0
    letters = _LETTERS.sub(lambda m: codes.get(m[0], m[0]), body)
    return letters[:head] + letters[head:].translate(digits) + year


def _middle(phone: str, digits: Mapping[int, str]) -> str:
    places = [m.start() for m in _DIGIT.finditer(phone)][2:-2]
    chars = list(phone)
    for place in places:
        chars[place] = chars[place].translate(digits)
    return "".join(chars)
