"""Rosters: rows that put a person on duty on a day, in tables or plain lines."""

from __future__ import annotations

import re

from ..part import Found, Part
from ..values import Duty
from ..vocabulary import PERSON

_ROSTER = re.compile(r"เวร|ปฏิบัติหน้าที่|กำลังพล|บัญชีกำลัง|ผู้รับผิดชอบ|ตารางการปฏิบัติ|ผู้ปฏิบัติ")


def roster_duties(part: Part) -> tuple[list[Duty], set[int]]:
    """One duty per roster row, due on its day, its shift in ``period``; and the lines that are
    such rows."""
    if part.kind not in ("order", "memo", "attachment", "announcement") or not _ROSTER.search(
        part.plain(part.start, part.end)
    ):
        return [], set()
    rows: list[Duty] = []
    taken: set[int] = set()
    for line in part.lines:
        if not 12 < len(line.text) < 260:
            continue
        days = [f for f in part.within(part.dates, line.start, line.end) if f.mention.kind == "day"]
        person = PERSON.search(line.text)
        if (
            len(days) != 1
            or not person
            or days[0].start - line.start > 26
            or person.start() < days[0].end - line.start
        ):
            continue
        times = part.within(part.times, line.start, line.end)
        rows.append(_row(part, line.start, line.end, days[0], times, person.group()))
        taken.add(line.index)
    return (rows, taken) if len(rows) > 1 else ([], set())


def _row(part: Part, start: int, end: int, day: Found, times: list[Found], person: str) -> Duty:
    shift = times[0].mention if times else None
    period = f"{shift.start}-{shift.end}" if shift and shift.end else None
    return Duty(
        action=part.quote(start, end),
        assignee=" ".join(person.split()),
        due=None if day.mention.problem else day.mention.start,
        period=period,
        span=part.raw_span(start, end),
        when_span=part.raw_span(day.start, day.end),
        confidence=0.85,
    )
