"""Letters as the acting person may see them: the one visibility query of this room."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wian.offices.acting import Actor, refuse
from wian.offices.queries.reach import kept, standing

from ..circulating import State
from ..models import Custody, Letter, Receipt, Step

READ = "letter.read"


def visible(actor: Actor) -> QuerySet[Letter]:
    """The letters that this person may see; every list, count, search, export and file asks it.

    Seen are letters kept by an office that a role reaches, and those that were passed on to a
    unit that it reaches or sent to an office that it reaches, with what they enclose; of a closed
    office too. Higher rooms use it as
    a subquery.
    """
    rows = Letter.objects.all()
    if actor.system:
        return rows
    offices = kept(actor, READ).values("office")
    held = Custody.objects.filter(Q(unit__in=offices) | Q(office__in=offices)).values("letter")
    passed = Step.objects.filter(to_unit__in=offices).values("letter")
    there = Q(pk__in=held) | Q(pk__in=passed) | Q(cover__in=held) | Q(cover__in=passed)
    there |= Q(_sent_to(offices, "pk")) | Q(_sent_to(offices, "cover"))
    return rows.filter(Q(office__in=offices) | there)


def _sent_to(offices: Any, letter: str) -> Exists:
    """One of the offices was sent the letter of this column, and it was not recalled."""
    rows = Receipt.objects.filter(letter=OuterRef(letter), office__in=offices)
    return Exists(rows.exclude(state=State.RECALLED))


def letter(actor: Actor, id_: int) -> Letter:
    """The letter; LookupError where there is none, Denied (and in the ledger) where not shown.

    The row is for this room's own actions and queries; other rooms get values.
    """
    found = Letter.objects.filter(pk=id_).first()
    if found is None:
        raise LookupError("letter")
    if not visible(actor).filter(pk=id_).exists():
        refuse(actor, READ, standing(found.office_id))
    return found


def seen(actor: Actor, ids: list[str]) -> set[str]:
    """Those of the ids whose letters this person may see: the guard of their files."""
    numbers = [int(id_) for id_ in ids if id_.isdecimal()]
    rows = visible(actor).filter(pk__in=numbers)
    return {str(id_) for id_ in rows.values_list("pk", flat=True)}
