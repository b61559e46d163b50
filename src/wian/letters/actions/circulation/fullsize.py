"""A country among which millions of receipts lie already, to measure with."""

from __future__ import annotations

from typing import Final

from django.db import connection, transaction

from wian.offices.acting import SYSTEM, today
from wian.offices.actions.telling import tell

from ...models import Letter
from ...parts import ahead

BARE: Final = (
    "INSERT INTO letters_receipt (letter_id, office_id, dispatch_id, state)"
    " SELECT {letter}, office_id, 0, 0 FROM offices_spell"
    " WHERE since <= '{day}' AND until > '{day}' AND office_id <> {sender}"
)
"""The rows of a dispatch to everybody in one statement of its own: what the machine can do."""
_FILL: Final = (
    "INSERT INTO letters_receipt (letter_id, office_id, dispatch_id, state)"
    " SELECT letter.id, spell.office_id, 0,"
    " CASE WHEN (letter.id + spell.office_id) % 10 = 0 THEN 0 ELSE 2 END"
    " FROM letters_letter AS letter, offices_spell AS spell"
    " WHERE letter.id BETWEEN {first} AND {last}"
    " AND spell.since <= '{day}' AND spell.until > '{day}'"
)
_AT_ONCE: Final = 100


def load_issued(*, office: int, count: int) -> list[int]:
    """So many empty letters of the office are numbered and not sent; their ids."""
    with transaction.atomic():
        made = Letter.objects.bulk_create(
            Letter(office_id=office, way="out", state="issued", source="written")
            for _ in range(count)
        )
        after = {"source": "full size"}
        tell(SYSTEM, "letter.take", ("office", office), after=after, count=count)
    ids = [row.pk for row in made]
    ahead(ids[-1])
    return ids


def load_receipts(*, sender: int, letters: int) -> None:
    """So many letters more of the sender lie with every office, a tenth of them unread."""
    ids = load_issued(office=sender, count=letters)
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(_FILL.format(first=some[0], last=some[-1], day=today()))


def insert_bare(*, letter: int, sender: int) -> None:
    """The letter has the receipts of a dispatch to everybody, and nothing else that it brings."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BARE.format(letter=letter, day=today(), sender=sender))
