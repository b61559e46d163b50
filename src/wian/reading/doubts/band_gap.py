"""Bands of points that leave points without a band, or give a point two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from wian.thai.digits import to_arabic

from ..bundle import Bundle
from ..values import Band, Contradiction

KIND = "band_gap"
_STEP = 1.0
"""Bands of whole points that follow each other are one point apart; "๘๙.๙๙" and "๙๐" are closer."""
_OPEN_END = re.compile(r"ไม่ถึง|ต่ำกว่า|น้อยกว่า|มากกว่า|สูงกว่า|เกิน|[<>]")
_RANGE = re.compile(r"\d\s{0,6}(?:[-–—~]|ถึง)\s{0,6}\d|\d\s{0,6}\S{0,6}\s?ขึ้นไป")


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row per pair of neighbouring bands that do not meet, and per pair that share a point."""
    bands = sorted(bundle.whole.get("bands", ()), key=_low)
    if not bands:
        return
    raw = bundle.parts[0].source.raw
    for lower, upper in pairwise(bands):
        if lower.max is None or upper.min is None:
            continue
        first, second = sorted((lower.span, upper.span))
        if upper.min > lower.max + _STEP:
            # A third range between the two may be a band that has no label.
            if not _RANGE.search(to_arabic(raw[first[1] : second[0]])):
                yield _gap(lower, upper)
        elif upper.min <= lower.max:
            printed = raw[slice(*first)] + raw[slice(*second)] + raw[first[1] : first[1] + 20]
            if not _OPEN_END.search(printed):
                yield _shared(lower, upper)


def _low(band: Band) -> float:
    return float("-inf") if band.min is None else band.min


def _gap(lower: Band, upper: Band) -> Contradiction:
    low, high = lower.max or 0, upper.min or 0
    return Contradiction(
        kind=KIND,
        quotes=(lower.span, upper.span),
        note=f"ช่วงคะแนนเว้นว่าง: คะแนนที่มากกว่า {low:g} แต่ไม่ถึง {high:g} ไม่อยู่ในระดับใด โปรดตรวจเกณฑ์",
        note_en=f"The bands leave a gap: points above {low:g} and below {high:g} have no band.",
    )


def _shared(lower: Band, upper: Band) -> Contradiction:
    low, high = upper.min or 0, lower.max or 0
    both = f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return Contradiction(
        kind=KIND,
        quotes=(lower.span, upper.span),
        note=f"ช่วงคะแนนซ้อนกัน: คะแนน {both} อยู่ในสองระดับ โปรดตรวจเกณฑ์",
        note_en=f"The bands overlap: {both} points fall into two of them.",
        confidence=0.8,
    )
