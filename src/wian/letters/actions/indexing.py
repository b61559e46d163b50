"""What search looks through is written here, inside the transaction that changes a letter.

It is drawn from what the ledger already tells of, so it writes no row there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction

from ..models import Correction, Draft, Entry, Indexed, Letter
from ..queries.veiling import veils_over
from ..search.document import Written, written

_AT_ONCE: Final = 200
_FORMS: Final = ("folded", "words", "veiled", "latin")


@dataclass(frozen=True, slots=True)
class Compared:
    """How many letters were looked at, how many were found otherwise than search has them and put
    right, and the last one looked at (None: there are no more)."""

    letters: int
    mended: int
    last: int | None


def index(letter: int) -> None:
    """Search finds the letter as it is now; within the caller's transaction or not at all."""
    index_many([letter])


def index_many(letters: Collection[int]) -> None:
    """The same for many: seven statements for each two hundred."""
    ids = sorted(set(letters))
    with transaction.atomic(savepoint=False):
        for at in range(0, len(ids), _AT_ONCE):
            _write(_said(ids[at : at + _AT_ONCE]))


def rebuild(*, after: int = 0, most: int = _AT_ONCE) -> Compared:
    """The next letters behind `after` are in search as they are now; safe to repeat.

    Letters that nobody changes meanwhile: each is locked while it is compared.
    """
    with transaction.atomic():
        rows = Letter.objects.filter(pk__gt=after).order_by("pk").select_for_update(of=("self",))
        ids = list(rows.values_list("pk", flat=True)[:most])
        now, stored = _said(ids), Indexed.objects.in_bulk(ids)
        wrong = {
            id_: form
            for id_, form in now.items()
            if id_ not in stored
            or any(getattr(form, name) != getattr(stored[id_], name) for name in _FORMS)
        }
        _write(wrong)
    return Compared(len(ids), len(wrong), ids[-1] if len(ids) == most else None)


def _write(forms: Mapping[int, Written]) -> None:
    Indexed.objects.bulk_create(
        [
            Indexed(letter_id=id_, **{name: getattr(form, name) for name in _FORMS})
            for id_, form in forms.items()
        ],
        update_conflicts=True,
        unique_fields=["letter"],
        update_fields=_FORMS,
    )


def _said(ids: Collection[int]) -> dict[int, Written]:
    """What each letter says: its own words, what people put right, its lines in books."""
    texts: dict[int, list[str]] = {}
    facts: dict[int, Any] = {}
    for row in Letter.objects.filter(pk__in=ids).select_related("text"):
        text = getattr(row, "text", None)
        read = [text.raw, text.repaired] if text else []
        facts[row.pk] = text.facts if text else {}
        texts[row.pk] = [row.subject, row.number, row.issuer, row.addressee, *read]
    for id_, more in (*_corrected(ids), *_lines(ids), *_drafted(ids)):
        texts[id_] += more
    veils = veils_over(facts)
    return {id_: written(said, veils[id_]) for id_, said in texts.items()}


def _corrected(ids: Collection[int]) -> Iterator[tuple[int, list[str]]]:
    """What people said a fact is, where it was not taken back."""
    newest: dict[tuple[int, str], Correction] = {}
    for row in Correction.objects.filter(letter__in=ids).order_by("pk"):
        newest[row.letter_id, row.name] = row
    for (id_, _), row in newest.items():
        yield id_, [] if row.back else [row.printed, *_strings(row.value)]


def _lines(ids: Collection[int]) -> Iterator[tuple[int, list[str]]]:
    """What books of its own house say of each letter; of one that goes round only what the letter
    says itself, for who gets it must not find it by the sender's notes."""
    columns = ("number", "their_number", "sender", "addressee", "subject", "action", "note")
    rows = Entry.objects.filter(letter__in=ids, letter__round=None).order_by("pk")
    for id_, *values in rows.values_list("letter", *columns):
        yield id_, [str(value) for value in values]


def _drafted(ids: Collection[int]) -> Iterator[tuple[int, list[str]]]:
    """The newest wording of a letter that is being written."""
    newest: dict[int, list[str]] = defaultdict(list)
    rows = Draft.objects.filter(letter__in=ids).order_by("version")
    for id_, content in rows.values_list("letter", "content"):
        newest[id_] = list(_strings(content))
    yield from newest.items()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in _strings(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in _strings(one))
