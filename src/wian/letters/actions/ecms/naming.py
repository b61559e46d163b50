"""Names of documents that go out, and the ids of their messages."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from ...models import Letter

_LONGEST = 80


def named(row: Letter, ending: str) -> str:
    """A file's name by the letter's number."""
    stem = (row.number or str(row.pk))[:_LONGEST].replace("/", "-")
    return f"{stem} {ending}"


def message_of(letter: int, office: int, what: str) -> str:
    """The same document has the same id every time it is written, so that its receiver knows it."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'wian:ecms:{letter}:{office}:{what}')}"
