"""More time, or being let off, over HTTP: asked for, decided, given unasked."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from wian.duties.actions import leaves as actions
from wian.duties.queries import reports as queries
from wian.offices.queries.offices import by_key

from ..fields import Id, Key
from ..site import actor
from ..told import named
from . import leave_schemas as told

router = Router(tags=["leaves"])


@router.get(
    "/duties/leaves", response=list[told.Leave], summary="คำขอที่รอพิจารณา · Requests to decide"
)
def waiting(request: HttpRequest) -> list[told.Leave]:
    """Those that wait for you, the oldest first."""
    found = queries.leaves_waiting(actor(request))
    offices = named(found)
    return [told.Leave.of(one, offices) for one in found]


@router.get(
    "/duties/{int:duty}/leaves",
    response=list[told.Leave],
    summary="คำขอของภารกิจ · Requests of a duty",
)
def of_duty(request: HttpRequest, duty: Id, office: Key = "") -> list[told.Leave]:
    """What was asked and given, the newest first, as far as you may see it."""
    at = by_key(office) if office else None
    found = queries.leaves_of(actor(request), duty=duty, office=at)
    offices = named(found)
    return [told.Leave.of(one, offices) for one in found]


@router.post("/duties/{int:duty}/leaves", response=told.Asked, summary="ขอขยายเวลา · Ask for leave")
def ask(request: HttpRequest, duty: Id, body: told.Asking) -> told.Asked:
    """The office asks for more time, or to be let off."""
    said = body.dict() | {"office": by_key(body.office)}
    return told.Asked(leave=actions.ask_leave(actor(request), duty=duty, **said))


@router.post(
    "/duties/leaves/{int:leave}/back", response=told.Done, summary="ถอนคำขอ · Take the request back"
)
def take_back(request: HttpRequest, leave: Id) -> told.Done:
    """The office asks no more."""
    actions.take_back_leave(actor(request), leave=leave)
    return told.Done()


@router.post(
    "/duties/leaves/{int:leave}/decision", response=told.Moved, summary="พิจารณาคำขอ · Decide"
)
def decide(request: HttpRequest, leave: Id, body: told.Deciding) -> told.Moved:
    """The request is granted or not; how many periods moved."""
    return told.Moved(moved=actions.decide_leave(actor(request), leave=leave, **body.dict()))


@router.post(
    "/duties/{int:duty}/leaves/granted",
    response=told.Moved,
    summary="ให้โดยไม่ต้องขอ · Grant it unasked",
)
def grant(request: HttpRequest, duty: Id, body: told.Granting) -> told.Moved:
    """These offices have more time, or are let off; how many periods moved."""
    said = body.dict() | {"offices": [by_key(key) for key in body.offices]}
    return told.Moved(moved=actions.grant_leave(actor(request), duty=duty, **said))
