"""How far a verb of the acting person reaches, as ranges of rows: `rules.decide` asked of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ..acting import Actor, check, today
from ..errors import Refused
from ..models import FOREVER, Person, Spell, Tenure
from ..rules import VERBS_OF
from .spells import above, on, reach, under

_LARGEST: Final = 2**63 - 1
"""No id is larger; a database refuses to be asked for one that is."""


def reached(actor: Actor, verb: str) -> QuerySet[Spell]:
    """The spells of today at which the person may do this."""
    return on(today()).filter(reaching(actor, verb))


def kept(actor: Actor, verb: str) -> QuerySet[Spell]:
    """The same, with offices that are closed: there as they last stood; one row an office.

    For what outlives an office, as its letters do.
    """
    return _lasting(today()).filter(reaching(actor, verb))


def reaching(actor: Actor, verb: str, day: date | None = None) -> Q:
    """The spells at which the person may do this by the roles of `day`, as a condition of rows."""
    nothing = Q(pk__in=())
    if actor.system:
        return ~nothing
    found, day = nothing, day or today()
    for grant in actor.grants or ():
        if verb in VERBS_OF[grant.role] and grant.since <= day < grant.until:
            found |= reach(grant)
    return found


def wholly(actor: Actor, verb: str) -> QuerySet[Spell]:
    """Of `kept` those below which, by area, nothing is out of the person's reach."""
    day = today()
    if actor.system:
        return _lasting(day)
    found = Q(pk__in=())
    for grant in actor.grants or ():
        wide = grant.scope == "subtree" and verb in VERBS_OF[grant.role]
        if wide and grant.since <= day < grant.until:
            found |= under(grant.where.path)
    return _lasting(day).filter(found)


def wholly_above(actor: Actor, verb: str) -> set[int]:
    """The ids of those of `wholly` directly under which something stands or ever stood."""
    below = Spell.objects.filter(parent=OuterRef("office"))
    rows = wholly(actor, verb).filter(Exists(below))
    return set(rows.values_list("office_id", flat=True))


def stood(day: date) -> QuerySet[Spell]:
    """Every office there ever was, once: as it stood on the day, else as it last stood before,
    else as it will begin."""
    to_come = Spell.objects.filter(since__gt=day, since=F("office__opened"))
    return _lasting(day) | to_come


def _lasting(day: date) -> QuerySet[Spell]:
    """The spells of the day, and the last ones of offices that were closed by then."""
    now = Q(since__lte=day, until__gt=day)
    last = Q(until__lte=day, until=F("office__closed"))
    return Spell.objects.filter(now | last)


def below_path(path: str) -> Q:
    """Spells of the office at this path and of all that stand under it by area."""
    return under(path)


def ids_in(path: str) -> list[int]:
    """The offices that a path leads through, from the top down, the office itself last."""
    return above(path)


def moved() -> QuerySet[Spell]:
    """Spells that ended: those of every office that changed, moved or closed, and of few others."""
    return Spell.objects.filter(until__lt=FOREVER)


def standings(offices: Iterable[int]) -> dict[int, Spell]:
    """Each office as it stands today, else as it last stood, else as it will begin."""
    found: dict[int, Spell] = {}
    known = {office for office in offices if office <= _LARGEST}
    rows = Spell.objects.filter(office__in=known).select_related("office")
    for row in rows.order_by("since"):
        if row.office_id not in found or row.since <= today():
            found[row.office_id] = row
    return found


def standing(office: int) -> Spell:
    """The same for one office; Refused O101 where there never was one."""
    found = standings((office,)).get(office)
    if found is None:
        raise Refused("O101", day=today().isoformat())
    return found


def check_each(actor: Actor, verb: str, offices: Collection[int]) -> None:
    """Pass where the person may do this at every one of the offices, or Denied."""
    for spell in standings(offices).values():
        check(actor, verb, spell)


def keepers(persons: Collection[int]) -> Mapping[int, frozenset[int]]:
    """The offices that keep each person's data: three queries at most.

    They are those of the posts the person is in or will be in; else the office that took the
    person on, else those of the posts of old, else the top of the directory.
    """
    now: dict[int, set[int]] = defaultdict(set)
    before: dict[int, set[int]] = defaultdict(set)
    rows = Tenure.objects.filter(person__in=persons)
    for person, office, until in rows.values_list("person", "post__office", "until"):
        (now if until > today() else before)[person].add(office)
    homes = dict(Person.objects.filter(pk__in=persons).values_list("pk", "office"))
    found = {}
    for person in persons:
        home = {homes[person]} if homes.get(person) else set()
        found[person] = now[person] or home or before[person]
    if not all(found.values()):
        top = {root()}
        found = {person: offices or top for person, offices in found.items()}
    return {person: frozenset(offices) for person, offices in found.items()}


def root() -> int:
    """The office at the top of the directory; Refused O163 while there is none."""
    found = on(today()).filter(kind="root").values_list("office_id", flat=True).first()
    if found is None:
        raise Refused("O163")
    return found
