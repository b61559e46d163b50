"""How much notice a letter gives: working days from its sending to what it calls for. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from wian.thai.holidays import is_working_day

from .facts import day_of

SHORT: Final = 3
"""Working days under which people are warned: a letter goes through two offices on its way."""
_LOOKED: Final = 60


@dataclass(frozen=True, slots=True)
class Notice:
    """A day that the letter calls for, and the working days left until it.

    0 is today or the next days up to it without a working day between; None: it is past.
    """

    what: Literal["meeting", "duty"]
    day: date
    days: int | None


def short_notices(facts: Mapping[str, Any], *, sent: date) -> tuple[Notice, ...]:
    """The days that are past or so near that few working days are left; the nearest first."""
    found = (
        Notice(what, day, working_days(sent, day) if day >= sent else None)
        for what, day in _days(facts)
        if day < sent + timedelta(days=_LOOKED)
    )
    return tuple(
        sorted(
            {one for one in found if one.days is None or one.days < SHORT},
            key=lambda one: (one.day, one.what),
        )
    )


def working_days(since: date, until: date) -> int:
    """The working days after `since` and before or on the day before `until`."""
    days = (since + timedelta(days=n) for n in range(1, (until - since).days))
    return sum(map(is_working_day, days))


def _days(facts: Mapping[str, Any]) -> Iterator[tuple[Literal["meeting", "duty"], date]]:
    for row in facts.get("meetings") or ():
        if (day := day_of(row.get("date"))) is not None:
            yield "meeting", day
    for row in facts.get("duties") or ():
        if (day := day_of(row.get("due"))) is not None:
            yield "duty", day
