"""Committees and working groups with their seats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wian.thai.folding import similar

from ..part import Part
from ..source import Line, squeeze
from ..values import Committee, Seat, Zone
from ..vocabulary import ROLES

NAME = "committees"
_HEADING = re.compile(
    r"^(?:\(?\d{1,2}(?:\.\d{1,2})?[.)]?\s*|[ก-ฉ]\.\s*)?(?P<name>(?:คณะกรรมการ|คณะทำงาน|คณะอนุกรรมการ|ผู้มาประชุม|ผู้เข้าประชุม|ผู้เข้าร่วมประชุม|กรรมการผู้มาประชุม|ที่ปรึกษา|ฝ่าย|ทีม)[^\n|\t]{0,110}?)\s*(?:ประกอบด้วย|ดังนี้|มีองค์ประกอบ.{0,20})?\s*:?$"
)
_ABSENT = re.compile(r"^(?:ผู้ไม่มาประชุม|ผู้ไม่เข้าประชุม|ผู้ไม่เข้าร่วมประชุม|ผู้ลาประชุม)")
_MEMBER = re.compile(
    r"^(?:\(?\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s*|[-–•]\s*)?(?P<who>\S.{2,150}?)[\s|]*(?:เป็น|[-–])?[\s|]*(?P<role>(?:"
    + ROLES
    + r")(?:\s?ฯ)?)$"
)
_ROLE_CUT = re.compile(r"(?P<head>(?:กรรมการ|คณะทำงาน|อนุกรรมการ)และ|และ)$")
_ROLE_ONLY = re.compile(rf"^(?:{ROLES})$")
_GAPPED = re.compile(rf"(?:\t|\||\s{{2,}}|\s(?:เป็น|[-–])\s?|^\s*\(?\d)[^\n]*(?:{ROLES})$")


@dataclass(slots=True)
class _Open:
    name: str
    start: int
    end: int
    seats: list[Seat]


def read(parts: Sequence[Part], zones: Sequence[Zone] = ()) -> tuple[Committee, ...]:
    """Each committee with its members in order; attendees with roles in minutes form one as well."""
    rows: list[Committee] = []
    for part in parts:
        if part.kind in ("external_letter", "stamped_letter") and not _lists_members(part):
            continue
        rows.extend(_of_part(part, zones))
    return tuple(rows)


def _lists_members(part: Part) -> bool:
    return (
        sum(bool(_MEMBER.match(line.text) and _GAPPED.search(line.text)) for line in part.lines)
        >= 3
    )


def _of_part(part: Part, zones: Sequence[Zone]) -> list[Committee]:
    out: list[_Open] = []
    heading: tuple[str, Line] | None = None
    absent = False
    for index, line in enumerate(part.lines):
        if not line.text:
            continue
        if _ABSENT.match(line.text):
            absent = True
            continue
        title = _HEADING.match(line.text)
        member = _member(part, index)
        if member and not absent and _is_member(line, member[1]):
            _seat(part, out, heading, line, member, zones)
            heading = None if heading and out and out[-1].seats else heading
        elif title and len(line.text) < 130:
            heading, absent = (squeeze(title["name"]), line), False
    return [
        Committee(
            name=o.name, members=tuple(o.seats), span=part.raw_span(o.start, o.end), confidence=0.85
        )
        for o in out
        if len(o.seats) > 1
    ]


def _is_member(line: Line, role: str) -> bool:
    return (
        bool(_GAPPED.search(line.text))
        or len(role) > 8
        or bool(re.match(r"^\(?\d", line.text))
        or line.text.endswith("และ")
    )


def _member(part: Part, index: int) -> tuple[str, str] | None:
    """The name or post and the role; a role may be cut at the end of its column and go on below."""
    text = part.lines[index].text
    following = next((line.text for line in part.lines[index + 1 : index + 3] if line.text), "")
    if (cut := _ROLE_CUT.search(text)) and (more := re.match(r"^(?:ผู้ช่วย)?เลขานุการ", following)):
        text = text[: cut.end()] + more.group()
    text = re.sub(r"และ\s+(?=(?:ผู้ช่วย)?เลขานุการ$)", "และ", text)
    if _ROLE_ONLY.match(text):
        return None
    match = _MEMBER.match(text)
    if match:
        return _clean(match["who"]), match["role"]
    if (
        following
        and _ROLE_ONLY.match(following)
        and re.match(r"^\(?\d{1,2}(?:\.\d)?", text)
        and len(text) < 120
    ):
        return _clean(re.sub(r"^\(?\d{1,2}(?:\.\d{1,2})?[.)]?\s*", "", text)), following
    return None


def _clean(who: str) -> str:
    return squeeze(who.replace("|", " ").replace("\t", " ")).strip(" .-–,")


def _seat(
    part: Part,
    out: list[_Open],
    heading: tuple[str, Line] | None,
    line: Line,
    member: tuple[str, str],
    zones: Sequence[Zone],
) -> None:
    if heading is not None or not out:
        name = heading[0] if heading else _from_subject(part)
        start = heading[1].start if heading else line.start
        out.append(_Open(name, start, line.end, []))
    who = _known_zone(member[0], zones)
    out[-1].seats.append(
        Seat(
            person_or_post=who,
            role=squeeze(member[1]),
            span=part.raw_span(line.start, line.end),
            confidence=0.85,
        )
    )
    out[-1].end = line.end


def _from_subject(part: Part) -> str:
    subject = part.value("subject") or ""
    match = re.search(r"(?:คณะกรรมการ|คณะทำงาน|คณะอนุกรรมการ).*", subject)
    return match.group() if match else subject or "คณะกรรมการ"


def _known_zone(who: str, zones: Sequence[Zone]) -> str:
    """ "ประธานไชน…" names a zone of the same file, however it was misread."""
    match = re.match(
        r"^(?P<post>ประธาน|หัวหน้า|รองประธาน)\s?(?P<zone>(?:โซน|โชน|ไชน|ไซน|ใชน).*)$", who
    )
    if not match or not zones:
        return who
    best = max(zones, key=lambda zone: similar(zone.name, match["zone"]))
    return match["post"] + best.name if similar(best.name, match["zone"]) >= 0.6 else who
