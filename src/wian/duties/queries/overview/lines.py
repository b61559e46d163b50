"""Sums by duty, by period and by month, over all that the person may see of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db.models import CharField, F, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept, moved, wholly_above

from ...models import Duty, Owed
from ...overview_values import Named
from ...summing import month_of_sql
from ..seeing import SEE
from .scope import Bag, Clock, Scope, grouped, mine, tallies

_KEYS: Final = {"duty": "duty", "period": "period", "month": "falls"}


def by_duty(actor: Actor, scope: Scope, *, now: datetime | None = None) -> tuple[Named, ...]:
    """Each duty of the scope that anybody owes, the newest first, with its action."""
    found = _sums(actor, scope, "duty", now)
    named = dict(Duty.objects.filter(pk__in=found.known()).values_list("pk", "action"))
    return tuple(
        Named(str(key), named[key], found.total(key)) for key in sorted(found.known(), reverse=True)
    )


def by_period(actor: Actor, scope: Scope, *, now: datetime | None = None) -> tuple[Named, ...]:
    """Each period of the duties, in order: best asked of one duty, or of duties with one rule."""
    found = _sums(actor, scope, "period", now)
    return tuple(Named(key, key, found.total(key)) for key in sorted(found.known()))


def by_month(actor: Actor, scope: Scope, *, now: datetime | None = None) -> tuple[Named, ...]:
    """Each month of Bangkok in which something falls due ("2025-12"), extensions included."""
    found = _sums(actor, scope, "month", now)
    return tuple(Named(key, key, found.total(key)) for key in sorted(found.known()))


def _sums(actor: Actor, scope: Scope, by: str, now: datetime | None) -> Bag:
    """What is asked, from sums; what is owed to others, from sums where the person reaches all
    that stands under an office, from the rows themselves where not. Nine queries at most, with
    the labels."""
    clock, bag = Clock(now or timezone.now()), Bag()
    if actor.system:
        return bag.add_rows(_by(tallies(scope), by, clock))
    own = mine(actor, scope).duties
    if own:
        bag.add_rows(_by(tallies(scope).filter(duty__in=own), by, clock))
    if scope.asked:
        return bag
    theirs, whole = ~Q(duty__in=own), wholly_above(actor, SEE)
    if whole:
        bag.add_rows(_by(tallies(scope).filter(theirs, above__in=whole), by, clock))
    rows = Owed.objects.filter(theirs, scope.rows()).annotate(at=Coalesce(F("above"), F("office")))
    reached = kept(actor, SEE)
    gone = set(moved().values_list("office", flat=True))
    outer = ~Q(parent__in=whole) | Q(parent=None) | Q(office__in=gone)
    edge = set(reached.filter(outer).values_list("office", flat=True))
    if edge:
        bag.add_rows(_by(rows.filter(office__in=edge).exclude(at__in=whole), by, clock))
    if gone:
        left = rows.filter(office__in=gone, at__in=whole)
        left = left.exclude(office__in=reached.values("office"))
        bag.add_rows(_by(left, by, clock), -1)
    return bag


def _by(rows: QuerySet[Any], by: str, clock: Clock) -> QuerySet[Any, Any]:
    if by == "month":
        sql = month_of_sql(rows.model._meta.db_table)
        rows = rows.annotate(falls=RawSQL(sql, (), output_field=CharField()))
    return grouped(rows, clock, _KEYS[by])
