"""A duty is changed by who asks it, one person at a time, who has seen it as it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from django.db.models import F

from wian.offices.acting import Actor
from wian.offices.queries.reach import check_each

from ..errors import Refused
from ..models import Duty

ASK: Final = "duty.ask"


def askable(actor: Actor, duties: Collection[int]) -> None:
    """Pass where the person may ask these duties at their offices; Refused D101 where one is none,
    D124 without any, or Denied. Outside a transaction."""
    wanted = set(duties)
    if not wanted:
        raise Refused("D124")
    offices = dict(Duty.objects.filter(pk__in=wanted).values_list("pk", "office"))
    if len(offices) != len(wanted):
        raise Refused("D101")
    check_each(actor, ASK, set(offices.values()))


def locked(duties: Collection[int], *states: str, revision: int | None = None) -> list[Duty]:
    """The duties by id, which nobody else changes until this transaction ends.

    Refused D103 in any state but these, D102 where somebody changed the one since `revision`.
    """
    rows = list(Duty.objects.select_for_update().filter(pk__in=set(duties)).order_by("pk"))
    if revision is not None and any(row.revision != revision for row in rows):
        raise Refused("D102")
    if any(row.state not in states for row in rows):
        raise Refused("D103")
    return rows


def change(duties: Collection[int], **columns: Any) -> None:
    """The duties have these columns, and are one revision further."""
    Duty.objects.filter(pk__in=duties).update(revision=F("revision") + 1, **columns)
