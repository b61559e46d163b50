"""Tables of tasks: a column of what is to be done and a column of when, often one of who."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..part import Part
from ..tables import Grid, GridRow, grids
from ..values import Duty
from .times import Asked, duties_of

_WHAT = re.compile(r"กิจกรรม|รายการ|มติ|งานที่|ภารกิจ|การดำเนิน|ขั้นตอน|เรื่อง|สิ่งที่ต้อง|หน้าที่|ข้อสั่งการ|ประเด็น")
_WHEN = re.compile(r"กำหนด|ระยะเวลา|ภายใน|แล้วเสร็จ|ห้วงเวลา|เมื่อใด|วันส่ง|วันที่(?:ส่ง|เสร็จ|รายงาน)")
_WHO = re.compile(r"ผู้รับผิดชอบ|หน่วยงาน|เจ้าภาพ|ผู้ปฏิบัติ|ผู้ดำเนิน|มอบหมาย")
_SCORES = re.compile(r"คะแนน|น้ำหนัก|จำนวนเงิน|บาท|งบประมาณ")


def task_duties(part: Part) -> tuple[list[Duty], set[int]]:
    """One duty per row of each table of tasks, and the lines that these tables cover."""
    duties: list[Duty] = []
    taken: set[int] = set()
    for grid in grids(part.source):
        if not part.start <= grid.rows[0].start < part.end:
            continue
        columns = _columns(grid)
        if columns is None:
            continue
        for row in grid.rows[1:]:
            duties.extend(_of_row(part, row, *columns))
        taken.update(range(grid.rows[0].line, grid.last + 1))
    return duties, taken


def _columns(grid: Grid) -> tuple[int, int, int | None] | None:
    """Where what, when and who stand; None when the head does not promise tasks."""
    head = [cell.text for cell in grid.rows[0].cells]
    if _SCORES.search(" ".join(head)):
        return None
    what = next((i for i, text in enumerate(head) if _WHAT.search(text)), None)
    when = next((i for i, text in enumerate(head) if _WHEN.search(text)), None)
    who = next((i for i, text in enumerate(head) if _WHO.search(text)), None)
    if when is None or what == when or (what is None and who is None):
        return None
    if what is None:
        what = next((i for i in range(len(head)) if i not in (when, who) and len(head[i]) > 4), 0)
    return what, when, who


def _of_row(part: Part, row: GridRow, what: int, when: int, who: int | None) -> Iterator[Duty]:
    if max(what, when) >= len(row.cells) or len(row.cells[what].text) < 5:
        return
    task, time = row.cells[what], row.cells[when]
    person = row.cells[who].text if who is not None and who < len(row.cells) else None
    asked = Asked(task.start, max(task.end, time.end), person or None)
    yield from duties_of(part, asked, dated=(time.start, time.end))
