"""The sums by place: from the whole country down to a body, all offices of a kind, zones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wian.offices.acting import Actor, refuse, today
from wian.offices.queries.listing import members
from wian.offices.queries.offices import names
from wian.offices.queries.offices import visible as visible_offices
from wian.offices.queries.reach import below_path, ids_in, root, stood

from ...overview_values import Level, Node, Total, Tree, Zone
from ..seeing import SEE
from .nodes import Asked, Found, sums
from .scope import Clock, Scope

PAGE: Final = 1000
_MANY: Final = 200
_NOTHING: Final = Total()
Row = dict[str, Any]


def tree(
    actor: Actor,
    scope: Scope,
    *,
    office: int | None = None,
    day: date | None = None,
    now: datetime | None = None,
) -> Tree:
    """The office (else the whole country) with what stands directly under it, in the order of the
    tree; who owes nothing of the scope is left out.

    `day`: as the directory stood then, else as it is today. What the person may not see is in no
    sum; Denied for an office that they may not see at all, LookupError where there is none.
    """
    at, day = office or root(), day or today()
    rows = _rows(stood(day).filter(Q(office=at) | Q(parent=at)).order_by("path"))
    top = next((row for row in rows if row["office"] == at), None)
    if top is None:
        raise LookupError("office")
    _check(actor, top)
    below = [row for row in rows if row["parent"] == at]
    clock = Clock(now or timezone.now())
    found = _asked(actor, scope, clock, day, below, below_path(top["path"]), also=(at,))
    alone, nodes = found.own.total(at), _nodes(below, found)
    up = [one for one in ids_in(top["path"]) if one != at]
    called = names(up, day=day)
    return Tree(
        at,
        top["name_th"],
        tuple((one, called.get(one, "")) for one in up),
        sum((node.total for node in nodes), alone),
        alone,
        nodes,
        day,
        clock.at,
    )


def level(
    actor: Actor,
    scope: Scope,
    *,
    kind: str,
    day: date | None = None,
    now: datetime | None = None,
    after: str = "",
    most: int = PAGE,
) -> Level:
    """All offices of the kind that the person may see, each with all under it, in the order of the
    tree from behind the path `after` on."""
    day, clock = day or today(), Clock(now or timezone.now())
    seen = visible_offices(actor).filter(office=OuterRef("office"))
    offices = stood(day).filter(kind=kind)
    if not (actor.system or scope.asked):
        offices = offices.filter(Exists(seen))
    rows = _rows(offices.filter(path__gt=after).order_by("path")[: most + 1])
    page, more = rows[:most], len(rows) > most
    within = Q(path__gte=page[0]["path"], path__lt=_end(page[-1])) if page else Q(pk__in=())
    whole = not (after or more) and len(page) > _MANY
    nodes = _nodes(page, _asked(actor, scope, clock, day, page, within, everywhere=whole))
    total = sum((node.total for node in nodes), _NOTHING)
    return Level(nodes, page[-1]["path"] if more else "", total, day, clock.at)


def zones(
    actor: Actor, scope: Scope, *, day: date | None = None, now: datetime | None = None
) -> tuple[Zone, ...]:
    """The groups that the person knows of, with what their members and those under them owe; an
    office in two groups counts in both."""
    day, clock = day or today(), Clock(now or timezone.now())
    groups = members(actor, day=day)
    wanted = {office for _, inside in groups for office in inside}
    rows = _rows(stood(day).filter(office__in=wanted))
    found = _apart(actor, scope, clock, day, rows)
    return tuple(
        Zone(
            view.id,
            view.key,
            view.name_th,
            view.name_en,
            len(inside),
            sum((found.get(one, _NOTHING) for one in inside), _NOTHING),
        )
        for view, inside in groups
    )


def _apart(
    actor: Actor, scope: Scope, clock: Clock, day: date, rows: Sequence[Row]
) -> dict[int, Total]:
    """The sums of these offices, which may stand one under another: outer and inner ones apart."""
    outer: list[Row] = []
    inner: list[Row] = []
    for row in sorted(rows, key=lambda row: str(row["path"])):
        last = outer[-1]["path"] if outer else None
        (inner if last and row["path"].startswith(last) else outer).append(row)
    found: dict[int, Total] = {}
    for some in (outer, inner):
        if some:
            within = Q(pk__in=())
            for row in some:
                within |= below_path(row["path"])
            told = _asked(actor, scope, clock, day, some, within)
            found |= {row["office"]: told.whole.total(row["office"]) for row in some}
    return found


def _rows(rows: QuerySet[Any]) -> list[Row]:
    return list(rows.values("office", "office__key", "kind", "name_th", "path", "parent"))


def _asked(
    actor: Actor,
    scope: Scope,
    clock: Clock,
    day: date,
    rows: Iterable[Row],
    within: Q,
    also: tuple[int, ...] = (),
    everywhere: bool = False,
) -> Found:
    nodes = {row["office"]: row["path"] for row in rows}
    return sums(Asked(actor, scope, clock, day, nodes, within, also, everywhere))


def _nodes(rows: Iterable[Row], found: Found) -> tuple[Node, ...]:
    told = []
    for row in rows:
        office = row["office"]
        whole, own = found.whole.total(office), found.own.total(office)
        if whole != _NOTHING:
            key, kind, name = row["office__key"], row["kind"], row["name_th"]
            told.append(Node(office, key, kind, name, whole, own, whole != own))
    return tuple(told)


def _end(row: Row) -> str:
    """Behind everything under the office."""
    return str(int(row["path"]) + 1).zfill(len(row["path"]))


def _check(actor: Actor, top: Row) -> None:
    """Pass where the person may see the office, or Denied."""
    if actor.system or visible_offices(actor).filter(office=top["office"]).exists():
        return
    refuse(actor, SEE, stood(today()).get(office=top["office"]))
