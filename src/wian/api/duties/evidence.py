"""Evidence over HTTP: given once, told of, used wherever it is asked for."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, File, Form, Router, UploadedFile

from wian.duties.actions import evidence as actions
from wian.duties.queries import evidence as queries
from wian.duties.queries.evidence_things import thing_of
from wian.offices.queries.offices import by_key

from ..fields import Cursor, Id, Key, Text
from ..idempotency import apart
from ..site import actor
from ..told import named, start_of
from . import evidence_schemas as told

router = Router(tags=["evidence"])
_REPORT = "report"


@router.get("/evidence", response=told.Library, summary="หลักฐานของหน่วยงาน · Evidence")
def library(
    request: HttpRequest,
    office: Key = "",
    words: Annotated[Text, Field(max_length=80)] = "",
    cursor: Cursor = "",
) -> told.Library:
    """What your offices gave, the newest first, sixty at once."""
    at, before = by_key(office) if office else None, start_of(cursor) or None
    found = queries.library(actor(request), office=at, words=words, before=before)
    offices = named(found)
    items = [told.Evidence.of(one, offices) for one in found]
    more = str(found[-1].id) if len(found) == queries.PAGE else None
    return told.Library(items=items, next=more)


@router.post("/evidence", response=told.Kept, summary="ให้หลักฐาน · Give evidence")
@apart
def give(
    request: HttpRequest, office: Form[Key], file: File[UploadedFile], said: Form[told.Telling]
) -> told.Kept:
    """The office has the evidence; a picture tells its own day and place where you do not.

    The same bytes are never kept twice: then `already` is true and nothing was done.
    """
    at, name = by_key(office), file.name or ""
    data = file.read()
    given = actions.give_evidence(actor(request), office=at, data=data, name=name, **said.dict())
    return told.Kept.of(given, {})


@router.get("/evidence/{int:evidence}", response=told.Evidence, summary="หลักฐาน · A piece")
def one(request: HttpRequest, evidence: Id) -> told.Evidence:
    """One piece, as far as you may see it."""
    found = queries.evidence(actor(request), evidence)
    return told.Evidence.of(found, named([found]))


@router.put("/evidence/{int:evidence}", response=told.Done, summary="แก้รายละเอียด · Change it")
def change(request: HttpRequest, evidence: Id, body: told.Changing) -> told.Done:
    """What is told of it, wherever it serves."""
    queries.evidence(actor(request), evidence)
    actions.change_evidence(actor(request), evidence=evidence, **body.dict())
    return told.Done()


@router.delete("/evidence/{int:evidence}", response=told.Done, summary="นำออก · Remove it")
def remove(request: HttpRequest, evidence: Id) -> told.Done:
    """The office has it no more; only while it serves nothing."""
    queries.evidence(actor(request), evidence)
    actions.remove_evidence(actor(request), evidence=evidence)
    return told.Done()


@router.post("/evidence/{int:evidence}/uses", response=told.Done, summary="ใช้หลักฐาน · Use it")
def use(request: HttpRequest, evidence: Id, body: told.Using) -> told.Done:
    """It serves the report too."""
    queries.evidence(actor(request), evidence)
    thing = thing_of(body.duty, by_key(body.office), body.period)
    where: dict[str, Any] = {
        "evidence": evidence,
        "kind": _REPORT,
        "thing": thing,
        "wanted": body.wanted,
    }
    actions.use_evidence(actor(request), **where)
    return told.Done()


@router.delete(
    "/evidence/{int:evidence}/uses", response=told.Done, summary="เลิกใช้ · Use it no more"
)
def unuse(request: HttpRequest, evidence: Id, body: told.Using) -> told.Done:
    """It does not serve the report any more; not once it was sent along."""
    thing = thing_of(body.duty, by_key(body.office), body.period)
    where: dict[str, Any] = {
        "evidence": evidence,
        "kind": _REPORT,
        "thing": thing,
        "wanted": body.wanted,
    }
    actions.unuse_evidence(actor(request), **where)
    return told.Done()
