"""A plan of a year: activities by months, as bars that are words, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from wian.thai.holidays import MONTHS_SHORT

from .press import pressed
from .printing import Pen
from .values import Digits

TITLE: Final = "แผนปฏิบัติการ"
HEADS: Final = ("ที่", "กิจกรรม", "เป้าหมาย", "ผู้รับผิดชอบ")
TAILS: Final = ("ร้อยละ", "สถานะ")
MONTHS: Final = (*MONTHS_SHORT[9:], *MONTHS_SHORT[:9])
EMPTY: Final = "ยังไม่มีกิจกรรมในแผนนี้"
DROPPED: Final = "เลิกทำ"
PLANNED, SILENT = "แผน", "ค้าง"
LEGEND: Final = (
    f"{PLANNED} = เดือนที่วางแผนไว้   % = ความก้าวหน้าสะสมที่บันทึกในเดือนนั้น พื้นเข้ม = ในแผน มีกรอบ = นอกแผน"
    f"   {SILENT} = เลยเดือนตามแผนแล้วยังไม่มีความก้าวหน้า"
)

Mark = Literal["", "planned", "now", "silent", "told", "extra"]


@dataclass(frozen=True, slots=True)
class PlanCell:
    """A month of an activity; `percent` where it was told of (`extra`: outside the plan)."""

    mark: Mark = ""
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An activity with its twelve months, October first; `said` is how it stands."""

    title: str
    cells: Sequence[PlanCell]
    target: str = ""
    owner: str = ""
    percent: int = 0
    said: str = ""
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A plan of the fiscal year that ends in `year` (CE); `duty` is what it is made for."""

    office: str
    title: str
    year: int
    lines: Sequence[PlanLine]
    percent: int = 0
    duty: str = ""
    printed: datetime | None = None
    digits: Digits = "thai"


def columns() -> tuple[str, ...]:
    """The heads of all columns."""
    return (*HEADS, *MONTHS, *TAILS)


def cell_text(cell: PlanCell, pen: Pen) -> str:
    """What a month says in words or figures; a bar is never colour alone."""
    if cell.percent is not None:
        return pen.counted(f"{cell.percent}%")
    return {"": "", "silent": SILENT}.get(cell.mark, PLANNED)


def heading(sheet: PlanSheet, pen: Pen) -> tuple[str, str, str]:
    """The title, the year and how far it is, and the duty that it is made for."""
    year = f"ประจำปีงบประมาณ พ.ศ.\u00a0{pen.year(sheet.year)}"
    done = f"ความก้าวหน้ารวม ร้อยละ\u00a0{pen.counted(str(sheet.percent))}"
    duty = f"ตามภารกิจ: {pen.line(sheet.duty)}" if sheet.duty else ""
    return pen.line(sheet.title), f"{year}   {done}", duty


def plan_pdf(sheet: PlanSheet) -> bytes:
    """The plan as A4 pages lying down, heads on each; bars bear their words.

    Raises TypesetError T110.
    """
    pen = Pen(sheet.digits)
    title, year, duty = heading(sheet, pen)
    return pressed(
        "plan",
        {
            "title": f"{TITLE} {title}",
            "kind": TITLE,
            "name": title,
            "author": pen.line(sheet.office),
            "office": pen.line(sheet.office),
            "year": year,
            "duty": duty,
            "heads": HEADS,
            "months": MONTHS,
            "tails": TAILS,
            "lines": [_line(at, line, pen) for at, line in enumerate(sheet.lines, 1)],
            "empty": EMPTY,
            "legend": LEGEND,
            "printed": pen.printed(sheet.printed),
            "digits": sheet.digits,
        },
    )


def _line(at: int, line: PlanLine, pen: Pen) -> dict[str, object]:
    return {
        "count": pen.counted(str(at)),
        "title": pen.line(line.title),
        "target": pen.line(line.target),
        "owner": pen.line(line.owner),
        "cells": [{"mark": cell.mark, "text": cell_text(cell, pen)} for cell in line.cells],
        "percent": "" if line.dropped else pen.counted(f"{line.percent}%"),
        "said": DROPPED if line.dropped else pen.line(line.said),
        "dropped": line.dropped,
    }
