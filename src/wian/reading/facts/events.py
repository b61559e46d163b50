"""Happenings with dates that nobody is ordered to attend: festivals, field work, openings of
systems."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from ..part import Found, Part
from ..source import squeeze
from ..values import Event, Span

NAME = "events"
_CITED = re.compile(r"(?:ลงวันที่|ลง|ลว\.|(?:สั่ง|ประกาศ|ให้ไว้)\s?ณ\s?วันที่)\s*$")


class _Stretches:
    """Stretches of a text; asked of many places which of them one touches."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        """One of them shares a character with ``[start, end)``."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def read(part: Part) -> tuple[Event, ...]:
    """Each day or range of the body that is neither a deadline nor a meeting, with the words
    before it."""
    deadlines = _Stretches((rule.start, rule.end) for rule in part.deadlines)
    duties = _Stretches(duty.span for duty in part.fact("duties") if duty.due)
    meetings = {row.date for row in part.fact("meetings")}
    rows: list[Event] = []
    for found in part.within(part.dates, *part.layout.body):
        mention = found.mention
        if mention.kind not in ("day", "range") or mention.start is None:
            continue
        if _CITED.search(part.plain(max(part.start, found.start - 24), found.start)):
            continue
        if deadlines.touch(found.start, found.end) or mention.start in meetings:
            continue
        at, _ = part.raw_span(found.start, found.end)
        if duties.touch(at, at + 1):
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
