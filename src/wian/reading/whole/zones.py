"""Zones, clusters and groups with the districts or schools in each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wian.thai.digits import to_arabic

from ..part import Part
from ..source import squeeze
from ..values import Zone

NAME = "zones"
_ZONE_WORD = r"(?:โซน|โชน|ไชน|ไซน|กลุ่ม(?:โซน|อำเภอ|เครือข่าย|โรงเรียน|พื้นที่|ที่)|คลัสเตอร์|เครือข่าย|สหวิทยาเขต|เขต(?:ตรวจ|พื้นที่|ที่)|สายที่|สาย|กลุ่ม)"
_ROW = re.compile(
    rf"(?P<mark>\d{{1,2}}\s?[.)]\s*|[-–•]\s*)?(?P<name>{_ZONE_WORD}[^\n|\t]{{0,60}}?)(?:\s*\(?\s*จำนวน\s*(?P<count>\d{{1,2}})\s*(?:อำเภอ|ตำบล|แห่ง|โรงเรียน|โรง|หน่วย|เทศบาล)\s*\)?)?\s*"
    rf"(?:ดังนี้|ได้แก่|ประกอบด้วย|คือ|มี|:|\t|\s\|\s?|–|-(?=\s)|  )\s*:?\s*(?:ได้แก่\s*)?(?P<list>(?:อำเภอ|อ\.|โรงเรียน|ตำบล|เทศบาล|สพอ\.|องค์การ|รพ\.|โรงพยาบาล)[^\n]{{2,600}})$"
)
_PREFIX = re.compile(r"^(?:และ)?\s*(?:อำเภอ|อ\.|ตำบล|ต\.|สพอ\.)\s*")
_COUNT = re.compile(r"\s*\(?(?:จำนวน|รวม)\s*\d{1,2}\s*(?:อำเภอ|ตำบล|แห่ง|โรงเรียน|โรง)\)?")


def read(parts: Sequence[Part]) -> tuple[Zone, ...]:
    """The first full listing of zones; a second listing of the same members is not another zone."""
    rows: list[Zone] = []
    for part in parts:
        for line in part.lines:
            match = _ROW.match(line.text)
            if not match:
                continue
            zone = _zone(part, line.start, match)
            if zone and all(
                len(set(zone.districts) & set(old.districts)) * 2 < len(zone.districts)
                for old in rows
            ):
                rows.append(zone)
    return tuple(rows) if len(rows) > 1 else ()


def _zone(part: Part, base: int, match: re.Match[str]) -> Zone | None:
    names = _names(match["list"])
    if len(names) < 2:
        return None
    name = to_arabic(squeeze(match["name"]).strip(" :-–("))
    name = re.sub(r"^(?:โชน|ไชน|ไซน)", "โซน", name)
    return Zone(
        name=name,
        districts=tuple(names),
        span=part.raw_span(base + match.start(), base + match.end()),
        confidence=0.85,
    )


def _names(text: str) -> list[str]:
    text = _COUNT.sub("", text)
    school = text.startswith(("โรงเรียน", "เทศบาล", "องค์การ", "รพ.", "โรงพยาบาล"))
    separators = (
        r"\s*(?:,|;|\sและ|\t|\|)\s*|\s{2,}"
        if "," in text or "เทศบาล" in text or "องค์การ" in text
        else r"\s*(?:,|\t|\|)\s*|\s+(?:และ\s?)?"
    )
    out = []
    for piece in re.split(separators, text):
        name = re.sub(r"^และ\s?", "", piece).strip(" .()")
        name = name if school else _PREFIX.sub("", name)
        if 2 <= len(name) <= 60 and not re.search(r"\d|ทั้งนี้|รวม", name):
            out.append(name)
    return out


def miscounted(part):
    return ()
