"""A person or a province whose name is spelt in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from wian.thai.agencies import PROVINCES, province_by_code
from wian.thai.folding import distance, fold, prefix_distance

from ..bundle import Bundle
from ..codes import code_of_number
from ..part import Part
from ..values import Contradiction, Fact, Span
from ..vocabulary import TITLE
from . import worn

KIND = "name_variant"
_PERSON = re.compile(
    rf"(?P<title>(?:(?:{TITLE})[ \t.]{{0,2}})+)(?P<first>[ก-๎]{{3,}})[ \t]+(?P<last>[ก-๎]{{3,}})\Z"
)
_SLIP = 1.5
"""One letter, or two that look alike; a lost mark costs less (`wian.thai.folding`)."""
_APART = 200
"""In one list two persons of a family may stand side by side."""
_CROWD = 8
_PROVINCE = re.compile(r"จังหวัด(?P<name>[ก-ฮเ-ไ][ก-๎]{3,30})")
_PROVINCE_SLIP = 1.0
_LONG_NAME = 5
_LETTERS_LEFT = 2
_WORDS = 300


@dataclass(frozen=True, slots=True)
class _Person:
    title: str
    first: str
    last: str
    printed: str
    span: Span
    index: int


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per person, one per misspelt province; none where a scan misspells everything."""
    if worn(bundle):
        return
    yield from _persons(bundle)
    yield from _provinces(bundle)


def _persons(bundle: Bundle) -> Iterator[Contradiction]:
    together = _seated_together(bundle)
    groups: dict[tuple[str, str], dict[str, _Person]] = {}
    for one in _named(bundle):
        for shared, rest in ((f"1{one.first}", one.last), (f"2{one.last}", one.first)):
            groups.setdefault((one.title, shared), {}).setdefault(rest, one)
    done: set[str] = set()
    for (_, shared), spellings in groups.items():
        if not 1 < len(spellings) <= _CROWD:
            continue
        for (rest, one), (other_rest, other) in combinations(spellings.items(), 2):
            relatives = shared.startswith("2") and abs(one.span[0] - other.span[0]) < _APART
            # Two seats of one committee are two persons.
            if relatives or together.get(one.printed, -1) == together.get(other.printed, -2):
                continue
            if one.printed not in done and _misspelt(rest, other_rest):
                done.update((one.printed, other.printed))
                yield _row(one, other)


def _named(bundle: Bundle) -> Iterator[_Person]:
    for index, part in enumerate(bundle.parts):
        names = [(fact.value, fact.span) for fact in part.fact("people")]
        signed = part.fact("signatory")
        if signed and signed.name:
            at = part.source.raw.find(signed.name, *signed.span)
            if at >= 0:
                names.append((signed.name, (at, at + len(signed.name))))
        for name, span in names:
            if match := _PERSON.match(name):
                title = re.sub(r"[\s.]", "", match["title"])
                first, last = fold(match["first"]), fold(match["last"])
                yield _Person(title, first, last, name, span, index)


def _seated_together(bundle: Bundle) -> dict[str, int]:
    """The committee of each person seated in one, by printed name."""
    return {
        match.group(): number
        for number, committee in enumerate(bundle.whole.get("committees", ()))
        for seat in committee.members
        if (match := re.match(r"\S+[ \t]+\S+", seat.person_or_post))
    }


def _misspelt(one: str, other: str) -> bool:
    """A name cut short by the edge of a line is no other spelling."""
    if one.startswith(other) or other.startswith(one):
        return False
    return abs(len(one) - len(other)) < 3 and 0 < distance(one, other, _SLIP) <= _SLIP


def _row(one: _Person, other: _Person) -> Contradiction:
    return Contradiction(
        kind=KIND,
        quotes=(one.span, other.span),
        document=one.index,
        note=f"ชื่อคล้ายกันแต่สะกดต่างกัน: “{one.printed}” กับ “{other.printed}” โปรดตรวจว่าเป็นคนเดียวกัน",
        note_en=f"“{one.printed}” and “{other.printed}” may be one person, spelt in two ways.",
        confidence=0.7,
    )


def _provinces(bundle: Bundle) -> Iterator[Contradiction]:
    """A name that is no province, a letter away from one that this file names rightly or writes
    under."""
    if not bundle.parts:
        return
    plain = bundle.parts[0].source.plain
    words: dict[str, int] = {}
    for match in islice(_PROVINCE.finditer(plain), _WORDS):
        words.setdefault(match["name"], match.start("name"))
    right = {p.name_th for p in PROVINCES if any(word.startswith(p.name_th) for word in words)}
    right |= set(_of_codes(bundle.parts))
    seen: set[str] = set()
    for word, at in words.items():
        if any(word.startswith(province.name_th) for province in PROVINCES):
            continue
        for name in sorted(right):
            if len(name) <= _LONG_NAME or word[0] != name[0]:
                continue
            near = prefix_distance(name, word, _PROVINCE_SLIP)
            end = len(word) if near and len(word) - near[1] <= _LETTERS_LEFT else near and near[1]
            if end and word[:end] not in seen:
                seen.add(word[:end])
                yield _province(bundle, at, at + end, name)


def _of_codes(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        number = part.fact("number")
        if isinstance(number, Fact) and number.value:
            province = province_by_code(code_of_number(number.value))
            if province:
                yield province.name_th


def _province(bundle: Bundle, start: int, end: int, name: str) -> Contradiction:
    source = bundle.parts[0].source
    printed = source.quote(start, end)
    return Contradiction(
        kind=KIND,
        quotes=(source.raw_span(start, end),),
        note=f"ไม่มีจังหวัดชื่อ “{printed}” น่าจะเป็น “{name}” โปรดตรวจตัวสะกด",
        note_en=f"There is no province “{printed}”; “{name}” may be meant.",
        confidence=0.8,
    )
