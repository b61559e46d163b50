"""The page of one office, as it was on any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wian.ledger import queries as ledger
from wian.offices.acting import Actor
from wian.offices.kinds import KINDS
from wian.offices.queries import browsing, listing, people
from wian.offices.queries import offices as directory
from wian.offices.queries.browsing import Node
from wian.offices.values import OfficeView
from wian.web.called import called, keyed, places
from wian.web.door import actor, signed_in
from wian.web.offices.days import AsOf, as_of, last_day, suggestions
from wian.web.offices.ledger import told
from wian.web.offices.room import CHANGE, PERSON, may, page
from wian.web.offices.story import mentioned, story
from wian.web.page import clock
from wian.web.when import Clock

_LEDGER_LINES, _FEW = 20, 12
MODES = {"holder": "mode_holder", "acting_for": "mode_acting_for", "acting": "mode_acting"}


@require_safe
@signed_in
def office(request: HttpRequest, key: str) -> HttpResponse:
    """All that holds of the office on the day, and what became of it."""
    who, seen = actor(request), clock(request)
    asof = as_of(request, seen)
    try:
        view = directory.office(who, key, day=asof.day)
    except LookupError:
        return _gone(request, who, key, asof)
    context: dict[str, Any] = {"office": view, "asof": asof, "asof_day": seen.day(asof.day)}
    context |= _place(who, view, asof, seen) | _people(who, view, asof, seen)
    context |= _past(who, view, seen)
    context |= {
        "kind_said": seen.say.pick(view.kind.thai, view.kind.english),
        "may_change": may(who, CHANGE, view),
        "may_people": may(who, PERSON, view),
        "ledger": None,
        "groups": [
            (group.key, called(group, seen.say))
            for group in listing.groups(who, office=view.id, day=asof.day)
        ],
    }
    if not asof.other and may(who, "ledger.see", view):  # rights are those of today
        context["ledger"] = told(ledger.timeline("office", view.id, limit=_LEDGER_LINES), seen)
    return page(request, "office", who, context, tab="directory")


def _gone(request: HttpRequest, who: Actor, key: str, asof: AsOf) -> HttpResponse:
    """404 of an office that is there on other days only; LookupError where there never was one."""
    seen, office = clock(request), directory.by_key(key)
    _, name = keyed([office], seen.say, day=date.max)[office]
    context = {"name": name, "asof": asof, "asof_day": seen.day(asof.day)}
    context |= {"days": suggestions(seen)}
    return page(request, "gone", who, context, tab="directory", status=404)


@dataclass(frozen=True, slots=True)
class Kin:
    """Offices of one kind that stand directly below."""

    label: str
    nodes: tuple[Node, ...]


def _place(who: Actor, view: OfficeView, asof: AsOf, seen: Clock) -> dict[str, Any]:
    """Where it stands: above, beside and below, with its units and their codes."""
    area, line = browsing.upper(who, view, day=asof.day)
    nodes = browsing.level(who, [view.id], day=asof.day).get(view.id, [])
    field = browsing.level(who, [view.id], day=asof.day, line=True).get(view.id, [])
    below = {node.office.id for node in nodes}
    counted = browsing.tally_below(who, view, day=asof.day)
    return {
        "area": area,
        "line": line,
        "place": places([view.place], seen.say, day=asof.day)[view.place],
        "units": _units(who, view, [node.office for node in nodes], asof, seen),
        "kin": _by_kind([n for n in nodes if n.office.kind_name != "unit"], seen),
        "field": _by_kind([n for n in field if n.office.id not in below], seen),
        "tally": [
            (seen.say.pick(kind.thai, kind.english), counted[kind.name])
            for kind in KINDS.values()
            if kind.name in counted
        ],
        "all_below": sum(counted.values()),
        "deeper": sum(counted.values()) > len(nodes),
        "direct": sum(node.office.kind_name != "unit" for node in nodes),
    }


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its code, and who answered under that code before."""

    office: OfficeView
    former: tuple[Former, ...]


@dataclass(frozen=True, slots=True)
class Former:
    """Who had the code before, and until when; `on` is the last day, for the link."""

    office: OfficeView
    until: str
    on: str


def _units(
    who: Actor, view: OfficeView, below: Sequence[OfficeView], asof: AsOf, seen: Clock
) -> list[Unit]:
    units = [row for row in below if row.kind_name == "unit"]
    before = defaultdict[str, list[OfficeView]](list)
    for row in browsing.codes(who, view) if units else ():
        if row.until <= asof.day:
            before[row.code].append(row)
    return [
        Unit(row, tuple(_former(old, seen) for old in before[row.code] if old.id != row.id))
        for row in units
    ]


def _former(old: OfficeView, seen: Clock) -> Former:
    last = last_day(old.until)
    return Former(old, seen.day(last), last.isoformat())


def _by_kind(nodes: Sequence[Node], seen: Clock) -> list[Kin]:
    """A few stand as they are; more fold by their kinds."""
    if 0 < len(nodes) <= _FEW:
        return [Kin("", tuple(nodes))]
    grouped = defaultdict[str, list[Node]](list)
    for node in nodes:
        grouped[node.office.kind_name].append(node)
    return [
        Kin(seen.say.pick(kind.thai, kind.english), tuple(grouped[kind.name]))
        for kind in KINDS.values()
        if kind.name in grouped
    ]


@dataclass(frozen=True, slots=True)
class Seat:
    """A post and who is in it, in words."""

    title: str
    head: bool
    vacant: bool
    people: tuple[Sitting, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody in a post: as what, and since when."""

    person: int
    name: str
    mode: str
    since: str


def _people(who: Actor, view: OfficeView, asof: AsOf, seen: Clock) -> dict[str, Any]:
    seats = [
        Seat(
            post.title,
            post.head,
            post.vacant,
            tuple(
                Sitting(
                    holder.person,
                    holder.name or seen.say("name_erased"),
                    seen.say(MODES[holder.mode]),
                    seen.day(holder.since),
                )
                for holder in post.holders
            ),
        )
        for post in people.posts(who, view, day=asof.day)
    ]
    return {"posts": seats, "vacant": sum(seat.vacant for seat in seats)}


def _past(who: Actor, view: OfficeView, seen: Clock) -> dict[str, Any]:
    """The story, and the days on which something changed, for the choice of a day."""
    history, events = directory.history(who, view), directory.events(who, view)
    latest = max([seen.today, *(event.day for event in events)])
    labels = keyed(mentioned(history, events), seen.say, day=latest)
    lying = places({row.place for row in history}, seen.say)
    days = {row.since for row in history} | {event.day for event in events}
    return {
        "story": story(history, events, labels, lying, seen),
        "days": suggestions(seen, days),
    }
