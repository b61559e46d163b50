"""What the room `files` refuses, numbered; web and API show the words, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from wian.offices import errors
from wian.offices.errors import Problem

PROBLEMS: Final = {
    p.number: p
    for p in (
        Problem("B101", "ไฟล์นี้ว่างเปล่า เลือกไฟล์ใหม่", "This file is empty: choose another."),
        Problem(
            "B102",
            "ไฟล์ใหญ่ {size} MB เกินที่รับได้ {limit} MB ลดขนาดหรือแยกไฟล์",
            "The file has {size} MB, more than the {limit} MB taken: make it smaller or split it.",
        ),
        Problem(
            "B103",
            "ไม่รับไฟล์ชนิดนี้ ({media}) ใช้ PDF รูปภาพ หรือข้อความ",
            "Files of this kind ({media}) are not taken: use PDF, an image or text.",
        ),
        Problem(
            "B104",
            "ไฟล์นี้ถูกตรวจพบว่าเป็นอันตราย เปิดไม่ได้ แจ้งผู้ดูแลระบบ",
            "This file was found to be harmful and cannot be opened: tell the administrator.",
        ),
        Problem("B105", "ไม่มีไฟล์นี้", "There is no such file."),
        Problem(
            "B106",
            "ตัวไฟล์หายไปจากที่เก็บ แจ้งผู้ดูแลระบบให้กู้จากสำเนาสำรอง",
            "The file is missing from its store: ask the administrator to restore it.",
        ),
        Problem(
            "B107",
            "ไฟล์นี้มี {pages:,} หน้า เกินที่รับได้ {limit:,} หน้า แยกไฟล์แล้วส่งทีละส่วน",
            "The file has {pages:,} pages, more than the {limit:,} taken: split it.",
        ),
        Problem(
            "B108",
            "รูปนี้มี {pixels:,} จุดภาพ เกินที่รับได้ {limit:,} จุด สแกนใหม่ที่ 200-300 dpi หรือย่อรูป",
            "The image has {pixels:,} pixels, more than the {limit:,} taken: "
            "scan it at 200-300 dpi or make it smaller.",
        ),
        Problem(
            "B109",
            "ไฟล์นี้ใช้เวลาหรือหน่วยความจำเกินกำหนด จึงไม่รับ บันทึกเป็น PDF ใหม่หรือแยกไฟล์แล้วส่งอีกครั้ง",
            "Looking into this file took too much time or memory, so it is not taken: "
            "save it as a new PDF or split it, and try again.",
        ),
        Problem(
            "B110",
            "ไฟล์นี้ยังตรวจหามัลแวร์ไม่เสร็จ ลองใหม่ในอีกสักครู่ ถ้ายังเปิดไม่ได้แจ้งผู้ดูแลระบบ",
            "This file is still to be checked for malware: try again in a moment; "
            "if it stays so, tell the administrator.",
        ),
        Problem(
            "B111",
            "ไฟล์นี้คลายออกแล้วใหญ่ถึง {size} MB จึงไม่รับ บันทึกเป็น PDF แล้วส่งใหม่",
            "The file would unpack to {size} MB, so it is not taken: save it as PDF and send that.",
        ),
        Problem(
            "B112",
            "มีฉบับใหม่กว่าของไฟล์นี้แล้ว ดูฉบับล่าสุดก่อน",
            "There is a newer version of this file: look at that one first.",
        ),
        Problem(
            "B113",
            "ไฟล์นี้เป็นสำเนาที่ระบบสร้าง แทนที่ไม่ได้ ให้แทนที่ต้นฉบับ",
            "This file is a generated copy and is not replaced: replace the original.",
        ),
    )
}  # fmt: skip


class Refused(errors.Refused):
    """A file cannot be taken or opened as asked; carries the numbered problem."""

    problems: ClassVar[Mapping[str, Problem]] = PROBLEMS
