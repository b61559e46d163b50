"""A year that cannot be, seen from the letter: wrong digits, too far ahead, or long gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wian.thai.digits import to_arabic

from ..bundle import Bundle
from ..part import Found, Part
from ..values import Contradiction, Fact

KIND = "future_year"
_PLAN = re.compile(
    r"แผน|ยุทธศาสตร์|วิสัยทัศน์|เป้าหมาย|ระยะ|\d\s*ปี|พ\.ศ\.\s*\d{4}\s*[-–]|สัญญา|อายุ|หมดอายุ|วาระ|ครบกำหนด|"
    r"สิ้นสุด|รุ่น|ถึงปี|ภายในปี|คาดการณ์|พยากรณ์|ทุนการศึกษา|เกษียณ|ค.ศ"
)
_LAW = re.compile(
    r"พระราช|ระเบียบ|ข้อบังคับ|กฎกระทรวง|ประกาศ|รัฐธรรมนูญ|ประมวล|กฎหมาย|มาตรา|แก้ไขเพิ่มเติม|เกิด|ก่อตั้ง|"
    r"สถาปนา|ฉบับที่|ว่าด้วย|ข้อบัญญัติ|เทศบัญญัติ|มติ|กฎ ก\.|คำสั่ง คสช|ตั้งแต่|จัดตั้ง|ปี\s?พ"
)


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per impossible year; fiscal and academic years one ahead, plans and laws are left
    alone."""
    issued = bundle.covering_date
    year = issued.year + 543 if issued else _likely_year(bundle)
    seen: set[str] = set()
    for index, part in enumerate(bundle.parts):
        yield from _own_date(part, index, seen)
        for found in part.dates:
            printed = part.quote(found.start, found.end)
            key = str(found.mention.year_printed or found.mention.year_be)
            if key in seen or not _impossible(part, found, year):
                continue
            seen.add(key)
            yield _row(index, part.raw_span(found.start, found.end), printed, year)


def _own_date(part: Part, index: int, seen: set[str]) -> Iterator[Contradiction]:
    """The document's own date could not be read because of its year."""
    own = part.fact("date")
    if not isinstance(own, Fact) or own.value is not None:
        return
    inside = [
        found
        for found in part.dates
        if part.raw_span(found.start, found.end)[1] <= own.span[1] + 1
        and part.raw_span(found.start, found.end)[0] >= own.span[0] - 1
    ]
    for found in inside:
        if found.mention.problem in ("year_digits", "year_impossible"):
            seen.add(str(found.mention.year_printed or found.mention.year_be))
            yield _row(index, own.span, part.quote(found.start, found.end), None)
            return


def _likely_year(bundle: Bundle) -> int | None:
    """Without a dated letter: its own year with the first digit mended, else the year most days
    fall in."""
    for part in bundle.parts:
        own = part.fact("date")
        printed = (
            re.search(r"[3-9](\d{3})(?!\d)", to_arabic(own.raw or ""))
            if isinstance(own, Fact)
            else None
        )
        if printed and 2480 <= int("2" + printed.group(1)) <= 2600:
            return int("2" + printed.group(1))
    years = [
        found.mention.start.year + 543
        for part in bundle.parts
        for found in part.dates
        if found.mention.kind in ("day", "range")
        and found.mention.start
        and not found.mention.problem
    ]
    return max(set(years), key=years.count) if years else None


def _impossible(part: Part, found: Found, year: int | None) -> bool:
    mention = found.mention
    if mention.problem in ("year_digits", "year_impossible"):
        return True
    printed: int | None = mention.year_be
    if printed is None or year is None or mention.year_inferred:
        return False
    near = part.plain(max(part.start, found.start - 70), min(part.end, found.end + 30))
    if mention.kind in ("fiscal_year", "academic_year", "year", "quarter", "quarter_range"):
        return _strange_year(printed, year, near, mention.kind)
    if _is_own_date(part, mention.start):
        return False
    if printed > year + 1:
        return not _PLAN.search(near) or printed > year + 20
    return printed < year - 40 and not _LAW.search(near)


def _strange_year(printed: int, year: int, near: str, kind: str) -> bool:
    if printed > year + 1:
        return not _PLAN.search(near)
    if printed == year + 1:
        return False
    return printed < year - 45 and not _LAW.search(near)


def _is_own_date(part: Part, day: date | None) -> bool:
    return day is not None and part.value("date") == day


def _row(index: int, span: tuple[int, int], printed: str, year: int | None) -> Contradiction:
    seen_from = f" เมื่อดูจากหนังสือปี {year}" if year else ""
    seen_from_en = f", seen from a letter of B.E. {year}" if year else ""
    return Contradiction(
        kind=KIND,
        quotes=(span,),
        document=index,
        note=f"ปีใน “{printed}” เป็นไปไม่ได้{seen_from}",
        note_en=f"The year in “{printed}” cannot be{seen_from_en}.",
    )
