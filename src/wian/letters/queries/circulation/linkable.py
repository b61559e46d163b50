"""To whom links to a letter could be given: who has it, and who of them has no account."""

from __future__ import annotations

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Subquery

from wian.offices.acting import SYSTEM, Actor
from wian.offices.queries.reach import kept
from wian.offices.queries.staffed import linked, staffed

from ...circulating import State
from ...circulation_values import Linkable
from ...models import Receipt
from ..letters import READ
from ..letters import letter as seen_letter
from .by_link import THING

WRITE = "letter.write"


def linkable(actor: Actor, letter: int) -> tuple[Linkable, ...]:
    """Every office that has the letter, in the order of the tree, with whether somebody of its own
    could acknowledge it: one query beside those about the letter.

    For who reads letters of its sender; nobody is told to others.
    """
    row = seen_letter(actor, letter)
    if not (actor.system or kept(actor, READ).filter(office=row.office_id).exists()):
        return ()
    there = Receipt.objects.filter(letter=row).exclude(state=State.RECALLED)
    state = there.filter(office=OuterRef("office")).values("state")
    flag = BooleanField()
    rows = kept(SYSTEM, READ).filter(office__in=there.values("office"))
    rows = rows.annotate(
        stands=Subquery(state),
        staffed=ExpressionWrapper(staffed(WRITE), flag),
        linked=ExpressionWrapper(linked(THING, row.pk), flag),
    )
    columns = ("office", "office__key", "name_th", "stands", "staffed", "linked")
    return tuple(
        Linkable(office, key, name, State(stands), own, has)
        for office, key, name, stands, own, has in rows.order_by("path").values_list(*columns)
    )
