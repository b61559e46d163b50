"""Items of a list that skip a number, repeat one, or carry the number of another item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..bundle import Bundle
from ..part import Part
from ..source import Line
from ..values import Contradiction, Span
from . import worn

KIND = "numbering"
_ITEM = re.compile(
    r"(?P<open>\()?(?P<top>\d{1,2})(?:\.(?P<sub>\d{1,2})(?:[ \t]+|\.[ \t]+)|(?P<close>[.)])[ \t]*)"
    r"(?=[ก-ฮเ-ไA-Za-z“\"(])"
)
_NEAR = 1500
_OPEN_LISTS = 6
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Item:
    style: str
    number: int
    line: Line


@dataclass(slots=True)
class _List:
    """A list under way; ``wrong`` holds each item that does not follow the one before it."""

    items: list[_Item]
    wrong: list[tuple[_Item, _Item]] = field(default_factory=list)


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per list with one wrong number; per document one for the items numbered under
    another."""
    if worn(bundle):
        return
    for index, part in enumerate(bundle.parts):
        matches = [(m, line) for line in part.lines if (m := _ITEM.match(line.text))]
        if borrowed := _borrowed(matches):
            yield _row_of_borrowed(part, index, borrowed)
        items = [_item(match, line) for match, line in matches]
        for listed in _lists(items):
            # A list with several wrong numbers is a list that was not understood.
            if len(listed.items) >= _FEWEST and len(listed.wrong) == 1:
                before, item = listed.wrong[0]
                if not _printed_between(part, before, item):
                    yield _row(part, index, before, item)


def _item(match: re.Match[str], line: Line) -> _Item:
    if match["sub"]:
        return _Item(match["top"], int(match["sub"]), line)
    return _Item(f"{match['open'] or ''}{match['close']}", int(match["top"]), line)


def _lists(items: Iterable[_Item]) -> list[_List]:
    """The lists of a document. A 1 opens one inside another, and an outer list may go on after
    it."""
    done: list[_List] = []
    under_way: dict[str, list[_List]] = {}
    for item in items:
        lists = under_way.setdefault(item.style, [])
        if item.number == 1:
            lists.append(_List([item]))
            done.append(lists[-1])
            del lists[:-_OPEN_LISTS]
            continue
        while lists and item.line.start - lists[-1].items[-1].line.end > _NEAR:
            lists.pop()
        at = next((i for i in reversed(range(len(lists))) if _follows(lists[i], item)), None)
        if at is not None:
            del lists[at + 1 :]
            lists[at].items.append(item)
        elif lists and item.number - lists[-1].items[-1].number in (0, 2):
            lists[-1].wrong.append((lists[-1].items[-1], item))
            lists[-1].items.append(item)
        else:
            lists.clear()
    return done


def _follows(listed: _List, item: _Item) -> bool:
    return item.number == listed.items[-1].number + 1


def _printed_between(part: Part, before: _Item, item: _Item) -> bool:
    """The number left out may stand inside a line."""
    if item.number == before.number:
        return False
    left_out = re.compile(rf"(?<!\d){item.number - 1}(?!\d)")
    return bool(left_out.search(part.plain(before.line.start, item.line.start)))


def _borrowed(matches: Iterable[tuple[re.Match[str], Line]]) -> list[tuple[Line, Line]]:
    """Items "2." whose own items are numbered 1.1, 1.2 … although 1.1 stood under item 1: the
    item and the first of its own, in order."""
    home: dict[int, Line] = {}
    out: list[tuple[Line, Line]] = []
    above: tuple[int, Line] | None = None
    for match, line in matches:
        number = int(match["top"])
        if not match["sub"]:
            above = (number, line)
            continue
        if above and match["sub"] == "1":
            if above[0] == number:
                home.setdefault(number, line)
            elif number in home and above[0] > number:
                out.append((above[1], line))
        above = None
    return out


def _row(part: Part, index: int, before: _Item, item: _Item) -> Contradiction:
    skipped = item.number != before.number
    what = f"ข้ามข้อ {item.number - 1}" if skipped else f"ข้อ {item.number} ซ้ำ"
    what_en = f"item {item.number - 1} is left out" if skipped else f"item {item.number} is twice"
    return Contradiction(
        kind=KIND,
        quotes=(_place(part, before.line), _place(part, item.line)),
        document=index,
        note=f"ลำดับข้อไม่ต่อเนื่อง: {what} โปรดตรวจว่าข้อความครบหรือเลขข้อถูกต้อง",
        note_en=f"The numbers do not follow: {what_en}. Check that nothing is missing.",
        confidence=0.8,
    )


def _row_of_borrowed(part: Part, index: int, found: list[tuple[Line, Line]]) -> Contradiction:
    return Contradiction(
        kind=KIND,
        quotes=tuple(_place(part, line) for pair in found for line in pair),
        document=index,
        note="เลขข้อย่อยไม่ตรงกับข้อใหญ่ที่อยู่เหนือขึ้นไป และซ้ำกับข้อย่อยก่อนหน้า โปรดตรวจเลขข้อ",
        note_en="Items carry the number of another item than the one they stand under.",
        confidence=0.8,
    )


def _place(part: Part, line: Line) -> Span:
    return part.raw_span(line.start, min(line.end, line.start + 60))
