"""What is summed, and the moment by which: what has come due by then is told apart by the rows'
own `until`, so that no sum ever goes stale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    Q,
    QuerySet,
    Value,
    When,
)

from wian.offices.acting import Actor

from ...deadlines.clock import second
from ...models import Owed, Rollup, Tally
from ...overview_values import Total, total
from ...summing import COLUMNS, kept_sums, month, owed_sums
from ..seeing import SHOWN, asked

HALF: Final = 15
MOVING: Final = ("waiting", "sent", "returned")
"""The columns of which it matters whether they have come due."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which duties are summed: these, those of a fiscal year, or all; `period` narrows to one.

    `asked`: those only that the person's own offices ask; else also what the person's offices and
    those under them owe to others.
    """

    duties: tuple[int, ...] = ()
    year: int | None = None
    period: str = ""
    asked: bool = False

    @property
    def by_month(self) -> bool:
        """Whether sums over all duties answer it."""
        return not (self.duties or self.period)

    def rows(self, prefix: str = "") -> Q:
        """The rows of Tally, or of Owed, that are meant."""
        found = Q(duty__in=self.duties) if self.duties else Q()
        if self.year is not None:
            found &= Q(duty__year=self.year)
        return found & Q(period=self.period) if self.period else found

    def rollups(self) -> Q:
        """The rows of Rollup that are meant, where they answer it."""
        return Q(year=self.year) if self.year is not None else Q()


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment of the server, and the month of Bangkok that it lies in."""

    at: datetime

    @property
    def now(self) -> datetime:
        """The whole second: what is due up to it has not passed yet."""
        return second(self.at)

    @property
    def month(self) -> str:
        """As sums call it."""
        return month(self.at)

    @property
    def waning(self) -> bool:
        """Whether more of the month is behind than before us."""
        return self.now.day > HALF

    @property
    def odd(self) -> Q:
        """The smaller part of what falls due this month: what has come due while the month is
        young, what has not when it is old."""
        begins = self.now.replace(day=1, hour=0, minute=0, second=0)
        ends = (begins + timedelta(days=32)).replace(day=1)
        if self.waning:
            return Q(until__gte=self.now, until__lt=ends)
        return Q(until__gte=begins, until__lt=self.now)

    def passed(self) -> ExpressionWrapper[Any]:
        """Whether a row of Tally or Owed has come due."""
        return ExpressionWrapper(Q(until__lt=self.now), output_field=BooleanField())

    def passed_month(self) -> Case:
        """Whether the month of a row of Rollup is over, or nearly: `odd` tells the rest."""
        over = Q(month__lte=self.month) if self.waning else Q(month__lt=self.month)
        return Case(When(over, then=Value(True)), default=Value(False))


class Bag:
    """Sums by a key, what has come due apart from what has not; sums of sums are sums."""

    def __init__(self) -> None:
        self._sums: dict[Any, tuple[list[int], list[int]]] = {}

    def add(self, key: Any, passed: object, counts: Iterable[int], sign: int = 1) -> None:
        """So many more under the key, or less."""
        none = [0] * len(COLUMNS)
        sums = self._sums.setdefault(key, (none, [*none]))[0 if passed else 1]
        for at, number in enumerate(counts):
            sums[at] += sign * int(number or 0)

    def add_rows(self, rows: Iterable[tuple[Any, ...]], sign: int = 1) -> Bag:
        """Rows of (key, passed, sums…)."""
        for key, passed, *counts in rows:
            self.add(key, passed, counts, sign)
        return self

    def move_rows(self, rows: Iterable[tuple[Any, ...]]) -> Bag:
        """Rows of (key, passed, sums of MOVING…) that were added as the opposite."""
        for key, passed, *some in rows:
            told = dict(zip(MOVING, some, strict=True))
            counts = [told.get(name, 0) for name in COLUMNS]
            self.add(key, passed, counts)
            self.add(key, not passed, counts, -1)
        return self

    def take(self, key: Any, other: Bag, theirs: Any) -> None:
        """What stands in the other bag under its key stands here too."""
        for passed, counts in zip((True, False), other._sums.get(theirs, ()), strict=False):
            self.add(key, passed, counts)

    def total(self, key: Any) -> Total:
        """What stands under the key."""
        none = [0] * len(COLUMNS)
        passed, to_come = self._sums.get(key, (none, none))
        return total(tuple(passed), tuple(to_come))

    def known(self) -> list[Any]:
        """The keys under which there is anything."""
        return [key for key, both in self._sums.items() if any(map(any, both))]


def grouped(
    rows: QuerySet[Any], clock: Clock, *keys: str, columns: Sequence[str] = COLUMNS
) -> QuerySet[Any, Any]:
    """(keys…, passed, sums of the columns…) of the rows of any of the three tables."""
    every = owed_sums() if rows.model is Owed else kept_sums()
    sums = {f"sum_{name}": every[f"sum_{name}"] for name in columns}
    passed = clock.passed_month() if rows.model is Rollup else clock.passed()
    found = rows.order_by().annotate(passed=passed).values(*keys, "passed")
    told: QuerySet[Any, Any] = found.annotate(**sums).values_list(*keys, "passed", *sums)
    return told


@dataclass(frozen=True, slots=True)
class Mine:
    """The duties of a scope that are the person's own to ask after, and the offices that ask."""

    duties: frozenset[int]
    offices: frozenset[int]


def mine(actor: Actor, scope: Scope) -> Mine:
    """What of the scope the person asks: one query."""
    rows = asked(actor).filter(state__in=SHOWN)
    rows = rows.filter(pk__in=scope.duties) if scope.duties else rows
    rows = rows.filter(year=scope.year) if scope.year is not None else rows
    found = list(rows.values_list("pk", "office"))
    return Mine(frozenset(pk for pk, _ in found), frozenset(office for _, office in found))


def tallies(scope: Scope) -> QuerySet[Tally]:
    """The sums of the duties that are meant."""
    return Tally.objects.filter(scope.rows())
