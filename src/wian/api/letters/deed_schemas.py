"""What programs send to the reading desk, and what it answers."""

from __future__ import annotations

from ninja import Field, Schema

from ..fields import Day, Id, Key, Text
from .short import Seen


class Pasted(Schema):
    """ข้อความหนังสือ · A letter as text."""

    office: Key
    text: Text
    name: Text = Field("", max_length=200, description="ชื่อที่เรียก · what the paper is called")


class Took(Schema):
    """รับเข้าแล้ว รออ่าน · The letter that a paper is now; a job reads it."""

    letter: int
    earlier: list[int] = Field(
        description="หนังสือที่รับไว้ก่อนจากไฟล์หรือรูปเดียวกัน · letters that came before as the same "
        "bytes, or with one of the same files"
    )


class Attached(Schema):
    """ไฟล์ที่แนบแล้ว · The file that the letter has now."""

    letter: int
    file: int


class Corrections(Seen):
    """ค่าที่ถูกต้องของข้อมูล · Facts by their names, as they should be."""

    values: dict[Text, Text] = Field(min_length=1, max_length=100)


class Answered(Seen):
    """คำตอบข้อทักท้วง · The answer to a doubt."""

    answer: Text = Field(
        max_length=10, description='as_printed · corrected · asked · "" เปิดใหม่ open again'
    )
    note: Text = Field("", description="ต้องมีเมื่อ asked · needed with asked")


class Aside(Seen):
    """แยกไว้ ไม่ลงทะเบียน · Why the letter is not registered here."""

    reason: Text
    same_as: Id | None = Field(None, description="เป็นฉบับเดียวกับ · because it is that one again")


class AsideMany(Schema):
    """แยกไว้หลายฉบับ · Several letters that are not registered here, and why."""

    letters: list[Id] = Field(min_length=1, max_length=500)
    reason: Text


class Counted(Schema):
    """จำนวนที่ทำแล้ว · For how many it was done."""

    count: int


class Registering(Seen):
    """ลงทะเบียนรับ · Into which book the letter goes."""

    office: Key | None = Field(None, description="ว่าง คือหน่วยงานที่เก็บ · empty: the keeping office")
    day: Day | None = Field(None, description="ว่าง คือวันนี้ · today when left out")
    action: Text = ""
    note: Text = ""
