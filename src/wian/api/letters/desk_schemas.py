"""What the API says of a letter at the reading desk."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from ..files.schemas import File
from ..told import Told


class Trouble(Told):
    """เหตุที่ต้องดูแล · Why a letter needs attention."""

    number: str
    thai: str
    english: str


class Row(Told):
    """หนังสือหนึ่งบรรทัดบนโต๊ะอ่าน · A letter in a box of the desk."""

    id: int
    office: str
    state: str
    source: str = Field(description="upload · paste · folder · mail · api · written")
    name: str
    at: datetime
    revision: int
    kind: str
    number: str
    dated: date | None
    issuer: str
    subject: str
    urgency: str
    secrecy: str
    trouble: Trouble | None
    aside_reason: str
    parts: int = Field(description="เอกสารอื่นในไฟล์เดียวกัน · other documents of the file")
    doubts: int = Field(description="ข้อทักท้วงที่ยังไม่ตอบ · open doubts")
    asked: int = Field(description="ข้อที่ถามผู้ส่งไว้ · doubts of which the sender is asked")
    alike: int = Field(description="หนังสือที่อาจซ้ำ · letters that it may be again")


class Counts(Told):
    """จำนวนในแต่ละกล่อง · How many letters lie in each box."""

    reading: int
    look: int
    attention: int
    waiting: int
    aside: int


class Desk(Schema):
    """กล่องหนึ่งของโต๊ะอ่าน · One box of the reading desk."""

    box: str
    items: list[Row]
    counts: Counts
    next: str | None


class Place(Told):
    """ตำแหน่งในข้อความ · Where a fact stands in the text of its letter."""

    start: int
    end: int
    confidence: float
    private: bool


class Fact(Told):
    """ข้อมูลหนึ่งข้อ · A fact as it holds, as it was read, and as it is printed."""

    name: str = Field(description="ใช้ชื่อนี้เมื่อแก้ · by this name it is corrected")
    sort: str = Field(description="text · number · day · time · choice")
    choices: list[str]
    value: Any
    read: Any
    printed: str
    place: Place | None
    corrected: bool
    doubtful: bool
    private: bool
    hidden: bool = Field(description="ปิดไว้สำหรับท่าน · you see only dots of it")


class Correction(Told):
    """การแก้ของคน · What a person said about a fact, or took back."""

    name: str
    printed: str
    value: Any
    back: bool
    account: int | None
    at: datetime


class Quote(Schema):
    """ข้อความที่ทักท้วง · The printed words that a doubt is about."""

    letter: int
    start: int
    end: int
    words: str


class Doubt(Told):
    """ข้อทักท้วง · Something that contradicts itself."""

    id: int
    kind: str
    note: str
    note_en: str
    quotes: list[Quote]
    confidence: float
    answer: str = Field(description='"" · as_printed · corrected · asked')
    answer_note: str
    account: int | None
    at: datetime | None


class Part(Told):
    """เอกสารในไฟล์เดียวกัน · A document of the same file."""

    id: int
    part: int
    kind: str
    state: str
    number: str
    subject: str


class TieOf(Told):
    """หนังสือที่โยงกัน · Another letter, and how it belongs to this one."""

    id: int
    other: int
    kind: str
    state: str
    score: float
    later: bool
    office: str
    number: str
    dated: date | None
    subject: str


class Lies(Told):
    """อยู่ในมือใคร · In whose hands the letter is in one office."""

    office: str
    office_name: str
    unit: str
    unit_name: str
    holder: int | None
    holder_name: str
    since: datetime
    due: date | None
    closed_at: datetime | None


class Letter(Schema):
    """หนังสือหนึ่งฉบับพร้อมทุกเรื่อง · One letter with all that is known of it."""

    letter: Row
    facts: list[Fact]
    now: Any = Field(description="ข้อมูลทั้งหมดที่ใช้อยู่ · all facts as they hold now")
    corrections: list[Correction]
    doubts: list[Doubt]
    files: list[File]
    parts: list[Part]
    ties: list[TieOf]
    twins: list[int] = Field(description="ฉบับเดียวกันของหน่วยงานอื่น · the same at other offices")
    custody: list[Lies]
    steps: list[str] = Field(description="ที่ทำได้ตอนนี้ · what you may do next")
    before: int | None
    following: int | None


class Page(Schema):
    """หน้าหนึ่งของไฟล์ · A page of the file, and its span in the text."""

    number: int
    span: list[int]


class Words(Schema):
    """ข้อความที่อ่านได้ · The text as it was read; spans count in it."""

    letter: int
    text: str
    pages: list[Page]
    notes: list[dict[str, Any]]
