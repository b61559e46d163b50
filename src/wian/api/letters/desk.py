"""The reading desk over HTTP: its boxes, and one letter with all that is known of it."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Router

from wian.letters.desk_values import DoubtView
from wian.letters.queries import desk as queries
from wian.letters.queries.desk_letter import desk_letter
from wian.letters.queries.inside import holders
from wian.offices.queries.offices import by_key

from ..fields import Cursor, Id, Key, Limit, Text
from ..files.schemas import File
from ..site import actor
from ..told import named
from .desk_schemas import (
    Correction,
    Counts,
    Desk,
    Doubt,
    Fact,
    Letter,
    Lies,
    Page,
    Part,
    Quote,
    Row,
    TieOf,
    Words,
)

router = Router(tags=["letters"])
Box = Annotated[Text, Field(description="reading · look · attention · waiting · aside")]


@router.get("/letters/desk", response=Desk, summary="กล่องของโต๊ะอ่าน · A box of the reading desk")
def desk(
    request: HttpRequest,
    box: Box = "look",
    office: Key = "",
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Desk:
    """The letters of one box, the most urgent first, and how many lie in each."""
    at = by_key(office) if office else None
    found = queries.desk(actor(request), name=box, office=at, after=cursor, limit=limit)
    offices = named(found.rows)
    return Desk(
        box=found.box,
        items=[Row.of(row, offices) for row in found.rows],
        counts=Counts.of(found.counts, {}),
        next=found.after,
    )


@router.get("/letters/{int:letter}", response=Letter, summary="หนังสือหนึ่งฉบับ · One letter")
def one_letter(request: HttpRequest, letter: Id) -> Letter:
    """Its facts as they hold and as read, doubts, corrections, files, ties and who has it."""
    found = desk_letter(actor(request), letter)
    lying = holders(actor(request), letter)
    offices = named([found.row], lying, found.ties, found.files)
    return Letter(
        letter=Row.of(found.row, offices),
        facts=[Fact.of(one, {}) for one in found.facts],
        now=dict(found.now),
        corrections=[Correction.of(one, {}) for one in found.corrections],
        doubts=[_doubt(one) for one in found.doubts],
        files=[File.of(file, offices) for file in found.files],
        parts=[Part.of(part, {}) for part in found.parts],
        ties=[TieOf.of(tie, offices) for tie in found.ties],
        twins=list(found.twins),
        custody=[Lies.of(one, offices) for one in lying],
        steps=sorted(found.steps),
        before=found.before,
        following=found.next,
    )


@router.get(
    "/letters/{int:letter}/text", response=Words, summary="ข้อความของหนังสือ · The letter's text"
)
def text_of(request: HttpRequest, letter: Id) -> Words:
    """The text as it was read, in which the places of facts and doubts count."""
    found = desk_letter(actor(request), letter)
    pages = [Page(number=page["number"], span=page["span"]) for page in found.pages]
    notes = [dict(note) for note in found.notes]
    return Words(letter=letter, text=found.text, pages=pages, notes=notes)


def _doubt(one: DoubtView) -> Doubt:
    quotes = [
        Quote(letter=letter, start=start, end=end, words=words)
        for letter, start, end, words in one.quotes
    ]
    return Doubt.of(one, {}, quotes=quotes)
