"""A plan in words: each activity with its twelve months, what each of them shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wian.duties.plan_values import ActivityView, MonthCell, MonthView, PlanView
from wian.duties.planning import CellCode, Code
from wian.web.when import Clock

CELLS: Final[Mapping[CellCode, tuple[str, str, str]]] = {
    "planned": ("plan_cell_planned", "dots", "soft"),
    "now": ("plan_cell_now", "bell", "check"),
    "silent": ("plan_cell_silent", "stop", "told"),
    "told": ("plan_cell_told", "done", "done"),
    "extra": ("plan_cell_extra", "done", "soft"),
}
"""What a month shows: its word, drawing, colour."""
STANDS: Final[Mapping[Code, tuple[str, str]]] = {
    "dropped": ("minus", "soft"),
    "done": ("done", "done"),
    "overdue": ("stop", "told"),
    "silent": ("stop", "told"),
    "behind": ("clock", "check"),
    "ahead": ("done", "done"),
    "on_track": ("done", "done"),
    "now": ("bell", "check"),
    "waiting": ("dots", "soft"),
    "unplanned": ("check", "check"),
}
"""How an activity stands: its drawing and colour."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of an activity: "" shows nothing."""

    icon: str
    tone: str
    said: str
    short: str


@dataclass(frozen=True, slots=True)
class Line:
    """An activity in words."""

    one: ActivityView
    months: tuple[Month, ...]
    said: str
    icon: str
    tone: str
    percent: str


def lines(view: PlanView, seen: Clock) -> list[Line]:
    """The activities in their order."""
    return [_line(one, seen) for one in view.activities]


def month_name(month: MonthView, seen: Clock) -> str:
    """Its short name."""
    return seen.say.pick(month.thai, month.english)


def _line(one: ActivityView, seen: Clock) -> Line:
    icon, tone = STANDS[one.standing.code]
    return Line(
        one,
        tuple(_month(cell, seen) for cell in one.cells),
        seen.n(seen.say.pick(one.standing.thai, one.standing.english)),
        icon,
        tone,
        seen.n(f"{one.standing.percent}%"),
    )


def _month(cell: MonthCell, seen: Clock) -> Month:
    if not cell.code:
        return Month("", "", "", "")
    word, icon, tone = CELLS[cell.code]
    short = f"{cell.percent}%" if cell.percent is not None else ""
    return Month(icon, tone, seen.n(seen.say(word, percent=cell.percent)), seen.n(short))
