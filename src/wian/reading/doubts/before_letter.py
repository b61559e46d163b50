"""A meeting or a deadline that lies before the day of the letter that announces it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from wian.thai.holidays import format_th

from ..bundle import Bundle
from ..part import Part
from ..values import Contradiction, Span

KIND = "before_letter"


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """At most one row for the file, measured against the covering letter."""
    issued = bundle.covering_date
    if issued is None:
        return
    early = [
        (index, *row)
        for index, part in enumerate(bundle.parts)
        for row in _dated(part)
        if row[0] < issued and _asks(part)
    ]
    if not early:
        return
    index, day, _ = early[0]
    yield Contradiction(
        kind=KIND,
        quotes=tuple(row[2] for row in early),
        document=index,
        note=f"กำหนดวันที่ {format_th(day)} อยู่ก่อนวันที่ของหนังสือ ({format_th(issued)})",
        note_en=f"{day.isoformat()} lies before the date of the letter ({issued.isoformat()}).",
    )


def _asks(part: Part) -> bool:
    return part.kind in (
        "external_letter",
        "stamped_letter",
        "memo",
        "announcement",
        "order",
        "attachment",
    )


def _dated(part: Part) -> Iterator[tuple[date, Span]]:
    for row in part.fact("meetings"):
        last = row.date_end or row.date
        if last:
            yield last, row.span
    doubtful = _doubtful(part)
    for duty in part.fact("duties"):
        if duty.due and duty.when_span:
            yield duty.due, duty.when_span
        elif not duty.recurrence and not duty.relative:
            yield from _days_in(doubtful, duty.span)


def _doubtful(part: Part) -> list[tuple[Span, date]]:
    """The days whose weekday is another one, in the order of the text."""
    return [
        (part.raw_span(found.start, found.end), found.mention.start)
        for found in part.dates
        if found.mention.problem == "weekday" and found.mention.start
    ]


def _days_in(doubtful: list[tuple[Span, date]], span: Span) -> Iterator[tuple[date, Span]]:
    """Days named in a request that got no due day because they are in doubt."""
    first = bisect_left(doubtful, span[0], key=lambda row: row[0][0])
    last = bisect_left(doubtful, span[1], key=lambda row: row[0][0])
    for at, day in doubtful[first:last]:
        if at[1] <= span[1]:
            yield day, at
