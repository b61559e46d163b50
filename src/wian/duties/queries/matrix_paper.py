"""The matrix as it is printed: its marks in words, its sums as "8/10"."""

from __future__ import annotations

from datetime import date
from typing import Final

from wian.offices.queries.offices import names
from wian.typeset import MatrixCell, MatrixLine, MatrixSheet
from wian.typeset.values import Digits

from ..list_values import Cell, Mark, Matrix
from ..overview_values import Total

TITLE: Final = "ตารางติดตามการรายงาน"
WORDS: Final = {
    Mark.ON_TIME: "ทันกำหนด",
    Mark.LATE: "ช้า (จำนวนวัน)",
    Mark.MISSING: "ยังไม่ส่ง เลยกำหนดแล้ว",
    Mark.RETURNED: "ส่งคืนให้แก้ไข",
    Mark.SOON: "ใกล้กำหนด",
    Mark.WAITING: "ยังไม่ถึงกำหนด",
    Mark.NOT_OPEN: "ยังไม่เปิดรับ",
    Mark.EXEMPT: "ยกเว้น",
}
"""What each mark says; late and lacking ones tell their days in the cell."""
_SHORT: Final = {
    Mark.ON_TIME: "ทัน",
    Mark.LATE: "ช้า",
    Mark.MISSING: "ขาด",
    Mark.RETURNED: "คืน",
    Mark.SOON: "ใกล้",
    Mark.WAITING: "รอ",
    Mark.NOT_OPEN: "",
    Mark.EXEMPT: "ยกเว้น",
}
_MOST: Final = 70  # letters of a column's name


def paper(
    matrix: Matrix, *, office: int, subject: str = "", digits: Digits = "thai"
) -> MatrixSheet:
    """The matrix, as its office prints it: one query."""
    return MatrixSheet(
        office=names([office], day=date.max).get(office, ""),
        title=TITLE,
        subject=subject,
        columns=[_cut(column.label) for column in matrix.columns],
        lines=[
            MatrixLine(line.name, [cell_of(cell) for cell in line.cells], sums_of(line.total))
            for line in matrix.lines
        ],
        totals=[sums_of(column.total)[:2] for column in matrix.columns],
        total=sums_of(matrix.total),
        legend=[(str(mark), words) for mark, words in WORDS.items()],
        told_at=matrix.at,
        printed=matrix.at,
        digits=digits,
    )


def cell_of(cell: Cell | None) -> MatrixCell:
    """The cell as a mark and a word: "ช้า 3", "ขาด 12 ขยาย", "ทัน 8/10"."""
    if cell is None:
        return MatrixCell()
    words = [_SHORT[cell.mark]]
    if cell.days_late and cell.mark in (Mark.LATE, Mark.MISSING, Mark.RETURNED):
        words.append(str(cell.days_late))
    if cell.extended:
        words.append("ขยาย")
    if cell.of > 1:
        words.append(f"{cell.done}/{cell.of}")
    return MatrixCell(str(cell.mark), " ".join(filter(None, words)))


def sums_of(total: Total) -> tuple[str, str, str]:
    """What is here of what is due and both rates: ("8/10", "80.0", "70.0"); dashes before that."""
    counted = total.counted
    if not counted.due:
        return "–", "", ""
    here = counted.on_time + counted.late
    return f"{here}/{counted.due}", str(counted.completeness()), str(counted.timeliness())


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
