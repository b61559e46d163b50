"""The sums of offices with all that stands under them, as the directory stood on a day.

Fast where the person may see all of it: what each office owes itself, and by whom it stood under
what those below owe; who moved since is counted anew by hand. Else from the sums of each office.
Both give the same figures (`tests/duties/test_overview_property.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from wian.offices.acting import Actor, today
from wian.offices.queries.reach import kept, moved, stood, wholly
from wian.offices.rules import SEGMENT

from ...models import Owed, Rollup, Tally
from ..seeing import SEE
from .scope import MOVING, Bag, Clock, Mine, Scope, grouped, mine


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose sums of which offices are wanted, on which day and by which moment.

    `within` narrows spells to what stands under the nodes; `nodes` are paths by office; none of
    them stands under another.
    """

    actor: Actor
    scope: Scope
    clock: Clock
    day: date
    nodes: Mapping[int, str]
    within: Q
    also: tuple[int, ...] = ()
    everywhere: bool = False

    @property
    def alone(self) -> list[int]:
        """The offices whose own part is wanted."""
        return [*self.nodes, *self.also]


@dataclass(frozen=True, slots=True)
class Found:
    """The sums of each node with all under it, and of each node alone."""

    whole: Bag
    own: Bag


def sums(asked: Asked) -> Found:
    """What each of the nodes owes with all under it."""
    return _fast(asked) if _sees_all(asked) else _slow(asked)


def _sees_all(asked: Asked) -> bool:
    """Whether nothing of the scope under the nodes is hidden from the person.

    What was reached on a past day may be out of reach today: then each row is asked.
    """
    if asked.actor.system or asked.scope.asked:
        return True
    if asked.day != today():
        return False
    return wholly(asked.actor, SEE).filter(office__in=asked.alone).count() == len(asked.alone)


def _slow(asked: Asked) -> Found:
    """From what each office owes itself: five queries."""
    rows, asks = stood(asked.day).filter(asked.within), mine(asked.actor, asked.scope)
    if not asks.duties:
        rows = rows.filter(office__in=kept(asked.actor, SEE).values("office"))
    spots = dict(rows.values_list("office", "path"))
    each = _own(asked, asks, rows.values("office"), seen=True)
    found = Found(Bag(), each)
    for office in each.known():
        if (node := _node(asked, spots.get(office))) is not None:
            found.whole.take(node, each, office)
    return found


def _fast(asked: Asked) -> Found:
    """From the sums kept by office and by who stood above: eight queries at most."""
    asks = mine(asked.actor, asked.scope) if asked.scope.asked else None
    own = _own(asked, asks, asked.alone)
    found, under = Found(Bag(), own), _under(asked, asks)
    for each in asked.nodes:
        found.whole.take(each, own, each)
    spots = _paths(asked, under.known())
    for above in under.known():
        if (node := _node(asked, spots.get(above))) is not None:
            found.whole.take(node, under, above)
    _mend(asked, asks, found.whole)
    return found


def _own(asked: Asked, asks: Mine | None, offices: Any, *, seen: bool = False) -> Bag:
    """What each of the offices owes itself; with `seen` only as far as the person may see it."""
    scope, clock = asked.scope, asked.clock
    rows = _limited(asked, asks, Owed.objects.filter(scope.rows(), office__in=offices), seen)
    if not scope.by_month:
        return Bag().add_rows(grouped(rows, clock, "office"))
    months = Rollup.objects.filter(scope.rollups(), own=True, office__in=offices)
    bag = Bag().add_rows(grouped(_limited(asked, asks, months, seen), clock, "office"))
    return bag.move_rows(grouped(rows.filter(clock.odd), clock, "office", columns=MOVING))


def _under(asked: Asked, asks: Mine | None) -> Bag:
    """What stood under each office inside the nodes."""
    scope, clock = asked.scope, asked.clock
    moments = Tally.objects.filter(scope.rows())
    months = Rollup.objects.filter(scope.rollups(), own=False)
    if not asked.everywhere:
        inside = stood(asked.day).filter(asked.within).values("office")
        moments, months = moments.filter(above__in=inside), months.filter(office__in=inside)
    moments, months = _limited(asked, asks, moments), _limited(asked, asks, months)
    if not scope.by_month:
        return Bag().add_rows(grouped(moments, clock, "above"))
    bag = Bag().add_rows(grouped(months, clock, "office"))
    return bag.move_rows(grouped(moments.filter(clock.odd), clock, "above", columns=MOVING))


def _limited(
    asked: Asked, asks: Mine | None, rows: QuerySet[Any], seen: bool = False
) -> QuerySet[Any]:
    """Those of the rows that the scope and, with `seen`, the person's reach let through."""
    if asked.actor.system or asks is None:
        return rows
    of_mine = Q(by__in=asks.offices) if rows.model is Rollup else Q(duty__in=asks.duties)
    if asked.scope.asked:
        return rows.filter(of_mine)
    reached = Q(office__in=kept(asked.actor, SEE).values("office"))
    return rows.filter(of_mine | reached) if seen else rows


def _mend(asked: Asked, asks: Mine | None, whole: Bag) -> None:
    """Who stands elsewhere on the day than when the duty was opened is counted there: 3 queries."""
    movers = set(moved().values_list("office", flat=True))
    if not movers:
        return
    rows = Owed.objects.filter(asked.scope.rows(), office__in=movers)
    rows = _limited(asked, asks, rows)
    told = list(grouped(rows, asked.clock, "office", "above"))
    spots = _paths(asked, {id_ for row in told for id_ in row[:2] if id_ is not None})
    for office, above, passed, *counts in told:
        then = _node(asked, spots.get(above))
        here = None if office in asked.nodes else _node(asked, spots.get(office))
        if then == here:
            continue
        if then is not None:
            whole.add(then, passed, counts, -1)
        if here is not None:
            whole.add(here, passed, counts)


def _paths(asked: Asked, offices: Collection[int]) -> dict[int, str]:
    """Where these offices stood on the day."""
    rows = stood(asked.day).filter(office__in=offices)
    return dict(rows.values_list("office", "path")) if offices else {}


def _node(asked: Asked, path: str | None) -> int | None:
    """The node that this path leads through; None for none."""
    for end in range(SEGMENT, len(path or "") + 1, SEGMENT):
        office = int((path or "")[end - SEGMENT : end])
        if asked.nodes.get(office) == (path or "")[:end]:
            return office
    return None
