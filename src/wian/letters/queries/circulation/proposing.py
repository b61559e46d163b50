"""Whom a letter would go to, shown before anything is sent: by its own words, or by others."""

from __future__ import annotations

from typing import Any

from wian.offices.acting import SYSTEM, Actor, today
from wian.offices.audience import (
    AudienceError,
    Reading,
    Resolution,
    read_bodies,
    read_phrase,
    resolve,
)
from wian.offices.queries.browsing import of_ids
from wian.offices.values import OfficeView

from ...circulation_values import Proposal
from ...models import Letter, Receipt, Text
from ...notice_given import short_notices
from ...relaying import purpose_of
from ..letters import letter as seen_letter
from ..veiling import readings
from ..words import words_of


def proposal(actor: Actor, letter: int, phrase: str | None = None) -> Proposal:
    """Whom the letter's addressees mean today, or whom `phrase` means; and what to look at first.

    Its issuer is who "ทุกอำเภอ" is understood of. LookupError and Denied as for the letter. About a
    dozen queries, whoever is meant.
    """
    row = seen_letter(actor, letter)
    text = Text.objects.filter(letter=row).first()
    facts = dict(readings({row.pk: text.facts if text else {}})[row.pk].now)
    reading, words = _reading(row, facts, phrase)
    found, problem = _resolved(reading, row.office_id)
    there = Receipt.objects.filter(letter=row)
    offices = found.sent if found else ()
    return Proposal(
        letter=row.pk,
        phrase=words,
        rule=reading.rule,
        found=found,
        asks=tuple((ask.thai, ask.english) for ask in reading.asks),
        certain=not reading.open,
        problem=problem,
        purpose=purpose_of(words_of(row.pk), facts),
        notices=short_notices(facts, sent=today()),
        had=frozenset(there.values_list("office", flat=True)) & {one.id for one in offices},
        own=row.issuer_office_id in (None, row.office_id),
    )


def _reading(row: Letter, facts: dict[str, Any], phrase: str | None) -> tuple[Reading, str]:
    """The words understood, and the words."""
    issuer = _issuer(row)
    if phrase is not None:
        return read_phrase(phrase, issuer=issuer, day=today()), phrase
    bodies, out = (list(facts.get(name) or ()) for name in ("addressees", "exclusions"))
    if not bodies:
        return read_phrase(row.addressee, issuer=issuer, day=today()), row.addressee
    words = " และ".join(bodies) + (f" (ยกเว้น{' '.join(out)})" if out else "")
    return read_bodies(bodies, out, issuer=issuer, day=today()), words


def _issuer(row: Letter) -> OfficeView:
    """The office that wrote it, else the one that keeps it."""
    found = of_ids(SYSTEM, (row.issuer_office_id or row.office_id,))
    return (found or of_ids(SYSTEM, (row.office_id,)))[0]


def _resolved(reading: Reading, sender: int) -> tuple[Resolution | None, tuple[str, str] | None]:
    try:
        return resolve(reading.rule, day=today(), sender=sender), None
    except AudienceError as wrong:
        return None, (wrong.thai, wrong.english)
