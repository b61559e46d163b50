"""Everything this room can say to a person, in Thai and in English: what happened, what to do.

One registry, so that a page, the command and the API show the same sentence under one number.
S1xx end a scan, S2xx are notices beside a result.
"""

from collections.abc import Mapping
from types import MappingProxyType

from wian.scanning.values import Notice

MESSAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "S101": (
            "ไฟล์นี้ว่างเปล่า โปรดตรวจว่าบันทึกหรือดาวน์โหลดครบ แล้วส่งใหม่",
            "The file is empty. Check that it was saved or downloaded completely; send it again.",
        ),
        "S102": (
            "ไฟล์นี้ไม่ใช่ข้อความ หรือใช้รหัสอักขระที่ไม่รู้จัก โปรดส่งเป็น PDF รูปภาพ หรือข้อความ UTF-8",
            "The file is not text, or its encoding is unknown. Send a PDF, an image or UTF-8 text.",
        ),
        "S103": (
            "ยังอ่านไฟล์ชนิด {kind} ไม่ได้ โปรดเปิดแล้วบันทึกเป็น PDF แล้วส่งใหม่",
            "Files of type {kind} cannot be read. Open it, save it as PDF, and send that.",
        ),
        "S104": (
            "PDF นี้ตั้งรหัสผ่านไว้ โปรดเปิดด้วยรหัสผ่าน บันทึกสำเนาที่ไม่มีรหัสผ่าน แล้วส่งใหม่",
            "The PDF is protected by a password. Open it, save a copy without one, and send that.",
        ),
        "S105": (
            "PDF นี้เสียหายหรือมาไม่ครบ โปรดขอไฟล์ใหม่จากต้นทาง หรือพิมพ์เป็น PDF อีกครั้ง",
            "The PDF is damaged or incomplete. Ask for a new copy, or print it to PDF again.",
        ),
        "S106": (
            "PDF นี้ไม่มีหน้าเลย โปรดตรวจไฟล์ต้นฉบับแล้วส่งใหม่",
            "The PDF has no pages. Check the original and send it again.",
        ),
        "S107": (
            "ไฟล์นี้มี {pages:,} หน้า เกินที่อ่านได้ {limit:,} หน้า โปรดแยกไฟล์เป็นส่วนย่อยแล้วส่งทีละส่วน",
            "The file has {pages:,} pages; the limit is {limit:,}. Split it and send the parts.",
        ),
        "S108": (
            "ไฟล์นี้ใหญ่ {bytes:,} ไบต์ เกินที่รับได้ {limit:,} ไบต์ โปรดย่อหรือแยกไฟล์แล้วส่งใหม่",
            "The file has {bytes:,} bytes; the limit is {limit:,}. Make it smaller or split it.",
        ),
        "S109": (
            "รูปนี้มี {pixels:,} จุดภาพ เกินที่รับได้ {limit:,} จุด โปรดสแกนใหม่ที่ 200-300 dpi หรือย่อรูป",
            "The image has {pixels:,} pixels; the limit is {limit:,}. "
            "Scan again at 200-300 dpi, or make it smaller.",
        ),
        "S110": (
            "รูปนี้เสียหายหรือมาไม่ครบ โปรดสแกนหรือถ่ายใหม่",
            "The image is damaged or incomplete. Scan or photograph it again.",
        ),
        "S111": (
            "ต้องใช้การอ่านภาพ (OCR) แต่เครื่องนี้ยังไม่มี {missing} โปรดให้ผู้ดูแลติดตั้ง หรือส่งไฟล์ที่มีข้อความอยู่แล้ว",
            "This needs OCR, but {missing} is missing here. "
            "Ask the administrator to install it, or send a file that carries its text.",
        ),
        "S112": (
            "ไม่พบข้อความในไฟล์นี้ โปรดตรวจว่าส่งถูกไฟล์ หรือสแกนใหม่ให้ตรงและชัดที่ 200-300 dpi",
            "No text was found. Check that it is the right file, or scan it again, "
            "upright and sharp, at 200-300 dpi.",
        ),
        "S113": (
            "อ่านไฟล์นี้ไม่เสร็จภายในเวลาที่กำหนด ({seconds:g} วินาที) โปรดแยกไฟล์เป็นส่วนย่อยแล้วส่งใหม่",
            "The file could not be read within {seconds:g} seconds. "
            "Split it into smaller parts and try again.",
        ),
        "S114": (
            "อ่านไฟล์นี้ไม่ได้ เพราะใช้หน่วยความจำเกินกำหนดหรือไฟล์ทำให้ตัวอ่านหยุดทำงาน "
            "ส่วนอื่นของระบบไม่กระทบ โปรดบันทึกเป็น PDF ใหม่หรือแยกไฟล์แล้วส่งอีกครั้ง",
            "The file used too much memory or made the reader stop; nothing else is affected. "
            "Save it as a new PDF, or split it, and try again.",
        ),
        "S115": (
            "ยกเลิกการอ่านไฟล์นี้แล้ว ส่งใหม่ได้เมื่อพร้อม",
            "Reading was cancelled. Send the file again when ready.",
        ),
        "S116": (
            "ข้อความยาว {chars:,} ตัวอักษร เกินที่อ่านได้ {limit:,} โปรดแยกไฟล์แล้วส่งทีละส่วน",
            "The text has {chars:,} characters; the limit is {limit:,}. Split it; send the parts.",
        ),
        "S201": (
            "ข้อความที่ฝังมาในหน้านี้ใช้ไม่ได้ จึงอ่านจากภาพแทน โปรดตรวจกับต้นฉบับ",
            "The text stored in this page was unusable, so its image was read. Check the original.",
        ),
        "S202": (
            "ข้อความที่ฝังมาในหน้านี้น่าสงสัย แต่เครื่องนี้อ่านภาพไม่ได้ ขาด {missing} โปรดตรวจกับต้นฉบับ",
            "The text stored in this page is doubtful, and {missing} is missing for OCR. "
            "Check the original.",
        ),
        "S203": (
            "หน้านี้เป็นภาพ แต่เครื่องนี้อ่านภาพไม่ได้ ขาด {missing} จึงไม่มีข้อความของหน้านี้",
            "This page is an image and {missing} is missing for OCR, so its text is absent.",
        ),
        "S204": (
            "อ่านรหัสอักขระไม่ได้ {replaced:,} แห่ง แทนด้วย \N{REPLACEMENT CHARACTER} โปรดตรวจกับต้นฉบับ",
            "{replaced:,} places could not be decoded and show \N{REPLACEMENT CHARACTER}. "
            "Check the original.",
        ),
        "S205": (
            "ไฟล์ไม่ได้บอกรหัสอักขระ อ่านเป็น {encoding} ตามลักษณะของข้อความไทย",
            "The file does not name its encoding; it was read as {encoding}, judged by its Thai.",
        ),
        "S206": (
            "ข้อความถูกเข้ารหัสผิดชั้นมา (ไทยกลายเป็นอักษรละติน) แปลงกลับให้แล้ว โปรดตรวจกับต้นฉบับ",
            "Thai had been stored as Latin letters and was turned back. Check the original.",
        ),
        "S207": (
            "ภาพเคลื่อนไหวมี {frames:,} ภาพ อ่านเฉพาะภาพแรก",
            "The animation has {frames:,} frames; only the first was read.",
        ),
        "S208": (
            "ไม่พบข้อความในหน้านี้",
            "No text was found on this page.",
        ),
        "S209": (
            "ค้นหา QR เฉพาะ {limit:,} หน้าแรกที่มีภาพ",
            "QR codes were looked for on the first {limit:,} pages with pictures only.",
        ),
        "S210": (
            "หน้านี้เสียหาย อ่านไม่ได้ โปรดขอไฟล์ใหม่จากต้นทาง",
            "This page is damaged and could not be read. Ask for a new copy.",
        ),
        "S211": (
            "อ่านจากภาพ {pages:,} หน้า ตัวเลข วันที่ และชื่ออาจเพี้ยน โปรดตรวจกับต้นฉบับก่อนใช้",
            "{pages:,} pages were read from their image: digits, dates and names may be wrong. "
            "Check them against the original.",
        ),
        "S212": (
            "ภาพหน้านี้อ่านแทบไม่ออก โปรดสแกนใหม่ให้ตรงและชัดที่ 200-300 dpi",
            "The image of this page could hardly be read. Scan it again, upright and sharp, "
            "at 200-300 dpi.",
        ),
    }
)


class ScanError(Exception):
    """A file could not be read; `th` and `en` each say why and what to do next."""

    def __init__(self, code: str, th: str, en: str, **details: object) -> None:
        super().__init__(f"{code}: {en}")
        self.code = code
        self.th = th
        self.en = en
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.code, self.th, self.en, self.details))


def _rebuild(code: str, th: str, en: str, details: dict[str, object]) -> ScanError:
    return ScanError(code, th, en, **details)


def failure(code: str, **details: object) -> ScanError:
    """The registered error, ready to be raised, its numbers filled in."""
    th, en = MESSAGES[code]
    return ScanError(code, th.format(**details), en.format(**details), **details)


def notice(code: str, page: int | None = None, **details: object) -> Notice:
    """The registered notice, its numbers filled in."""
    th, en = MESSAGES[code]
    return Notice(code, th.format(**details), en.format(**details), page)
