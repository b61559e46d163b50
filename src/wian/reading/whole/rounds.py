"""The rounds of an evaluation and when each is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..part import Part
from ..values import Round

NAME = "rounds"
_ROUND = re.compile(
    r"(?P<name>(?:รอบ(?:การประเมิน|ประเมิน)?(?:ที่)?|การประเมินครั้งที่|ประเมินครั้งที่|งวดที่)\s?(?P<number>\d{1,2}))(?!\d|\s?เดือน)"
)


def read(parts: Sequence[Part]) -> tuple[Round, ...]:
    """One row per due day, in the order of the text; a round without a date is not a row."""
    rows: dict[tuple[date, str], Round] = {}
    for part in parts:
        text = part.plain(part.start, part.end)
        marks = list(_ROUND.finditer(text))
        for index, match in enumerate(marks):
            start = part.start + match.start()
            after = part.start + marks[index + 1].start() if index + 1 < len(marks) else part.end
            due = _due(part, part.start + match.end(), min(after, part.start + match.end() + 110))
            number = match["number"]
            if due and (due, number) not in rows and all(row.due != due for row in rows.values()):
                rows[due, number] = Round(
                    name=f"รอบที่ {number}",
                    due=due,
                    span=part.raw_span(start, part.start + match.end()),
                    confidence=0.85,
                )
    return tuple(rows.values())


def _due(part: Part, start: int, end: int) -> date | None:
    rules = [found for found in part.within(part.deadlines, start, end) if found.mention.due]
    dates = [
        found
        for found in part.within(part.dates, start, end)
        if found.mention.end and found.mention.kind in ("day", "range", "month", "month_range")
    ]
    if rules and (not dates or rules[0].start <= dates[0].start):
        due: date | None = rules[0].mention.due
        return due
    last: date | None = dates[0].mention.end if dates else None
    return last
