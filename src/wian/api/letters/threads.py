"""Letters that belong together, and where they point outside, over HTTP."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from wian.letters.actions import threads as actions
from wian.letters.actions.links import ask_links
from wian.letters.queries import threads as queries

from ..fields import Id
from ..site import actor
from ..told import named
from .thread_schemas import Bound, Family, Link, Relative, Tied, Tying

router = Router(tags=["threads"])


@router.get("/letters/{int:letter}/family", response=Family, summary="ชุดหนังสือ · The family")
def family(request: HttpRequest, letter: Id) -> Family:
    """The letter with all that are tied to it and that you may see, in the order of time."""
    found = queries.family(actor(request), letter)
    offices = named(found.members)
    members = [
        Relative.of(one, offices, bonds=[Bound.of(bond, {}) for bond in one.bonds])
        for one in found.members
    ]
    return Family(members=members, more=found.more)


@router.post("/letters/{int:letter}/ties", response=Tied, summary="โยงหนังสือ · Tie two letters")
def tie(request: HttpRequest, letter: Id, body: Tying) -> Tied:
    """The letter refers to, encloses, was forwarded by or answers the other one."""
    who = actor(request)
    return Tied(tie=actions.tie_by_hand(who, letter=letter, other=body.other, kind=body.kind))


@router.post("/ties/{int:tie}/confirm", response=Tied, summary="ยืนยันการโยง · Confirm a tie")
def confirm(request: HttpRequest, tie: Id) -> Tied:
    """Both letters belong together, as was suggested or once rejected."""
    actions.confirm_tie(actor(request), tie=tie)
    return Tied(tie=tie)


@router.post("/ties/{int:tie}/reject", response=Tied, summary="ปฏิเสธการโยง · Reject a tie")
def reject(request: HttpRequest, tie: Id) -> Tied:
    """They do not belong together so; it is not suggested again."""
    actions.reject_tie(actor(request), tie=tie)
    return Tied(tie=tie)


@router.delete("/ties/{int:tie}", response=Tied, summary="เลิกโยง · Take a tie back")
def untie(request: HttpRequest, tie: Id) -> Tied:
    """A confirmed tie is taken back; it can be confirmed again."""
    actions.untie(actor(request), tie=tie)
    return Tied(tie=tie)


@router.get("/letters/{int:letter}/links", response=list[Link], summary="ลิงก์ · Its links")
def links(request: HttpRequest, letter: Id) -> list[Link]:
    """Where the letter points outside, and whether each address answered."""
    return [Link.of(one, {}) for one in queries.links(actor(request), letter)]


@router.post(
    "/letters/{int:letter}/links/asking", response=list[Link], summary="ตรวจลิงก์ · Ask its links"
)
def ask(request: HttpRequest, letter: Id) -> list[Link]:
    """A job will ask whether they answer; they are told as they stand now."""
    ask_links(actor(request), letter=letter)
    return links(request, letter)
