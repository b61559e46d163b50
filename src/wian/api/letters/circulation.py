"""Letters that go round over HTTP: sent, received, acknowledged, passed on, recalled."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Router

from wian.letters.actions import circulation as actions
from wian.letters.errors import Refused
from wian.letters.queries import circulation as queries
from wian.letters.register_values import Given
from wian.offices.audience import Rule
from wian.offices.queries.offices import by_key, by_keys, keys

from ..fields import Cursor, Id, Limit, Text
from ..site import actor
from ..told import named, pair_of, start_of, told_pair
from .circulation_schemas import (
    Again,
    Changed,
    Circulation,
    Dispatched,
    Dispatching,
    Drafted,
    Inbox,
    Level,
    Moved,
    Moving,
    Proposed,
    Recalling,
    Received,
    Relaying,
    Returning,
    Sent,
    Standing,
    counts,
)
from .register_schemas import Number

router = Router(tags=["circulation"])


@router.get("/letters/inbox", response=Inbox, summary="หนังสือเวียนเข้า · Letters that came round")
def inbox(
    request: HttpRequest, waiting: bool = True, cursor: Cursor = "", limit: Limit = 50
) -> Inbox:
    """What came round to your own offices, the newest first; `waiting`: not acknowledged yet."""
    before = pair_of(cursor)
    found = queries.inbox(actor(request), waiting=waiting, before=before, most=limit)
    offices = named(found.lines, [line.letter for line in found.lines])
    items = [Received.told(line, offices) for line in found.lines]
    return Inbox(items=items, next=told_pair(found.next))


@router.get(
    "/letters/{int:letter}/proposal", response=Proposed, summary="จะส่งถึงใคร · Whom it would go to"
)
def proposal(
    request: HttpRequest, letter: Id, phrase: Annotated[Text, Field(max_length=1_000)] = ""
) -> Proposed:
    """Whom the letter's own addressees mean today, or whom `phrase` means; nothing is sent."""
    found = queries.proposal(actor(request), letter, phrase or None)
    list_ = found.found
    by_id = keys(one.id for one in list_.sent) if list_ else {}
    return Proposed(
        phrase=found.phrase,
        rule=found.rule.to_dict(),
        sentence=list_.sentence if list_ else "",
        sum=list_.sum if list_ else "",
        offices=[by_id[one.id] for one in list_.sent] if list_ else [],
        left_out=[(one.office.key, one.reason) for one in list_.left_out] if list_ else [],
        questions=[thai for thai, _ in found.asks],
        certain=found.certain,
        problem=found.problem[0] if found.problem else "",
        purpose=found.purpose,
        had=len(found.had),
    )


@router.post("/letters/{int:letter}/dispatches", response=Dispatched, summary="ส่งเวียน · Send round")
def dispatch(request: HttpRequest, letter: Id, body: Dispatching) -> Dispatched:
    """Every office that the rule means today has a receipt; who has one keeps it."""
    said = body.dict() | {"rule": _rule(body.rule)}
    sent = actions.dispatch(actor(request), letter=letter, **said)
    return Dispatched(dispatch=sent.dispatch, offices=sent.offices)


@router.get(
    "/letters/{int:letter}/circulation",
    response=Circulation,
    summary="สถานะการเวียน · How it stands",
)
def circulation(
    request: HttpRequest, letter: Id, cursor: Cursor = "", limit: Limit = 100
) -> Circulation:
    """All who have it, for who reads the sender's letters; else your own offices only."""
    after = start_of(cursor) or None
    found = queries.circulation(actor(request), letter, after=after, most=limit)
    offices = named(found.stands)
    return Circulation(
        letter=found.letter,
        whole=found.whole,
        counts=counts(found.counts),
        sendings=[Sent.told(one) for one in found.sendings],
        items=[Standing.told(one, offices) for one in found.stands],
        levels=[
            Level(depth=one.depth, counts=counts(one.counts), delay=one.delay)
            for one in found.levels
        ],
        next=str(found.next) if found.next else None,
    )


@router.post("/letters/{int:letter}/receipt", response=Number, summary="ลงรับหนังสือเวียน · Receive")
def receive(request: HttpRequest, letter: Id, body: Moving) -> Number:
    """The letter has its number in the office's incoming book; a second time the same one."""
    given: Given = actions.receive(actor(request), letter=letter, office=by_key(body.office))
    return Number.of(given, {})


@router.post(
    "/letters/{int:letter}/acknowledgement", response=Moved, summary="รับทราบ · Acknowledge"
)
def acknowledge(request: HttpRequest, letter: Id, body: Moving) -> Moved:
    """The office knows of the letter; `moved` is false where it had said so."""
    done = actions.acknowledge(actor(request), letter=letter, office=by_key(body.office))
    return Moved(moved=done)


@router.post("/letters/{int:letter}/completion", response=Moved, summary="ดำเนินการแล้ว · Done")
def finish(request: HttpRequest, letter: Id, body: Moving) -> Moved:
    """The office has done what the letter asks."""
    done = actions.finish(actor(request), letter=letter, office=by_key(body.office))
    return Moved(moved=done)


@router.post("/letters/{int:letter}/return", response=Moved, summary="ส่งคืนผู้ส่ง · Return")
def turn_back(request: HttpRequest, letter: Id, body: Returning) -> Moved:
    """The office returns the letter to its sender, with the reason."""
    office = by_key(body.office)
    done = actions.turn_back(actor(request), letter=letter, office=office, reason=body.reason)
    return Moved(moved=done)


@router.post("/letters/{int:letter}/receipt/back", response=Moved, summary="ย้อนสถานะ · Take back")
def take_back(request: HttpRequest, letter: Id, body: Moving) -> Moved:
    """Returning or finishing was a mistake."""
    done = actions.take_back(actor(request), letter=letter, office=by_key(body.office))
    return Moved(moved=done)


@router.post("/letters/{int:letter}/recall", response=Changed, summary="เรียกคืน · Recall")
def recall(request: HttpRequest, letter: Id, body: Recalling) -> Changed:
    """What nobody has received is taken back; what was received stays."""
    offices = None if body.offices is None else by_keys(body.offices)
    done = actions.recall(actor(request), letter=letter, reason=body.reason, offices=offices)
    return Changed(count=done)


@router.post("/letters/{int:letter}/again", response=Changed, summary="ส่งอีกครั้ง · Send again")
def again(request: HttpRequest, letter: Id, body: Again) -> Changed:
    """Those of the offices that returned it, or whose receipt was recalled, have it again."""
    offices = by_keys(body.offices)
    return Changed(count=actions.send_again(actor(request), letter=letter, offices=offices))


@router.post("/letters/{int:letter}/relay", response=Drafted, summary="แจ้งต่อ · Pass on")
def relay(request: HttpRequest, letter: Id, body: Relaying) -> Drafted:
    """A covering letter is drafted from the facts of this one."""
    said = body.dict() | {"office": by_key(body.office)}
    return Drafted(letter=actions.relay(actor(request), letter=letter, **said))


def _rule(data: dict[str, object]) -> Rule:
    try:
        return Rule.from_dict(data)
    except ValueError as wrong:
        raise Refused("L601", why="กฎผู้รับไม่ถูกรูปแบบ ใช้ที่ได้จาก proposal", why_en=str(wrong)) from None
