"""What the API says of letters that go round, and what programs send to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from ninja import Field, Schema

from wian.letters.circulating import State
from wian.letters.circulation_values import Came, Counts, Sending, Stand

from ..fields import Day, Key, Text
from ..told import Told
from .short import Short

Purpose = Annotated[
    Literal["information", "decision", "action"],
    Field(description="เพื่อทราบ · เพื่อพิจารณา · เพื่อดำเนินการ"),
]
_STATES = (
    "sent ส่งแล้ว · received รับแล้ว · acknowledged ทราบแล้ว · relayed แจ้งต่อแล้ว · "
    "done ทำแล้ว · returned ส่งคืน"
)


class Received(Told):
    """หนังสือเวียนเข้า · A letter that came round to an office."""

    letter: Short
    office: str | None
    sender: str
    state: str = Field(description=_STATES)
    purpose: str
    reply_by: date | None
    sent_at: datetime
    moved_at: datetime | None
    number: str = Field(description="เลขรับของหน่วยงาน · number in its own incoming book")

    @classmethod
    def told(cls, line: Came, offices: Mapping[int, str]) -> Self:
        """The line, its offices by their keys."""
        letter = Short.of(line.letter, offices)
        return cls.of(line, offices, letter=letter, state=line.state.word)


class Inbox(Schema):
    """หนังสือเวียนเข้าหนึ่งหน้า · A page of an inbox, the newest first."""

    items: list[Received]
    next: str | None


class Proposed(Schema):
    """ผู้รับที่จะได้ · Whom the letter would go to by these words."""

    phrase: str
    rule: dict[str, Any] = Field(description="ส่งกลับใน dispatches · send it back to dispatch")
    sentence: str
    sum: str
    offices: list[str]
    left_out: list[tuple[str, str]]
    questions: list[str]
    certain: bool
    problem: str
    purpose: str
    had: int = Field(description="ได้รับไปแล้วกี่แห่ง · how many have it already")


class Dispatching(Schema):
    """ส่งเวียน · Send the letter to all whom the rule means."""

    rule: dict[str, Any]
    purpose: Purpose
    expected: int | None = Field(
        default=None, ge=0, le=100_000, description="จำนวนที่เห็นก่อนส่ง · how many were shown"
    )
    reply_by: Day | None = None


class Dispatched(Schema):
    """ส่งแล้ว · The letter was sent."""

    dispatch: int
    offices: int


class Moving(Schema):
    """ในนามหน่วยงาน · For which office the receipt is moved."""

    office: Key


class Returning(Moving):
    """ส่งคืน · Returned to its sender, and why."""

    reason: Text = Field(max_length=500)


class Moved(Schema):
    """เปลี่ยนสถานะหรือไม่ · Whether the receipt stands otherwise now."""

    moved: bool


class Recalling(Schema):
    """เรียกคืน · Taken back from those who have not received it, or these of them."""

    reason: Text = Field(max_length=500)
    offices: list[Key] | None = Field(default=None, max_length=10_000)


class Again(Schema):
    """ส่งอีกครั้ง · Sent again to these."""

    offices: list[Key] = Field(max_length=10_000)


class Changed(Schema):
    """กี่แห่ง · How many receipts changed."""

    count: int


class Relaying(Schema):
    """แจ้งต่อ · A covering letter is drafted."""

    office: Key
    form: Literal["external", "stamped", "memo"] = "external"
    up: bool = Field(default=False, description="ส่งขึ้น · to the office above")


class Drafted(Schema):
    """ร่างหนังสือ · The draft that was begun."""

    letter: int


class Standing(Told):
    """สถานะของผู้รับ · How the letter stands at one office."""

    office: str | None
    name: str
    state: str = Field(description=_STATES)
    sent_at: datetime
    received_at: datetime | None
    relayed_at: datetime | None
    moved_at: datetime | None
    reason: str
    relay: int | None
    below: dict[str, int] | None

    @classmethod
    def told(cls, stand: Stand, offices: Mapping[int, str]) -> Self:
        """The stand, its office by its key."""
        below = counts(stand.below) if stand.below else None
        return cls.of(stand, offices, state=stand.state.word, below=below)


class Sent(Told):
    """การส่ง · One act of sending."""

    id: int
    at: datetime
    purpose: str
    reply_by: date | None
    sentence: str
    sum: str
    sent: int
    left_out: list[tuple[str, str]]

    @classmethod
    def told(cls, sending: Sending) -> Self:
        """The sending."""
        return cls.of(sending, {}, left_out=list(sending.left_out))


class Level(Schema):
    """ระดับชั้น · One level of the tree."""

    depth: int
    counts: dict[str, int]
    delay: float | None = Field(description="ชั่วโมงจนรับ (มัธยฐาน) · median hours until taken up")


class Circulation(Schema):
    """การเวียน · How a letter goes round, as far as you may see it."""

    letter: int
    whole: bool
    counts: dict[str, int]
    sendings: list[Sent]
    items: list[Standing]
    levels: list[Level]
    next: str | None


def counts(found: Counts) -> dict[str, int]:
    """The counts by the names of states."""
    return {state.word: found.of.get(state, 0) for state in State}
