"""Duties and what is owed of them as the acting person may see it: this room's visibility.

Who asks sees all that is owed of it; who owes it sees the duty and the own part of it, never
that of a neighbour; a unit sees what was given to it; whose role reaches down over offices sees
what those owe.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wian.offices.acting import Actor, counting
from wian.offices.queries.reach import kept
from wian.offices.rules import SEGMENT, VERBS_OF

from ..models import Assignment, Duty, Owed

SEE = "duty.see"
SHOWN = ("open", "closed")
"""The states in which those who owe a duty see it."""


def visible(actor: Actor) -> QuerySet[Duty]:
    """The duties that this person may see; every list, count, search, export and file asks it."""
    rows = Duty.objects.all()
    if actor.system:
        return rows
    offices = kept(actor, SEE).values("office")
    owing = Assignment.objects.filter(Q(office__in=offices) | Q(unit__in=_units(actor)))
    return rows.filter(Q(office__in=offices) | Q(state__in=SHOWN, pk__in=owing.values("duty")))


def asked(actor: Actor) -> QuerySet[Duty]:
    """The duties whose asking office the person reaches: proposals and all answers are theirs."""
    rows = Duty.objects.all()
    return rows if actor.system else rows.filter(office__in=kept(actor, SEE).values("office"))


def owed(actor: Actor) -> QuerySet[Owed]:
    """What is owed, of offices that the person reaches and to offices that the person reaches."""
    rows = Owed.objects.filter(duty__state__in=SHOWN)
    if actor.system:
        return rows
    offices = kept(actor, SEE).values("office")
    seen = Q(office__in=offices) | Q(duty__office__in=offices)
    for unit, above in _units(actor).items():
        given = Assignment.objects.filter(unit=unit, office=above)
        seen |= Q(office=above, duty__in=given.values("duty"))
    return rows.filter(seen)


def _units(actor: Actor) -> dict[int, int]:
    """The units where the person's own roles stand, each with its office: a unit sees what of its
    office was given to it. No query."""
    return {
        grant.office: int(grant.where.path[-2 * SEGMENT : -SEGMENT])
        for grant in counting(actor, chosen=True)
        if grant.where.unit and SEE in VERBS_OF[grant.role]
    }


def duty(actor: Actor, id_: int) -> Duty:
    """The duty; LookupError where there is none or it may not be seen.

    The row is for this room's own actions and queries; other rooms get values.
    """
    found = visible(actor).filter(pk=id_).first()
    if found is None:
        raise LookupError("duty")
    return found
