"""Reports that wait to be accepted: by deadline, counted by duty and period."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from wian.offices.acting import Actor
from wian.offices.queries.offices import names
from wian.offices.queries.reach import kept

from ...deadlines import named
from ...deadlines.clock import second
from ...models import Owed, Sending
from ...report_values import Inbox, ToAccept, Waiting
from ...standings import period_of
from .rights import ACCEPT

PAGE: Final = 50
_COLUMNS: Final = (
    "pk",
    "report__duty",
    "report__duty__action",
    "report__office",
    "report__period",
    "at",
    "until",
    "nominal",
    "days_late",
    "version",
    "why",
    "seen_at",
    "receipt",
)


def inbox(
    actor: Actor,
    *,
    duty: int | None = None,
    period: str | None = None,
    after: str = "",
    most: int = PAGE,
) -> Inbox:
    """The reports that this person may accept, those due first on top: three queries.

    Of one duty or period where given; `after` is the `next` of the page before. The groups are of
    all that waits.
    """
    groups = _groups(actor)
    rows = waiting(actor)
    if duty is not None:
        rows = rows.filter(report__duty=duty)
    if period is not None:
        rows = rows.filter(report__period=period)
    dated: QuerySet[Any] = _dated(rows)
    if (behind := _behind(after)) is not None:
        dated = dated.filter(behind)
    found: list[Any] = list(dated.order_by("until", "pk").values(*_COLUMNS)[: most + 1])
    told = found[:most]
    called = names({row["report__office"] for row in told}, day=date.max)
    more = _next(told[-1]) if len(found) > most else ""
    lines = tuple(_line(row, called.get(row["report__office"], "")) for row in told)
    return Inbox(lines, more, sum(group.count for group in groups), groups)


def count_to_accept(actor: Actor) -> int:
    """How many reports wait for this person: one query."""
    return waiting(actor).count()


def waiting(actor: Actor) -> QuerySet[Sending]:
    """The sendings that wait to be decided on, of duties that offices ask where this person
    accepts."""
    rows = Sending.objects.filter(
        returned_at=None, accepted_at=None, taken_back_at=None, report__duty__state="open"
    )
    if actor.system:
        return rows
    return rows.filter(report__duty__office__in=kept(actor, ACCEPT).values("office"))


def _groups(actor: Actor) -> tuple[Waiting, ...]:
    rows = waiting(actor).values_list("report__duty", "report__duty__action", "report__period")
    found = rows.annotate(n=Count("pk")).order_by("report__period", "report__duty")
    return tuple(
        Waiting(duty, action, period, named(period_of(period, date.min)), count)
        for duty, action, period, count in found
    )


def _dated(rows: QuerySet[Sending]) -> QuerySet[Any]:
    """The rows with what their row of Owed says of days."""
    row = Owed.objects.filter(
        duty=OuterRef("report__duty"),
        office=OuterRef("report__office"),
        period=OuterRef("report__period"),
    )
    return rows.filter(Exists(row)).annotate(
        until=Subquery(row.values("until")[:1]), nominal=Subquery(row.values("nominal")[:1])
    )


def _next(row: Any) -> str:
    return f"{row['until'].isoformat()}|{row['pk']}"


def _behind(after: str) -> Q | None:
    """The rows behind that key; None for one that is none."""
    moment, _, id_ = after.partition("|")
    try:
        until, pk = datetime.fromisoformat(moment), int(id_)
    except ValueError:
        return None
    if until.tzinfo is None:
        return None
    return Q(until__gt=until) | Q(until=until, pk__gt=pk)


def _line(row: Any, office: str) -> ToAccept:
    period = period_of(row["report__period"], row["nominal"])
    return ToAccept(
        row["pk"],
        row["report__duty"],
        row["report__duty__action"],
        row["report__office"],
        office,
        row["report__period"],
        named(period),
        row["at"],
        row["until"],
        row["days_late"],
        second(row["at"]) > second(row["until"]),
        row["version"],
        bool(row["why"]),
        row["seen_at"] is not None,
        row["receipt"],
    )
