"""The invented twin of letter 002: Kalasin asks its districts, but one, for eight things."""

from __future__ import annotations

from datetime import date

from tests.letters.conftest import having
from tests.support import ROOT
from wian.duties.actions.proposing import propose
from wian.duties.actions.writing import answer
from wian.duties.deadlines import Policy
from wian.duties.models import Duty
from wian.letters.actions.circulation import dispatch
from wian.letters.models import Letter, Text
from wian.offices.acting import SYSTEM, Actor
from wian.offices.actions.offices import NewOffice, open_office
from wian.offices.audience import Part, Rule
from wian.offices.models import Place
from wian.offices.queries.offices import by_key
from wian.reading import read
from wian.reading.export import to_dict

PROVINCE = "p46"
AREA = "46"
NAMES = (
    "เมืองกาฬสินธุ์", "นามน", "กมลาไสย", "ร่องคำ", "กุฉินารายณ์", "เขาวง", "ยางตลาด", "ห้วยเม็ก", "สหัสขันธ์",
    "คำม่วง", "ท่าคันโท", "หนองกุงศรี", "สมเด็จ", "ห้วยผึ้ง", "สามชัย", "นาคู", "ดอนจาน", "ฆ้องชัย",
)  # fmt: skip
"""The eighteen districts of Kalasin in the order of their codes, which the directory lacks."""
LEFT_OUT = "4615"
"""สามชัย."""
FIRST, LAST = date(2025, 11, 1), date(2026, 9, 30)
"""The periods that the asker chose: November 2568 to September 2569, eleven months."""


def twin(number: str = "002") -> str:
    """The text of an invented letter."""
    return (ROOT / f"examples/letters/{number}.txt").read_text(encoding="utf-8")


def kalasin() -> None:
    """The districts of the province stand, each with its office."""
    for at, name in enumerate(NAMES, start=1):
        code = f"{AREA}{at:02}"
        Place.objects.get_or_create(
            code=code,
            defaults={"level": "district", "parent_id": AREA, "name_th": name, "name_en": code},
        )
        new = NewOffice(f"d{code}", "district", code, f"ที่ว่าการอำเภอ{name}", parent=by_key(PROVINCE))
        open_office(SYSTEM, new=new, day=date(2000, 1, 1))


def letter_of(office: int, text: str, *, part: int = 0) -> int:
    """A letter that the office has written and numbered, read as its own reader reads it."""
    facts = to_dict(read(text))["documents"][part]
    facts["places"] = facts.get("places") or {}
    row = Letter.objects.create(
        office_id=office,
        issuer_office_id=office,
        way="out",
        state="issued",
        source="written",
        number=facts["number"] or "",
        subject=facts["subject"] or "",
        dated=date.fromisoformat(facts["date"]) if facts["date"] else None,
    )
    Text.objects.create(letter=row, raw=text, facts=facts)
    return row.pk


def districts(area: str = AREA, *, without: str = "") -> Rule:
    """The districts of a province, without one."""
    left = (Part(kinds=("district",), areas=(without,)),) if without else ()
    return Rule((Part(kinds=("district",), areas=(area,)),), left)


def asker() -> Actor:
    """The clerk of Kalasin, without a role anywhere below it."""
    return having("clerk", PROVINCE)


def proposed(actor: Actor, *, sent: bool = True) -> dict[str, Duty]:
    """The letter gone round its districts and proposed: its duties by their items."""
    letter = letter_of(by_key(PROVINCE), twin())
    if sent:
        dispatch(actor, letter=letter, rule=districts(without=LEFT_OUT), purpose="action")
    propose(actor, letter=letter)
    return {row.item: row for row in Duty.objects.filter(letter=letter)}


def answered(actor: Actor, duties: dict[str, Duty]) -> list[int]:
    """The ids of the eight, with every question about them answered."""
    ids = [row.pk for item, row in duties.items() if item]
    answer(actor, duties=ids, first=FIRST, last=LAST, moves=Policy.NEXT)
    return ids
