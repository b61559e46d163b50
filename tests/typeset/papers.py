"""Sheets to set, and what a reader finds in the PDFs made of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pypdfium2

from wian.typeset import (
    Enclosure,
    Endorsement,
    EndorsementSheet,
    OutgoingLetter,
    RegisterLine,
    RegisterSheet,
    Signature,
)

OFFICE = "สำนักงานพัฒนาชุมชนจังหวัดเพชรบูรณ์"
SUBJECT = "การสรรหาครูผู้ดูแลเด็กต้นแบบ ประจำปี ๒๕๖๕ ครั้งที่ ๑"
NASTY = "#set page() $x^2$ *ก* _ข_ [ค] `r` @a <b> \\ // = - + \u202eแกล้ง\u202c ซ่อน\u200f"
AT = datetime(2026, 1, 5, 2, 5, tzinfo=UTC)
HEAD = Signature("นายหนึ่ง ใจดี", ("รองผู้ว่าราชการจังหวัด ปฏิบัติราชการแทน", "ผู้ว่าราชการจังหวัด"))


def line(number: str = "1", **more: object) -> RegisterLine:
    told = {
        "day": date(2026, 1, 5),
        "their_number": "พช ๐๐๒๓.๔/ว ๗๖๘",
        "dated": date(2025, 12, 29),
        "sender": "กรมการพัฒนาชุมชน",
        "addressee": "พัฒนาการจังหวัด",
        "subject": SUBJECT,
        "action": "ทราบ",
    }
    return RegisterLine(number=number, **(told | more))  # type: ignore[arg-type]


def register(*lines: RegisterLine, **more: object) -> RegisterSheet:
    told = {"office": OFFICE, "way": "in", "year": 2026, "lines": lines}
    return RegisterSheet(**(told | more))  # type: ignore[arg-type]


def endorsements(*steps: Endorsement, **more: object) -> EndorsementSheet:
    told = {"office": OFFICE, "subject": SUBJECT, "steps": steps, "received_number": "1234"}
    return EndorsementSheet(**(told | {"received": AT} | more))  # type: ignore[arg-type]


def letter(form: str = "external", **more: object) -> OutgoingLetter:
    told = {
        "form": form,
        "issuer": ("ศาลากลางจังหวัดเพชรบูรณ์", "ถนนสระบุรี-หล่มสัก พช ๖๗๐๐๐"),
        "addressee": "นายอำเภอทุกอำเภอ",
        "body": ("ตามที่จังหวัดได้แจ้งให้ทราบแล้ว นั้น", "จึงเรียนมาเพื่อโปรดทราบ"),
        "subject": SUBJECT,
        "number": "พช ๐๐๒๓.๔/ว ๗๖๘",
        "day": date(2022, 9, 14),
        "references": ("หนังสือจังหวัด ที่ พช ๐๐๒๓.๒/ว ๑๓๕๒",),
        "enclosures": (Enclosure("หลักเกณฑ์", "จำนวน ๑ ฉบับ"), Enclosure("แบบเสนอ", "จำนวน ๒ ชุด")),
        "signature": HEAD,
        "owner": ("กลุ่มงานสารสนเทศ", "โทร. ๐ ๕๖๐๐ ๐๑๔๒"),
        "copies": ("ท้องถิ่นอำเภอ",),
    }
    return OutgoingLetter(**(told | more))  # type: ignore[arg-type]


def pages(pdf: bytes) -> list[str]:
    """The text of each page, its blanks evened out."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def solid(pdf: bytes) -> str:
    """The text without blanks, for what may be broken into lines."""
    return "".join(text(pdf).split())


def box_of(pdf: bytes, word: str) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a word on the first page."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    at, count = page.search(word).get_next()
    boxes = [page.get_charbox(i, loose=True) for i in range(at, at + count)]
    left, bottom = (min(box[i] for box in boxes) for i in (0, 1))
    right, top = (max(box[i] for box in boxes) for i in (2, 3))
    return left, bottom, right, top
