"""Drafts over HTTP: lists, versions side by side, and the way to the signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Field, Router

from wian.files.headers import SAFE
from wian.files.kinds import DOCX
from wian.letters.actions import checking, drafting, signing
from wian.letters.draft_values import DraftRow, DraftView
from wian.letters.queries import drafts as queries
from wian.letters.queries.printing import printed
from wian.offices.queries.offices import by_key, keys

from ..fields import Cursor, Id, Key, Limit, Text
from ..files.routes import BYTES
from ..site import actor
from ..told import named, page, start_of
from .desk_schemas import Lies
from .draft_schemas import (
    Addressed,
    Beginning,
    Change,
    Draft,
    DraftCounts,
    Drafted,
    Drafts,
    Dropping,
    Missing,
    Noted,
    Sending,
    Signature,
    Signing,
    Version,
    Wording,
    Writing,
)
from .short import Changed, Short

router = Router(tags=["drafts"])
State = Annotated[Text, Field(description='"" · draft · checking · signing · signed')]
Number = Annotated[int, Field(ge=1, le=100_000)]


@router.get("/drafts", response=Drafts, summary="ร่างของหน่วยงาน · The drafts of an office")
def drafts(
    request: HttpRequest, office: Key, state: State = "", cursor: Cursor = "", limit: Limit = 50
) -> Drafts:
    """In one state or all, the newest first."""
    start, at = start_of(cursor), by_key(office)
    found = queries.drafts(actor(request), office=at, state=state, start=start, most=limit + 1)
    rows, following = page(list(found), start, limit)
    offices = named(_places(rows))
    items = [
        Drafted(letter=Short.of(row.letter, offices), lies=_lies(row, offices)) for row in rows
    ]
    return Drafts(items=items, next=following)


@router.get("/drafts/counts", response=DraftCounts, summary="จำนวนร่าง · How many drafts")
def counts(request: HttpRequest, office: Key) -> DraftCounts:
    """How many drafts of the office are in each state."""
    return DraftCounts(**queries.draft_counts(actor(request), office=by_key(office)))


@router.get("/drafts/{int:draft}", response=Draft, summary="ร่างหนึ่งฉบับ · One draft")
def one_draft(request: HttpRequest, draft: Id) -> Draft:
    """Its newest wording, what it lacks, its versions, and how you may sign it."""
    found = queries.draft(actor(request), draft)
    offices = named(_places([found]))
    return Draft(
        letter=Short.of(found.letter, offices),
        lies=_lies(found, offices),
        form=found.wording.form,
        wording=Wording.told(found.wording),
        missing=[Missing.of(one, {}) for one in found.missing],
        versions=[Version.of(one, {}) for one in found.versions],
        signed_as=list(found.signed_as),
        signer_name=found.signer_name,
        may_sign_as=[Signature.of(one, {}) for one in found.may_sign_as],
    )


@router.get(
    "/drafts/{int:draft}/versions/{int:version}", response=Wording, summary="ฉบับหนึ่ง · One version"
)
def one_version(request: HttpRequest, draft: Id, version: Id) -> Wording:
    """What the draft said then."""
    return Wording.told(queries.version(actor(request), draft, version))


@router.get(
    "/drafts/{int:draft}/changes", response=list[Change], summary="ต่างกันอย่างไร · What changed"
)
def changes(request: HttpRequest, draft: Id, older: Number, newer: Number) -> list[Change]:
    """Two versions line by line."""
    found = queries.changes(actor(request), draft, older=older, newer=newer)
    return [Change.of(one, {}) for one in found]


@router.get(
    "/drafts/{int:draft}/addressed", response=Addressed, summary="ผู้รับคือใคร · Whom it addresses"
)
def addressed(request: HttpRequest, draft: Id) -> Addressed:
    """Whom the addressee means today; with open questions nothing was resolved."""
    found = queries.addressed(actor(request), draft)
    called = keys(found.offices)
    return Addressed(
        sentence=found.sentence,
        sum=found.sum,
        offices=[called[id_] for id_ in found.offices],
        asks=list(found.asks),
        problem=found.problem,
    )


@router.get(
    "/drafts/{int:draft}/paper", summary="บนกระดาษ · The letter on paper", openapi_extra=BYTES
)
def paper(
    request: HttpRequest,
    draft: Id,
    kind: Annotated[Literal["pdf", "docx"], Field(description="pdf · docx")] = "pdf",
    digits: Annotated[Literal["thai", "arabic"], Field(description="thai · arabic")] = "thai",
) -> HttpResponse:
    """As it would be printed now; while nobody has signed it bears ร่าง."""
    data = printed(actor(request), draft, kind=kind, digits=digits)
    name = content_disposition_header(True, f"{draft}.{kind}") or "attachment"
    media = DOCX if kind == "docx" else "application/pdf"
    return HttpResponse(data, headers={**SAFE, "Content-Type": media, "Content-Disposition": name})


@router.post("/drafts", response=Changed, summary="เริ่มร่าง · Begin a draft")
def begin(request: HttpRequest, body: Beginning) -> Changed:
    """A draft lies with you, answering a letter if one is named."""
    unit = by_key(body.unit) if body.unit else None
    said = body.dict() | {"office": by_key(body.office), "unit": unit}
    return Changed.of(request, drafting.begin_draft(actor(request), **said))


@router.post("/drafts/{int:draft}/versions", response=Changed, summary="แก้ร่าง · Write it")
def write(request: HttpRequest, draft: Id, body: Writing) -> Changed:
    """The wording is the newest version, beside all older ones."""
    who, meant = actor(request), body.wording.meant()
    drafting.write_draft(who, letter=draft, wording=meant, revision=body.revision)
    return Changed.of(request, draft)


@router.post("/drafts/{int:draft}/to-check", response=Changed, summary="ส่งตรวจ · Send to check")
def send_to_check(request: HttpRequest, draft: Id, body: Sending) -> Changed:
    """The draft lies with who checks it."""
    said = body.dict() | {"to_unit": by_key(body.to_unit)}
    checking.send_to_check(actor(request), letter=draft, **said)
    return Changed.of(request, draft)


@router.post("/drafts/{int:draft}/check", response=Changed, summary="ตรวจแล้ว · Check it")
def check(request: HttpRequest, draft: Id, body: Noted) -> Changed:
    """The newest version was found in order."""
    checking.check_draft(actor(request), letter=draft, **body.dict())
    return Changed.of(request, draft)


@router.post("/drafts/{int:draft}/return", response=Changed, summary="ส่งคืน · Return it")
def send_back(request: HttpRequest, draft: Id, body: Noted) -> Changed:
    """The draft lies with its author again, with the reason."""
    checking.return_draft(actor(request), letter=draft, **body.dict())
    return Changed.of(request, draft)


@router.post("/drafts/{int:draft}/to-sign", response=Changed, summary="เสนอลงนาม · Send to sign")
def send_to_sign(request: HttpRequest, draft: Id, body: Sending) -> Changed:
    """The checked draft lies with who signs it."""
    said = body.dict() | {"to_unit": by_key(body.to_unit)}
    checking.send_to_sign(actor(request), letter=draft, **said)
    return Changed.of(request, draft)


@router.post("/drafts/{int:draft}/sign", response=Changed, summary="ลงนาม · Sign it")
def sign(request: HttpRequest, draft: Id, body: Signing) -> Changed:
    """The newest version is signed and changes no more; it waits for its number."""
    signing.sign(actor(request), letter=draft, **body.dict())
    return Changed.of(request, draft)


@router.post("/drafts/{int:draft}/drop", response=Changed, summary="เลิกร่าง · Drop it")
def drop(request: HttpRequest, draft: Id, body: Dropping) -> Changed:
    """The draft is given up and set aside with all its versions."""
    drafting.drop_draft(actor(request), letter=draft, **body.dict())
    return Changed.of(request, draft)


def _places(rows: Sequence[DraftRow | DraftView]) -> list[object]:
    """What of the drafts names an office."""
    return [place for row in rows for place in (row.letter, row.holding) if place]


def _lies(row: DraftRow | DraftView, offices: Mapping[int, str]) -> Lies | None:
    return Lies.of(row.holding, offices) if row.holding else None
