"""Offices by duties, or by periods: who stands how, a hundred offices at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import RowNumber
from django.utils import timezone

from wian.offices.acting import Actor, today
from wian.offices.queries.reach import kept, stood

from ..deadlines import CountsAs, named
from ..list_values import Cell, Column, Line, Matrix, mark_of
from ..models import Assignment, Owed
from ..overview_values import Total
from ..rates import Counted
from ..stages import Stage
from ..standings import period_of, standing_of
from .columns import counts_as, late, open_still
from .overview.scope import Bag, Clock, Scope, grouped, tallies
from .rows import inside, with_report
from .seeing import SEE, SHOWN, owed, visible

PAGE: Final = 100
By = Literal["duty", "period"]
Key = int | str


def matrix(
    actor: Actor,
    *,
    duties: Collection[int],
    by: By = "duty",
    period: str = "",
    under: int | None = None,
    column: CountsAs | None = None,
    page: int = 1,
    most: int = PAGE,
    now: datetime | None = None,
) -> Matrix:
    """The duties that the person may see of these, in their order, by the offices that owe them in
    the order of the tree: four queries, however many there are.

    A cell over several rows shows the oldest that is lacking, else the next to come, else the
    last. `page` counts from 1. By period the columns are those of all the duties together.
    `period` narrows to one, `under` to an office with all below it. `column`: only lines of offices
    that have something in that column of the sums; the sums are those of all.
    """
    clock, asked = Clock(now or timezone.now()), _duties(actor, duties)
    scope = Scope(duties=tuple(row["pk"] for row in asked), period=period)
    view = View(actor, scope, asked, by, clock, under, column)
    columns = _columns(view) if asked else ()
    offices, count = _offices(view, page, most) if asked else ([], 0)
    told: dict[tuple[int, Key], Any] = {
        (row.office_id, _key(row, by)): row for row in (_rows(view, offices) if offices else ())
    }
    lines = tuple(_line(office, columns, told, by, clock) for office in offices)
    more = str(page + 1) if count > page * most else ""
    whole = sum((column.total for column in columns), Total())
    return Matrix(columns, lines, whole, count, more, clock.at)


@dataclass(frozen=True, slots=True)
class View:
    """Who looks at which rows in which way."""

    actor: Actor
    scope: Scope
    asked: Sequence[dict[str, Any]]
    by: By
    clock: Clock
    under: int | None = None
    column: CountsAs | None = None

    @property
    def own(self) -> list[int]:
        """The duties that the person asks."""
        return [row["pk"] for row in self.asked if row["own"]]

    def rows(self) -> QuerySet[Owed]:
        """The rows that the person may see of them."""
        return inside(owed(self.actor).filter(self.scope.rows()), self.under)


def _duties(actor: Actor, duties: Collection[int]) -> list[dict[str, Any]]:
    """The duties in their order, each with whether the person asks it: one query."""
    own = Exists(kept(actor, SEE).filter(office=OuterRef("office")))
    rows = visible(actor).filter(pk__in=duties, state__in=SHOWN).annotate(own=own)
    told: Any = rows.order_by("year", "letter", "order", "pk").values("pk", "action", "own")
    return list(told)


def _columns(view: View) -> tuple[Column, ...]:
    """The columns with their sums over all offices: from the sums where the person asks all of it,
    else from the rows that they may see: one query."""
    actor, scope, own = view.actor, view.scope, view.own
    rows: QuerySet[Any] = view.rows()
    if view.under is None and (actor.system or len(own) == len(view.asked)):
        rows = tallies(scope)
    elif not (own or view.under or actor.system):
        rows = Owed.objects.filter(scope.rows(), office__in=kept(actor, SEE).values("office"))
    bag = Bag().add_rows(grouped(rows, view.clock, view.by))
    if view.by == "duty":
        return tuple(
            Column(row["pk"], "", row["action"], row["action"], bag.total(row["pk"]))
            for row in view.asked
        )
    periods = {key: period_of(key, today()) for key in bag.known()}
    return tuple(
        Column(0, key, named(periods[key]), named(periods[key], "en"), bag.total(key))
        for key in sorted(periods, key=lambda key: (periods[key].first, key))
    )


def _offices(view: View, page: int, most: int) -> tuple[list[dict[str, Any]], int]:
    """A page of the offices, and how many there are in all: one query."""
    owing: QuerySet[Any] = Assignment.objects.filter(duty__in=view.scope.duties)
    if not view.actor.system:
        reached = Q(office__in=kept(view.actor, SEE).values("office"))
        owing = owing.filter(Q(duty__in=view.own) | reached)
    owing = inside(owing, view.under)
    if view.column or view.scope.period:
        owing = view.rows()
        owing = owing.filter(counts_as(view.column, view.clock)) if view.column else owing
    meant: Any = owing.values("office")
    rows = stood(today()).filter(office__in=meant).order_by("path")
    first = (max(1, page) - 1) * most
    told: Any = rows.annotate(n=Window(Count("pk")))
    told = told.values("office", "office__key", "name_th", "n")
    found: list[dict[str, Any]] = list(told[first : first + most])
    return found, found[0]["n"] if found else 0


def _rows(view: View, offices: Sequence[dict[str, Any]]) -> list[Any]:
    """Of each office and column the row that matters, with the sums over all of them."""
    by, clock = view.by, view.clock
    rows = owed(view.actor).filter(view.scope.rows())
    rows = rows.filter(office__in=[one["office"] for one in offices])
    part = [F("office"), F("duty") if by == "duty" else F("period")]
    lacking = Q(until__lt=clock.now) & open_still()
    turn = Case(When(lacking, then=0), When(open_still(), then=1), default=2)
    soonest = Case(When(open_still(), then=F("until")), default=None)
    order = [turn.asc(), soonest.asc(), F("until").desc(), F("duty").asc(), F("period").asc()]
    found = rows.annotate(
        nth=Window(RowNumber(), partition_by=part, order_by=order), **_sums(part, clock)
    )
    return list(with_report(found.filter(nth=1)))


def _sums(part: Sequence[Any], clock: Clock) -> dict[str, Window]:
    """The columns over the rows of a cell."""
    told = {f"n_{column}": counts_as(column, clock) for column in CountsAs}
    told["n_accepted"] = Q(stage=Stage.ACCEPTED)
    told["n_extended"] = Q(until__gt=F("due"))
    sums = {name: _window(Value(1), rule, part) for name, rule in told.items()}
    behind = counts_as(CountsAs.LATE, clock) & late()
    return {**sums, "n_days_late": _window(F("days_late"), behind, part)}


def _window(what: Any, rule: Q, part: Sequence[Any]) -> Window:
    case = Case(When(rule, then=what), default=Value(0), output_field=IntegerField())
    return Window(Sum(case), partition_by=list(part))


def _line(
    office: dict[str, Any],
    columns: Sequence[Column],
    told: Mapping[tuple[int, Key], Any],
    by: By,
    clock: Clock,
) -> Line:
    cells: list[Cell | None] = []
    whole = Total()
    for column in columns:
        key: Key = column.duty if by == "duty" else column.period
        row = told.get((office["office"], key))
        cells.append(None if row is None else _cell(row, clock))
        whole += Total() if row is None else _total(row)
    return Line(office["office"], office["office__key"], office["name_th"], tuple(cells), whole)


def _cell(row: Any, clock: Clock) -> Cell:
    """The row that matters, among so many that came."""
    standing, counted = standing_of(row, clock.at), _total(row).counted
    return Cell(
        mark_of(standing),
        standing.days_late,
        standing.extended,
        standing.accepted,
        row.duty_id,
        row.period,
        row.report,
        counted.on_time + counted.late + counted.early,
        counted.expected,
    )


def _total(row: Any) -> Total:
    sums = {str(column): int(getattr(row, f"n_{column}")) for column in CountsAs}
    return Total(Counted(**sums), int(row.n_accepted), int(row.n_extended), int(row.n_days_late))


def _key(row: Any, by: By) -> Key:
    return int(row.duty_id) if by == "duty" else str(row.period)
