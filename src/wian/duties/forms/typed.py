"""What people type becomes values: Thai digits, พ.ศ. and words of a list are taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from wian.offices.exchange.cells import read_day
from wian.thai.digits import to_arabic

from .fields import Field

Value = Any
"""As JSON keeps it: a number as its decimal text, a day as ISO text, a table as its rows."""

_NUMBER: Final = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d{1,15})(\.\d{1,6})?")
_BREAKS: Final = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_KEPT: Final = 8_000
"""Letters of something unreadable that a draft keeps."""


class Wrong(Exception):
    """What was typed is no value of its field: number and words of the problem, and where in it."""

    def __init__(
        self, number: str, words: Mapping[str, object], row: int = 0, column: str = ""
    ) -> None:
        super().__init__(number)
        self.number, self.words, self.row, self.column = number, words, row, column


def decimal(raw: object) -> Decimal | None:
    """The number that was typed, "๑,๒๓๔.๕" too; None where it is none."""
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        return None
    text = to_arabic(str(raw)).replace("\u00a0", " ").replace("−", "-").strip()
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def plain(number: Decimal) -> str:
    """The number as it is kept: no commas, no exponent, no zeros that say nothing."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def text(raw: object) -> str | None:
    """The text with its lines kept; None where it holds what no database keeps."""
    if not isinstance(raw, str):
        return None
    found = _BREAKS.sub("\n", raw).strip()
    unseen = (unicodedata.category(letter) for letter in found if letter not in "\n\t")
    return None if any(kind in ("Cc", "Cs") for kind in unseen) else found


def value(field: Field, raw: object) -> Value:
    """What was typed as the field's value, None where nothing was; Wrong where it cannot be."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    match field.kind:
        case "number":
            return _number(field, raw)
        case "choice":
            return _choice(field, raw)
        case "date":
            return _day(field, raw)
        case "table":
            return _table(field, raw)
        case "file":
            raise Wrong("D250", {"label": field.th})
    return _text(field, raw)


def kept(raw: object) -> Value:
    """Something unreadable as a draft keeps it, so that nothing typed is lost."""
    return (text(raw) or "")[:_KEPT] if isinstance(raw, str) else ""


def _number(field: Field, raw: object) -> str:
    found = decimal(raw)
    if found is None:
        raise Wrong("D242", {"label": field.th})
    exponent = found.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > field.decimals:
        raise Wrong("D243", {"label": field.th, "most": field.decimals})
    if field.least is not None and found < field.least:
        raise Wrong("D244", {"label": field.th, "least": plain(field.least)})
    if field.most is not None and found > field.most:
        raise Wrong("D245", {"label": field.th, "most": plain(field.most)})
    return plain(found)


def _choice(field: Field, raw: object) -> str:
    said = raw.strip() if isinstance(raw, str) else None
    for choice in field.choices:
        if said in (choice.code, choice.th, choice.en or None):
            return choice.code
    raise Wrong("D246", {"label": field.th})


def _day(field: Field, raw: object) -> str:
    found = read_day(raw.strip()) if isinstance(raw, str) and len(raw) <= 60 else None
    if found is None:
        raise Wrong("D247", {"label": field.th})
    return found.isoformat()


def _text(field: Field, raw: object) -> str:
    found = text(raw if isinstance(raw, str) else str(raw) if _counted(raw) else None)
    if found is None:
        raise Wrong("D257", {"label": field.th})
    if len(found) > field.longest:
        raise Wrong("D248", {"label": field.th, "most": field.longest})
    return found


def _counted(raw: object) -> bool:
    return isinstance(raw, int | float | Decimal) and not isinstance(raw, bool)


def _table(field: Field, raw: object) -> list[dict[str, Value]] | None:
    if not isinstance(raw, list) or not all(isinstance(row, Mapping) for row in raw):
        raise Wrong("D257", {"label": field.th})
    if len(raw) > field.rows:
        raise Wrong("D249", {"label": field.th, "most": field.rows})
    rows = [_row(field, at, row) for at, row in enumerate(raw, 1)]
    return [row for row in rows if row] or None


def _row(field: Field, at: int, raw: Mapping[str, object]) -> dict[str, Value]:
    if not set(raw) <= {column.code for column in field.columns}:
        raise Wrong("D250", {"label": f"{field.th} {at}"})
    row = {}
    for column in field.columns:
        try:
            found = value(column, raw.get(column.code))
        except Wrong as wrong:
            words = {**wrong.words, "label": f"{field.th} {at} · {column.th}"}
            raise Wrong(wrong.number, words, at, column.code) from None
        if found is not None:
            row[column.code] = found
    lacking = next((c for c in field.columns if c.required and row and c.code not in row), None)
    if lacking is not None:
        words = {"label": f"{field.th} {at} · {lacking.th}"}
        raise Wrong("D240", words, at, lacking.code)
    return row
