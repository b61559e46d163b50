"""What the API says of offices and audiences."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Field, Schema

from wian.offices.audience import Ask, Resolution
from wian.offices.values import OfficeView, PlaceView


class Office(Schema):
    """An office or unit as it was on the day asked about; `until` null: nothing later is known."""

    key: str
    kind: str
    kind_th: str
    name_th: str
    name_en: str
    short: str
    code: str
    phone: str
    place: str
    since: date
    until: date | None

    @classmethod
    def of(cls, view: OfficeView) -> Office:
        """The view, without ids and paths, which are nobody's business outside."""
        return cls(
            key=view.key,
            kind=view.kind_name,
            kind_th=view.kind.thai,
            name_th=view.name_th,
            name_en=view.name_en,
            short=view.short,
            code=view.code,
            phone=view.phone,
            place=view.place,
            since=view.since,
            until=None if view.until == date.max else view.until,
        )


class Offices(Schema):
    """A page of offices; `next` is the cursor of the next one, null at the end."""

    items: list[Office]
    next: str | None


class Place(Schema):
    """A place by its DOPA code."""

    code: str
    level: str
    parent: str | None
    name_th: str
    name_en: str

    @classmethod
    def of(cls, view: PlaceView) -> Place:
        """The view as it is."""
        return cls(
            code=view.code,
            level=view.level,
            parent=view.parent,
            name_th=view.name_th,
            name_en=view.name_en,
        )


class Phrase(Schema):
    """The addressee line of a letter, and the office that issues it."""

    phrase: str = Field(min_length=2, max_length=4000)
    issuer: str = Field(max_length=40, description="key of the office")
    day: date | None = None


class Question(Schema):
    """Words that do not tell for sure who is meant; `assumed` null: nothing was assumed."""

    printed: str
    candidates: list[str]
    assumed: str | None
    th: str
    en: str

    @classmethod
    def of(cls, ask: Ask) -> Question:
        """The question as it is put to people."""
        return cls(
            printed=ask.printed,
            candidates=list(ask.candidates),
            assumed=ask.assumed,
            th=ask.thai,
            en=ask.english,
        )


class LeftOut(Schema):
    """An office that an exception takes out."""

    office: Office
    reason: str


class Note(Schema):
    """What is worth knowing of a phrase in which nothing is wrong."""

    th: str
    en: str


class Audience(Schema):
    """Who a phrase addresses on a day; with open questions nothing was resolved."""

    questions: list[Question]
    rule: dict[str, Any]
    sentence: str = ""
    sum: str = ""
    addressed: int = 0
    sent: list[Office] = Field(default_factory=list)
    left_out: list[LeftOut] = Field(default_factory=list)
    notes: list[Note] = Field(default_factory=list)

    def filled(self, found: Resolution) -> Audience:
        """The same with the list that the rule resolved to."""
        return self.model_copy(
            update={
                "sentence": found.sentence,
                "sum": found.sum,
                "addressed": len(found.addressed),
                "sent": [Office.of(view) for view in found.sent],
                "left_out": [
                    LeftOut(office=Office.of(left.office), reason=left.reason)
                    for left in found.left_out
                ],
                "notes": [Note(th=note.thai, en=note.english) for note in found.notes],
            }
        )
