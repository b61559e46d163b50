"""Documents of the e-CMS kind over HTTP: letters and replies in and out as XML."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Field, File, Form, Router, Schema, UploadedFile

from wian.files.headers import SAFE
from wian.letters.actions.ecms import (
    letter_document,
    reply_document,
    take_in_document,
    take_in_reply,
)
from wian.letters.ecms import Note
from wian.letters.ecms_values import Answered, Brought, Written
from wian.letters.queries.ecms import envelope
from wian.offices.queries.offices import by_key, keys

from ..fields import Id, Key
from ..idempotency import apart, keep
from ..site import actor

Outcome = TypeVar("Outcome")
router = Router(tags=["letters"])
_XML = {"responses": {200: {"content": {"application/xml": {"schema": {
    "type": "string", "format": "binary"}}}}}}  # fmt: skip


class Noted(Schema):
    """ข้อสังเกต · What was not understood, or is not as the document says."""

    code: str
    th: str
    en: str

    @classmethod
    def all(cls, notes: tuple[Note, ...]) -> list[Noted]:
        """The notes as they are sent."""
        return [cls(code=one.code, th=one.thai, en=one.english) for one in notes]


class Document(Schema):
    """หนังสือที่เข้ามาด้วย XML · The letter that a document brought in."""

    letter: int
    trouble: str = Field(description="เลขเหตุที่ยังไม่มีตัวหนังสือ · why it has no paper, or empty")
    earlier: list[int] = Field(description="ที่รับไว้ก่อน · letters that may be the same")
    notes: list[Noted]

    @classmethod
    def of(cls, came: Brought) -> Document:
        """The outcome as it is sent."""
        return cls(
            letter=came.letter,
            trouble=came.missing.number if came.missing else "",
            earlier=[one.id for one in came.same],
            notes=Noted.all(came.notes),
        )


class Answer(Schema):
    """ผลของหนังสือตอบรับ · What a reply changed."""

    letter: int
    office: str = Field(description="หน่วยงานที่ตอบ · who answers; empty for none")
    kind: str = Field(description="receive · accept · reject · invalid · invalid_accept")
    state: str = Field(description="สถานะการรับ · how the receipt stands now")
    changed: bool
    notes: list[Noted]

    @classmethod
    def of(cls, done: Answered) -> Answer:
        """The outcome as it is sent."""
        return cls(
            letter=done.letter,
            office=keys((done.office,)).get(done.office, "") if done.office else "",
            kind=done.kind,
            state=done.state.word if done.state is not None else "",
            changed=done.changed,
            notes=Noted.all(done.notes),
        )


class Envelope(Schema):
    """ที่ XML บอกไว้ · What the document said by which the letter came in."""

    letter: int
    number: str
    dated: str
    subject: str
    speed: str
    secret: str
    sender: str = Field(description="รหัสหน่วยงานผู้ส่ง · the sender's code")
    notes: list[Noted]


@router.post("/letters/ecms", response=Document, summary="รับหนังสือ XML · Take a document in")
@apart
def take_document(request: HttpRequest, office: Form[Key], file: File[UploadedFile]) -> Document:
    """The letter in an XML of the e-CMS kind waits to be read; no certification is claimed."""
    data, at = file.read(), by_key(office)
    also = partial(_kept, request, Document.of)
    return Document.of(take_in_document(actor(request), office=at, data=data, also=also))


@router.post("/letters/ecms/replies", response=Answer, summary="รับหนังสือตอบรับ XML · Take a reply in")
@apart
def take_reply(
    request: HttpRequest,
    file: File[UploadedFile],
    letter: Form[int | None] = None,
    office: Form[str] = "",
) -> Answer:
    """The receipt of the office that answers stands as the reply says; what it does not tell is
    asked by a refusal, and sent as `letter` and `office` then."""
    chosen = {"letter": letter, "office": by_key(office) if office else None}
    also = partial(_kept, request, Answer.of)
    return Answer.of(take_in_reply(actor(request), data=file.read(), also=also, **chosen))


@router.get(
    "/letters/{int:letter}/ecms", summary="ส่งออก XML · The letter as XML", openapi_extra=_XML
)
def document_of(request: HttpRequest, letter: Id, receiver: Key = "") -> HttpResponse:
    """For one office that it was sent to; without `receiver` a ZIP with one for each."""
    at = by_key(receiver) if receiver else None
    return _bytes(letter_document(actor(request), letter=letter, receiver=at))


@router.get(
    "/letters/{int:letter}/ecms/reply",
    summary="หนังสือตอบรับ XML · The reply as XML",
    openapi_extra=_XML,
)
def reply_of(request: HttpRequest, letter: Id, office: Key) -> HttpResponse:
    """What the office answers by how the letter stands there."""
    return _bytes(reply_document(actor(request), letter=letter, office=by_key(office)))


@router.get(
    "/letters/{int:letter}/ecms/envelope",
    response=Envelope,
    summary="ที่ XML บอกไว้ · What the document said",
)
def envelope_of(request: HttpRequest, letter: Id) -> Envelope:
    """The fields as they were written, and what was noted of them; 404 without a document."""
    said, notes = envelope(actor(request), letter)
    return Envelope(
        letter=letter,
        number=said.number,
        dated=said.dated.text if said.dated else "",
        subject=said.subject,
        speed=said.speed,
        secret=said.secret,
        sender=said.sender.department,
        notes=[Noted(code=row["code"], th=row["th"], en=row["en"]) for row in notes],
    )


def _kept(request: HttpRequest, of: Callable[[Outcome], Schema], outcome: Outcome) -> None:
    """The answer is kept with what it tells of."""
    keep(request, of(outcome))


def _bytes(written: Written) -> HttpResponse:
    named = content_disposition_header(True, written.name) or "attachment"
    told = {**SAFE, "Content-Type": written.media, "Content-Disposition": named}
    return HttpResponse(written.data, headers=told)
