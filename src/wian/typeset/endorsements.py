"""The sheet of endorsements of a letter: every step in order, as on the margin of the paper."""

from __future__ import annotations

from typing import Final

from .press import pressed
from .printing import Pen, local
from .values import Endorsement, EndorsementSheet, Signature

TITLE: Final = "ใบเกษียนหนังสือ"
KINDS: Final = {
    "submit": "เสนอ",
    "assign": "มอบ",
    "note": "ทราบ",
    "return": "ส่งคืน",
    "check": "ตรวจแล้ว",
    "sign": "ลงนาม",
    "close": "ยุติเรื่อง",
    "reopen": "เปิดเรื่องใหม่",
}
_LONG: Final = 1500  # characters; a shorter step is not parted between two pages


def endorsement_pdf(sheet: EndorsementSheet) -> bytes:
    """The sheet as A4 pages; without a step it is a form with room to write by hand.

    Raises TypesetError T110.
    """
    pen = Pen(sheet.digits)
    received = f"เลขรับ {pen.line(sheet.received_number)}" if sheet.received_number else ""
    return pressed(
        "endorsements",
        {
            "title": TITLE,
            "author": pen.line(sheet.office),
            "office": pen.line(sheet.office),
            "pairs": _pairs(sheet, pen),
            "wide": [("จาก", pen.line(sheet.sender)), ("เรื่อง", pen.line(sheet.subject))],
            "urgency": pen.line(sheet.urgency),
            "secrecy": pen.line(sheet.secrecy),
            "steps": [_step(at, step, pen) for at, step in enumerate(sheet.steps, 1)],
            "received": received,
            "printed": pen.printed(sheet.printed),
            "digits": sheet.digits,
        },
    )


def signature(value: Signature, pen: Pen) -> dict[str, object]:
    """The signature as a form takes it; empty lines are left out."""
    posts = [line for post in value.posts if (line := pen.line(post))]
    return {"name": pen.line(value.name), "posts": posts}


def _pairs(sheet: EndorsementSheet, pen: Pen) -> list[tuple[str, str]]:
    day = time = ""
    if sheet.received:
        day, time = pen.day(local(sheet.received).date()), pen.time(sheet.received)
    return [
        ("เลขรับ", pen.line(sheet.received_number)),
        ("รับวันที่", " เวลา ".join(filter(None, (day, time)))),
        ("ที่", pen.line(sheet.number)),
        ("ลงวันที่", pen.day(sheet.dated)),
    ]


def _step(count: int, step: Endorsement, pen: Pen) -> dict[str, object]:
    return {
        "count": pen.counted(str(count)),
        "kind": KINDS[step.kind],
        "to": pen.line(step.to),
        "note": pen.text(step.note.strip()),
        "instruction": pen.text(step.instruction.strip()),
        "due": pen.day(step.due),
        "copy": step.copy,
        "long": len(step.note) + len(step.instruction) > _LONG,
        "signature": signature(step.signature, pen),
        "day": pen.day(local(step.at).date()),
        "time": pen.time(step.at),
    }
