"""Writes at the reading desk: letters come in, are put right, answered, set aside, registered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest
from ninja import File, Form, Router, UploadedFile

from wian.letters.actions import correcting, desk
from wian.letters.actions.attaching import attach, attach_newer
from wian.letters.actions.registers import register_incoming
from wian.letters.actions.taking import Paper, Taken, take_in
from wian.letters.actions.together import Given, take_together
from wian.letters.queries.alike import same_file
from wian.offices.queries.offices import by_key

from ..fields import Id, Key, Revision, Text
from ..idempotency import apart, keep
from ..site import actor
from .deed_schemas import (
    Answered,
    Aside,
    AsideMany,
    Attached,
    Corrections,
    Counted,
    Pasted,
    Registering,
    Took,
)
from .register_schemas import Number
from .short import Changed, Seen

router = Router(tags=["letters"])


@router.post("/letters/files", response=Took, summary="รับหนังสือเป็นไฟล์ · Take a file in")
@apart
def take_file(request: HttpRequest, office: Form[Key], file: File[UploadedFile]) -> Took:
    """One file, a letter with all its documents, waits to be read; many are many requests."""
    return _take(request, office, Paper(file.name or "", data=file.read()))


@router.post(
    "/letters/pages",
    response=Took,
    summary="รับหลายหน้าเป็นหนังสือฉบับเดียว · Take pages in as one letter",
)
@apart
def take_pages(request: HttpRequest, office: Form[Key], files: File[list[UploadedFile]]) -> Took:
    """Pictures and PDFs of one letter, in the order of its pages: all are taken in, or none.

    The letter is read from one PDF of them and keeps each of them as it was sent.
    """
    papers = [Given(file.name or "", partial(_bytes, file)) for file in files]
    return _told(request, office, partial(take_together, papers=papers))


@router.post("/letters/texts", response=Took, summary="รับหนังสือเป็นข้อความ · Take a text in")
@apart
def take_text(request: HttpRequest, body: Pasted) -> Took:
    """The text of a letter waits to be read."""
    return _take(request, body.office, Paper(body.name, text=body.text))


@router.post("/letters/{int:letter}/files", response=Attached, summary="แนบไฟล์ · Attach a file")
@apart
def attach_file(
    request: HttpRequest, letter: Id, file: File[UploadedFile], seen: Form[Seen]
) -> Attached:
    """The letter has the file too; bytes that it has already are not kept twice."""
    done = attach(
        actor(request),
        letter=letter,
        name=file.name or "",
        data=file.read(),
        revision=seen.revision,
        also=lambda id_: keep(request, Attached(letter=letter, file=id_)),
    )
    return Attached(letter=letter, file=done)


@router.post(
    "/letters/{int:letter}/files/{int:file}/newer",
    response=Attached,
    summary="ใส่ไฟล์ฉบับแก้ไข · Put in a newer version",
)
@apart
def newer_file(
    request: HttpRequest, letter: Id, file: Id, newer: File[UploadedFile], seen: Form[Seen]
) -> Attached:
    """The attached file has a newer version, which is `file`; the earlier one stays to be read."""
    done = attach_newer(
        actor(request),
        letter=letter,
        file=file,
        name=newer.name or "",
        data=newer.read(),
        revision=seen.revision,
        also=lambda id_: keep(request, Attached(letter=letter, file=id_)),
    )
    return Attached(letter=letter, file=done)


@router.post(
    "/letters/{int:letter}/reading", response=Changed, summary="สั่งอ่านใหม่ · Have it read again"
)
def read_again(request: HttpRequest, letter: Id, body: Seen) -> Changed:
    """A letter without any text waits to be read anew."""
    desk.read_again(actor(request), letter=letter, revision=body.revision)
    return Changed.of(request, letter)


@router.post(
    "/letters/{int:letter}/corrections",
    response=Changed,
    summary="แก้ข้อมูลที่อ่านได้ · Correct facts",
)
def correct(request: HttpRequest, letter: Id, body: Corrections) -> Changed:
    """All these facts are as sent, or none of them; what is printed stays beside them."""
    who, values = actor(request), body.values
    correcting.correct_all(who, letter=letter, values=values, revision=body.revision)
    return Changed.of(request, letter)


@router.delete(
    "/letters/{int:letter}/corrections/{name}",
    response=Changed,
    summary="ย้อนการแก้ · Take a correction back",
)
def take_back(request: HttpRequest, letter: Id, name: Text, revision: Revision = None) -> Changed:
    """The fact is again what was read."""
    correcting.take_back(actor(request), letter=letter, name=name, revision=revision)
    return Changed.of(request, letter)


@router.post(
    "/letters/{int:letter}/facts",
    response=Changed,
    summary="พิมพ์ข้อมูลเอง · Type the facts of a letter that could not be read",
)
def type_facts(request: HttpRequest, letter: Id, body: Corrections) -> Changed:
    """The letter has these facts, and no trouble any more."""
    who, values = actor(request), body.values
    correcting.type_facts(who, letter=letter, values=values, revision=body.revision)
    return Changed.of(request, letter)


@router.post(
    "/letters/{int:letter}/doubts/{int:doubt}",
    response=Changed,
    summary="ตอบข้อทักท้วง · Answer a doubt",
)
def answer(request: HttpRequest, letter: Id, doubt: Id, body: Answered) -> Changed:
    """Accepted as printed, corrected, or the sender is asked; empty opens it again."""
    correcting.answer(actor(request), letter=letter, doubt=doubt, **body.dict())
    return Changed.of(request, letter)


@router.post(
    "/letters/{int:letter}/aside", response=Changed, summary="แยกไว้ · Set the letter aside"
)
def set_aside(request: HttpRequest, letter: Id, body: Aside) -> Changed:
    """It is not registered here; nothing of it is lost."""
    desk.set_aside(actor(request), letter=letter, **body.dict())
    return Changed.of(request, letter)


@router.post("/letters/aside", response=Counted, summary="แยกไว้หลายฉบับ · Set several aside")
def set_aside_many(request: HttpRequest, body: AsideMany) -> Counted:
    """Those that still lie on the desk; `count` is how many they were."""
    done = desk.set_aside_many(actor(request), letters=body.letters, reason=body.reason)
    return Counted(count=done)


@router.post("/letters/{int:letter}/back", response=Changed, summary="นำกลับโต๊ะอ่าน · Bring it back")
def bring_back(request: HttpRequest, letter: Id, body: Seen) -> Changed:
    """What was set aside, or only came along, is on the desk of its own."""
    desk.bring_back(actor(request), letter=letter, revision=body.revision)
    return Changed.of(request, letter)


@router.post(
    "/letters/{int:letter}/registration", response=Number, summary="ลงทะเบียนรับ · Register it"
)
def register(request: HttpRequest, letter: Id, body: Registering) -> Number:
    """The letter has the next number of the incoming book; a second time the same one."""
    said = body.dict() | {"office": by_key(body.office) if body.office else None}
    return Number.of(register_incoming(actor(request), letter=letter, **said), {})


def _take(request: HttpRequest, office: str, paper: Paper) -> Took:
    """The paper taken in."""

    def take(*given: Any, **how: Any) -> Taken:
        return take_in(*given, papers=[paper], **how)[0]

    return _told(request, office, take)


def _bytes(file: UploadedFile) -> bytes:
    file.seek(0)
    return bytes(file.read())


def _told(request: HttpRequest, office: str, take: Callable[..., Taken]) -> Took:
    """What was taken in; the answer is kept with it. What it is refused for is raised."""
    taken: list[Took] = []

    def tell(one: Taken) -> None:
        taken.append(_took(request, one))
        keep(request, taken[0])

    who, at = actor(request), by_key(office)
    one = take(who, office=at, source="api", also=tell)
    if one.refusal is not None:
        raise one.refusal
    return taken[0]


def _took(request: HttpRequest, one: Taken) -> Took:
    assert one.letter is not None
    earlier = same_file(actor(request), [one.letter])[one.letter]
    return Took(letter=one.letter, earlier=[row.id for row in earlier])
