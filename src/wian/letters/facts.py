"""What holds of a letter now: what was read, overlaid by what people put right. Pure.

A fact is called by its path in the facts of its document: "number", "addressees.0",
"duties.2.due". The path behind the last one of a list adds one to it; None takes a fact away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from .fields import FIELDS, field_of
from .numbers import LONGEST, key

SURE: Final = 0.6
"""Confidence under which a person should look."""


@dataclass(frozen=True, slots=True)
class Said:
    """A person says what a fact is; the last one about a name holds."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands in the text of its document, and how sure its reading is."""

    start: int
    end: int
    confidence: float
    private: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """What lists show of a letter: its facts in short."""

    kind: str
    number: str
    number_key: str
    dated: date | None
    issuer: str
    addressee: str
    subject: str
    urgency: str
    secrecy: str
    earliest_due: date | None


def effective(facts: Mapping[str, Any], said: Iterable[Said]) -> dict[str, Any]:
    """The facts as they hold now; what is given stays as it is."""
    now = deepcopy(dict(facts))
    for one in said:
        _put(now, one.name, one.value)
    return now


def value_at(facts: Mapping[str, Any], name: str) -> Any:
    """The value of the fact called so, None where there is none."""
    found: Any = facts
    for step in name.split("."):
        if isinstance(found, list):
            found = found[int(step)] if step.isdecimal() and int(step) < len(found) else None
        else:
            found = found.get(step) if isinstance(found, Mapping) else None
    return found


def known(facts: Mapping[str, Any], name: str) -> bool:
    """Whether a fact may be called so here: there is a field for it, and its row or a next one."""
    if field_of(name) is None:
        return False
    head, *rest = name.split(".")
    return not rest or not rest[0].isdecimal() or int(rest[0]) <= len(facts.get(head) or ())


def place_of(facts: Mapping[str, Any], name: str) -> Place | None:
    """Where the fact stands as it was read; None for one that only people know."""
    head, *rest = name.split(".")
    plain = value_at(facts.get("places", {}), ".".join([head, *rest[:1]]))
    row = value_at(facts, ".".join([head, *rest[:1]]) if rest[:1] and rest[0].isdecimal() else head)
    found = row if isinstance(row, Mapping) else plain
    if not isinstance(found, Mapping):
        return None
    when = found.get("when_span") if rest[1:] == ["due"] else None
    span = when or found.get("span")
    if not span:
        return None
    hidden = bool(found.get("private")) or rest[1:] == ["passcode"]
    return Place(span[0], span[1], found.get("confidence", 0.0), hidden)


def names(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Every fact that people may put right, as it is called, in the order of a letter."""
    found: list[str] = []
    for name in FIELDS:
        head, _, rest = name.partition(".*")
        if not rest and head == name:
            found.append(name)
            continue
        rows = enumerate(facts.get(head) or ())
        found += [f"{head}.{at}{rest}" for at, row in rows if row is not None]
    return tuple(found)


def doubtful(facts: Mapping[str, Any], said: Iterable[Said]) -> tuple[str, ...]:
    """The facts that were read with little confidence and that nobody has put right."""
    settled = {one.name for one in said}
    return tuple(
        name
        for name in names(facts)
        if name not in settled
        and value_at(facts, name) not in (None, "")
        and (place := place_of(facts, name))
        and place.confidence < SURE
    )


def private(facts: Mapping[str, Any]) -> frozenset[str]:
    """The facts that are shown only to who may see personal data."""
    return frozenset(n for n in names(facts) if (place := place_of(facts, n)) and place.private)


def columns(facts: Mapping[str, Any]) -> Columns:
    """The facts as lists show them; addressees joined, the nearest deadline of all duties."""
    addressed = [row for row in facts.get("addressees") or () if row]
    dues = [day for row in facts.get("duties") or () if row and (day := day_of(row.get("due")))]
    number = _words(facts, "number")[:LONGEST]
    return Columns(
        kind=_words(facts, "kind")[:24],
        number=number,
        number_key=key(number),
        dated=day_of(facts.get("date")),
        issuer=_words(facts, "issuer")[:240],
        addressee=" · ".join(addressed)[:500],
        subject=_words(facts, "subject")[:500],
        urgency=_words(facts, "urgency")[:16],
        secrecy=_words(facts, "secrecy")[:16],
        earliest_due=min(dues, default=None),
    )


def cited(facts: Mapping[str, Any]) -> Sequence[tuple[bool, Mapping[str, Any]]]:
    """(as an enclosure, row) of every letter that this one names by number."""
    return [
        (head == "enclosures", row)
        for head in ("references", "enclosures")
        for row in facts.get(head) or ()
        if row and row.get("number")
    ]


def _words(facts: Mapping[str, Any], name: str) -> str:
    return str(facts.get(name) or "").replace("\0", "")


def day_of(value: object) -> date | None:
    """The day of a fact; None where it has none, or one that does not exist."""
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def _put(facts: dict[str, Any], name: str, value: Any) -> None:
    """The fact called so has this value; a row that is not there yet is added."""
    head, *rest = name.split(".")
    if not rest:
        facts[head] = value
    elif not rest[0].isdecimal():
        facts[head] = {**(facts.get(head) or {}), rest[0]: value}
    else:
        rows, at = list(facts.get(head) or ()), int(rest[0])
        rows += [None] * (at + 1 - len(rows))
        rows[at] = {**(rows[at] or {}), rest[1]: value} if rest[1:] else value
        facts[head] = rows
