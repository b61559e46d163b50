"""Which duties of a letter a duty speaks of: "สำเนาหลักฐานของข้อ ๑ - ๕", "ผลตามข้อ ๖", "ตามแผน"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wian.thai.digits import to_arabic

_NUMBER: Final = r"\d{1,3}(?:\.\d{1,3}){0,3}"
_TO: Final = r"(?:-|–|—|ถึง)"
_ITEMS: Final = re.compile(
    rf"ข้อ(?:ที่)?\s{{0,2}}({_NUMBER}(?:\s{{0,2}}(?:{_TO}|,|และ|กับ)\s{{0,2}}"
    rf"(?:ข้อ(?:ที่)?\s{{0,2}})?{_NUMBER}){{0,20}})"
)
_PIECE: Final = re.compile(rf"({_NUMBER})(?:\s*{_TO}\s*(?:ข้อ(?:ที่)?\s*)?({_NUMBER}))?")
_MOST: Final = 50
BUNDLES: Final = re.compile(r"(?:ส่ง|รวบรวม)[^.]{0,40}(?:สำเนา|หลักฐาน|เอกสาร|แฟ้ม|ผล)")
TELLS: Final = re.compile(r"(?:รายงาน|แจ้ง|สรุป|ส่ง)[^.]{0,60}?(?:ผล|ความก้าวหน้า|กิจกรรม|การดำเนินงาน)")
BY_PLAN: Final = re.compile(r"ตาม(?:กรอบ)?แผน")


def items(action: str) -> tuple[str, ...]:
    """The numbers of items that the words cite, a range written out, each once in its order."""
    found: dict[str, None] = {}
    for listed in _ITEMS.finditer(to_arabic(action)):
        for piece in _PIECE.finditer(listed[1]):
            found.update(dict.fromkeys(_range(piece[1], piece[2])))
    return tuple(found)


def rows_of(cited: Sequence[str], numbers: Sequence[str], before: int) -> tuple[int, ...]:
    """The rows that carry the cited numbers: the nearest above row `before`, none below it."""
    found = []
    for number in cited:
        above = [row for row in range(before) if numbers[row] == number]
        found += above[-1:]
    return tuple(sorted(set(found)))


def _range(first: str, last: str | None) -> Iterator[str]:
    if last is None:
        yield first
        return
    head, _, start = first.rpartition(".")
    other, _, end = last.rpartition(".")
    if other not in ("", head) or not int(start) <= int(end) < int(start) + _MOST:
        yield from (first, last)
        return
    for number in range(int(start), int(end) + 1):
        yield f"{head}.{number}" if head else str(number)
