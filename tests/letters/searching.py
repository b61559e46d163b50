"""Letters that stand in search, written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wian.letters.actions.indexing import index
from wian.letters.models import Letter, Text
from wian.letters.queries.search import search
from wian.letters.search.values import Found, Wanted
from wian.offices.acting import SYSTEM, Actor

EXAMPLES = Path(__file__).parents[2] / "examples" / "letters"


def kept(
    office: int, raw: str = "", *, facts: Any = None, repaired: str = "", **columns: Any
) -> int:
    """An office keeps a letter that says this; its id."""
    values = {"way": "in", "state": "desk", "source": "paste", **columns}
    row = Letter.objects.create(office_id=office, **values)
    Text.objects.create(letter=row, raw=raw, repaired=repaired or raw, facts=facts or {})
    index(row.pk)
    return row.pk


def found(text: str, actor: Actor = SYSTEM, **wanted: Any) -> list[int]:
    """The ids of all that is found, page after page, in their order."""
    ids, after = list[int](), None
    while True:
        page = looked(text, actor, after, most=100, **wanted)
        ids += [hit.id for hit in page.hits]
        if (after := page.next) is None:
            return ids


def looked(
    text: str, actor: Actor = SYSTEM, after: str | None = None, *, most: int = 20, **wanted: Any
) -> Found:
    """One page of what is found."""
    return search(actor, Wanted(text=text, **wanted), after, most=most)


def marked(page: Found) -> list[str]:
    """Everything that is marked on the page."""
    return [s.text for hit in page.hits for piece in hit.shown for s in piece.segments if s.marked]
