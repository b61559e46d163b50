"""Letters listed and searched over HTTP: every list sees what the pages see."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Query, Router

from wian.letters.queries import search as queries
from wian.letters.search import values
from wian.offices.queries.offices import by_key

from ..fields import Cursor, Limit, Text
from ..site import actor
from ..told import named
from .thread_schemas import Found, Hit, Segment, Shown, Suggested, Wanted

router = Router(tags=["letters"])


@router.get("/letters", response=Found, summary="รายการและค้นหนังสือ · List and search letters")
def search(
    request: HttpRequest, wanted: Query[Wanted], cursor: Cursor = "", limit: Limit = 20
) -> Found:
    """The surest first, then the newest; without `q` all that the filters leave."""
    said = wanted.dict(exclude={"q"})
    said |= {"text": wanted.q, "office": by_key(wanted.office) if wanted.office else None}
    found = queries.search(actor(request), values.Wanted(**said), cursor or None, most=limit)
    offices = named(found.hits)
    hits = [Hit.of(hit, offices, shown=[_shown(one) for one in hit.shown]) for hit in found.hits]
    return Found(items=hits, total=found.total, more=found.more, next=found.next)


@router.get("/letters/suggest", response=Suggested, summary="แนะนำคำค้น · Suggest words")
def suggest(request: HttpRequest, q: Annotated[Text, Field(max_length=500)]) -> Suggested:
    """Issuers, subjects and numbers that hold what was typed."""
    return Suggested.of(queries.suggest(actor(request), q), {})


def _shown(view: values.Shown) -> Shown:
    return Shown.of(view, {}, segments=[Segment.of(one, {}) for one in view.segments])
