"""What a letter says in its own words, whether it was read here or written here."""

from __future__ import annotations

from ..drafting import from_json
from ..models import Draft, Text


def words_of(letter: int) -> str:
    """The letter as it was read, else as it was written here; "" for one on paper alone.

    Uncovered: for rules, not for the eye.
    """
    read = Text.objects.filter(letter=letter).values_list("repaired", flat=True).first()
    if read:
        return read
    versions = Draft.objects.filter(letter=letter).order_by("-version")
    content = versions.values_list("content", flat=True).first()
    if content is None:
        return ""
    written = from_json(content)
    return "\n".join((written.cause, written.aim, written.conclusion))
