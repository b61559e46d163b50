"""Plans as the acting person may see them: the one visibility query of plans."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

from ..models import Plan
from .seeing import SEE, SHOWN


def visible(actor: Actor) -> QuerySet[Plan]:
    """The plans of offices that the person reaches, and those made for a duty that the person's
    office asks for."""
    rows = Plan.objects.all()
    if actor.system:
        return rows
    offices = kept(actor, SEE).values("office")
    asked = Q(duty__office__in=offices, duty__state__in=SHOWN)
    return rows.filter(Q(office__in=offices) | asked)


def plan(actor: Actor, id_: int) -> Plan:
    """The plan; LookupError where there is none or it may not be seen.

    The row is for this room's own actions and queries; other rooms get values.
    """
    found = visible(actor).filter(pk=id_).first()
    if found is None:
        raise LookupError("plan")
    return found
