"""A plan is changed by who does the duties of its office, one at a time, who has seen it so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import F

from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing

from ...errors import Refused
from ...models import Plan
from ...plan_values import ActivityText
from ...planning import bits_of
from ...queries.evidence_things import DO
from ...queries.plans_seen import plan as seen_plan

MOST: Final = 300
"""Activities of a plan."""
LONGEST: Final = {"title": 300, "template": 200, "activity": 500, "owner": 200, "target": 200}


def writable(actor: Actor, id_: int) -> Plan:
    """The plan, which this person may change; Refused D320, or Denied. Outside a transaction."""
    try:
        found = seen_plan(actor, id_)
    except LookupError:
        raise Refused("D320") from None
    check(actor, DO, standing(found.office_id))
    return found


def locked(id_: int, revision: int | None = None, *, closed: bool = False) -> Plan:
    """The plan, which nobody else changes until this transaction ends.

    Refused D321 where somebody has changed it since `revision`, D322 where it is closed and need
    not be.
    """
    found = Plan.objects.select_for_update().get(pk=id_)
    if revision is not None and revision != found.revision:
        raise Refused("D321")
    if found.closed_at is not None and not closed:
        raise Refused("D322")
    return found


def change(id_: int, **columns: Any) -> None:
    """The plan has these columns, and is one revision further."""
    Plan.objects.filter(pk=id_).update(revision=F("revision") + 1, **columns)


def typed(name: str, text: str) -> str:
    """The text on one line, without blanks at its ends; Refused D310 for one that is too long."""
    found = " ".join(text.replace("\x00", "").split())
    if len(found) > LONGEST[name]:
        raise Refused("D310", most=LONGEST[name])
    return found


def titled(title: str) -> str:
    """The title of a plan; Refused D323 without one, D310."""
    found = typed("title", title)
    if not found:
        raise Refused("D323")
    return found


def columns_of(lines: Iterable[ActivityText]) -> list[dict[str, Any]]:
    """The lines as the columns of activities, in their order; Refused D310, D324, D325, D330."""
    found: list[dict[str, Any]] = []
    for order, line in enumerate(lines, 1):
        title = typed("activity", line.title)
        if not title:
            raise Refused("D324", order=order)
        texts = {name: typed(name, getattr(line, name)) for name in ("owner", "target")}
        found.append({"order": order, "title": title, "months": _bits(line), **texts})
    if len(found) > MOST:
        raise Refused("D330", most=MOST)
    return found


def _bits(line: ActivityText) -> int:
    try:
        return bits_of(line.months)
    except ValueError:
        raise Refused("D325") from None
