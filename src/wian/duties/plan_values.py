"""Plans as people write them and as other rooms get them: values, never rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from .planning import CellCode, Standing


@dataclass(frozen=True, slots=True)
class ActivityText:
    """A line of a plan as a person writes it; `id` None is a new one, `months` those of the fiscal
    year (1: October). A `dropped` one stays in the plan, struck out."""

    title: str
    months: Collection[int] = ()
    owner: str = ""
    target: str = ""
    id: int | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month of the plan's year: its number there, short names, first day, where it stands."""

    number: int
    thai: str
    english: str
    first: date
    at: Literal["past", "now", "to_come"]


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What was told of a month, once; `counts` of a month is the newest."""

    id: int
    month: int
    percent: int
    note: str
    account: int | None
    at: datetime
    counts: bool


@dataclass(frozen=True, slots=True)
class MonthCell:
    """An activity in a month: what it shows, how far it was, how many pieces of evidence."""

    month: int
    code: CellCode
    percent: int | None
    evidence: int


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity with its twelve months, how it stands, and all that was told, newest first.

    `evidence` counts all its pieces, those of no month too.
    """

    id: int
    order: int
    title: str
    owner: str
    target: str
    dropped: bool
    months: frozenset[int]
    cells: tuple[MonthCell, ...]
    standing: Standing
    history: tuple[ProgressView, ...]
    evidence: int


@dataclass(frozen=True, slots=True)
class PlanBrief:
    """A plan as a line of a list: how many activities it has, how far it is, how many are late."""

    id: int
    office: int
    office_name: str
    year: int
    title: str
    duty: int | None
    duty_action: str
    closed_at: datetime | None
    activities: int
    percent: int
    late: int


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as its page shows it; `steps` is what is open to this person now."""

    brief: PlanBrief
    revision: int
    months: tuple[MonthView, ...]
    activities: tuple[ActivityView, ...]
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlanTemplateView:
    """Activities that an office plans again."""

    id: int
    office: int
    name: str
    at: datetime
    activities: int
