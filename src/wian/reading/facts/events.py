"""Happenings with dates that nobody is ordered to attend: festivals, field work, openings of
systems."""

from __future__ import annotations

import re

from ..part import Found, Part
from ..source import squeeze
from ..values import Event

NAME = "events"
_CITED = re.compile(r"(?:ลงวันที่|ลง|ลว\.|(?:สั่ง|ประกาศ|ให้ไว้)\s?ณ\s?วันที่)\s*$")


def read(part: Part) -> tuple[Event, ...]:
    """Each day or range of the body that is neither a deadline nor a meeting, with the words
    before it."""
    taken = [(rule.start, rule.end) for rule in part.deadlines]
    meetings = {(row.date, row.date_end) for row in part.fact("meetings")}
    rows: list[Event] = []
    for found in part.within(part.dates, *part.layout.body):
        mention = found.mention
        if mention.kind not in ("day", "range") or mention.start is None:
            continue
        if _CITED.search(part.plain(max(part.start, found.start - 24), found.start)):
            continue
        if any(start < found.end and found.start < end for start, end in taken) or any(
            mention.start == day for day, _ in meetings
        ):
            continue
        at = part.raw_span(found.start, found.end)
        if any(duty.span[0] <= at[0] < duty.span[1] and duty.due for duty in part.fact("duties")):
            continue
        rows.append(_row(part, found))
    return tuple(rows)


def _row(part: Part, found: Found) -> Event:
    line = part.source.line_at(found.start)
    begin = max(line.start, found.start - 90)
    what = squeeze(part.source.text[begin : found.start])
    cut = what.find(" ") + 1 if begin > line.start else 0
    mention = found.mention
    return Event(
        what=what[cut:],
        start=mention.start,
        end=mention.end if mention.end != mention.start else None,
        span=part.raw_span(found.start, found.end),
        confidence=0.5,
    )
