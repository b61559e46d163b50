"""What a letter asks, line by line as it says it, with its days. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a letter asks: its very line, whom it asks, and until when.

    A time may be a day, a rule that comes round ("monthly:20"), or an ISO duration from `start`,
    of working days where `working`.
    """

    line: str
    assignee: str
    due: date | None
    time: str
    recurrence: str
    relative: str
    start: str
    working: bool


def asked(facts: Mapping[str, Any]) -> tuple[Asked, ...]:
    """What these facts ask, in the order of the letter."""
    return tuple(_asked(row) for row in facts.get("duties") or () if row)


def nearest(facts: Mapping[str, Any]) -> Asked | None:
    """What is asked first of all that has a day; None where nothing has."""
    dated = [one for one in asked(facts) if one.due]
    return min(dated, key=lambda one: one.due or date.max, default=None)


def _asked(row: Mapping[str, Any]) -> Asked:
    return Asked(
        line=" ".join(str(row.get("action") or "").split()),
        assignee=str(row.get("assignee") or ""),
        due=_day(row.get("due")),
        time=str(row.get("time") or ""),
        recurrence=str(row.get("recurrence") or ""),
        relative=str(row.get("relative") or ""),
        start=str(row.get("relative_from") or ""),
        working=bool(row.get("business_days")),
    )


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
