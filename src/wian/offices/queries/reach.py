"""How far a verb of the acting person reaches, as ranges of rows: `rules.decide` asked of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q, QuerySet

from ..acting import Actor, check, deny, today
from ..errors import Refused
from ..models import Person, Spell, Tenure
from ..rules import VERBS_OF, WIDER
from .spells import on, reach, under, under_line


def reached(actor: Actor, verb: str) -> QuerySet[Spell]:
    """The spells of today at which the person may do this."""
    return on(today()).filter(_reach(actor, verb))


def _reach(actor: Actor, verb: str) -> Q:
    nothing = Q(pk__in=())
    if actor.system:
        return ~nothing
    found = nothing
    for grant in actor.grants or ():
        able = verb in VERBS_OF.get(grant.role, frozenset())
        if not able or not grant.since <= today() < grant.until:
            continue
        found |= reach(grant)
    return found


def standings(offices: Iterable[int]) -> dict[int, Spell]:
    """Each office as it stands today, else as it last stood, else as it will begin."""
    found: dict[int, Spell] = {}
    rows = Spell.objects.filter(office__in=set(offices)).select_related("office")
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


def check_width(actor: Actor, verb: str, offices: Collection[int]) -> None:
    """Pass where the person may do this at all that stands under the offices too, or Denied."""
    wide = beyond(actor, verb, standings(offices).values())
    for office in sorted(wide):
        deny(actor, verb, ("office", office), WIDER)


def beyond(actor: Actor, verb: str, spells: Collection[Spell]) -> set[int]:
    """Those offices under which something stands that the person's verb does not reach."""
    if actor.system or not spells:
        return set()
    below = Q(pk__in=())
    for spell in spells:
        below |= under(spell.path) | under_line(spell.line_path)
    left = on(today()).filter(below).exclude(_reach(actor, verb)).values_list("path", "line_path")
    outside = list(left)
    return {
        spell.office_id
        for spell in spells
        if any(p.startswith(spell.path) or q.startswith(spell.line_path) for p, q in outside)
    }


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
