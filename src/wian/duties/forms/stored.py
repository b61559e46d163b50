"""A form as JSON and back: checked, nothing unknown let through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from ..errors import Refused
from .fields import DEFAULT, MOST_CHOICES, MOST_FIELDS, Choice, Field, Form, checked
from .typed import decimal

_TEXTS: Final = {"label_th": 200, "label_en": 200, "unit": 60, "hint": 500, "figure": 60}
_FLAGS: Final = ("required", "cumulative")
_NUMBERS: Final = ("min", "max", "compare")
_KEYS: Final = {
    "code", "kind", "decimals", "choices", "columns", *_TEXTS, *_FLAGS, *_NUMBERS,
}  # fmt: skip


def from_json(data: object) -> Form:
    """The form that `data` says, the usual one for an empty list; Refused D26x, with the path."""
    if not isinstance(data, list) or len(data) > MOST_FIELDS:
        raise Refused("D260", path="form")
    return checked(tuple(_field(item, str(at)) for at, item in enumerate(data))) or DEFAULT


def to_json(form: Iterable[Field]) -> list[dict[str, Any]]:
    """The form as plain JSON values; `from_json` gives the same form again. Refused D261, D264."""
    return [_out(field) for field in checked(tuple(form))]


def _out(field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {
        "code": field.code,
        "kind": field.kind,
        "label_th": field.th,
        "label_en": field.en,
        "required": field.required,
        "unit": field.unit,
        "hint": field.hint,
        "min": None if field.least is None else str(field.least),
        "max": None if field.most is None else str(field.most),
        "decimals": field.decimals,
        "choices": [[choice.code, choice.th, choice.en] for choice in field.choices],
        "columns": to_json(field.columns),
        "figure": field.figure,
        "compare": None if field.differs is None else str(field.differs),
        "cumulative": field.cumulative,
    }
    always = ("code", "kind", "label_th")
    return {key: value for key, value in said.items() if key in always or value}


def _field(data: object, path: str) -> Field:
    if not isinstance(data, Mapping) or not set(data) <= _KEYS:
        raise Refused("D260", path=path)
    texts = {name: _text(data, name, most, path) for name, most in _TEXTS.items()}
    for flag in _FLAGS:
        if not isinstance(data.get(flag, False), bool):
            raise Refused("D260", path=f"{path}.{flag}")
    numbers = {name: _number(data.get(name), f"{path}.{name}") for name in _NUMBERS}
    decimals = data.get("decimals", 0)
    if isinstance(decimals, bool) or not isinstance(decimals, int):
        raise Refused("D260", path=f"{path}.decimals")
    return Field(
        _text(data, "code", 40, path),
        texts["label_th"],
        data.get("kind", "text"),
        texts["label_en"],
        data.get("required", False),
        texts["unit"],
        texts["hint"],
        numbers["min"],
        numbers["max"],
        decimals,
        _choices(data.get("choices", []), f"{path}.choices"),
        tuple(
            _field(each, f"{path}.columns.{at}")
            for at, each in enumerate(_list(data.get("columns", []), f"{path}.columns"))
        ),
        texts["figure"],
        numbers["compare"],
        data.get("cumulative", False),
    )


def _text(data: Mapping[str, Any], name: str, most: int, path: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str) or len(value) > most:
        raise Refused("D260", path=f"{path}.{name}")
    return value.strip()


def _number(value: object, path: str) -> Decimal | None:
    if value is None or value == "":
        return None
    found = decimal(value)
    if found is None:
        raise Refused("D260", path=path)
    return found


def _list(value: object, path: str) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_CHOICES:
        raise Refused("D260", path=path)
    return value


def _choices(value: object, path: str) -> tuple[Choice, ...]:
    found = []
    for item in _list(value, path):
        pair = isinstance(item, list) and len(item) in (2, 3)
        if not pair or not all(isinstance(text, str) and len(text) <= 200 for text in item):
            raise Refused("D260", path=path)
        if not item[0].strip() or not item[1].strip():
            raise Refused("D260", path=path)
        found.append(Choice(*(text.strip() for text in item)))
    return tuple(found)
