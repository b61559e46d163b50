"""Everything this room refuses, in Thai and in English: what happened, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MESSAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "T101": (
            "ประทับตรารับลงบนไฟล์ชนิด {media} ไม่ได้ โปรดบันทึกเป็น PDF รูปภาพ หรือข้อความ แล้วลองใหม่",
            "A receive stamp cannot be set on {media}. Save it as PDF, image or text; try again.",
        ),
        "T102": (
            "PDF นี้ตั้งรหัสผ่านไว้ จึงประทับตรารับไม่ได้ โปรดขอสำเนาที่ไม่มีรหัสผ่าน หรือประทับบนกระดาษ",
            "The PDF is protected by a password and cannot be stamped. "
            "Ask for a copy without one, or stamp the paper.",
        ),
        "T103": (
            "เจ้าของ PDF นี้ไม่อนุญาตให้แก้ไข จึงประทับตรารับไม่ได้ โปรดขอสำเนาที่แก้ได้ หรือประทับบนกระดาษ",
            "The owner of the PDF does not allow changes, so it cannot be stamped. "
            "Ask for a copy that may be changed, or stamp the paper.",
        ),
        "T104": (
            "PDF นี้เสียหายหรือมาไม่ครบ จึงประทับตรารับไม่ได้ โปรดขอไฟล์ใหม่จากต้นทาง",
            "The PDF is damaged or incomplete and cannot be stamped. Ask for a new copy.",
        ),
        "T105": (
            "รูปนี้เสียหายหรือมาไม่ครบ จึงประทับตรารับไม่ได้ โปรดสแกนหรือถ่ายใหม่",
            "The image is damaged or incomplete and cannot be stamped. Scan it again.",
        ),
        "T106": (
            "รูปนี้มี {pixels:,} จุดภาพ เกินที่ประทับตราได้ {limit:,} จุด โปรดย่อรูปแล้วลองใหม่",
            "The image has {pixels:,} pixels; the limit is {limit:,}. Make it smaller; try again.",
        ),
        "T107": (
            "ไฟล์นี้มี {pages:,} หน้า เกินที่ประทับตราได้ {limit:,} หน้า โปรดแยกไฟล์แล้วลองใหม่",
            "The file has {pages:,} pages; the limit is {limit:,}. Split it and try again.",
        ),
        "T108": (
            "อ่านตัวอักษรของไฟล์ข้อความนี้ไม่ได้ จึงประทับตรารับไม่ได้ โปรดบันทึกเป็น UTF-8 หรือ PDF",
            "The characters of the text file cannot be read. Save it as UTF-8 or PDF.",
        ),
        "T109": (
            "ข้อความยาว {chars:,} ตัวอักษร เกินที่ประทับตราได้ {limit:,} โปรดแยกไฟล์แล้วลองใหม่",
            "The text has {chars:,} characters; the limit is {limit:,}. Split it and try again.",
        ),
        "T110": (
            "จัดหน้าเอกสารไม่สำเร็จ ข้อมูลไม่เสียหาย โปรดแจ้งผู้ดูแลระบบพร้อมเลขนี้",
            "The document could not be set; nothing is lost. Tell the administrator this number.",
        ),
        "T111": (
            "เจ้าของ PDF นี้ไม่อนุญาตให้รวมหน้ากับไฟล์อื่น โปรดส่งแยกต่างหาก หรือขอสำเนาที่แก้ได้",
            "The owner of the PDF does not allow its pages to be joined with others. "
            "Send it by itself, or ask for a copy that may be changed.",
        ),
        "T112": (
            "ไฟล์ตราครุฑที่ตั้งไว้ (WIAN_EMBLEM) ไม่ใช่รูป PNG หรือ SVG ที่อ่านได้ โปรดแจ้งผู้ดูแลระบบให้ตั้งไฟล์ใหม่ "
            "ตรวจด้วยคำสั่ง wian doctor",
            "The file of the emblem (WIAN_EMBLEM) is not a PNG or SVG that can be read. "
            "Ask the administrator to set another; `wian doctor` looks at it.",
        ),
        "T113": (
            "ลิงก์นี้ยาว {chars:,} ตัวอักษร เกินที่ทำคิวอาร์ได้ โปรดใช้ลิงก์ที่สั้นกว่า",
            "The link has {chars:,} characters, too many for a QR code. Use a shorter one.",
        ),
    }
)


class TypesetError(Exception):
    """A document could not be made; `th` and `en` each say why and what to do next."""

    def __init__(self, code: str, **details: object) -> None:
        th, en = MESSAGES[code]
        self.code, self.details = code, details
        self.th, self.en = th.format(**details), en.format(**details)
        super().__init__(f"{code}: {self.en}")

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.code, self.details))


def _rebuild(code: str, details: dict[str, object]) -> TypesetError:
    return TypesetError(code, **details)
