"""What programs send to ask duties of others."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema

from wian.duties.deadlines import Policy

from ..fields import Day, Id, Key, Text
from .asking_schemas import RULE, Code, Piece, Way

Revision = Annotated[
    int | None,
    Field(
        default=None,
        ge=0,
        le=2**63 - 1,
        description="ฉบับแก้ไขที่เห็นล่าสุด ถ้ามีผู้แก้ไปแล้วจะได้ D102 · the revision last seen: D102 "
        "where somebody has changed it since",
    ),
]
Ids = Annotated[list[Id], Field(min_length=1, max_length=200)]


class Wording(Schema):
    """ถ้อยคำของภารกิจ · What a person writes of a duty; what is not sent stays."""

    action: Annotated[Text, Field(max_length=4_000)] | None = None
    item: Annotated[Text, Field(max_length=20)] | None = None
    assignee: Annotated[Text, Field(max_length=240)] | None = None
    doer: Annotated[Text, Field(max_length=24)] | None = None
    year: Annotated[int, Field(ge=1900, le=2200)] | None = None
    rule: dict[str, Any] | None = Field(default=None, description=RULE)
    anchor: Day | None = None
    wanted: list[Piece] | None = Field(default=None, max_length=20)
    ways: list[Way] | None = Field(default=None, max_length=20)
    form: list[dict[str, Any]] | None = Field(default=None, max_length=100)
    needs: list[Id] | None = Field(default=None, max_length=100)


class Written(Wording):
    """แก้ภารกิจ · A duty is written."""

    revision: Revision


class Adding(Wording):
    """เพิ่มภารกิจ · A duty by hand, of a letter or of none."""

    office: Key
    letter: Id | None = None


class Proposing(Schema):
    """เสนอภารกิจ · What the letter asks is proposed for this office, its keeper's for none."""

    office: Key | None = None


class Answering(Schema):
    """คำตอบ · Answers to open questions; what means nothing to a duty leaves it as it is."""

    duties: Ids
    due: Day | None = None
    day: Annotated[int, Field(ge=0, le=31)] | Literal["last"] | None = None
    first: Day | None = None
    last: Day | None = None
    moves: Policy | None = None
    anchor: Day | None = None
    applies: bool = False
    revision: Revision


class Several(Schema):
    """หลายภารกิจ · These duties."""

    duties: Ids
    revision: Revision


class Merging(Schema):
    """รวมภารกิจ · One takes the others in."""

    into: Id
    parts: Ids
    revision: Revision


class Whom(Schema):
    """ผู้รับ · Who owes it: whoever the letter went to, last year's, or whom a rule means."""

    how: Literal["sent", "earlier", "rule"]
    rule: dict[str, Any] | None = None
    doers: Annotated[Text, Field(max_length=24)] = ""


class Opening(Schema):
    """สั่งภารกิจ · These duties are asked, of exactly as many offices as were shown."""

    duties: Ids
    audience: Whom | None = None
    expected: Annotated[int, Field(ge=0, le=100_000)] | None = None


class Joining(Schema):
    """สั่งเพิ่ม · Who is meant and does not owe it yet owes what is still to come."""

    audience: Whom
    expected: Annotated[int, Field(ge=0, le=100_000)] | None = None


class Closing(Schema):
    """ปิดภารกิจ · It ends with a summary and lessons."""

    summary: Text = Field(max_length=10_000)
    lessons: Text = Field(default="", max_length=10_000)
    revision: Revision


class Seen(Schema):
    """ฉบับที่เห็น · Which revision the caller has seen."""

    revision: Revision


class Choosing(Schema):
    """เลือกแนวทาง · Which way an office goes."""

    office: Key
    way: Code


class Giving(Schema):
    """มอบงาน · To which unit and person of the office; to nobody in particular for neither."""

    office: Key
    unit: Key | None = None
    holder: Id | None = None


class Keeping(Schema):
    """เก็บเป็นแบบ · Duties kept to be asked again."""

    name: Text = Field(max_length=200)
    duties: Ids


class Using(Schema):
    """ใช้แบบ · Its duties are proposed for a fiscal year (CE, of its end)."""

    year: Annotated[int, Field(ge=1900, le=2200)]
    letter: Id | None = None


class Naming(Schema):
    """วันหยุด · What the day is called, and whether it is worked."""

    name_th: Text = Field(max_length=120)
    name_en: Text = Field(default="", max_length=120)
    works: bool = False
