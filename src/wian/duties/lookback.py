"""เหลียวหลัง แลหน้า: what a year says of a duty, as a first wording that people edit. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wian.thai.holidays import BUDDHIST_ERA

from .rates import Counted


@dataclass(frozen=True, slots=True)
class Lookback:
    """A duty's year in figures.

    `days_late` are those of all late ones together. `reasons` for lateness and `fields` that were
    returned are the most frequent ones, each with how often. `extended` counts what had more time.
    """

    year: int
    offices: int
    counted: Counted
    days_late: int
    extended: int
    returned: int
    reasons: tuple[tuple[str, int], ...]
    fields: tuple[tuple[str, int], ...]


def summary(told: Lookback) -> str:
    """The year in one paragraph: who owed how much, and how it came."""
    counted = told.counted
    head = f"ปีงบประมาณ พ.ศ. {told.year + BUDDHIST_ERA} สั่ง {told.offices} หน่วยงาน"
    if not counted.expected:
        return f"{head} ไม่มีรายงานที่ต้องส่ง"
    parts = [
        f"{head} ต้องส่งทั้งหมด {counted.expected} รายการ",
        f"ทันกำหนด {counted.on_time + counted.early}",
        f"ช้า {counted.late}",
        f"ส่งคืนแก้ไขแล้วยังไม่ส่งใหม่ {counted.returned}",
        f"ไม่ส่ง {counted.missing}",
    ]
    parts += [f"ยังไม่ถึงกำหนด {counted.waiting}"] if counted.waiting else []
    parts += [f"ยกเว้น {counted.exempt}"] if counted.exempt else []
    rates = f"ครบร้อยละ {counted.completeness('owed')} ทันเวลาร้อยละ {counted.timeliness('owed')}"
    return f"{' · '.join(parts)} ({rates} ของที่ต้องส่ง)"


def lessons(told: Lookback) -> str:
    """Looking back and looking forward, line by line; only what the figures say."""
    back = "\n".join(f"- {line}" for line in _back(told))
    ahead = "\n".join(f"- {line}" for line in _ahead(told))
    return f"เหลียวหลัง\n{back}\n\nแลหน้า\n{ahead}"


def _back(told: Lookback) -> Iterator[str]:
    counted = told.counted
    if not counted.late + counted.missing + told.returned:
        yield "ส่งครบ ทันกำหนด ไม่มีรายงานที่ต้องส่งคืน" if counted.expected else "ไม่มีรายงานที่ต้องส่ง"
    if counted.late:
        mean = told.days_late / counted.late
        yield f"ส่งช้า {counted.late} รายการ เฉลี่ย {mean:.1f} วัน"
    if told.reasons:
        yield "เหตุที่ส่งช้า: " + ", ".join(f"{why} ({n})" for why, n in told.reasons)
    if counted.missing:
        yield f"ไม่ส่ง {counted.missing} รายการ"
    if told.returned:
        yield f"ส่งคืนแก้ไข {told.returned} ครั้ง"
    if told.fields:
        yield "ช่องที่ถูกส่งคืนบ่อย: " + ", ".join(f"{label} ({n})" for label, n in told.fields)
    if told.extended:
        yield f"ขยายเวลา {told.extended} รายการ"
    if counted.exempt:
        yield f"ยกเว้น {counted.exempt} รายการ"


def _ahead(told: Lookback) -> Iterator[str]:
    counted, some = told.counted, False
    if counted.late or told.extended:
        yield "ทบทวนวันกำหนดส่งและการเตือนล่วงหน้า ตามเหตุที่ส่งช้าหรือขอขยายเวลา"
        some = True
    if counted.missing:
        yield "ติดตามหน่วยงานที่ไม่ส่งเป็นรายแห่ง ก่อนสั่งภารกิจเดียวกันอีก"
        some = True
    if told.fields:
        yield f"เขียนคำอธิบายช่อง “{told.fields[0][0]}” ให้ชัดขึ้นในแบบรายงานปีถัดไป"
        some = True
    if counted.exempt:
        yield "กำหนดผู้รับใหม่ให้ตรงกับหน่วยงานที่มีภารกิจจริง"
        some = True
    if not some:
        yield "ใช้กำหนดและแบบรายงานเดิมในปีถัดไปได้"
