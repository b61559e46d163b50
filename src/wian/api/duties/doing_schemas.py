"""What the API says of reports, receipts, leaves and evidence, and what programs send."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from ninja import Field, Schema

from wian.duties import forms
from wian.duties.report_values import ReportPage

from ..fields import Day, Id, Key, Text
from ..told import Told
from .asking_bodies import Revision

Period = Annotated[
    Text, Field(max_length=12, description="งวด เช่น 1m:2025-12 หรือ once · such as 1m:2025-12, once")
]
Values = Annotated[
    dict[str, Any],
    Field(
        max_length=200,
        description="ค่าตามรหัสช่อง ว่างคือใช้ร่างที่บันทึกไว้ · by code of field; as people type them",
    ),
]
Why = Annotated[
    dict[Text, Text], Field(max_length=200, description="คำชี้แจงตามรหัสช่อง · explanations by field")
]
Words = Annotated[Text, Field(max_length=4_000)]
Short = Annotated[Text, Field(max_length=500)]
Sendings = Annotated[list[Id], Field(min_length=1, max_length=1_000)]


class Problem(Told):
    """ปัญหาของช่อง · What is wrong with a field; `stops`: it cannot be sent so."""

    field: str
    number: str
    severity: str
    stops: bool
    thai: str
    english: str
    row: int
    column: str


class Wanted(Told):
    """หลักฐานที่ขอ · A piece of evidence that is asked for, and whether it is given."""

    code: str
    label: str
    required: bool
    given: bool


class Step(Told):
    """สิ่งที่ทำได้ · What may be done next, or what forbids it."""

    step: str
    allowed: bool
    problem: str
    thai: str
    english: str


class Sending(Told):
    """การส่ง · One sending of the report, and what became of it."""

    id: int
    version: int
    receipt: str
    at: datetime
    by: str
    days_late: int
    reason: str
    digest: str
    seen_at: datetime | None
    taken_back_at: datetime | None
    returned_at: datetime | None
    accepted_at: datetime | None
    reasons: dict[str, str]


class Given(Told):
    """ตัวเลขที่ให้ไว้แล้ว · A figure that another report gave."""

    value: Any
    duty: int
    action: str


class Leave(Told):
    """คำขอขยายเวลาหรือยกเว้น · A request for more time, or (`until` null) to be let off."""

    id: int
    duty: int
    action: str
    office: str | None
    period: str
    until: date | None
    reason: str
    by: str
    at: datetime
    granted: bool | None
    decided_at: datetime | None
    note: str
    taken_back_at: datetime | None
    may_decide: bool


class Report(Told):
    """รายงาน · A report: its form, what stands in it, how it stands, what may be done next."""

    duty: int
    action: str
    letter: int | None
    office: str | None
    period: str
    period_th: str
    period_en: str
    state: str = Field(description="ตาม deadlines · as the rule of deadlines says it")
    until: datetime
    days_left: int
    days_late: int
    said_th: str
    said_en: str
    form: list[dict[str, Any]]
    content: dict[str, Any]
    why: dict[str, str]
    note: str
    revision: int
    last: dict[str, Any]
    given: dict[str, Given]
    wanted: list[Wanted]
    problems: list[Problem]
    returned: dict[str, str]
    sendings: list[Sending]
    leaves: list[Leave]
    steps: list[Step]

    @classmethod
    def told(cls, view: ReportPage, named: Mapping[int, str]) -> Self:
        """The page as the API says it."""
        return cls.of(
            view,
            named,
            state=view.standing.state.value,
            until=view.standing.until,
            days_left=view.standing.days_left,
            days_late=view.standing.days_late,
            said_th=view.said.text(),
            said_en=view.said.text("en"),
            form=forms.to_json(view.form),
            given={code: Given.of(one, named) for code, one in view.given.items()},
            wanted=[Wanted.of(one, named) for one in view.wanted],
            problems=[Problem.of(one, named) for one in view.problems],
            sendings=[Sending.of(one, named) for one in view.sendings],
            leaves=[Leave.of(one, named) for one in view.leaves],
            steps=[Step.of(one, named) for one in view.steps],
        )


class Drafting(Schema):
    """ร่างรายงาน · A report as it is being written."""

    office: Key
    values: Values
    why: Why = Field(default_factory=dict)
    note: Words = ""
    revision: Revision = None


class Drafted(Schema):
    """ฉบับแก้ไขหลังบันทึก · The revision of the draft now."""

    revision: int


class Copying(Schema):
    """ยกจากงวดก่อน · The period before is copied into empty fields."""

    office: Key
    revision: Revision = None


class Copied(Schema):
    """ช่องที่เติมให้ · Which fields were filled."""

    fields: list[str]


class Sent(Schema):
    """ส่งรายงาน · The report is sent; without `values` the draft as it was saved."""

    office: Key
    values: Values | None = None
    why: Why = Field(default_factory=dict)
    note: Words = ""
    reason: Short = ""
    paper_day: Day | None = None
    paper_by: Annotated[Text, Field(max_length=120)] = ""
    revision: Revision = None


class Receipt(Told):
    """ใบรับ · That it was sent; `again`: it was sent before with the same words."""

    sending: int
    number: str
    at: datetime
    digest: str
    version: int
    days_late: int
    again: bool


class ReceiptPage(Told):
    """ใบรับรายงาน · A receipt with what it is of."""

    receipt: Receipt
    duty: int
    action: str
    office: str | None
    period: str
    sender: str
    reason: str
    paper_day: date | None
    paper_by: str
    taken_back: bool


class Checked(Told):
    """ผลการตรวจใบรับ · Whether there is such a receipt, and what it was given for still stands."""

    known: bool
    intact: bool
    number: str
    at: datetime | None
    taken_back: bool


class Returning(Schema):
    """ส่งคืน · Sent back with reasons by field, "" for the whole; perhaps with time up to a day."""

    reasons: Why
    until: Day | None = None


class ToAccept(Told):
    """รายงานที่รอรับ · A report that waits to be accepted."""

    sending: int
    duty: int
    action: str
    office: str | None
    period: str
    at: datetime
    until: datetime
    days_late: int
    late: bool
    version: int
    explained: bool
    seen: bool
    receipt: str


class Inbox(Schema):
    """รายงานที่รอรับทั้งหมด · What waits, those due first; `count` of all."""

    items: list[ToAccept]
    next: str | None
    count: int


class Accepting(Schema):
    """รับหลายฉบับ · Those to be accepted at once."""

    sendings: Sendings


class NotAccepted(Told):
    """ฉบับที่ไม่ผ่าน · One that was left, with the reason."""

    sending: int
    problem: str
    thai: str
    english: str


class Accepted(Schema):
    """ผลการรับ · How many were accepted, and which were left."""

    count: int
    left: list[NotAccepted]


class Done(Schema):
    """ทำแล้ว · It is done."""

    done: Literal[True] = True
