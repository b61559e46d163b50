"""A small letter built by hand: every kind of fact, a doubt, a secret, a contradiction, markup."""

from __future__ import annotations

from datetime import date
from typing import Any

from wian.reading import Document, Fact, Letter
from wian.reading.values import (
    Committee,
    Contact,
    Contradiction,
    Criterion,
    Duty,
    Meeting,
    Reference,
    Round,
    Seat,
    Signatory,
    Span,
    TextEdit,
    Zone,
)

SUBJECT = "<script>alert(1)</script> การทดสอบ"
MOBILE = "0800001234"
PASSCODE = "kRok77"
TEXT = """ที่ กส ๐๐๓๓/ว ๑๒
๒๐ ธันวาคม ๒๕๖๗
เรื่อง <script>alert(1)</script> การทดสอบ
เรียน นายอำเภอ ยกเว้นอำเภอเมือง
๑. ส่งรายงาน ภายในวันที่ ๒๐ ธันวาคม ๒๕๖๗
ประชุมวันพุธที่ ๒๔ ธันวาคม ๒๕๖๗ เวลา ๑๓.๓๐ น. รหัส kRok77
โทร. ๐๘ ๐๐๐๐ ๑๒๓๔
\f
คำสั่ง ที่ ๑/๒๕๖๗
ข้อ ๑ คุณภาพ ๑๐ คะแนน
"""


def at(words: str) -> Span:
    """Where the words stand in the letter."""
    start = TEXT.index(words)
    return start, start + len(words)


def _head() -> dict[str, Any]:
    """The head of the letter, its number in doubt."""
    return {
        "number": Fact(
            value="กส 0033/ว 12", span=at("กส ๐๐๓๓/ว ๑๒"), confidence=0.5, raw="ภส ๐๐๓๓/ว ๑๒"
        ),
        "urgency": None,
        "date": Fact(value=date(2024, 12, 20), span=at("๒๐ ธันวาคม ๒๕๖๗"), raw="๒๐ ธันวาคม ๒๕๖๗"),
        "subject": Fact(value=SUBJECT, span=at(SUBJECT)),
        "addressees": (Fact(value="นายอำเภอ", span=at("นายอำเภอ")),),
        "exclusions": (Fact(value="อำเภอเมือง", span=at("อำเภอเมือง")),),
        "references": (Reference(number=None, date=None, title="มติ", span=at("เรียน")),),
    }


def _body() -> dict[str, Any]:
    """What it asks, and its secrets."""
    return {
        "duties": (
            Duty(
                action="ส่งรายงาน ภายในวันที่ ๒๐ ธันวาคม ๒๕๖๗ ถามที่ 080-000-1234",
                assignee="อำเภอ",
                due=date(2024, 12, 20),
                item="1",
                span=at("ส่งรายงาน ภายในวันที่ ๒๐ ธันวาคม ๒๕๖๗"),
                when_span=at("ภายในวันที่ ๒๐ ธันวาคม ๒๕๖๗"),
            ),
            Duty(action="ทำต่อ", assignee=None, span=at("ส่งรายงาน"), recurrence="monthly:20"),
        ),
        "meetings": (
            Meeting(
                date=date(2024, 12, 24),
                start="13:30",
                passcode=PASSCODE,
                private=True,
                place_or_link=f"https://zoom.example/j/1?pwd={PASSCODE}",
                span=at("วันพุธที่ ๒๔ ธันวาคม ๒๕๖๗ เวลา ๑๓.๓๐ น."),
            ),
        ),
        "signatory": Signatory(name="นายสมมุติ", position="ปลัด", acting=None, span=at("เรียน")),
        "contacts": (Contact(unit="กลุ่มงาน", phone=MOBILE, private=True, span=at("๐๘ ๐๐๐๐ ๑๒๓๔")),),
        "links": (Fact(value="javascript:alert(1)", span=at("เรียน")),),
        "people": (),
    }


def documents() -> tuple[Document, Document]:
    """A letter and an order."""
    first = Document(
        kind="external_letter", span=(0, TEXT.index("\f")), facts={**_head(), **_body()}
    )
    second = Document(
        kind="order",
        span=(TEXT.index("คำสั่ง"), len(TEXT)),
        facts={
            "criteria": (
                Criterion(group="ก", item="คุณภาพ", points=7.5, span=at("คุณภาพ")),
                Criterion(group="ก", item="ปริมาณ", points=2.5, span=at("๑๐ คะแนน")),
            )
        },
    )
    return first, second


def letter() -> Letter:
    """Two documents over `TEXT`."""
    return Letter(
        raw=TEXT,
        text=TEXT,
        documents=documents(),
        facts={
            "bands": (),
            "rounds": (Round(name="รอบที่ 1", due=date(2025, 2, 28), span=at("ข้อ ๑")),),
            "zones": (Zone(name="เหนือ", districts=("ก", "ข"), span=at("ข้อ ๑")),),
            "committees": (
                Committee(
                    name="คณะ",
                    members=(Seat(person_or_post="ปลัด", role="ประธาน", span=(0, 1)),),
                    span=at("คำสั่ง"),
                ),
            ),
        },
        contradictions=(
            Contradiction(
                kind="weekday",
                note="วันพุธ แต่ 2024-12-24 เป็นวันอังคาร",
                note_en="Wednesday, but 2024-12-24 is a Tuesday",
                quotes=(at("วันพุธที่ ๒๔ ธันวาคม ๒๕๖๗"),),
                document=0,
            ),
        ),
        edits=(TextEdit(span=at("เรื่อง"), before="เรี่อง", after="เรื่อง", kind="lexicon"),),
    )
