"""A letter inside an office over HTTP: whose it is, what was written on it, and writing on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.http import HttpRequest
from ninja import Router

from wian.letters.actions import endorsing as actions
from wian.letters.endorsing import Target
from wian.letters.inside_values import InHand as InHandView
from wian.letters.inside_values import StepView
from wian.letters.queries import inside, next_steps
from wian.letters.queries.short import short
from wian.offices.queries.offices import by_key, keys

from ..fields import Cursor, Id, Key, Limit
from ..site import actor
from ..told import named, page, start_of
from .desk_schemas import Lies
from .hand_schemas import (
    AtOffice,
    Colleague,
    Copies,
    CopyOf,
    Ending,
    Endorsing,
    InHand,
    InHands,
    Receivers,
    Room,
    Step,
    StepOpen,
    Tally,
    Written,
)
from .short import Changed, Short

router = Router(tags=["endorsements"])
Listing = Callable[..., Sequence[InHandView]]


@router.get("/hands/counts", response=Tally, summary="จำนวนหนังสือในมือ · How many are in hand")
def counts(request: HttpRequest) -> Tally:
    """How many letters lie with you, with your units, wait for your decision, or are copies."""
    return Tally.of(inside.counts(actor(request)), {})


@router.get("/hands/mine", response=InHands, summary="ในมือของฉัน · In my hands")
def mine(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> InHands:
    """The letters that lie with you."""
    return _listed(request, inside.in_my_hands, cursor, limit)


@router.get("/hands/ours", response=InHands, summary="ในกลุ่มงานของฉัน · In our hands")
def ours(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> InHands:
    """The letters that lie with your own offices and units, but not with you."""
    return _listed(request, inside.in_our_hands, cursor, limit)


@router.get("/hands/decisions", response=InHands, summary="รอฉันพิจารณา · Waiting for me")
def decisions(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> InHands:
    """What was submitted for your decision, drafts to check or sign too."""
    return _listed(request, inside.waiting_for_me, cursor, limit)


@router.get("/hands/copies", response=Copies, summary="สำเนาเพื่อทราบ · Copies for information")
def copies(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Copies:
    """Copies that nobody has looked at yet."""
    start = start_of(cursor)
    found = inside.copies_for_me(actor(request), start=start, most=limit + 1)
    rows, following = page(list(found), start, limit)
    offices = named(row.letter for row in rows)
    items = [CopyOf.of(row, {}, letter=Short.of(row.letter, offices)) for row in rows]
    return Copies(items=items, next=following)


@router.get(
    "/letters/{int:letter}/endorsements", response=list[Step], summary="การเกษียน · Endorsements"
)
def history(request: HttpRequest, letter: Id, office: Key = "") -> list[Step]:
    """What was written on the letter, in its order, of one office or all."""
    _see(request, letter)
    at = by_key(office) if office else None
    found = inside.history(actor(request), letter, office=at)
    offices = named(found, *(step.copies for step in found))
    return [_step(step, offices) for step in found]


@router.get(
    "/letters/{int:letter}/steps", response=list[StepOpen], summary="ที่ทำได้ · What may be done"
)
def steps(request: HttpRequest, letter: Id, office: Key) -> list[StepOpen]:
    """Each step of the letter inside this office, open to you or with what forbids it."""
    _see(request, letter)
    found = next_steps.steps_open(actor(request), letter, office=by_key(office))
    return [StepOpen.of(one, {}) for one in found]


@router.get("/letters/{int:letter}/receivers", response=Receivers, summary="ผู้รับที่เลือกได้ · Receivers")
def receivers(request: HttpRequest, letter: Id, office: Key) -> Receivers:
    """The rooms of the office, and who may get the letter there."""
    house, people = next_steps.receivers(actor(request), letter, office=by_key(office))
    called = keys(house.ids)
    rooms = [Room(key=called[room.id], name=room.name) for room in house.rooms]
    return Receivers(rooms=rooms, people=[Colleague.of(one, called) for one in people])


@router.post(
    "/letters/{int:letter}/endorsements", response=Written, summary="เกษียน · Endorse the letter"
)
def endorse(request: HttpRequest, letter: Id, body: Endorsing) -> Written:
    """What is written stands on the letter, and it lies where it was sent."""
    said = body.dict() | {
        "office": by_key(body.office),
        "to_unit": by_key(body.to_unit) if body.to_unit else None,
        "copies": [Target(by_key(one.unit), one.to) for one in body.copies],
    }
    step = actions.endorse(actor(request), letter=letter, **said)
    now = Changed.of(request, letter)
    return Written(step=step, state=now.state, revision=now.revision)


@router.post(
    "/letters/{int:letter}/endorsements/back",
    response=Changed,
    summary="ดึงกลับ · Take the newest step back",
)
def take_back(request: HttpRequest, letter: Id, body: AtOffice) -> Changed:
    """Your own newest step leads nowhere any more; the letter lies where it did before."""
    said = body.dict() | {"office": by_key(body.office)}
    actions.take_back(actor(request), letter=letter, **said)
    return Changed.of(request, letter)


@router.post("/letters/{int:letter}/close", response=Changed, summary="ยุติเรื่อง · Close")
def close(request: HttpRequest, letter: Id, body: Ending) -> Changed:
    """The matter is done in this office."""
    said = body.dict() | {"office": by_key(body.office)}
    actions.close_matter(actor(request), letter=letter, **said)
    return Changed.of(request, letter)


@router.post("/letters/{int:letter}/reopen", response=Changed, summary="เปิดเรื่องใหม่ · Reopen")
def reopen(request: HttpRequest, letter: Id, body: Ending) -> Changed:
    """The matter is open again, where it lay when it was closed."""
    said = body.dict() | {"office": by_key(body.office)}
    actions.reopen(actor(request), letter=letter, **said)
    return Changed.of(request, letter)


@router.post("/hands/copies/{int:step}", response=Tally, summary="ดูสำเนาแล้ว · A copy was seen")
def see_copy(request: HttpRequest, step: Id) -> Tally:
    """The copy was looked at; what still waits is told."""
    actions.see_copy(actor(request), step=step)
    return counts(request)


def _see(request: HttpRequest, letter: int) -> None:
    """Pass for who sees the letter, else LookupError."""
    if not short(actor(request), (letter,)):
        raise LookupError("letter")


def _listed(request: HttpRequest, listing: Listing, cursor: str, limit: int) -> InHands:
    start = start_of(cursor)
    found = listing(actor(request), start=start, most=limit + 1)
    rows, following = page(list(found), start, limit)
    offices = named((row.letter for row in rows), (row.holding for row in rows))
    items = [
        InHand(
            letter=Short.of(row.letter, offices),
            lies=Lies.of(row.holding, offices),
            kind=row.kind,
            instruction=row.instruction,
        )
        for row in rows
    ]
    return InHands(items=items, next=following)


def _step(view: StepView, offices: Mapping[int, str]) -> Step:
    return Step.of(view, offices, copies=[_step(copy, offices) for copy in view.copies])
