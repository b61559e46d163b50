"""A letter as the plain dictionaries of the reading contract, ready for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from .values import Document, Fact, Letter

_ORDER = (
    "number",
    "urgency",
    "issuer",
    "date",
    "subject",
    "addressees",
    "exclusions",
    "references",
    "enclosures",
    "duties",
    "meetings",
    "signatory",
    "contacts",
    "links",
    "people",
    "criteria",
)
_SKIP = {
    "private": False,
    "time": None,
    "item": None,
    "condition": None,
    "period": None,
    "when_span": None,
    "business_days": False,
    "relative_from": None,
    "passcode": None,
    "date_end": None,
    "person": None,
    "fax": None,
    "email": None,
    "phone_raw": None,
    "phone_corrected": None,
    "number_raw": None,
    "raw": None,
}


def to_dict(letter: Letter) -> dict[str, Any]:
    """The contract's object: values as the contract names them, with ``span`` and ``confidence``
    beside each."""
    return {
        "documents": [_document(document) for document in letter.documents],
        **{name: [_plain(row) for row in rows] for name, rows in letter.facts.items()},
        "contradictions": [_plain(row) for row in letter.contradictions],
        "edits": [_plain(row) for row in letter.edits],
    }


def _document(document: Document) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": document.kind}
    places: dict[str, Any] = {
        "kind": {"span": list(document.span), "confidence": document.confidence}
    }
    names = [*_ORDER, *(name for name in document.facts if name not in _ORDER)]
    for name in names:
        value = document.facts.get(name)
        out[name] = _value(value)
        if isinstance(value, Fact):
            places[name] = _place(value)
            if value.raw is not None and _differs(value):
                out[f"{name}_raw"] = value.raw
        elif isinstance(value, tuple) and value and isinstance(value[0], Fact):
            places[name] = [_place(fact) for fact in value]
    out["places"] = places
    return out


def _differs(fact: Fact[Any]) -> bool:
    return fact.value is None or not isinstance(fact.value, date)


def _value(value: Any) -> Any:
    if isinstance(value, Fact):
        return _plain(value.value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return _plain(value)


def _place(fact: Fact[Any]) -> dict[str, Any]:
    place: dict[str, Any] = {"span": list(fact.span), "confidence": fact.confidence}
    return {**place, "private": True} if fact.private else place


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        row = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {key: item for key, item in row.items() if key not in _SKIP or item != _SKIP[key]}
    return value
