"""Writes in registers: numbers are reserved, issued, used, cancelled and put behind others."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest
from ninja import Router

from wian.letters.actions import registers as actions
from wian.letters.register_values import Given
from wian.letters.register_values import NewLine as New
from wian.offices.queries.offices import by_key

from ..fields import Id
from ..site import actor
from .register_schemas import (
    Cancelling,
    Filling,
    Inserting,
    Issuing,
    IssuingOne,
    IssuingSigned,
    Line,
    Number,
    Reserving,
)
from .registers import one_line

router = Router(tags=["registers"])


@router.post("/registers/reservations", response=list[Number], summary="จองเลข · Reserve numbers")
def reserve(request: HttpRequest, body: Reserving) -> list[Number]:
    """The next numbers are kept free until the end of the day `until`."""
    said = body.dict() | {"office": by_key(body.office)}
    return _numbers(actions.reserve(actor(request), **said))


@router.post(
    "/registers/numbers", response=list[Number], summary="ออกเลขหลายฉบับ · Issue several numbers"
)
def issue_many(request: HttpRequest, body: Issuing) -> list[Number]:
    """Each line has the next number, for letters that are not kept here."""
    lines = [New(**line.dict()) for line in body.lines]
    said = body.dict() | {"office": by_key(body.office), "lines": lines}
    return _numbers(actions.issue_many(actor(request), **said))


@router.post(
    "/letters/{int:letter}/number", response=Number, summary="ออกเลขหนังสือ · Number a signed letter"
)
def issue(request: HttpRequest, letter: Id, body: IssuingOne) -> Number:
    """The signed letter has the next number of its office; a second time the same one."""
    return _number(actions.issue_outgoing(actor(request), letter=letter, **body.dict()))


@router.post(
    "/letters/numbers",
    response=list[Number],
    summary="ออกเลขหนังสือที่ลงนามแล้วหลายฉบับ · Number several signed letters",
)
def issue_signed(request: HttpRequest, body: IssuingSigned) -> list[Number]:
    """All or none, in the order sent; a letter that has a number keeps it."""
    said = body.dict() | {"office": by_key(body.office)}
    return _numbers(actions.issue_signed(actor(request), **said))


@router.post(
    "/registers/lines/{int:line}/fill", response=Number, summary="ใช้เลขที่จอง · Use a reserved number"
)
def fill(request: HttpRequest, line: Id, body: Filling) -> Number:
    """The reserved number is that of the letter."""
    return _number(actions.fill_reserved(actor(request), entry=line, **body.dict()))


@router.post(
    "/registers/lines/{int:line}/cancel", response=Line, summary="ยกเลิกเลข · Cancel a number"
)
def cancel(request: HttpRequest, line: Id, body: Cancelling) -> Line:
    """The number stays in its place, struck, and is never given again."""
    actions.cancel(actor(request), entry=line, reason=body.reason)
    return one_line(request, line)


@router.post(
    "/registers/{int:book}/inserts", response=Number, summary="แทรกเลขย้อนหลัง · Insert a line"
)
def insert(request: HttpRequest, book: Id, body: Inserting) -> Number:
    """A line of an earlier day stands behind the number, and says so for ever."""
    return _number(actions.insert_behind(actor(request), book=book, **body.dict()))


def _number(given: Given) -> Number:
    return Number.of(given, {})


def _numbers(given: Iterable[Given]) -> list[Number]:
    return [_number(one) for one in given]
