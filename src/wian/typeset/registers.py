"""The official register of incoming or outgoing letters on paper."""

from __future__ import annotations

from typing import Final

from wian.thai.digits import to_arabic

from .press import pressed
from .printing import Pen
from .values import RegisterLine, RegisterSheet

TITLES: Final = {"in": "ทะเบียนหนังสือรับ", "out": "ทะเบียนหนังสือส่ง"}
NUMBERS: Final = {"in": "เลขทะเบียนรับ", "out": "เลขทะเบียนส่ง"}
EMPTY: Final = "ยังไม่มีหนังสือในทะเบียนนี้"
MARKS: Final = {"issued": "", "reserved": "จองเลข", "cancelled": "ยกเลิก", "lapsed": "จองแล้วไม่ได้ใช้"}
_INSERTED: Final = "แทรก"
_LEGEND: Final = "ขีดฆ่า = ยกเลิก เลขทะเบียนที่ออกแล้วไม่นำกลับมาใช้อีก"


def columns(sheet: RegisterSheet) -> tuple[str, ...]:
    """The heads of the official columns (forms 13 and 14), the day of registration first."""
    return (
        "วันที่ลงทะเบียน", NUMBERS[sheet.way], "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง",
        "การปฏิบัติ", "หมายเหตุ",
    )  # fmt: skip


def mark(line: RegisterLine, pen: Pen) -> tuple[str, str]:
    """What the remarks say of a line before its note: what became of it or how it came, and why."""
    said = [MARKS[line.state]] if MARKS[line.state] else []
    why = []
    if line.state == "reserved" and line.reserved_until:
        why.append(f"ถึง {pen.day(line.reserved_until, short=True)}")
    if line.inserted:
        said.append(_INSERTED)
        if line.written:
            why.append(f"ลงจริง {pen.day(line.written, short=True)}")
    if line.reason:
        why.append(pen.line(line.reason))
    return " ".join(said), " ".join(why)


def heading(sheet: RegisterSheet, pen: Pen) -> tuple[str, str]:
    """Which book it is ("หนังสือเวียน พ.ศ. ๒๕๖๙") and which days and numbers of it are shown."""
    book = " ".join(filter(None, (pen.line(sheet.book), f"พ.ศ.\u00a0{pen.year(sheet.year)}")))
    return book, " ".join(filter(None, (_days(sheet, pen), _numbers(sheet, pen))))


def _days(sheet: RegisterSheet, pen: Pen) -> str:
    since, until = pen.day(sheet.since), pen.day(sheet.until)
    if since and since == until:
        return f"วันที่ {since}"
    days = (f"ตั้งแต่วันที่ {since}" if since else "", f"ถึงวันที่ {until}" if until else "")
    return " ".join(filter(None, days))


def _numbers(sheet: RegisterSheet, pen: Pen) -> str:
    first = f"ตั้งแต่เลข {pen.counted(str(sheet.first))}" if sheet.first is not None else ""
    last = f"ถึงเลข {pen.counted(str(sheet.last))}" if sheet.last is not None else ""
    return " ".join(filter(None, (first, last)))


def number(line: RegisterLine) -> int | str:
    """The number of the line as a number, or as printed if it is more than that ("12/1")."""
    plain = to_arabic(line.number)
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else line.number


def legend(sheet: RegisterSheet) -> str:
    """What a struck line means; "" for a sheet without one."""
    return _LEGEND if any(line.state == "cancelled" for line in sheet.lines) else ""


def register_pdf(sheet: RegisterSheet) -> bytes:
    """The register as A4 pages, heads on each; cancelled lines struck, all marks in words.

    Raises TypesetError T110.
    """
    pen = Pen(sheet.digits)
    book, period = heading(sheet, pen)
    return pressed(
        "register",
        {
            "title": TITLES[sheet.way],
            "author": pen.line(sheet.office),
            "office": pen.line(sheet.office),
            "book": book,
            "period": period,
            "columns": columns(sheet),
            "lines": [_line(line, pen) for line in sheet.lines],
            "empty": EMPTY,
            "legend": legend(sheet),
            "printed": pen.printed(sheet.printed),
            "digits": sheet.digits,
        },
    )


def _line(line: RegisterLine, pen: Pen) -> dict[str, object]:
    said, why = mark(line, pen)
    return {
        "cells": [
            pen.day(line.day, short=True),
            pen.line(line.number),
            pen.line(line.their_number),
            pen.day(line.dated, short=True),
            *map(pen.line, (line.sender, line.addressee, line.subject, line.action)),
        ],
        "struck": line.state == "cancelled",
        "mark": said,
        "why": why,
        "note": pen.line(line.note),
    }
