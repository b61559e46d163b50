"""Evidence is changed by who does the duties of the office that gave it, one at a time."""

from __future__ import annotations

from datetime import date
from typing import Final

from wian.offices.acting import Actor, check, today
from wian.offices.queries.reach import standing

from ...errors import Refused
from ...models import Evidence
from ...queries.evidence import evidence as seen_evidence
from ...queries.evidence_things import DO

JOB: Final = Actor(None, (), "job", system=True)
"""The machine: it keeps copies, and fastens files where this room has asked for the right."""
LONGEST: Final = {"title": 200, "place": 200, "people": 500, "note": 5000}


def changeable(actor: Actor, id_: int) -> Evidence:
    """The evidence, with which this person may deal; Refused D301, or Denied.

    Outside a transaction.
    """
    try:
        seen = seen_evidence(actor, id_)
    except LookupError:
        raise Refused("D301") from None
    check(actor, DO, standing(seen.office))
    return Evidence.objects.get(pk=id_)


def locked(id_: int) -> Evidence:
    """The evidence, which nobody else deals with until this transaction ends; Refused D301."""
    found = Evidence.objects.select_for_update(of=("self",)).filter(pk=id_, removed_at=None)
    row = found.first()
    if row is None:
        raise Refused("D301")
    return row


def typed(**texts: str) -> dict[str, str]:
    """The texts without blanks at their ends; Refused D310 for one that is too long."""
    found = {name: text.replace("\x00", "").strip() for name, text in texts.items()}
    for name, text in found.items():
        if len(text) > LONGEST[name]:
            raise Refused("D310", most=LONGEST[name])
    return found


def check_day(day: date | None) -> None:
    """Pass for no day and for one that has come; Refused D304."""
    if day is not None and day > today():
        raise Refused("D304")
