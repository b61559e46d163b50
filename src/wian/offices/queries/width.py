"""Whether a verb of the acting person reaches as far, and lasts as long, as a role of another.

The rule stands in `rules.py`: nobody gains by giving a role or by administering its account.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from ..acting import Actor, deny, today, where_of
from ..models import FOREVER, Spell
from ..rules import VERBS_OF, WIDER, decide
from .reach import check_each, reaching, standings
from .spells import on, under, under_line


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a role reaches, and until when from today on that is weighed."""

    office: int
    scope: str
    until: date


def extent(role: str, office: int, scope: str, until: date) -> Extent:
    """What is weighed of a role: of an administrator's to its end, of another today."""
    lasting = role == "administrator"
    return Extent(office, scope, until if lasting else today() + timedelta(days=1))


def check_extents(actor: Actor, verb: str, extents: Collection[Extent]) -> None:
    """Pass where the person may do this at all that these reach, on all their days, or Denied."""
    check_each(actor, verb, {one.office for one in extents})
    for one in sorted(exceeding(actor, verb, extents), key=lambda one: one.office):
        deny(actor, verb, ("office", one.office), WIDER)


def exceeding(actor: Actor, verb: str, extents: Collection[Extent]) -> set[Extent]:
    """Those that reach something on some day to come on which the person's verb does not.

    Two queries, and one for each day on which a role of the person begins or ends meanwhile.
    """
    if actor.system or not extents:
        return set()
    places = standings(one.office for one in extents)
    found: set[Extent] = set()
    for first in _turns(actor, verb):
        alive = {one for one in extents if one.until > first} - found
        held = actor.grants
        found |= {
            one
            for one in alive
            if not decide(held, verb, where_of(places[one.office]), first).allowed
        }
        found |= _too_wide(actor, verb, alive - found, places, first)
    return found


def _turns(actor: Actor, verb: str) -> list[date]:
    """Today, and the days to come on which it changes where the person may do this."""
    able = [held for held in actor.grants or () if verb in VERBS_OF[held.role]]
    turns = {day for held in able for day in (held.since, held.until)}
    return [today(), *sorted(day for day in turns if today() < day < FOREVER)]


def _too_wide(
    actor: Actor, verb: str, extents: Collection[Extent], places: dict[int, Spell], day: date
) -> set[Extent]:
    """Those under which something stands today that the person's roles of `day` do not reach."""
    if not extents:
        return set()
    below = Q(pk__in=())
    for one in extents:
        below |= _below(one, places[one.office])
    rows = on(today()).filter(below).exclude(reaching(actor, verb, day))
    outside = list(rows.only("kind", "parent_id", "path", "line_path"))
    return {
        one
        for one in extents
        if any(_takes_in(one, places[one.office], spell) for spell in outside)
    }


def _below(one: Extent, top: Spell) -> Q:
    if one.scope == "subtree":
        return under(top.path) | under_line(top.line_path)
    return Q(kind="unit", parent=one.office)


def _takes_in(one: Extent, top: Spell, spell: Spell) -> bool:
    where = where_of(spell)
    return where.under(where_of(top)) if one.scope == "subtree" else where.own_of(where_of(top))
