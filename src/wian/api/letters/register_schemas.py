"""What the API says of registers and numbers, and what programs send to them."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Field, Schema

from ..fields import Day, Id, Key, Text, Year
from ..told import Told
from .short import Seen


class Number(Told):
    """เลขที่ได้ · A number that was given."""

    entry: int = Field(description="บรรทัดในทะเบียน · its line")
    book: int
    number: int
    insert: int = Field(
        description="ลำดับที่แทรกหลังเลข 0 คือไม่ได้แทรก · 0, or its place behind the number"
    )
    text: str = Field(description="เลขตามที่เขียนบนหนังสือ · as it is written on the letter")


class Book(Told):
    """ทะเบียน · A register of one office, one way, one series and one year (CE)."""

    id: int
    office: str
    office_name: str
    way: str
    series: str
    year: int
    last: int
    issued: int
    reserved: int
    cancelled: int
    lapsed: int
    inserted: int


class Books(Schema):
    """ทะเบียนของปีหนึ่ง · A page of the books of a year."""

    items: list[Book]
    next: str | None


class Line(Told):
    """บรรทัดในทะเบียน · A line of a book in the official columns."""

    id: int
    book: int
    number: int
    insert: int
    text: str
    state: str = Field(description="issued · reserved · cancelled · lapsed")
    day: date
    at: datetime
    letter: int | None
    their_number: str
    dated: date | None
    sender: str
    addressee: str
    subject: str
    action: str
    note: str
    reserved_until: date | None
    reason: str
    steps: list[str] = Field(description="ที่ทำได้ตอนนี้ · what you may do with it")


class Lines(Schema):
    """หน้าหนึ่งของทะเบียน · A page of a book."""

    items: list[Line]
    next: str | None


class Looked(Schema):
    """บรรทัดที่ต้องการ · Which lines of a book are wanted."""

    since: Day | None = None
    until: Day | None = None
    text: Text = ""
    state: Text = Field("", description='"" · issued · reserved · cancelled · lapsed · inserted')
    first: Id | None = None
    last: Id | None = None


class Next(Schema):
    """เลขถัดไป · The number that the next letter gets, unless somebody is faster."""

    number: int


class Numbering(Told):
    """วิธีออกเลข · How an office numbers what it sends in a year."""

    circulars_apart: bool = Field(description="เลข ว แยกเล่ม · circulars in a book of their own")
    code: str = Field(description="รหัสนำหน้าเลข · what stands before the slash")
    fixed: bool = Field(description="ออกเลขแรกไปแล้ว · its first number is out")


class SetNumbering(Schema):
    """กำหนดวิธีออกเลข · How it numbers from this year on."""

    office: Key
    year: Year
    circulars_apart: bool
    code: Text = ""


class Reserving(Schema):
    """จองเลข · Numbers to be kept free."""

    office: Key
    way: Text = Field(description="in รับ · out ส่ง")
    series: Text = Field("ordinary", description="ordinary · circular (ว) · order · announce")
    count: int = Field(1, ge=1, le=10_000)
    until: Day
    subject: Text = ""


class NewLine(Schema):
    """หนังสือที่ไม่ได้เก็บในระบบ · A letter that is not kept here."""

    subject: Text
    addressee: Text = ""
    note: Text = ""


class Issuing(Schema):
    """ออกเลขหลายฉบับ · Numbers for letters that are not kept here."""

    office: Key
    series: Text = "ordinary"
    lines: list[NewLine] = Field(max_length=1_000)
    day: Day | None = None


class IssuingSigned(Schema):
    """ออกเลขหนังสือที่ลงนามแล้วหลายฉบับ · The signed letters that get numbers, in this order."""

    office: Key
    series: Text = Field("ordinary", description="ordinary · circular (ว) · order · announce")
    letters: list[Id] = Field(min_length=1, max_length=1_000)
    day: Day | None = None


class Filling(Seen):
    """ใช้เลขที่จอง · What a reserved number is for: a letter kept here, or one that is not."""

    letter: Id | None = None
    subject: Text = ""
    addressee: Text = ""
    note: Text = ""


class Inserting(Filling):
    """แทรกเลขย้อนหลัง · A line of an earlier day behind a number, and why."""

    number: Id
    day: Day
    reason: Text


class Cancelling(Schema):
    """ยกเลิกเลข · Why the number is cancelled; it stays in its place."""

    reason: Text


class IssuingOne(Seen):
    """ออกเลขหนังสือที่ลงนามแล้ว · How the signed letter is numbered."""

    series: Text = "ordinary"
    day: Day | None = None
