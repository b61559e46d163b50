"""What a letter asks, for higher rooms that make duties of it: facts and words without secrets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from wian.offices.acting import Actor

from ..circulating import State
from ..models import Letter, Receipt, Text
from .letters import letter as seen
from .veiling import readings
from .within import own


@dataclass(frozen=True, slots=True)
class Asked:
    """A letter with its facts as they hold now and the words that were read.

    Secrets are hidden even from who may see them: what is made of this goes to others. Places in
    the text hold.
    """

    id: int
    office: int
    issuer: int | None
    number: str
    dated: date | None
    subject: str
    facts: Mapping[str, Any]
    text: str


def asked(actor: Actor, letter: int) -> Asked:
    """What the letter asks; LookupError and Denied as for the letter itself."""
    row = seen(actor, letter)
    text = Text.objects.filter(letter=row).first()
    reading = readings({row.pk: text.facts if text else {}})[row.pk]
    return Asked(
        row.pk,
        row.office_id,
        row.issuer_office_id,
        row.number,
        row.dated,
        reading.over.text(row.subject),
        reading.over.facts(reading.now),
        reading.over.text(text.raw) if text else "",
    )


def sent_to(actor: Actor, letter: int) -> QuerySet[Receipt, Any]:
    """The offices that the letter was sent to, those it was recalled from aside; to be used in a
    statement. Nobody's, for who does not read letters inside its sender."""
    rows = Receipt.objects.exclude(state=State.RECALLED)
    inside = own(actor) if not actor.system else Letter.objects.all()
    return rows.filter(letter__in=inside.filter(pk=letter)).values("office")
