"""What the API says of evidence, and what programs send for it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from ninja import Field, Schema

from ..fields import Day, Id, Key, Text
from ..told import Told
from .asking_schemas import Code
from .doing_schemas import Done, Period

__all__ = ["Changing", "Done", "Evidence", "Kept", "Library", "Telling", "Using"]


class Evidence(Told):
    """หลักฐาน · A piece of evidence; `file` is the one to open, `elsewhere` counts uses."""

    id: int
    office: str | None
    at: datetime
    title: str
    place: str
    day: date | None
    people: str
    note: str
    file: int
    original: bool
    media: str
    size: int
    latitude: Decimal | None
    longitude: Decimal | None
    elsewhere: int


class Library(Schema):
    """หลักฐานของหน่วยงาน · Pieces, the newest first."""

    items: list[Evidence]
    next: str | None


class Kept(Told):
    """รับหลักฐานแล้ว · The evidence; `already`: the office had these very bytes."""

    evidence: int
    already: bool
    taken: date | None
    located: bool


class Telling(Schema):
    """รายละเอียดของหลักฐาน · What is told of evidence."""

    title: Annotated[Text, Field(max_length=200)] = ""
    place: Annotated[Text, Field(max_length=200)] = ""
    day: Day | None = None
    people: Annotated[Text, Field(max_length=500)] = ""
    note: Annotated[Text, Field(max_length=5_000)] = ""


class Changing(Telling):
    """แก้รายละเอียด · The same with where it was."""

    latitude: Annotated[Decimal, Field(ge=-90, le=90, decimal_places=6)] | None = None
    longitude: Annotated[Decimal, Field(ge=-180, le=180, decimal_places=6)] | None = None


class Using(Schema):
    """ใช้หลักฐานกับเรื่องหนึ่ง · For which report, and as which piece that it asks for."""

    duty: Id
    office: Key
    period: Period
    wanted: Code = ""
