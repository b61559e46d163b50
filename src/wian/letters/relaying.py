"""The first wording of a letter that passes another one on, from the facts of that one. Pure.

Numbers, days, weekdays and times are copied from the facts as they hold now (corrections
included), never from the print: a weekday is worked out from its day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from wian.thai.digits import to_thai
from wian.thai.holidays import format_th

from .beginning import Answered, cite
from .drafting import Enclosed, Wording
from .facts import day_of

DOWN: Final = {
    "ministry": "อธิบดีทุกกรม",
    "department": "ผู้ว่าราชการจังหวัด ทุกจังหวัด",
    "province": "นายอำเภอ ทุกอำเภอ",
    "district": "นายกองค์กรปกครองส่วนท้องถิ่น ทุกแห่ง",
}
"""Whom an office of this kind passes a letter on to, until the person says otherwise."""
PURPOSE_OF: Final = {
    "information": "เพื่อโปรดทราบ",
    "decision": "เพื่อโปรดพิจารณา",
    "action": "เพื่อโปรดพิจารณาดำเนินการ",
}
_AIM: Final = re.compile(r"จึง(?:เรียน|แจ้ง|ขอแจ้ง|เสนอ)?มา(เพื่อ.{0,80})")
_SIGNS: Final = {
    "action": ("ดำเนินการ", "ปฏิบัติ"),
    "decision": ("พิจารณา",),
    "information": ("ทราบ",),
}
_ONLINE: Final = re.compile(
    r"แอป|ระบบ|โปรแกรม|สื่ออิเล็กทรอนิกส์|ออนไลน์|video|zoom|teams|google|webex|cisco", re.IGNORECASE
)
_MOST: Final = 6
"""Meetings and duties that the covering letter tells itself; the copy tells the rest."""


@dataclass(frozen=True, slots=True)
class Upper:
    """The letter that is passed on: what is cited of it, and its facts as they hold now."""

    cited: Answered
    facts: Mapping[str, Any]


def purpose_of(text: str, facts: Mapping[str, Any]) -> str:
    """What the letter wants of who gets it, by its last line "จึงเรียนมาเพื่อ…" (domain.md §2).

    One without such a line asks for action where it gives a duty, else it informs.
    """
    said = _AIM.findall(text)
    words = said[-1] if said else ""
    for purpose, signs in _SIGNS.items():
        if any(sign in words for sign in signs):
            return purpose
    return "action" if facts.get("duties") else "information"


def passing_on(wording: Wording, upper: Upper, *, purpose: str, kind: str) -> Wording:
    """The wording passes the letter on to those below an office of this kind, as a draft."""
    issuer = upper.cited.issuer or "หน่วยงานเจ้าของเรื่อง"
    stamped = wording.form == "stamped"
    cause = f"ด้วย{issuer}แจ้งเรื่อง {upper.cited.subject}".rstrip()
    told = [*_meetings(upper.facts), *_duties(upper.facts)]
    if told:
        cause += " ดังนี้\n" + "\n".join(f"{to_thai(str(n))}. {line}" for n, line in _numbered(told))
    ending = "" if stamped else f"จึงเรียนมา{PURPOSE_OF[purpose]}"
    return replace(
        wording,
        subject=upper.cited.subject,
        urgency=upper.cited.urgency,
        secrecy=upper.cited.secrecy,
        addressee=DOWN.get(kind, ""),
        references=() if stamped else (cite(upper.cited),),
        enclosures=(Enclosed(f"สำเนา{cite(upper.cited)}", "จำนวน ๑ ชุด"),),
        cause=cause,
        aim=f"{wording.owner}ขอแจ้งเรื่องดังกล่าว รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย",
        conclusion=ending,
    )


def sending_up(wording: Wording, upper: Upper, *, addressee: str) -> Wording:
    """The wording sends the letter on to an office above, with a copy of it."""
    return replace(
        wording,
        subject=upper.cited.subject,
        urgency=upper.cited.urgency,
        secrecy=upper.cited.secrecy,
        addressee=addressee,
        references=(cite(upper.cited),),
        enclosures=(Enclosed(f"สำเนา{cite(upper.cited)}", "จำนวน ๑ ชุด"),),
        cause=f"ตามหนังสือที่อ้างถึง {upper.cited.issuer}แจ้งเรื่อง {upper.cited.subject} นั้น",
        aim=f"{wording.owner}ขอส่งเรื่องดังกล่าว รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย",
        conclusion="จึงเรียนมาเพื่อโปรดพิจารณา",
    )


def _meetings(facts: Mapping[str, Any]) -> Iterator[str]:
    """Each meeting with a day: its weekday, day, hours and place."""
    for row in facts.get("meetings") or ():
        day = day_of(row.get("date"))
        if day is None:
            continue
        line = f"การประชุมใน{format_th(day, digits='thai', weekday=True)}"
        if row.get("start"):
            line += f" เวลา {_hours(row)}"
        place = str(row.get("place_or_link") or "")
        if place and "://" not in place:
            line += f" {_at(place)}"
        yield line


def _at(place: str) -> str:
    """The place behind its preposition: one meets ณ a room and ผ่าน a programme."""
    if place.startswith(("ณ", "ผ่าน", "ทาง")):
        return place
    by = ("ผ่าน " if place[0].isascii() else "ผ่าน") if _ONLINE.match(place) else "ณ "
    return f"{by}{place}"


def _duties(facts: Mapping[str, Any]) -> Iterator[str]:
    """Each duty that has a day of its own or comes again."""
    for row in facts.get("duties") or ():
        action, due = str(row.get("action") or "").strip(), day_of(row.get("due"))
        if action and due is not None:
            yield f"{action} ภายใน{format_th(due, digits='thai', weekday=True)}"


def _hours(row: Mapping[str, Any]) -> str:
    times = [str(row[name]).replace(":", ".") for name in ("start", "end") if row.get(name)]
    return f"{to_thai(' - '.join(times))} น."


def _numbered(rows: Sequence[str]) -> Iterator[tuple[int, str]]:
    yield from enumerate(rows[:_MOST], start=1)
