"""Duties and what is owed of them as the acting person may see it: this room's visibility.

Who asks sees all that is owed of it; who owes it sees the duty and the own part of it, never
that of a neighbour; whose role reaches down over offices sees what those owe.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

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
    owing = Assignment.objects.filter(office__in=offices).values("duty")
    return rows.filter(Q(office__in=offices) | Q(state__in=SHOWN, pk__in=owing))


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
    return rows.filter(Q(office__in=offices) | Q(duty__office__in=offices))


def duty(actor: Actor, id_: int) -> Duty:
    """The duty; LookupError where there is none or it may not be seen.

    The row is for this room's own actions and queries; other rooms get values.
    """
    found = visible(actor).filter(pk=id_).first()
    if found is None:
        raise LookupError("duty")
    return found
