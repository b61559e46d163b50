"""Values of the reading contract in the words of an office: dates in พ.ศ., deadlines as phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

KINDS = {
    "external_letter": "หนังสือภายนอก · external letter",
    "stamped_letter": "หนังสือประทับตรา · stamped letter",
    "memo": "บันทึกข้อความ · memo",
    "order": "คำสั่ง · order",
    "announcement": "ประกาศ · announcement",
    "regulation": "ระเบียบ ข้อบังคับ · regulation",
    "certificate": "หนังสือรับรอง · certificate",
    "minutes": "รายงานการประชุม · minutes",
    "attachment": "เอกสารแนบ · attachment",
}
DOUBTS = {
    "weekday": "วันกับวันที่ไม่ตรงกัน · weekday and date disagree",
    "before_letter": "กำหนดอยู่ก่อนวันลงหนังสือ · before the letter's own date",
    "reference": "เลขหรือวันที่ที่อ้างไม่ตรงกับฉบับที่แนบ · not the document enclosed",
    "future_year": "ปีที่เป็นไปไม่ได้ · a year that cannot be",
    "sum": "ผลรวมไม่ตรง · the sum is wrong",
    "prefix": "รหัสหน่วยงานผิด · wrong agency code",
    "unlike_letter": "ไม่เหมือนหนังสือราชการ · not like an official letter",
    "name_variant": "ชื่อสะกดไม่ตรงกัน · a name spelt two ways",
    "numbering": "ลำดับข้อผิด · wrong numbering",
    "band_gap": "ช่วงคะแนนไม่ต่อกัน · the bands do not meet",
    "missing": "ขาดส่วนที่ควรมี · something is missing",
    "twice": "มีชื่อซ้ำสองแห่ง · listed in two places",
    "day_off": "กำหนดส่งตรงกับวันหยุด · a deadline on a day off",
    "secrets": "หนังสือเวียนเปิดข้อมูลที่ควรปกปิด · a circular shows private data",
}
FIELDS = {
    "number": "ที่",
    "date": "ลงวันที่",
    "urgency": "ชั้นความเร็ว",
    "issuer": "จาก",
    "subject": "เรื่อง",
    "addressees": "ถึง",
    "exclusions": "ยกเว้น",
    "references": "อ้างถึง",
    "enclosures": "สิ่งที่ส่งมาด้วย",
    "signatory": "ลงนาม",
    "contacts": "ติดต่อ",
    "links": "ลิงก์",
    "people": "บุคคล",
    "events": "กิจกรรม",
}
_FIRST_HALF = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.")
_MONTHS = (*_FIRST_HALF, "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_WEEKDAYS = {
    "monday": "จันทร์",
    "tuesday": "อังคาร",
    "wednesday": "พุธ",
    "thursday": "พฤหัสบดี",
    "friday": "ศุกร์",
    "saturday": "เสาร์",
    "sunday": "อาทิตย์",
}
_EVERY = {
    "daily": "ทุกวัน",
    "weekly": "ทุกสัปดาห์",
    "monthly": "ทุกเดือน",
    "monthly:last": "ทุกวันสุดท้ายของเดือน",
    "quarterly": "ทุกไตรมาส",
    "yearly": "ทุกปี",
}
_UNITS = {"D": "วัน", "W": "สัปดาห์", "M": "เดือน", "Y": "ปี", "H": "ชั่วโมง"}


def day(iso: str) -> str:
    """`2025-12-31` → `31 ธ.ค. 2568`; anything else as it is."""
    try:
        value = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year + 543}"


def clock(meeting: Mapping[str, Any]) -> str:
    """`09:00`–`12:00` → `09.00 – 12.00 น.`"""
    times = [str(meeting[k]).replace(":", ".") for k in ("start", "end") if meeting.get(k)]
    return f"{' – '.join(times)} น." if times else "–"


def deadline(duty: Mapping[str, Any]) -> str:
    """When a duty is owed, as a phrase; a dash where no time is set."""
    said = []
    if duty.get("recurrence"):
        said.append(_recurring(str(duty["recurrence"])))
    if duty.get("relative"):
        said.append(_relative(duty))
    elif duty.get("due"):
        said.append(day(str(duty["due"])))
    if duty.get("time"):
        said.append(f"เวลา {str(duty['time']).replace(':', '.')} น.")
    return " ".join(said) or "–"


def _recurring(rule: str) -> str:
    if rule in _EVERY:
        return _EVERY[rule]
    kind, _, detail = rule.partition(":")
    if kind == "weekly":
        return f"ทุกวัน{_WEEKDAYS.get(detail, detail)}"
    if kind == "monthly":
        return f"ทุกวันที่ {detail} ของเดือน"
    return f"ทุก {_duration(detail)}" if kind == "every" else rule


def _relative(duty: Mapping[str, Any]) -> str:
    span = str(duty["relative"])
    anchor = duty.get("relative_from")
    worked = _duration(span.lstrip("-"))
    if duty.get("business_days"):
        worked = worked.replace("วัน", "วันทำการ")
    if span.startswith("-"):
        return f"อย่างน้อย {worked}ก่อน{anchor or ''}"
    return f"ภายใน {worked}" + (f" นับแต่{anchor}" if anchor else "")


def _duration(iso: str) -> str:
    parts = re.findall(r"(\d+)([DWMYH])", iso)
    return " ".join(f"{count} {_UNITS[unit]}" for count, unit in parts) or iso
