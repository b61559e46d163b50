"""Offices by duties, or by periods: who stands how, a hundred offices at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
from .rows import with_report
from .seeing import SEE, SHOWN, owed, visible

PAGE: Final = 100
By = Literal["duty", "period"]
Key = int | str


def matrix(
    actor: Actor,
    *,
    duties: Collection[int],
    by: By = "duty",
    page: int = 1,
    most: int = PAGE,
    now: datetime | None = None,
) -> Matrix:
    """The duties that the person may see of these, in their order, by the offices that owe them in
    the order of the tree: four queries, however many there are.

    A cell over several rows shows the oldest that is lacking, else the next to come, else the
    last. `page` counts from 1. By period the columns are those of all the duties together.
    """
    clock, asked = Clock(now or timezone.now()), _duties(actor, duties)
    scope = Scope(duties=tuple(row["pk"] for row in asked))
    columns = _columns(actor, scope, asked, by, clock) if asked else ()
    offices, count = _offices(actor, scope, asked, page, most) if asked else ([], 0)
    told: dict[tuple[int, Key], Any] = {
        (row.office_id, _key(row, by)): row
        for row in (_rows(actor, scope, offices, by, clock) if offices else ())
    }
    lines = tuple(_line(office, columns, told, by, clock) for office in offices)
    more = str(page + 1) if count > page * most else ""
    whole = sum((column.total for column in columns), Total())
    return Matrix(columns, lines, whole, count, more, clock.at)


def _duties(actor: Actor, duties: Collection[int]) -> list[dict[str, Any]]:
    """The duties in their order, each with whether the person asks it: one query."""
    own = Exists(kept(actor, SEE).filter(office=OuterRef("office")))
    rows = visible(actor).filter(pk__in=duties, state__in=SHOWN).annotate(own=own)
    return list(rows.order_by("year", "letter", "order", "pk").values("pk", "action", "own"))


def _columns(
    actor: Actor, scope: Scope, asked: Sequence[dict[str, Any]], by: By, clock: Clock
) -> tuple[Column, ...]:
    """The columns with their sums over all offices: from the sums where the person asks all of it,
    else from the rows that they may see: one query."""
    own = [row["pk"] for row in asked if row["own"]]
    rows: QuerySet[Any] = owed(actor).filter(scope.rows())
    if actor.system or len(own) == len(asked):
        rows = tallies(scope)
    elif not own:
        rows = Owed.objects.filter(scope.rows(), office__in=kept(actor, SEE).values("office"))
    bag = Bag().add_rows(grouped(rows, clock, by))
    if by == "duty":
        return tuple(
            Column(row["pk"], "", row["action"], row["action"], bag.total(row["pk"]))
            for row in asked
        )
    periods = {key: period_of(key, today()) for key in bag.known()}
    return tuple(
        Column(0, key, named(periods[key]), named(periods[key], "en"), bag.total(key))
        for key in sorted(periods, key=lambda key: (periods[key].first, key))
    )


def _offices(
    actor: Actor, scope: Scope, asked: Sequence[dict[str, Any]], page: int, most: int
) -> tuple[list[dict[str, Any]], int]:
    """A page of the offices, and how many there are in all: one query."""
    owing = Assignment.objects.filter(duty__in=scope.duties)
    if not actor.system:
        reached = Q(office__in=kept(actor, SEE).values("office"))
        own = Q(duty__in=[row["pk"] for row in asked if row["own"]])
        owing = owing.filter(own | reached)
    rows = stood(today()).filter(office__in=owing.values("office")).order_by("path")
    first = (max(1, page) - 1) * most
    told = rows.annotate(n=Window(Count("pk"))).values("office", "office__key", "name_th", "n")
    found: list[dict[str, Any]] = list(told[first : first + most])
    return found, found[0]["n"] if found else 0


def _rows(
    actor: Actor, scope: Scope, offices: Sequence[dict[str, Any]], by: By, clock: Clock
) -> list[Any]:
    """Of each office and column the row that matters, with the sums over all of them."""
    rows = owed(actor).filter(scope.rows(), office__in=[one["office"] for one in offices])
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
