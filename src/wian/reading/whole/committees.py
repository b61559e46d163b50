"""Committees and working groups with their seats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wian.thai.folding import similar

from ..part import Part
from ..source import squeeze
from ..values import Committee, Seat, Zone
from .roles import Place
from .seats import places

NAME = "committees"
_PRESENT = r"ผู้มาประชุม|ผู้เข้าประชุม|ผู้เข้าร่วมประชุม|ผู้ร่วมประชุม|กรรมการผู้มาประชุม"
_HEADING = re.compile(
    r"\A(?:\(?\d{1,2}(?:\.\d{1,2})?[.)]?\s*|[ก-ฉ]\.\s*|ชุดที่\s?\d{1,2}\s*)?(?P<name>(?:คณะกรรมการ|คณะทำงาน|คณะอนุกรรมการ|"
    rf"{_PRESENT}|ที่ปรึกษา|ฝ่าย|ทีม|ชุด|คณะ(?=[ก-ฮ]))[^\n|\t]{{0,110}}?)\s*(?:ประกอบด้วย|ดังนี้|ดังต่อไปนี้|มีองค์ประกอบ.{{0,20}})?\s*[:|]?\s*\Z"
)
_ABSENT = re.compile(r"\A(?:ผู้ไม่มาประชุม|ผู้ไม่เข้าประชุม|ผู้ไม่เข้าร่วมประชุม|ผู้ลาประชุม|ผู้ไม่ร่วม|กรรมการผู้ไม่)")
_BEGINS = re.compile(r"\A(?:เริ่มประชุม|เปิดประชุม|ระเบียบวาระ|วาระที่|ประธานกล่าว)")
_SAME_ZONE = 0.6
_APPOINTS = re.compile(
    r"(?:แต่งตั้ง|ตั้ง)\s*(?P<name>(?:คณะกรรมการ|คณะทำงาน|คณะอนุกรรมการ)[^\n]{0,110}?)\s*(?:ประกอบด้วย|ดังนี้|ดังต่อไปนี้|โดยมี)"
)
_KINDS = ("external_letter", "stamped_letter")


@dataclass(slots=True)
class _Open:
    name: str
    start: int
    end: int
    seats: list[Seat] = field(default_factory=list)


def read(parts: Sequence[Part], zones: Sequence[Zone] = ()) -> tuple[Committee, ...]:
    """Each committee with its members in order; attendees with roles in minutes form one as
    well."""
    rows: list[Committee] = []
    for part in parts:
        found = places(part)
        if len(found) > (2 if part.kind in _KINDS else 1):
            rows.extend(_of_part(part, found, zones))
    return tuple(rows)


def _of_part(part: Part, found: Sequence[Place], zones: Sequence[Zone]) -> list[Committee]:
    by_line: dict[int, list[Place]] = {}
    for place in found:
        by_line.setdefault(place.first, []).append(place)
    covered = {i for place in found for i in range(place.first, place.last + 1)}
    out: list[_Open] = []
    heading: tuple[str, int] | None = None
    absent = False
    for line in part.lines:
        if line.index not in covered:
            if _ABSENT.match(line.text) or _BEGINS.match(line.text):
                absent = bool(_ABSENT.match(line.text))
            elif title := _title(line.text):
                heading, absent = (title, line.start), False
            continue
        for place in by_line.get(line.index, []) if not absent else []:
            if heading or not out:
                name, start = heading or (_from_text(part, place.start), place.start)
                out.append(_Open(_full_name(part, name), start, place.end))
                heading = None
            _sit(part, out[-1], place, zones)
    return [_committee(part, group) for group in out if len(group.seats) > 1]


def _title(text: str) -> str | None:
    match = _HEADING.match(text) if len(text) < 140 else None
    if match is None or re.search(r"หน้าที่|ภายใน|ให้คณะ|ทราบ|\sได้\s", text):
        return None
    return squeeze(match["name"])


def _sit(part: Part, group: _Open, place: Place, zones: Sequence[Zone]) -> None:
    group.seats.append(
        Seat(
            person_or_post=_known_zone(place.who, zones),
            role=place.role,
            span=part.raw_span(place.start, place.end),
            confidence=0.85,
        )
    )
    group.end = max(group.end, place.end)


def _committee(part: Part, group: _Open) -> Committee:
    return Committee(
        name=group.name,
        members=tuple(group.seats),
        span=part.raw_span(group.start, group.end),
        confidence=0.85,
    )


def _full_name(part: Part, name: str) -> str:
    """Attendees are those of the body that the minutes are of."""
    if not re.match(_PRESENT, name):
        return name
    subject = str(part.value("subject") or "")
    body = re.sub(r"\A(?:รายงาน|บันทึก)?การประชุม\s*|\s*ครั้งที่.*", "", subject).strip()
    return f"{body} ({name})" if body else name


def _from_text(part: Part, start: int) -> str:
    """The name of a committee without a heading: the words that appoint it, else the subject."""
    before = part.plain(max(part.start, start - 400), start)
    if appointed := list(_APPOINTS.finditer(before)):
        return squeeze(appointed[-1]["name"])
    subject = str(part.value("subject") or "")
    match = re.search(r"(?:คณะกรรมการ|คณะทำงาน|คณะอนุกรรมการ).*", subject)
    return match.group() if match else subject or "คณะกรรมการ"


def _known_zone(who: str, zones: Sequence[Zone]) -> str:
    """ "ประธานไชน…" names a zone of the same file, however it was misread."""
    match = re.match(
        r"(?P<post>ประธาน|หัวหน้า|รองประธาน)\s?(?P<zone>(?:โซน|โชน|ไชน|ไซน|ใชน|กลุ่ม|สาย|เครือข่าย|คลัสเตอร์|สหวิทยาเขต).*)\Z",
        who,
    )
    if not match or not zones:
        return who
    best = max(zones, key=lambda zone: similar(zone.name, match["zone"], _SAME_ZONE))
    return match["post"] + best.name if similar(best.name, match["zone"], _SAME_ZONE) else who
