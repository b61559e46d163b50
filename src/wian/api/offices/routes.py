"""Offices over HTTP: the same queries as the pages, with the same visibility."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Status

from wian.offices import audience
from wian.offices.acting import today
from wian.offices.queries import offices as directory

from ..site import Problem, actor
from .schemas import Audience, Office, Offices, Phrase, Place, Question

router = Router(tags=["offices"])
Day = Annotated[date | None, Query(description="as of this day; today when left out")]
_REFUSED = {403: Problem, 404: Problem}


@router.get("/offices", response=Offices)
def list_offices(
    request: HttpRequest,
    q: str = "",
    kind: str = "",
    day: Day = None,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Offices:
    """The offices that the caller may see, in the order of the tree, a page at a time."""
    found = directory.find(actor(request), q, kind=kind, day=day, after=cursor, limit=limit + 1)
    page, more = found[:limit], len(found) > limit
    return Offices(
        items=[Office.of(view) for view in page], next=page[-1].key if more and page else None
    )


@router.get("/offices/{key}", response={200: Office, **_REFUSED})
def one_office(request: HttpRequest, key: str, day: Day = None) -> Office:
    """One office on a day."""
    return Office.of(directory.office(actor(request), key, day=day))


@router.get("/offices/{key}/subtree", response={200: list[Office], **_REFUSED})
def subtree(request: HttpRequest, key: str, day: Day = None) -> list[Office]:
    """The office and all under it by area."""
    view = directory.office(actor(request), key, day=day)
    return [Office.of(row) for row in directory.subtree(actor(request), view, day=day)]


@router.get("/offices/{key}/line", response={200: list[Office], **_REFUSED})
def field_line(request: HttpRequest, key: str, day: Day = None) -> list[Office]:
    """The office and all under it along its department's field line."""
    view = directory.office(actor(request), key, day=day)
    return [Office.of(row) for row in directory.line(actor(request), view, day=day)]


@router.get("/offices/{key}/ancestors", response={200: list[Office], **_REFUSED})
def ancestors(request: HttpRequest, key: str, day: Day = None) -> list[Office]:
    """The offices above, the highest first."""
    view = directory.office(actor(request), key, day=day)
    return [Office.of(row) for row in directory.ancestors(actor(request), view, day=day)]


@router.get("/offices/{key}/history", response={200: list[Office], **_REFUSED})
def history(request: HttpRequest, key: str, day: Day = None) -> list[Office]:
    """What was true of the office when, the newest first; a closed one is found by a day."""
    view = directory.office(actor(request), key, day=day)
    return [Office.of(row) for row in directory.history(actor(request), view)]


@router.get("/places", response=list[Place])
def places(request: HttpRequest, level: str = "", parent: str = "", day: Day = None) -> list[Place]:
    """Places by level or by parent, in the order of their codes."""
    return [Place.of(view) for view in directory.places(level=level, parent=parent, day=day)]


@router.post("/audience", response={200: Audience, 422: Problem, **_REFUSED})
def who_is_addressed(request: HttpRequest, body: Phrase) -> Audience | Status[Problem]:
    """Exactly whom a phrase addresses; the issuer must be an office that the caller may see."""
    day = body.day or today()
    issuer = directory.office(actor(request), body.issuer, day=day)
    reading = audience.read_phrase(body.phrase, issuer=issuer, day=day)
    answer = Audience(
        questions=[Question.of(ask) for ask in reading.asks], rule=reading.rule.to_dict()
    )
    if reading.open:
        return answer
    try:
        return answer.filled(audience.resolve(reading.rule, day=day, sender=issuer.id))
    except audience.AudienceError as wrong:
        return Status(422, Problem(code="audience", th=wrong.thai, en=wrong.english))
