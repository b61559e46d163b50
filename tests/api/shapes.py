"""Bodies as the document describes them, and some that no document would."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from wian.api.urls import api
from wian.offices.acting import today

TOLD = api.get_openapi_schema()
_MOST = 2**63 - 1
ODD = st.sampled_from(
    [None, True, 0, -1, _MOST, _MOST + 1, 1.5, "", " ", "\0", "ก\ud800", "๒๕๖๘", "'; --",
     "x" * 900, [], {}]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=30), st.sampled_from(["subject", "number", "1 ต.ค. 2568"]))
TODAY = today().isoformat()
LIKELY = {
    "office": ["d5701", "d5702"], "to_unit": ["d5701"], "unit": ["d5701"], "issuer": ["d5701"],
    "way": ["in", "out"], "series": ["ordinary", "circular"], "form": ["memo", "external"],
    "kind": ["submit", "assign", "note", "return", "reply", "reference"], "number": [1],
    "answer": ["as_printed", "asked", "corrected", ""], "until": [TODAY], "day": [TODAY],
    "letters": [[1], [2, 3]], "revision": [None, 0, 1], "values": [{"subject": "ใหม่"}],
    "count": [1, 2], "year": [2024], "due": [TODAY, None],
}  # fmt: skip
"""What fields are likely to hold, so that the way leads further in than the first check."""


def bodies(operation: dict[str, Any]) -> st.SearchStrategy[Any]:
    """What might be sent as JSON to the operation."""
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" not in content:
        return ODD
    return rarely(shaped(content["application/json"]["schema"]), ODD)


def rarely(usual: st.SearchStrategy[Any], odd: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Once in many times the odd one."""
    return st.integers(0, 11).flatmap(lambda roll: usual if roll else odd)


def shaped(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values of this schema; a part of them here and there is odd."""
    if "$ref" in schema:
        return shaped(TOLD["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    if "anyOf" in schema:
        return st.one_of([shaped(one) for one in schema["anyOf"]])
    return rarely(_of_type(schema), ODD)


def _of_type(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    kind = schema.get("type")
    if kind == "object" and "properties" in schema:
        return _object(schema)
    if kind == "object":
        more = schema.get("additionalProperties")
        return st.dictionaries(TEXTS, shaped(more if isinstance(more, dict) else {}), max_size=3)
    if kind == "array":
        return st.lists(shaped(schema.get("items") or {}), max_size=3)
    if kind == "integer":
        low, high = schema.get("minimum", -5), schema.get("maximum", _MOST)
        return st.one_of(st.integers(low, high), st.integers(low, max(low, 5)))
    if kind == "string" and schema.get("format") == "date":
        days = st.dates(date(1800, 1, 1), date(2300, 1, 1))
        return days.map(str)
    return {"string": TEXTS, "boolean": st.booleans(), "null": st.none()}.get(str(kind), ODD)


def _object(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """All that is asked for and some of the rest."""
    needed = set(schema.get("required", ()))
    parts = {name: _part(name, one) for name, one in schema["properties"].items()}
    return st.fixed_dictionaries(
        {name: part for name, part in parts.items() if name in needed},
        optional={name: part for name, part in parts.items() if name not in needed},
    )


def _part(name: str, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    if name not in LIKELY:
        return shaped(schema)
    return st.one_of(st.sampled_from(LIKELY[name]), st.sampled_from(LIKELY[name]), shaped(schema))
