"""What is owed, row by row, to be taken out: as many rows as there are, a thousand at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet

from wian.offices.queries.offices import names
from wian.typeset.streams import Value

from ..deadlines import named
from ..deadlines.clock import second
from ..list_values import mark_of
from ..models import Owed
from ..stages import Stage
from ..standings import period_of, standing_of
from .columns import behind
from .matrix_paper import WORDS
from .overview.scope import Clock

HEADS: Final = (
    "ภารกิจ", "ข้อ", "เรื่องที่ต้องทำ", "หน่วยงาน", "งวด", "กำหนดส่ง", "เวลา", "ส่งภายใน", "สถานะ",
    "ส่งเมื่อ", "ช้า (วัน)", "ขยายเวลา", "รับรายงานแล้ว",
)  # fmt: skip
WIDTHS: Final = (9, 8, 60, 36, 18, 14, 8, 14, 22, 18, 10, 10, 14)
AT_ONCE: Final = 1_000
_COLUMNS: Final = (
    "duty_id", "office_id", "period", "nominal", "due", "until", "opens", "late_until", "locks",
    "stage", "sent_at", "duty__item", "duty__action",
)  # fmt: skip


@dataclass(slots=True)
class _Row:
    """The columns of a row; a model of each would take twice as long."""

    duty: int
    office: int
    period: str
    nominal: date
    due: datetime
    until: datetime
    opens: datetime | None
    late_until: datetime | None
    locks: datetime | None
    stage: int
    sent_at: datetime | None
    item: str
    action: str


def lines(rows: QuerySet[Owed], clock: Clock) -> Iterator[tuple[Value, ...]]:
    """The rows in the order of duty, office and period, one tuple of values for HEADS each."""
    called: dict[int, str] = {}
    last: tuple[int, int, str] | None = None
    while some := _some(rows, last):
        unknown = {row.office for row in some} - called.keys()
        called |= names(unknown, day=date.max) if unknown else {}
        yield from (_line(row, called, clock) for row in some)
        last = (some[-1].duty, some[-1].office, some[-1].period)


def _some(rows: QuerySet[Owed], last: tuple[int, int, str] | None) -> list[_Row]:
    """The next rows behind the last one: one query."""
    found = rows if last is None else rows.filter(behind(last))
    told = found.order_by("duty", "office", "period").values_list(*_COLUMNS)
    return [_Row(*row) for row in told[:AT_ONCE]]


def _line(row: _Row, called: dict[int, str], clock: Clock) -> tuple[Value, ...]:
    standing = standing_of(row, clock.at)
    due, until = second(row.due), second(row.until)
    sent = second(row.sent_at) if row.sent_at else None
    return (
        row.duty,
        row.item,
        row.action,
        called.get(row.office, ""),
        named(period_of(row.period, row.nominal)),
        due.date(),
        f"{due:%H:%M}",
        until.date(),
        WORDS[mark_of(standing)],
        f"{sent:%Y-%m-%d %H:%M}" if sent else "",
        standing.days_late or None,
        "ขยาย" if standing.extended else "",
        "รับแล้ว" if row.stage == Stage.ACCEPTED else "",
    )
