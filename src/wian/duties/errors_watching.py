"""What lists, sums and chasing refuse: D4xx."""

from __future__ import annotations

from typing import Final

from wian.offices.errors import Problem

WATCHING: Final = (
    Problem(
        "D401",
        "รายการยาวเกินไป ({count} แถว เกิน {most}) เลือกช่วงหรือภารกิจให้แคบลงแล้วส่งออกอีกครั้ง",
        "The list is too long ({count} rows, over {most}): narrow it down and export again.",
    ),
    Problem(
        "D402",
        "จัดพิมพ์ไม่ได้: {why}",
        "This cannot be set: {why_en}",
    ),
    Problem(
        "D403",
        "ไม่มีหน่วยงานใดค้างรายงานในส่วนที่เลือก",
        "No office of those chosen lacks a report.",
    ),
    Problem(
        "D404",
        "ยังไม่มีรายงานให้รวมในงวดนี้ รอให้หน่วยงานส่งก่อน หรือเลือกนับรายงานที่ยังไม่ได้รับ",
        "No report of this period can be compiled yet: wait, or count those not accepted.",
    ),
    Problem(
        "D405",
        "ภารกิจที่จะรายงานขึ้นไปไม่ใช่ของหน่วยงานนี้ หรือไม่มีงวดนี้",
        "The duty to report upwards is not owed by this office, or not for this period.",
    ),
)
