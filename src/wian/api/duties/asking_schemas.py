"""What the API says of duties as an office asks them, and what programs send to ask them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from ninja import Field, Schema

from wian.duties import forms
from wian.duties.deadlines import Due, Flag, to_json
from wian.duties.duty_values import DutyLine, DutyPage, DutyView, OwedView, ProposalView

from ..fields import Text
from ..told import Told

Code = Annotated[Text, Field(max_length=20)]
Label = Annotated[Text, Field(max_length=400)]
State = Literal["proposed", "dropped", "open", "closed"]
RULE = "กำหนดตาม deadlines · the rule of time, as `deadlines.to_json` says it"


class Piece(Schema):
    """หลักฐานที่ขอ · A piece of evidence that is asked for."""

    code: Code
    label: Label
    required: bool = True


class Way(Schema):
    """แนวทาง · One of the ways in which an office may do it."""

    code: Code
    label: Label


class Duty(Told):
    """ภารกิจ · A duty; `year` is the fiscal year, CE, of its end."""

    id: int
    office: str | None
    letter: int | None
    state: str
    kind: str
    year: int
    order: int
    item: str
    action: str
    assignee: str
    doer: str
    quote: str
    start: int | None
    end: int | None
    rule: dict[str, Any] | None = Field(description=RULE)
    anchor: date | None
    wanted: list[Piece]
    ways: list[Way]
    form: list[dict[str, Any]]
    needs: list[int]
    sentence: str
    assigned: int
    opened_at: datetime | None
    closed_at: datetime | None
    earlier: int | None
    merged: int | None
    revision: int

    @classmethod
    def told(cls, view: DutyView, offices: Mapping[int, str]) -> Self:
        """The duty, its office by its key."""
        return cls.of(
            view,
            offices,
            rule=to_json(view.rule) if view.rule else None,
            wanted=[Piece(code=p.code, label=p.label, required=p.required) for p in view.wanted],
            ways=[Way(code=w.code, label=w.label) for w in view.ways],
            form=forms.to_json(view.form),
            needs=list(view.needs),
        )


class Line(Schema):
    """ภารกิจกับจำนวน · A duty with how many of what is owed stand how."""

    duty: Duty
    counts: dict[str, int]
    next_due: datetime | None

    @classmethod
    def told(cls, line: DutyLine, offices: Mapping[int, str]) -> Self:
        """The line."""
        duty = Duty.told(line.duty, offices)
        return cls(duty=duty, counts=dict(line.counts), next_due=line.next_due)


class Lines(Schema):
    """รายการภารกิจ · A list of duties."""

    items: list[Line]


class Occurrence(Schema):
    """ครั้งที่ครบกำหนด · What would be due of a period; `off`: why nobody works that day."""

    period: str
    day: date
    due: datetime
    off: str

    @classmethod
    def told(cls, due: Due) -> Self:
        """The occurrence."""
        off = due.off.th if due.off else ""
        return cls(period=due.period.key, day=due.nominal, due=due.due, off=off)


class Warned(Schema):
    """วันที่ควรตรวจ · A day to look at: what is wrong with it, and beside which day."""

    code: str
    period: str
    day: date
    beside: date
    other: int | None

    @classmethod
    def told(cls, flag: Flag) -> Self:
        """The flag."""
        return cls(
            code=flag.code,
            period=flag.period,
            day=flag.day,
            beside=flag.beside,
            other=int(flag.other) if flag.other else None,
        )


class Proposal(Schema):
    """ภารกิจที่เสนอ · A duty of a letter with what is to be answered before it is asked."""

    duty: Duty
    questions: list[str]
    flags: list[Warned]
    dues: list[Occurrence]
    first: date | None
    last: date | None
    due_with: int | None
    repeats: int | None
    condition: str
    gone: bool

    @classmethod
    def told(cls, one: ProposalView, offices: Mapping[int, str]) -> Self:
        """The proposal."""
        return cls(
            duty=Duty.told(one.duty, offices),
            questions=[str(ask) for ask in one.asks],
            flags=[Warned.told(flag) for flag in one.flags],
            dues=[Occurrence.told(due) for due in one.dues],
            first=one.first,
            last=one.last,
            due_with=one.due_with,
            repeats=one.repeats,
            condition=one.condition,
            gone=one.gone,
        )


class Proposals(Schema):
    """ภารกิจจากหนังสือ · What a letter asks; `fresh`: read, and not proposed yet."""

    items: list[Proposal]
    fresh: int
    tracked: int
    steps: list[str]


class OwedHere(Told):
    """งวดที่ต้องส่ง · What an office of yours owes for a period."""

    office: str | None
    period: str
    name: str
    until: datetime
    state: str
    sent_at: datetime | None
    extended: bool
    said: str

    @classmethod
    def told(cls, one: OwedView, offices: Mapping[int, str]) -> Self:
        """What is owed, in words too."""
        standing = one.standing
        told = {"until": standing.until, "state": str(standing.state), "said": one.said.text()}
        return cls.of(one, offices, name=one.name_th, **told)


class Assigned(Told):
    """ผู้ถือเรื่อง · How it stands inside an office of yours."""

    office: str | None
    unit: str | None
    way: str
    holder_name: str
    steps: list[str]


class Page(Schema):
    """ภารกิจหนึ่งเรื่อง · A duty as you may see it; counts where your office asks it."""

    duty: Duty
    asked: bool
    questions: list[str]
    counts: dict[str, int]
    mine: list[Assigned]
    owed: list[OwedHere]
    summary: str
    lessons: str
    steps: list[str]

    @classmethod
    def told(cls, found: DutyPage, offices: Mapping[int, str]) -> Self:
        """The duty with all that this person may see."""
        return cls(
            duty=Duty.told(found.duty, offices),
            asked=found.asked,
            questions=[str(ask) for ask in found.asks],
            counts=dict(found.counts),
            mine=[Assigned.of(one, offices, steps=sorted(one.steps)) for one in found.mine],
            owed=[OwedHere.told(one, offices) for one in found.owed],
            summary=found.summary,
            lessons=found.lessons,
            steps=sorted(found.steps),
        )


class Made(Schema):
    """ภารกิจที่ได้ · The duties that were made or changed."""

    duties: list[int]


class Meant(Schema):
    """ผู้รับที่จะได้ · Whom it would be asked of today; send `audience` and `count` back to ask."""

    audience: dict[str, Any]
    sentence: str
    count: int
    had: int
    offices: list[str]
    sum: str
    left_out: list[tuple[str, str]]
    questions: list[str]
    certain: bool


class Opened(Schema):
    """สั่งแล้ว · How many offices owe a duty anew, and how many rows that made."""

    duty: int
    offices: int
    owed: int


class AllOpened(Schema):
    """สั่งแล้ว · The duties that were asked."""

    items: list[Opened]


class Looked(Schema):
    """ร่างสรุป · A first wording of summary and lessons, from the year's data."""

    summary: str
    lessons: str


class Now(Schema):
    """ภารกิจหลังทำรายการ · Where the duty stands now."""

    duty: int
    state: str | None
    revision: int | None


class Template(Told):
    """แบบภารกิจ · Duties kept to be asked again."""

    id: int
    office: str | None
    name: str
    duties: int
    year: int
    at: datetime


class Templates(Schema):
    """แบบภารกิจ · The templates of your offices."""

    items: list[Template]


class Kept(Schema):
    """แบบที่เก็บ · The template that was made."""

    template: int


class DayOff(Told):
    """วันหยุด · A day off, or one worked instead; `changed`: people of this house said so."""

    day: date
    works: bool
    name_th: str
    name_en: str
    changed: bool


class DaysOff(Schema):
    """วันหยุดของปี · The days off of a year."""

    year: int
    items: list[DayOff]


class Done(Schema):
    """ทำแล้ว · It is done."""

    done: bool = True
