"""From a number to the very rows behind it, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from wian.offices.acting import Actor, today
from wian.offices.queries.offices import names
from wian.offices.queries.reach import below_path, kept, stood

from ..deadlines import CountsAs, named, said
from ..list_values import Lines, OwedLine, mark_of
from ..models import Owed, Report
from ..standings import due_of, period_of, standing_of
from .columns import behind, counts_as
from .overview.scope import Clock, Scope
from .seeing import SEE, owed

PAGE: Final = 100


def rows(
    actor: Actor,
    scope: Scope,
    *,
    office: int | None = None,
    under: int | None = None,
    column: CountsAs | None = None,
    day: date | None = None,
    now: datetime | None = None,
    after: str = "",
    most: int = PAGE,
) -> Lines:
    """The rows that a sum counted, in the order of duty, office and period: four queries.

    `office` alone, or all `under` one as the directory stood on `day`; `column` as `now` tells it.
    `after` is the key of a line. LookupError for one that cannot be.
    """
    clock = Clock(now or timezone.now())
    found = narrowed(actor, scope, office=office, under=under, column=column, day=day, clock=clock)
    if after:
        found = found.filter(behind(_key(after)))
    told = list(with_report(found).select_related("duty").order_by("pk")[: most + 1])
    lines = tuple(lined(told[:most], clock.at))
    return Lines(lines, lines[-1].key if len(told) > most else "", clock.at)


def narrowed(
    actor: Actor,
    scope: Scope,
    *,
    office: int | None = None,
    under: int | None = None,
    column: CountsAs | None = None,
    day: date | None = None,
    clock: Clock,
) -> QuerySet[Owed]:
    """The rows that the person may see of these; the sums of `overview` count the same ones."""
    found = owed(actor).filter(scope.rows())
    if scope.asked and not actor.system:
        found = found.filter(duty__office__in=kept(actor, SEE).values("office"))
    if office is not None:
        found = found.filter(office=office)
    found = inside(found, under, day)
    return found.filter(counts_as(column, clock)) if column else found


def inside(found: QuerySet[Any], under: int | None, day: date | None = None) -> QuerySet[Any]:
    """Those of an office and of all that stood under it on the day; all where none is named."""
    if under is None:
        return found
    day = day or today()
    path = stood(day).filter(office=under).values_list("path", flat=True).first()
    below = stood(day).filter(below_path(path)) if path else stood(day).none()
    return found.filter(office__in=below.values("office"))


def with_report(found: QuerySet[Owed]) -> QuerySet[Owed]:
    """The rows with the id of their report as `report`."""
    own = Report.objects.filter(
        duty=OuterRef("duty"), office=OuterRef("office"), period=OuterRef("period")
    )
    return found.annotate(report=Subquery(own.values("pk")[:1]))


def lined(found: Iterable[Any], now: datetime) -> list[OwedLine]:
    """The rows, with their duty and report, as values: one query for the offices' names."""
    told = list(found)
    called = names({row.office_id for row in told}, day=date.max)
    return [line_of(row, called, now) for row in told]


def line_of(row: Any, called: Mapping[int, str], now: datetime) -> OwedLine:
    """The row as a value."""
    due, standing = due_of(row), standing_of(row, now)
    period = period_of(row.period, row.nominal)
    return OwedLine(
        row.duty_id,
        row.duty.action,
        row.office_id,
        called.get(row.office_id, ""),
        row.period,
        named(period),
        named(period, "en"),
        row.due,
        standing,
        mark_of(standing),
        said(due, now, standing),
        row.report,
    )


def _key(text: str) -> tuple[int, int, str]:
    duty, _, rest = text.partition("-")
    office, _, period = rest.partition("-")
    if not (duty.isdecimal() and office.isdecimal() and period and len(text) < 60):
        raise LookupError(text)
    return int(duty), int(office), period
