"""A cited number or date that is not that of the document enclosed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wian.thai.digits import to_arabic
from wian.thai.holidays import format_th

from ..bundle import Bundle
from ..part import Part
from ..values import Contradiction, Fact, Span

KIND = "reference"


@dataclass(frozen=True, slots=True)
class _Cited:
    number: str
    day: date | None
    span: Span
    index: int


@dataclass(frozen=True, slots=True)
class _Enclosed:
    serial: str
    part: Part
    number: Fact[str]
    index: int


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per cited document of the bundle whose print differs from the document that is
    there."""
    done: set[int] = set()
    of_unit: dict[str, list[_Enclosed]] = {}
    for index, part, number in bundle.numbered():
        unit, serial = _split(number.value)
        of_unit.setdefault(unit, []).append(_Enclosed(serial, part, number, index))
    for cited in _citations(bundle):
        unit, serial = _split(cited.number)
        for own in of_unit.get(unit, ()):
            if own.index <= cited.index or own.index in done:
                continue
            reason = _differs(cited, unit, serial, own)
            if reason:
                done.add(own.index)
                yield _row(cited, own.number, own.index, reason)


def _citations(bundle: Bundle) -> Iterator[_Cited]:
    for index, part in enumerate(bundle.parts):
        for row in part.fact("enclosures"):
            if row.number:
                yield _Cited(row.number, row.date, row.span, index)
        for row in part.fact("references"):
            if row.number:
                yield _Cited(row.number, row.date, row.span, index)


def _split(number: str) -> tuple[str, str]:
    """Unit and serial: ("มท0812", "ว1465"); of an order ("", "6395/2566")."""
    text = re.sub(r"\s", "", to_arabic(number))
    unit, _, serial = text.partition("/")
    return (unit, serial) if re.search(r"[ก-ฮ]", text) else ("", text)


def _differs(cited: _Cited, unit: str, serial: str, own: _Enclosed) -> str | None:
    """What the citation and the document of the same unit do not share, if they mean the same."""
    day = own.part.value("date")
    if serial == own.serial:
        if cited.day and day and cited.day != day:
            return "date"
        printed = re.sub(r"\s", "", to_arabic(own.number.raw or own.number.value))
        return "number" if not unit and printed != own.serial else None
    if not unit:
        return (
            "number"
            if own.part.kind == "order"
            and serial[-4:] == own.serial[-4:]
            and cited.day in (None, day)
            and _one_slip(serial, own.serial)
            else None
        )
    near = cited.day and day and abs((cited.day - day).days) <= 5 and cited.day.month == day.month
    return "number" if near or _one_slip(serial, own.serial) else None


def _one_slip(one: str, other: str) -> bool:
    """Numbers that differ by one or two digits are the same number, misprinted."""
    if len(one) != len(other):
        return abs(len(one) - len(other)) == 1 and (one in other or other in one)
    return sum(a != b for a, b in zip(one, other, strict=True)) <= 2


def _row(cited: _Cited, number: Fact[str], index: int, reason: str) -> Contradiction:
    what = "เลขที่" if reason == "number" else "วันที่"
    day = f" ลงวันที่ {format_th(cited.day)}" if cited.day else ""
    there = number.raw or number.value
    return Contradiction(
        kind=KIND,
        quotes=(cited.span, number.span),
        document=index,
        note=f"{what}ที่อ้าง ({cited.number}{day}) ไม่ตรงกับเอกสารที่แนบ ({there})",
        note_en=f"The {reason} cited ({cited.number}) is not that of the one enclosed ({there}).",
    )
