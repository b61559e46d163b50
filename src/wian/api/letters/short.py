"""A letter in short, and where a write leaves it."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.http import HttpRequest
from ninja import Field, Schema

from wian.letters.queries.short import short

from ..fields import Revision
from ..site import actor
from ..told import Told


class Short(Told):
    """หนังสือโดยย่อ · A letter in short."""

    id: int
    office: str = Field(description="รหัสหน่วยงานที่เก็บ · key of the office that keeps it")
    way: str = Field(description="in รับ · out ส่ง")
    state: str
    number: str
    dated: date | None
    issuer: str
    addressee: str
    subject: str
    urgency: str
    earliest_due: date | None = Field(description="กำหนดที่ใกล้ที่สุด · the first day due")
    revision: int


class Changed(Schema):
    """หนังสือหลังทำรายการ · Where the letter stands now; nulls where you see it no more."""

    letter: int
    state: str | None
    revision: int | None = Field(description="ส่งค่านี้ในรายการถัดไป · send it with the next write")

    @classmethod
    def of(cls, request: HttpRequest, letter: int) -> Self:
        """The letter as the person sees it now."""
        found = short(actor(request), (letter,)).get(letter)
        state, revision = (found.state, found.revision) if found else (None, None)
        return cls(letter=letter, state=state, revision=revision)


class Seen(Schema):
    """ฉบับที่เห็น · Which revision of the letter the caller has seen."""

    revision: Revision = None
