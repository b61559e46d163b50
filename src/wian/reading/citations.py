"""Finds letters, orders and resolutions that a text cites: number, date, urgency, issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from wian.thai.dates import find_dates

from .codes import mended_code, shown
from .part import Part
from .source import squeeze
from .vocabulary import AT, NUMBER, URGENCY

_AT = re.compile(
    rf"(?:(?P<urgency>{URGENCY})\s*)?(?<!ครั้ง)(?<!รุ่น)(?<!งวด){AT}\s{{0,4}}"
    rf"(?={NUMBER.pattern.replace('?P<', '?P<_')})"
)
_ORDER_AT = re.compile(
    r"(?<!ครั้ง)(?<!รุ่น)(?<!งวด)(?:ฉบับ)?ที่\s*(?P<number>\d[\d ]{0,10}/\s*(?:\d{4}|\d{2}))"
)
_DATED = re.compile(r"(?:ลงวันที่|เมื่อวัน|ลว\.?|วันที่|ประกาศ ณ วันที่|สั่ง ณ วันที่|เมื่อ)")
CITED = (
    "หนังสือ|คำสั่ง|ประกาศ|บันทึกข้อความ|บันทึก|มติ|วิทยุ|โทรสาร|รายงาน|สัญญา|ระเบียบ|ข้อบังคับ|แผน|โครงการ|"
    "พระราช|คำร้อง|ใบสั่ง|ข้อตกลง|ความเห็น"
)
_ISSUER = re.compile(
    rf"^(?:สำเนา)?\s?(?:{CITED})\s?(?P<issuer>[ก-๎ .]{{4,80}}?)\s*(?:ที่|ด่วน|ลับ|เลขที่|ลงวันที่|เรื่อง|$)"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited document; offsets into ``Source.text``; ``number`` is in the contract's form."""

    start: int
    end: int
    number: str | None
    number_raw: str | None
    date: date | None
    urgency: str | None
    issuer: str | None
    title: str


def cited_in(part: Part, start: int, end: int) -> Citation | None:
    """The one document that this stretch cites."""
    text = part.plain(start, end)
    number, raw, urgency = _number(part, start, text)
    day = _date(part, text)
    issuer = _ISSUER.match(text.strip())
    return Citation(
        start,
        end,
        number,
        raw,
        day,
        urgency,
        issuer["issuer"].strip() if issuer else None,
        squeeze(part.source.text[start:end]),
    )


def _number(part: Part, base: int, text: str) -> tuple[str | None, str | None, str | None]:
    order = _ORDER_AT.search(text)
    match = _AT.search(text)
    if (
        order
        and (not match or order.start() <= match.start() + len(match["urgency"] or "") + 1)
        and not _coded(text, order)
    ):
        return re.sub(r"\s", "", order["number"]), None, None
    if not match:
        return None, None, None
    number = NUMBER.match(text, match.end())
    if not number:
        return None, None, _plain(match["urgency"])
    mended = mended_code(part, (number["code"] or "").strip())
    raw = part.source.text[base + number.start() : base + number.end()].strip()
    return (
        shown(number, mended or (number["code"] or "").strip()),
        raw if mended else None,
        _plain(match["urgency"]),
    )


def _coded(text: str, order: re.Match[str]) -> bool:
    return bool(re.match(r"ที่\s*[\d.]+\s*/\s*ว", text[order.start() :]))


def _date(part: Part, text: str) -> date | None:
    dated = _DATED.search(text)
    for mention in find_dates(text, None):
        if mention.kind == "day" and (not dated or mention.span[1] > dated.start()):
            return mention.start
    return None


def _plain(urgency: str | None) -> str | None:
    return re.sub(r"\s", "", urgency) if urgency else None
