"""The days that a letter calls for: what it invites to, what it announces, what it asks. Pure.

They are those of the facts as they hold now: a correction wins over what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from .facts import Said, day_of, doubtful

Kind = Literal["meeting", "event", "duty", "reply"]
Row = Mapping[str, Any]
Place = tuple[int, int]
UNSURE: Final = ("weekday", "day_off", "before_letter", "future_year")
"""Doubts of the reading desk that are about a day."""


_DAY_FIELDS: Final = {"meetings": ("date",), "events": ("start", "end"), "duties": ("due",)}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or days on end, by the name of its fact; times as "09:00", "" where none is printed.

    `what` is the very line that asks or announces it. `doubted`: nobody has confirmed the day.
    """

    name: str
    kind: Kind
    first: date
    last: date
    start: str = ""
    end: str = ""
    what: str = ""
    place: str = ""
    assignee: str = ""
    doubted: bool = False


def days_of(facts: Row) -> tuple[Day, ...]:
    """Every day of these facts, in the order of the letter."""
    return tuple(_days(facts))


def bounds(facts: Row) -> tuple[date | None, date | None]:
    """The first and the last of the days; None for both where there is none."""
    found = days_of(facts)
    first = min((day.first for day in found), default=None)
    return first, max((day.last for day in found), default=None)


def doubted(
    days: Collection[Day], facts: Row, said: Collection[Said], quotes: Collection[Place]
) -> tuple[Day, ...]:
    """The days with their doubts: read with little confidence, or quoted by an open doubt.

    What a person has put right is not doubted for how it was read.
    """
    unsure = {".".join(name.split(".")[:2]) for name in doubtful(facts, said) if _of_day(name)}
    return tuple(
        replace(day, doubted=day.name in unsure or _quoted(facts, day, quotes)) for day in days
    )


def _of_day(name: str) -> bool:
    head, *_, field = name.split(".")
    return field in _DAY_FIELDS.get(head, ())


def _quoted(facts: Row, day: Day, quotes: Collection[Place]) -> bool:
    head, _, at = day.name.partition(".")
    row = facts[head][int(at)]
    spans = [row[key] for key in ("span", "when_span") if row.get(key)]
    return any(a < until and since < b for a, b in quotes for since, until in spans)


def _days(facts: Row) -> Iterator[Day]:
    for head, made in _MADE.items():
        for at, row in enumerate(facts.get(head) or ()):
            if isinstance(row, Mapping) and (day := made(f"{head}.{at}", row)):
                yield day


def _meeting(name: str, row: Row) -> Day | None:
    first = day_of(row.get("date"))
    if first is None:
        return None
    return Day(
        name,
        "meeting",
        first,
        max(first, day_of(row.get("date_end")) or first),
        start=_words(row, "start"),
        end=_words(row, "end"),
        place=_words(row, "place_or_link"),
    )


def _event(name: str, row: Row) -> Day | None:
    until = day_of(row.get("end"))
    first = day_of(row.get("start")) or until
    if first is None:
        return None
    what, place = _words(row, "what"), _words(row, "place")
    return Day(name, "event", first, max(first, until or first), what=what, place=place)


def _duty(name: str, row: Row) -> Day | None:
    due = day_of(row.get("due"))
    if due is None:
        return None
    what, assignee = _words(row, "action"), _words(row, "assignee")
    return Day(name, "duty", due, due, start=_words(row, "time"), what=what, assignee=assignee)


def _words(row: Row, name: str) -> str:
    return " ".join(str(row.get(name) or "").split())


_MADE: Final[Mapping[str, Callable[[str, Row], Day | None]]] = {
    "meetings": _meeting,
    "events": _event,
    "duties": _duty,
}
