"""What a document said of a letter is laid beside what the letter says: nothing fixed silently."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

from wian.offices.queries.offices import by_key, names

from ..ecms import Codes, Party, shipped, with_lists
from ..ecms.claims import Held, Question, claims, held
from ..ecms.codes import LISTS
from ..ecms.storing import from_json
from ..models import Correction, Doubt, Envelope, Text
from .refreshing import refresh

FOLDER = "ecms"
_LARGEST = 5_000_000


def codes_here() -> Codes:
    """The code lists, with those that this agency keeps in the folder `ecms` of its home first."""
    folder = Path(settings.WIAN_HOME) / FOLDER
    paths = {name: folder / f"{name}.csv" for name in LISTS}
    texts = {
        name: path.read_text(encoding="utf-8-sig", errors="replace")
        for name, path in paths.items()
        if path.is_file() and path.stat().st_size <= _LARGEST
    }
    return with_lists(shipped(), texts)


def notes_of(letter: int) -> list[dict[str, Any]]:
    """What was noted of the document that the letter came in by; none for any other letter."""
    return Envelope.objects.filter(letter=letter).values_list("notes", flat=True).first() or []


def hold_against(letter: int) -> None:
    """What the print does not say is known from the document, and what differs is asked.

    In the caller's transaction; a letter that came without a document stays as it is. Without a
    reading all claims are taken over; once there is one, those that it contradicts are taken back.
    """
    envelope = Envelope.objects.filter(letter=letter).first()
    if envelope is None:
        return
    document, codes = from_json(envelope.said), codes_here()
    facts = Text.objects.filter(letter=letter).values_list("facts", flat=True).first()
    issuer = name_of(document.sender, codes)
    found = held(facts or {}, claims(document, codes, issuer=issuer), document.references)
    _take_back(letter, found)
    _take_over(letter, found)
    known = set(Doubt.objects.filter(letter=letter).values_list("note", flat=True))
    Doubt.objects.bulk_create(
        _doubt(letter, one) for one in found.questions if one.thai not in known
    )
    refresh(letter)


def name_of(party: Party, codes: Codes) -> str:
    """The name of the body; "" where its code is not known."""
    office = office_of(party.department, codes, own=party.own)
    if office is not None:
        return names((office,)).get(office, "")
    known = codes.department(party.department)
    return known.name if known else ""


def office_of(code: str, codes: Codes, *, own: bool) -> int | None:
    """The office here that the code names; None where that is not known."""
    known = None if own else codes.department(code)
    key = code if own else known.key if known else ""
    try:
        return by_key(key) if key else None
    except LookupError:
        return None


def _by_machine(letter: int) -> dict[str, Correction]:
    """The newest word about each fact, where the machine said it."""
    rows = Correction.objects.filter(letter=letter).order_by("pk")
    newest = {row.name: row for row in rows}
    return {name: row for name, row in newest.items() if row.account_id is None and not row.back}


def _take_back(letter: int, found: Held) -> None:
    """What was taken over before the letter could be read, and is contradicted now."""
    rows = [row for name, row in _by_machine(letter).items() if name not in found.facts]
    Correction.objects.bulk_create(
        Correction(letter_id=letter, name=row.name, read=row.read, back=True) for row in rows
    )


def _take_over(letter: int, found: Held) -> None:
    """Facts that nobody has spoken of yet; what a person has typed stays."""
    spoken = set(Correction.objects.filter(letter=letter).values_list("name", flat=True))
    Correction.objects.bulk_create(
        Correction(letter_id=letter, name=name, value=value)
        for name, value in found.facts.items()
        if name not in spoken
    )


def _doubt(letter: int, one: Question) -> Doubt:
    quotes = [[letter, *one.span]]
    return Doubt(letter_id=letter, kind=one.kind, note=one.thai, note_en=one.english, quotes=quotes)
