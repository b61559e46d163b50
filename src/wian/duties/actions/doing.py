"""Where a duty is owed: the office chooses its way, and who there does it."""

from __future__ import annotations

from django.db import transaction

from wian.letters.queries.houses import colleagues, house
from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ..errors import Refused
from ..models import Assignment
from .reporting_rows import DO, doable


def choose_way(actor: Actor, *, duty: int, office: int, way: str) -> None:
    """The office does the conditional duty in this way; it may choose anew while the duty is open.

    By who does the duty there. Refused D122 where the office does not owe it, D110 for no such
    way, D103 once it is closed.
    """
    _owing(duty, office)
    doable(actor, duty, office)
    with transaction.atomic():
        row = _locked(duty, office)
        if way not in {code for code, _ in row.duty.ways}:
            raise Refused("D110")
        if row.way != way:
            Assignment.objects.filter(pk=row.pk).update(way=way)
            touched, before, after = [("office", office)], {"way": row.way}, {"way": way}
            tell(actor, "duty.way", ("duty", duty), touched=touched, before=before, after=after)


def give_to(
    actor: Actor, *, duty: int, office: int, unit: int | None = None, holder: int | None = None
) -> None:
    """The duty is with that unit of the office and that person there; with nobody in particular
    for None.

    By who does duties at the office. Refused D111 for a unit of another office or a person who
    does not do duties there, D122, D103.
    """
    _owing(duty, office)
    check(actor, DO, standing(office))
    if unit is not None and unit not in house(office).ids:
        raise Refused("D111")
    places = {office} if unit is None else {office, unit}
    if holder is not None and holder not in {one.account for one in colleagues(places, verb=DO)}:
        raise Refused("D111")
    with transaction.atomic():
        row = _locked(duty, office)
        before = {"unit": row.unit_id, "account": row.holder_id}
        after = {"unit": None if unit == office else unit, "account": holder}
        if before != after:
            Assignment.objects.filter(pk=row.pk).update(unit=after["unit"], holder=holder)
            touched = [("office", office)]
            tell(actor, "duty.holder", ("duty", duty), touched=touched, before=before, after=after)


def _owing(duty: int, office: int) -> None:
    """The office owes the duty; Refused D122 before anything is locked or told."""
    if not Assignment.objects.filter(duty=duty, office=office).exists():
        raise Refused("D122")


def _locked(duty: int, office: int) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("duty")
    row = rows.get(duty=duty, office=office)
    if row.duty.state != "open":
        raise Refused("D103")
    return row
