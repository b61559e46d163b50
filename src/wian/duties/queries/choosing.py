"""What of the matrix and of the overview may be chosen: duties, periods, places."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from wian.offices.acting import Actor, today
from wian.offices.queries.offices import names
from wian.offices.queries.reach import kept, stood

from ..deadlines import named
from ..deadlines.clock import second
from ..list_values import OwedLine
from ..models import Assignment, Tally
from ..standings import period_of
from .columns import open_still
from .evidence_things import DO
from .overview.scope import Scope
from .rows import lined, with_report
from .seeing import SEE, SHOWN, owed, visible

MOST: Final = 500
SOON: Final = timedelta(days=7)
"""How near the day is of what is at risk."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A duty that may be looked at; `own` where the person's offices ask it."""

    id: int
    year: int
    letter: int | None
    item: str
    action: str
    again: bool
    own: bool


def duties_seen(actor: Actor) -> tuple[Choice, ...]:
    """The duties that the person asks or owes, the newest years and letters first: one query."""
    own = Exists(kept(actor, SEE).filter(office=OuterRef("office")))
    rows = visible(actor).filter(state__in=SHOWN).annotate(own=own)
    told = rows.order_by("-year", "-letter", "order", "pk")
    columns = ("pk", "year", "letter", "item", "action", "kind", "own")
    return tuple(
        Choice(pk, year, letter, item, action, kind == "again", own)
        for pk, year, letter, item, action, kind, own in told.values_list(*columns)[:MOST]
    )


def duties_to_plan(actor: Actor) -> tuple[tuple[int, str], ...]:
    """(id, what it asks) of open duties that offices of the person owe, the newest first: one
    query."""
    own = Assignment.objects.filter(office__in=kept(actor, DO).values("office"))
    rows = visible(actor).filter(state="open", pk__in=own.values("duty")).order_by("-year", "-pk")
    return tuple(rows.values_list("pk", "action")[:MOST])


def years_seen(actor: Actor) -> tuple[int, ...]:
    """The fiscal years (CE) of duties that the person asks or owes, the newest first: one query."""
    rows = visible(actor).filter(state__in=SHOWN).order_by("-year")
    return tuple(rows.values_list("year", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Spread:
    """Over which periods duties are owed, as (key, Thai, English) in their order; and the offices
    under which those stand that owe them, by name."""

    periods: tuple[tuple[str, str, str], ...]
    places: tuple[tuple[int, str], ...]


def spread(duties: Collection[int], *, places: bool) -> Spread:
    """Of these duties; `places` only for who asks them all: two queries at most."""
    rows = Tally.objects.filter(duty__in=duties).order_by()
    told = set(rows.values_list("period", "above").distinct())
    above = {place for _, place in told} if places else set()
    called = names(above, day=date.max) if len(above) > 1 else {}
    found = {key: period_of(key, today()) for key, _ in told}
    periods = tuple(
        (key, named(found[key]), named(found[key], "en"))
        for key in sorted(found, key=lambda key: (found[key].first, key))
    )
    return Spread(periods, tuple(sorted(called.items(), key=lambda one: one[1])))


def at_risk(actor: Actor, scope: Scope, *, now: datetime | None = None) -> int:
    """How many rows that the person may see fall due within a week and are not here: one query."""
    here = second(now or timezone.now())
    rows = owed(actor).filter(scope.rows(), open_still(), until__gte=here, until__lt=here + SOON)
    return rows.count()


def silent(actor: Actor, duty: int, *, now: datetime | None = None) -> tuple[OwedLine, ...]:
    """Who has not sent what is overdue or due within a week, in the order of the tree: three
    queries. The first five hundred."""
    now = now or timezone.now()
    rows = owed(actor).filter(open_still(), duty=duty, until__lt=second(now) + SOON)
    place = stood(today()).filter(office=OuterRef("office")).values("path")[:1]
    rows = with_report(rows).select_related("duty").annotate(place=Subquery(place))
    return tuple(lined(rows.order_by("place", "until")[:MOST], now))


def action_of(actor: Actor, duty: int) -> str:
    """What the duty asks; LookupError where there is none or it may not be seen."""
    found = visible(actor).filter(pk=duty).values_list("action", flat=True).first()
    if found is None:
        raise LookupError("duty")
    return str(found)
