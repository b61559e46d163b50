"""What is owed over HTTP: reports written, sent and decided on, with their receipts."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router

from wian.duties.actions import reports as actions
from wian.duties.actions.words import Incomplete
from wian.duties.queries import reports as queries
from wian.offices.queries.offices import by_key

from ..fields import Cursor, Id, Key, Limit, Text
from ..site import actor, api
from ..told import named
from . import doing_schemas as told

router = Router(tags=["reports"])


@api.exception_handler(Incomplete)
def incomplete(request: HttpRequest, wrong: Incomplete) -> HttpResponse:
    """409 with what keeps the report back, field by field."""
    fields = [{"at": [one.field], "why": f"{one.thai} · {one.english}"} for one in wrong.found]
    said: dict[str, Any] = {"code": wrong.number, "th": wrong.thai, "en": wrong.english}
    return api.create_response(request, {**said, "fields": fields}, status=409)


@router.get("/duties/reports", response=told.Inbox, summary="รายงานที่รอรับ · Reports to accept")
def inbox(
    request: HttpRequest,
    duty: Id | None = None,
    period: told.Period | None = None,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> told.Inbox:
    """Those that wait for you, those due first."""
    who = actor(request)
    found = queries.inbox(who, duty=duty, period=period, after=cursor, most=limit)
    offices = named(found.lines)
    items = [told.ToAccept.of(one, offices) for one in found.lines]
    return told.Inbox(items=items, next=found.next or None, count=found.count)


@router.post(
    "/duties/reports/accepted", response=told.Accepted, summary="รับหลายฉบับ · Accept many at once"
)
def accept_many(request: HttpRequest, body: told.Accepting) -> told.Accepted:
    """Those that pass are accepted; of the rest you are told why not."""
    found = actions.accept_many(actor(request), sendings=body.sendings)
    left = [told.NotAccepted.of(one, {}) for one in found.left]
    return told.Accepted(count=found.count, left=left)


@router.get(
    "/duties/{int:duty}/reports/{period}", response=told.Report, summary="รายงาน · One report"
)
def report(request: HttpRequest, duty: Id, period: told.Period, office: Key) -> told.Report:
    """Its form, what stands in it, what is wrong with that, and what may be done next."""
    at = by_key(office)
    found = queries.report_page(actor(request), duty=duty, office=at, period=period)
    return told.Report.told(found, named([found], found.leaves))


@router.put(
    "/duties/{int:duty}/reports/{period}/draft", response=told.Drafted, summary="บันทึกร่าง · Save"
)
def save_draft(
    request: HttpRequest, duty: Id, period: told.Period, body: told.Drafting
) -> told.Drafted:
    """The draft holds these values, readable or not: all of it, what is left out is gone."""
    said = body.dict() | {"office": by_key(body.office)}
    revision = actions.save_draft(actor(request), duty=duty, period=period, **said)
    return told.Drafted(revision=revision)


@router.post(
    "/duties/{int:duty}/reports/{period}/copied",
    response=told.Copied,
    summary="ยกจากงวดก่อน · Copy the last one",
)
def copy_last(
    request: HttpRequest, duty: Id, period: told.Period, body: told.Copying
) -> told.Copied:
    """What the period before said stands in empty fields."""
    said = body.dict() | {"office": by_key(body.office)}
    found = actions.copy_last(actor(request), duty=duty, period=period, **said)
    return told.Copied(fields=sorted(found))


@router.post(
    "/duties/{int:duty}/reports/{period}/sendings",
    response=told.Receipt,
    summary="ส่งรายงาน · Send the report",
)
def send(request: HttpRequest, duty: Id, period: told.Period, body: told.Sent) -> told.Receipt:
    """The report is sent, with a receipt; the same words again give the same receipt."""
    said = body.dict() | {"office": by_key(body.office)}
    found = actions.send_report(actor(request), duty=duty, period=period, **said)
    return told.Receipt.of(found, {})


@router.get("/duties/receipts/check", response=told.Checked, summary="ตรวจใบรับ · Check a receipt")
def check_receipt(
    request: HttpRequest,
    number: Annotated[Text, Field(max_length=60)],
    digest: Annotated[Text, Field(max_length=64)],
) -> told.Checked:
    """Whether there is such a receipt, and what it was given for still stands."""
    return told.Checked.of(queries.check_receipt(number, digest), {})


@router.get("/duties/receipts/{int:sending}", response=told.ReceiptPage, summary="ใบรับ · A receipt")
def receipt(request: HttpRequest, sending: Id) -> told.ReceiptPage:
    """The receipt of a sending."""
    found = queries.receipt(actor(request), sending=sending)
    return told.ReceiptPage.of(found, named([found]), receipt=told.Receipt.of(found.receipt, {}))


@router.post(
    "/duties/sendings/{int:sending}/back", response=told.Done, summary="ถอนการส่ง · Take it back"
)
def take_back(request: HttpRequest, sending: Id) -> told.Done:
    """It counts no more; possible until somebody looked at it."""
    actions.take_back_report(actor(request), sending=sending)
    return told.Done()


@router.post(
    "/duties/sendings/{int:sending}/seen", response=told.Done, summary="เปิดดูแล้ว · It was looked at"
)
def look_at(request: HttpRequest, sending: Id) -> told.Done:
    """Who may accept it has looked at it; it is not taken back any more."""
    actions.look_at(actor(request), sending=sending)
    return told.Done()


@router.post(
    "/duties/sendings/{int:sending}/acceptance", response=told.Done, summary="รับรายงาน · Accept it"
)
def accept(request: HttpRequest, sending: Id) -> told.Done:
    """The report is accepted."""
    actions.accept_report(actor(request), sending=sending)
    return told.Done()


@router.post(
    "/duties/sendings/{int:sending}/return", response=told.Done, summary="ส่งคืน · Send it back"
)
def send_back(request: HttpRequest, sending: Id, body: told.Returning) -> told.Done:
    """The report goes back to its office with these reasons."""
    actions.return_report(actor(request), sending=sending, **body.dict())
    return told.Done()


@router.post(
    "/duties/sendings/{int:sending}/undo", response=told.Done, summary="ย้อนผล · Undo the decision"
)
def undo(request: HttpRequest, sending: Id) -> told.Done:
    """The report waits again."""
    actions.undo_decision(actor(request), sending=sending)
    return told.Done()
