"""What the API says of a letter's way inside an office, and what programs send for it."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Field, Schema

from ..fields import Day, Id, Key, Text
from ..told import Told
from .desk_schemas import Lies
from .short import Seen, Short


class InHand(Schema):
    """หนังสือในมือ · A letter that lies with somebody, and the step that brought it there."""

    letter: Short
    lies: Lies
    kind: str
    instruction: str


class InHands(Schema):
    """รายการหนังสือในมือ · A page of letters in hand, those due first, first."""

    items: list[InHand]
    next: str | None


class CopyOf(Told):
    """สำเนาเพื่อทราบ · A copy for information that was not looked at yet."""

    step: int
    letter: Short
    unit_name: str
    name: str
    instruction: str
    due: date | None
    at: datetime


class Copies(Schema):
    """สำเนาที่ยังไม่ได้ดู · A page of copies."""

    items: list[CopyOf]
    next: str | None


class Tally(Told):
    """จำนวนในแต่ละรายการ · How many letters lie in each list."""

    mine: int
    ours: int
    decisions: int
    copies: int


class Step(Told):
    """การเกษียน · A line of the letter's way: who wrote what, and to whom it went."""

    id: int
    kind: str = Field(
        description="begin · submit · assign · note · return · check · sign · close · reopen"
    )
    account: int | None
    name: str
    signed_as: list[str]
    unit: str
    unit_name: str
    to_unit: str | None
    to_unit_name: str
    to: int | None
    to_name: str
    note: str
    instruction: str
    due: date | None
    for_information: bool
    version: int | None
    at: datetime
    seen_at: datetime | None
    taken_back_at: datetime | None
    copies: list[Step]


class StepOpen(Told):
    """รายการที่ทำได้ · What may be done next, or why you cannot."""

    step: str
    allowed: bool
    problem: str
    thai: str
    english: str


class Room(Schema):
    """หน่วยงานหรือกลุ่มงาน · The office or a unit of it."""

    key: str
    name: str


class Colleague(Told):
    """ผู้ปฏิบัติงาน · Somebody who may get the letter there."""

    account: int
    unit: str
    name: str
    role: str


class Receivers(Schema):
    """ผู้รับที่เลือกได้ · The rooms of the office, and who works in them today."""

    rooms: list[Room]
    people: list[Colleague]


class Target(Schema):
    """ปลายทาง · A unit, and in it one account or whoever clerks."""

    unit: Key
    to: Id | None = None


class AtOffice(Seen):
    """ที่หน่วยงาน · In which office, and how the letter was seen."""

    office: Key


class Ending(AtOffice):
    """ยุติหรือเปิดเรื่อง · Why the matter is closed or opened."""

    note: Text = ""


class Endorsing(AtOffice):
    """เกษียน · What is written on the letter, and where it goes."""

    kind: Text = Field(description="submit เสนอ · assign มอบ · note ทราบ · return ส่งคืน")
    to_unit: Key | None = None
    to: Id | None = None
    note: Text = ""
    instruction: Text = ""
    due: Day | None = None
    for_information: bool = False
    copies: list[Target] = Field(default_factory=list, max_length=100)


class Written(Schema):
    """เกษียนแล้ว · The step that was written, and how the letter stands."""

    step: int
    state: str | None
    revision: int | None
