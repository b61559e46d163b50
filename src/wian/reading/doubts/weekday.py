"""A printed weekday that is not the weekday of the printed date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wian.thai.holidays import weekday_th

from ..bundle import Bundle
from ..values import Contradiction

KIND = "weekday"


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per date that contradicts its weekday, wherever it is repeated."""
    seen: set[date] = set()
    for index, part in enumerate(bundle.parts):
        for found in part.dates:
            mention = found.mention
            if mention.problem != "weekday" or mention.start is None or mention.start in seen:
                continue
            seen.add(mention.start)
            yield _row(
                index,
                part.raw_span(found.start, found.end),
                part.quote(found.start, found.end),
                mention.start,
                mention.weekday,
            )


def _row(
    index: int, span: tuple[int, int], printed: str, day: date, weekday: int | None
) -> Contradiction:
    real = weekday_th(day.weekday())
    return Contradiction(
        kind=KIND,
        quotes=(span,),
        document=index,
        note=f"พิมพ์ว่า “{printed}” แต่วันนั้นเป็นวัน{real}",
        note_en=f"Printed weekday does not fit the date: {day.isoformat()} is a {day:%A}.",
    )
