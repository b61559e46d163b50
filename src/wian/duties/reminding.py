"""The wording of a letter that reminds those who are late, from the facts by machine. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from wian.letters.beginning import Answered, cite
from wian.letters.drafting import Enclosed, Wording
from wian.offices.kinds import KINDS
from wian.thai.digits import to_thai
from wian.thai.holidays import format_th

NAMED: Final = 5
"""Offices that the letter names itself; of more it has a list."""
LIST: Final = "บัญชีรายชื่อหน่วยงานที่ยังไม่ได้รายงาน"
TO_LISTED: Final = "หัวหน้าหน่วยงานตามบัญชีรายชื่อที่แนบ"


@dataclass(frozen=True, slots=True)
class Late:
    """An office that lacks a report: since which day it was due, and how many days that is."""

    office: int
    name: str
    kind: str
    period: str
    due: date
    days: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the letter speaks of: who lacks it, the letter that asked, and what it asked."""

    late: tuple[Late, ...]
    action: str
    item: str = ""
    asked: Answered | None = None

    @property
    def offices(self) -> tuple[int, ...]:
        """Each office once, in their order."""
        return tuple(dict.fromkeys(one.office for one in self.late))


def reminder(first: Wording, facts: Facts) -> Wording:
    """The letter to those who are late and to nobody else; digits are Thai."""
    many = len(facts.offices) > NAMED
    cited = (to_thai(cite(facts.asked)),) if facts.asked else ()
    return replace(
        first,
        subject=_subject(facts),
        addressee=TO_LISTED if many else " ".join(heads(facts.late)),
        references=cited,
        enclosures=(Enclosed(LIST, "จำนวน ๑ ชุด"),) if many else (),
        cause=_cause(facts),
        aim=_aim(facts, many=many),
        conclusion="จึงเรียนมาเพื่อโปรดเร่งดำเนินการ และรายงานภายในวันที่ได้รับหนังสือฉบับนี้",
    )


def heads(late: Iterable[Late]) -> list[str]:
    """Who leads each of the offices, as a letter addresses them: "นายอำเภอเวียงชัย"; each once."""
    return list(dict.fromkeys(_head(one) for one in late))


def table(late: Sequence[Late]) -> list[list[str]]:
    """The list that goes along: number, office, period, day, days."""
    return [
        [str(at), one.name, one.period or "–", format_th(one.due, short=True), str(one.days)]
        for at, one in enumerate(late, 1)
    ]


def _head(one: Late) -> str:
    kind = KINDS.get(one.kind)
    if kind is None or not kind.head or not one.name.startswith(kind.thai):
        return one.name
    return f"{kind.head}{one.name.removeprefix(kind.thai)}"


def _subject(facts: Facts) -> str:
    about = facts.asked.subject if facts.asked else facts.action
    return to_thai(f"เร่งรัดการรายงาน {about}"[:480])


def _cause(facts: Facts) -> str:
    item = f" ข้อ {facts.item}" if facts.item else ""
    before = f"ตามหนังสือที่อ้างถึง{item} ให้" if facts.asked else "ตามที่ให้"
    days = sorted({one.due for one in facts.late})
    by = f"ภายใน{format_th(days[0], digits='thai', weekday=True)}"
    by += f" และงวดต่อมา รวม {len(days)} งวด" if len(days) > 1 else ""
    return to_thai(f"{before}หน่วยงานดำเนินการและรายงาน เรื่อง {facts.action} {by} นั้น")


def _aim(facts: Facts, *, many: bool) -> str:
    longest = max(one.days for one in facts.late)
    if many:
        told = f"หน่วยงาน {len(facts.offices)} แห่ง ยังไม่ได้รายงาน เลยกำหนดมานานที่สุด {longest} วัน"
        return to_thai(f"บัดนี้เลยกำหนดแล้ว {told} รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย")
    lines = (
        f"{at}. {one.name}{f' งวด{one.period}' if one.period else ''}"
        f" ครบกำหนด{format_th(one.due, short=True)} เลยกำหนด {one.days} วัน"
        for at, one in enumerate(facts.late, 1)
    )
    return to_thai("บัดนี้เลยกำหนดแล้ว ยังไม่ได้รับรายงานของ\n" + "\n".join(lines))
