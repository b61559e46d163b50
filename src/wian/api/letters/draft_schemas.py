"""What the API says of drafts, and what programs send to write them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Self

from ninja import Field, Schema

from wian.letters import drafting

from ..fields import Id, Key, Text
from ..told import Told
from .desk_schemas import Lies
from .short import Seen, Short

Line = Annotated[Text, Field(max_length=drafting.PARAGRAPH + 1)]
Rows = Annotated[list[Line], Field(max_length=drafting.ROWS + 1)]


class Enclosed(Told):
    """สิ่งที่ส่งมาด้วย · A line of enclosures."""

    title: Line
    quantity: Line = ""
    link: Line = Field("", description="ลิงก์ พิมพ์เป็นคิวอาร์ · printed as a QR code: https://…")


class Wording(Told):
    """ถ้อยคำของหนังสือ · What a letter says, in the parts of its official order."""

    number: Line = Field("", description="รหัสนำหน้าเลข · the code before the serial to come")
    secrecy: Line = Field("", description="ลับ · ลับมาก · ลับที่สุด, or empty")
    urgency: Line = ""
    place: Rows = Field(default_factory=list)
    subject: Line = ""
    salutation: Line = "เรียน"
    addressee: Line = ""
    references: Rows = Field(default_factory=list)
    enclosures: list[Enclosed] = Field(default_factory=list, max_length=drafting.ROWS + 1)
    cause: Line = ""
    aim: Line = ""
    conclusion: Line = ""
    closing: Line = ""
    signer: Id | None = Field(None, description="ตำแหน่งผู้ลงนาม · the post that is to sign")
    owner: Line = ""
    phone: Line = ""
    copies: Rows = Field(default_factory=list)

    @classmethod
    def told(cls, wording: drafting.Wording) -> Self:
        """The wording of a version."""
        rows = [Enclosed.of(row, {}) for row in wording.enclosures]
        return cls.of(wording, {}, enclosures=rows)

    def meant(self) -> drafting.Wording:
        """The same as the room of letters knows it; the form is that of the draft."""
        said = self.dict()
        for name in ("place", "references", "copies"):
            said[name] = tuple(said[name])
        rows = tuple(drafting.Enclosed(**row.dict()) for row in self.enclosures)
        return drafting.Wording(**said | {"enclosures": rows})


class Missing(Told):
    """ส่วนที่ยังขาด · A part that the form asks for."""

    part: str
    thai: str
    english: str


class Version(Told):
    """ฉบับร่าง · A version of the draft."""

    version: int
    account: int | None
    name: str
    at: datetime
    checked: bool
    signed: bool


class Signature(Told):
    """วิธีลงนาม · A way in which you may sign it today."""

    post: int
    title: str
    words: str
    whom: str
    head: bool
    since: date
    until: date


class Drafted(Schema):
    """ร่างในรายการ · A draft in a list, with where it lies."""

    letter: Short
    lies: Lies | None


class Drafts(Schema):
    """รายการร่าง · A page of drafts, the newest first."""

    items: list[Drafted]
    next: str | None


class DraftCounts(Schema):
    """จำนวนร่างในแต่ละขั้น · How many drafts are in each state."""

    draft: int
    checking: int
    signing: int
    signed: int


class Draft(Drafted):
    """ร่างหนังสือ · A draft with its newest wording and all its versions."""

    form: str
    wording: Wording
    missing: list[Missing]
    versions: list[Version]
    signed_as: list[str]
    signer_name: str
    may_sign_as: list[Signature]


class Change(Told):
    """บรรทัดที่ต่าง · A line of two versions side by side: same · gone · new."""

    kind: str
    text: str


class Addressed(Schema):
    """ผู้รับตามร่าง · Whom the addressee of the draft means today."""

    sentence: str
    sum: str
    offices: list[str]
    asks: list[tuple[str, str]]
    problem: tuple[str, str] | None


class Beginning(Schema):
    """เริ่มร่าง · Which letter is begun."""

    office: Key
    form: Text = Field(description="external · memo · stamped · order คำสั่ง · announcement ประกาศ")
    unit: Key | None = None
    reply_to: Id | None = Field(None, description="ตอบหนังสือฉบับใด · the letter it answers")


class Writing(Seen):
    """ถ้อยคำใหม่ · The wording of the newest version."""

    wording: Wording


class Sending(Seen):
    """ส่งต่อ · To whom the draft goes."""

    to_unit: Key
    to: Id | None = None
    note: Text = ""


class Noted(Seen):
    """หมายเหตุ · What is said to it."""

    note: Text = ""


class Signing(Seen):
    """ลงนาม · In which post it is signed; the usual one when left out."""

    post: Id | None = None


class Dropping(Seen):
    """เลิกร่าง · Why the draft is given up."""

    reason: Text = ""
