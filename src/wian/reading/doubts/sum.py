"""Points or amounts that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..bundle import Bundle
from ..part import Part
from ..tables import stated_total
from ..values import Contradiction, Criterion

KIND = "sum"
_AMOUNT = re.compile(
    r"(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{2,9}(?:\.\d{1,2})?)\s*(?:บาท|\.-)?"
)
_TOTAL = re.compile(
    r"(?:รวม(?:เป็น)?(?:เงิน)?(?:ทั้งสิ้น|ทั้งหมด|จำนวน|สุทธิ)?|ทั้งสิ้น|รวมทั้งสิ้น|รวมงบประมาณ)\s*[:|]?\s*(?:เป็น)?(?:เงิน)?\s*(?:จำนวน)?\s*[:|]?\s*(?P<total>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{3,9}(?:\.\d{1,2})?)"
)
_ITEM = re.compile(r"^[\s|]*(?:\(?\d{1,2}(?:\.\d{1,2})?[.)]?\s|[-–•]\s)")
_EQUALS = re.compile(
    r"(?:=|เป็นเงิน|รวมเป็นเงิน|จำนวนเงิน)\s*(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{2,9}(?:\.\d{1,2})?)\s*(?:บาท)?"
)


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """Criteria against their total, then lists of amounts against theirs."""
    for index, part in enumerate(bundle.parts):
        yield from _points(part, index)
        yield from _amounts(part, index)


def _points(part: Part, index: int) -> Iterator[Contradiction]:
    rows: tuple[Criterion, ...] = part.fact("criteria")
    stated = stated_total(part.lines)
    if len(rows) < 2 or any(row.points is None for row in rows):
        return
    total = sum(float(row.points or 0) for row in rows)
    if stated and abs(total - stated[0]) > 0.01 and total < 3 * stated[0]:
        yield _row(index, (part.raw_span(stated[1], stated[2]),), total, stated[0])
        return
    for group, members in groupby(rows, key=lambda row: row.group):
        said = re.search(r"(\d{1,3})\s*คะแนน", group or "")
        inside = list(members)
        if (
            said
            and abs(sum(float(row.points or 0) for row in inside) - float(said.group(1))) > 0.01
        ):
            yield _row(
                index,
                tuple(row.span for row in inside),
                sum(float(row.points or 0) for row in inside),
                float(said.group(1)),
            )


def _amounts(part: Part, index: int) -> Iterator[Contradiction]:
    """A run of listed amounts and the total under it."""
    run: list[float] = []
    above: list[float] = []
    for line in part.lines:
        text = line.text
        total = _TOTAL.search(text)
        if total and not _ITEM.match(text) and len(run) >= 2:
            stated = float(total["total"].replace(",", ""))
            if abs(sum(run) - stated) > 0.01 and _plausible(run, stated):
                at = (line.start + total.start(), line.start + total.end())
                yield _row(index, (part.raw_span(*at),), sum(run), stated)
            above, run = run, []
        elif _ITEM.match(text) or "|" in text or "\t" in text:
            amount = _last_amount(text)
            if amount is not None:
                run.append(amount)
        elif len(text) > 150:
            run = []
    del above


def _last_amount(text: str) -> float | None:
    if "บาท" not in text and "|" not in text and "\t" not in text and "เป็นเงิน" not in text:
        return None
    equals = list(_EQUALS.finditer(text))
    found = equals or [
        m
        for m in _AMOUNT.finditer(text)
        if "บาท" in text[m.end() - 4 : m.end() + 6] or text.rstrip(" |").endswith(m.group().strip())
    ]
    return float(found[-1]["amount"].replace(",", "")) if found else None


def _plausible(run: list[float], stated: float) -> bool:
    """Only a near miss is a contradiction; otherwise the rows were not the total's own."""
    return 0.5 < sum(run) / stated < 2.0 and stated not in run


def _row(
    index: int, quotes: tuple[tuple[int, int], ...], real: float, stated: float
) -> Contradiction:
    return Contradiction(
        kind=KIND,
        quotes=quotes,
        document=index,
        note=f"ผลรวมที่พิมพ์ {stated:,.10g} แต่รวมรายการได้ {real:,.10g}",
        note_en=f"The printed total is {stated:,.10g}, but the rows add up to {real:,.10g}.",
    )
