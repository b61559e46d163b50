"""Who may write for an office, and the row of what it owes, held while it changes."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from wian.offices.acting import Actor, refuse, where_of
from wian.offices.queries.reach import standing

from ..deadlines import ONCE, State, Takes
from ..errors import Refused
from ..models import Assignment, Need, Owed
from ..queries.seeing import SEE
from ..saying_days import said_moment
from ..stages import Stage
from ..standings import standing_of
from .tallying import changed

DO: Final = "duty.do"
ACCEPT: Final = "duty.accept"
OPEN: Final = (Stage.WAITING, Stage.RETURNED)
HERE: Final = (Stage.SENT, Stage.ACCEPTED)


def doable(actor: Actor, duty: int, office: int) -> Any:
    """How the office stands, for which this person may report; or Denied. Outside a transaction.

    By who does duties at the office or at the unit that has this one, or is given it by name.
    """
    spell = standing(office)
    if actor.may(DO, where_of(spell)).allowed:
        return spell
    if not given_to(actor, duty, office):
        refuse(actor, DO, spell)
    return spell


def given_to(actor: Actor, duty: int, office: int) -> bool:
    """Whether the duty was given there to this person, or to a unit where the person does it."""
    row = Assignment.objects.filter(duty=duty, office=office).first()
    if row is None or (row.unit_id is None and row.holder_id is None):
        return False
    where = where_of(standing(row.unit_id or office))
    if row.unit_id is not None and actor.may(DO, where).allowed:
        return True
    own = actor.account is not None and row.holder_id == actor.account
    return own and actor.may(SEE, where).allowed


def locked(duty: int, office: int, period: str) -> Owed:
    """What the office owes for the period, which nobody else changes until this transaction ends.

    With the duty, and `needs`: whether it needs others first. Refused D201.
    """
    rows = Owed.objects.select_for_update(of=("self",)).select_related("duty")
    needs = Exists(Need.objects.filter(duty=OuterRef("duty")))
    found = rows.annotate(needs=needs).filter(duty=duty, office=office, period=period).first()
    if found is None:
        raise Refused("D201")
    return found


def lacking(row: Owed) -> QuerySet[Owed]:
    """What the duty needs of the office first, and the office has not sent."""
    before = Q(period=ONCE) | Q(nominal__lte=row.nominal)
    needed = Owed.objects.filter(before, duty__needed_by__duty=row.duty_id, duty__state="open")
    return needed.filter(office=row.office_id, stage__in=OPEN)


def writable(row: Owed) -> None:
    """Pass where the report may still be written; Refused D203, D208, D211."""
    if row.duty.state != "open":
        raise Refused("D211")
    if row.stage == Stage.EXEMPT:
        raise Refused("D208")
    if row.stage in HERE:
        raise Refused("D203")


def check_time(row: Owed, now: datetime, reason: str) -> int:
    """How many days late it would be; Refused D204 to D207 where it is not taken so."""
    at = standing_of(row, now)
    match at.takes:
        case Takes.NO if at.state is State.NOT_OPEN and row.opens is not None:
            raise Refused("D204", opens=said_moment(row.opens))
        case Takes.NO:
            raise Refused("D207")
        case Takes.WITH_LEAVE:
            raise Refused("D206")
        case Takes.WITH_REASON if not reason:
            raise Refused("D205")
    return at.days_late


def bring(row: Owed, **columns: Any) -> Owed:
    """The locked row stands otherwise, and the sums know; the row as it is now."""
    after = copy(row)
    for name, value in columns.items():
        setattr(after, name, value)
    Owed.objects.filter(duty=row.duty_id, office=row.office_id, period=row.period).update(**columns)
    changed([row], [after])
    return after
