"""What the sums over duties give to pages: plain values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from .rates import Counted
from .summing import COLUMNS, Counts


@dataclass(frozen=True, slots=True)
class Total:
    """How many occurrences stand in which column; `accepted` and `extended` count among them.

    `days_late` are those of all that came late, together.
    """

    counted: Counted = field(default_factory=Counted)
    accepted: int = 0
    extended: int = 0
    days_late: int = 0

    def __add__(self, other: Total) -> Total:
        return Total(
            self.counted + other.counted,
            self.accepted + other.accepted,
            self.extended + other.extended,
            self.days_late + other.days_late,
        )

    @property
    def mean_days_late(self) -> Decimal | None:
        """Days of lateness of what came late, on average; None where nothing did."""
        if not self.counted.late:
            return None
        mean = Decimal(self.days_late) / self.counted.late
        return mean.quantize(Decimal("0.1"), ROUND_HALF_UP)


def total(passed: Counts, to_come: Counts) -> Total:
    """The sums of what has come due by now and of what has not, as one."""
    then, later = _named(passed), _named(to_come)
    counted = Counted(
        on_time=then["sent"],
        late=then["late"] + later["late"],
        returned=then["returned"],
        missing=then["waiting"],
        early=later["sent"],
        waiting=later["waiting"] + later["returned"],
        exempt=then["exempt"] + later["exempt"],
    )
    both = {name: then[name] + later[name] for name in ("accepted", "extended", "days_late")}
    return Total(counted, **both)


def _named(counts: Counts) -> dict[str, int]:
    return dict(zip(COLUMNS, counts, strict=True))


@dataclass(frozen=True, slots=True)
class Node:
    """An office with all that it and those under it owe; `own` is its part alone.

    `parts`: something stands under it that owes.
    """

    office: int
    key: str
    kind: str
    name: str
    total: Total
    own: Total
    parts: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """An office, those above it (the highest first) and what stands directly under it.

    `day`: as the directory stood then; `at` the moment of the server's clock.
    """

    office: int
    name: str
    above: tuple[tuple[int, str], ...]
    total: Total
    own: Total
    nodes: tuple[Node, ...]
    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Level:
    """A page of all offices of a kind, in the order of the tree; `next` begins the next page."""

    nodes: tuple[Node, ...]
    next: str
    total: Total
    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Zone:
    """A group of offices with what its members and those under them owe."""

    group: int
    key: str
    name_th: str
    name_en: str
    members: int
    total: Total


@dataclass(frozen=True, slots=True)
class Named:
    """A duty, period or month with its sums; `label` is the duty's action, else the
    key in words."""

    key: str
    label: str
    total: Total


Sums = Mapping[int, Total]
