"""Lines of a register by the words in them, and without what the person may not see."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from django.db.models import Q

from wian.offices.acting import Actor
from wian.thai.digits import to_arabic, to_thai

from ..masking import CLEAR
from .veiling import veils

_WORDS: Final = ("subject", "sender", "addressee", "their_number", "action", "note", "reason")


def matching(text: str) -> Q:
    """The lines in which the text stands, in digits of either script."""
    found = Q()
    for form in _forms(text):
        for column in _WORDS:
            found |= Q(**{f"{column}__icontains": form})
    return found


def veiled(
    actor: Actor, rows: Collection[Mapping[str, Any]], text: str
) -> Iterator[dict[str, Any]]:
    """The rows with the secrets of their letters hidden; three queries at most.

    A row that was found by nothing but what is hidden is left out.
    """
    over = veils(actor, {row["letter"] for row in rows} - {None})
    for row in rows:
        veil = over.get(row["letter"], CLEAR)
        shown = dict(row) | {name: veil.text(row[name]) for name in _WORDS}
        if not text or veil is CLEAR or _holds(shown, text):
            yield shown


def _holds(row: Mapping[str, Any], text: str) -> bool:
    said = "\n".join(row[name] for name in _WORDS).casefold()
    return any(form.casefold() in said for form in _forms(text))


def _forms(text: str) -> set[str]:
    return {text, to_arabic(text), to_thai(text)}
