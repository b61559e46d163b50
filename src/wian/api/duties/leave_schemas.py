"""What the API says of requests for leave, and what programs send for them."""

from __future__ import annotations

from typing import Annotated

from ninja import Field, Schema

from ..fields import Day, Key, Text
from .doing_schemas import Done, Leave, Short

__all__ = ["Asked", "Asking", "Deciding", "Done", "Granting", "Leave", "Moved"]
Offices = Annotated[list[Key], Field(min_length=1, max_length=10_000)]


class Asking(Schema):
    """ขอขยายเวลาหรือยกเว้น · More time up to a day, or (null) to be let off; "" for all periods."""

    office: Key
    period: Annotated[Text, Field(max_length=12)] = ""
    until: Day | None = None
    reason: Short


class Asked(Schema):
    """คำขอ · The id of the request."""

    leave: int


class Deciding(Schema):
    """พิจารณาคำขอ · Granted, perhaps up to another day, or not, which needs a word."""

    granted: bool
    until: Day | None = None
    note: Short = ""


class Granting(Schema):
    """ให้โดยไม่ต้องขอ · More time, or (null) let off, for offices that did not ask."""

    offices: Offices
    period: Annotated[Text, Field(max_length=12)] = ""
    until: Day | None = None
    reason: Short


class Moved(Schema):
    """จำนวนงวดที่เปลี่ยน · How many periods moved."""

    moved: int
