"""What the API says of letters that belong together, of links, and of what is searched for."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Field, Schema

from ..fields import Day, Id, Key, Text, Year
from ..told import Told


class Bound(Told):
    """การโยง · How two letters of a family belong together: `letter` is the later one."""

    tie: int
    letter: int
    other: int
    kind: str
    state: str = Field(description="suggested · confirmed")
    score: float
    why: str


class Relative(Told):
    """หนังสือในชุด · A letter of the family; `away` ties lie between it and the one asked of."""

    id: int
    office: str
    way: str
    state: str
    number: str
    dated: date | None
    issuer: str
    subject: str
    at: datetime
    away: int
    bonds: list[Bound]


class Family(Schema):
    """ชุดหนังสือที่โยงกัน · A letter and all that belong to it, in the order of time."""

    members: list[Relative]
    more: bool


class Tying(Schema):
    """โยงหนังสือ · To which other letter, and how."""

    other: Id
    kind: Text = Field(max_length=12, description="reference · enclosure · forwarded · reply")


class Tied(Schema):
    """โยงแล้ว · The tie."""

    tie: int


class Link(Told):
    """ลิงก์ในหนังสือ · An address in the letter; a hidden one shows only its host."""

    id: int
    url: str
    hidden: bool
    qr: bool
    page: int | None
    private: bool
    state: str = Field(description='"" ยังไม่ถาม not asked · alive · dead')
    answer: str
    asked_at: datetime | None


class Wanted(Schema):
    """สิ่งที่ค้น · What is looked for; what is left out does not matter."""

    q: Text = Field("", max_length=500, description="คำ เลข หรือชื่อ · words, numbers or names")
    state: Text = ""
    way: Text = Field("", description="in รับ · out ส่ง")
    kind: Text = ""
    urgency: Text = ""
    issuer: Text = ""
    office: Key = ""
    book: Id | None = None
    year: Year | None = None
    since: Day | None = None
    until: Day | None = None
    due_since: Day | None = None
    due_until: Day | None = None


class Segment(Told):
    """ข้อความ · A stretch of text; marked where it is what was asked for."""

    text: str
    marked: bool


class Shown(Told):
    """ข้อความที่พบ · A piece of the letter around what was asked for."""

    source: str
    segments: list[Segment]


class Hit(Told):
    """หนังสือที่พบ · A letter that was found."""

    id: int
    office: str
    way: str
    state: str
    kind: str
    number: str
    dated: date | None
    issuer: str
    subject: str
    urgency: str
    earliest_due: date | None
    sure: bool = Field(description="พบเป็นคำ · found as words, not inside others")
    shown: list[Shown]


class Found(Schema):
    """ผลการค้น · A page of letters; with `more` there are more than `total`."""

    items: list[Hit]
    total: int
    more: bool
    next: str | None


class Suggested(Told):
    """คำแนะนำ · What the letters that you see could be asked for."""

    issuers: list[str]
    subjects: list[str]
    numbers: list[str]
