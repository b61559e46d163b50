"""What is refused of duties themselves, their audience, templates and calendar: D1xx."""

from __future__ import annotations

from typing import Final

from wian.offices.errors import Problem

ASKING: Final = (
    Problem("D101", "ไม่มีภารกิจนี้", "There is no such duty."),
    Problem(
        "D102",
        "มีผู้แก้ภารกิจนี้ไปแล้ว ดูข้อมูลล่าสุดก่อนแล้วทำรายการอีกครั้ง",
        "Somebody has changed this duty meanwhile: look at it as it is now and try again.",
    ),
    Problem(
        "D103",
        "ภารกิจนี้ไม่ได้อยู่ในขั้นที่ทำรายการนี้ได้ เปิดดูสถานะล่าสุดก่อน",
        "This cannot be done to the duty where it is now: look at it as it stands.",
    ),
    Problem(
        "D104",
        "ยังสั่งไม่ได้ ตอบคำถามให้ครบก่อน: {which}",
        "It cannot be opened before this is answered: {which_en}.",
    ),
    Problem(
        "D105",
        "ไม่มีหน่วยงานใดต้องทำ ส่งเวียนหนังสือก่อน หรือระบุผู้รับเอง",
        "Nobody would owe it: send the letter round first, or say who is meant.",
    ),
    Problem(
        "D106",
        "ต้องมีข้อความ และยาวไม่เกิน {most} ตัวอักษร",
        "Write something, {most} letters at most.",
    ),
    Problem(
        "D107",
        "กำหนดเวลานี้ใช้ไม่ได้ที่ “{field}”: {why}",
        "This rule of time cannot be meant at “{field}”: it {why}.",
    ),
    Problem("D108", "ไม่มีหนังสือฉบับนี้", "There is no such letter."),
    Problem(
        "D109",
        "ผู้รับเปลี่ยนไปแล้ว แสดงไว้ {shown} แห่ง ขณะนี้ {now} แห่ง ตรวจรายชื่ออีกครั้ง",
        "The offices meant have changed: {shown} were shown, now {now}. Look at the list again.",
    ),
    Problem("D110", "ไม่มีแนวทางนี้ให้เลือก เลือกจากรายการ", "There is no such way: choose one shown."),
    Problem(
        "D111",
        "มอบได้เฉพาะกลุ่มงานและผู้ปฏิบัติงานในหน่วยงานนี้",
        "It is given only to units of this office and to who works there.",
    ),
    Problem(
        "D112",
        "รวมได้เฉพาะภารกิจที่เสนอไว้ของหน่วยงานเดียวกัน และต่างภารกิจกัน",
        "Only proposed duties of one office are merged, each with another.",
    ),
    Problem("D113", "ไม่มีวันนี้ในปฏิทินที่แก้ไว้", "This day is not among those changed."),
    Problem(
        "D114",
        "มีแบบชื่อ “{name}” อยู่แล้ว ตั้งชื่ออื่น",
        "There is a template “{name}” already: give it another name.",
    ),
    Problem("D115", "ไม่มีแบบภารกิจนี้", "There is no such template."),
    Problem("D116", "ยกภารกิจนี้ไปปีถัดไปแล้ว", "This duty was copied to the next year already."),
    Problem(
        "D117",
        "ภารกิจที่ต้องเสร็จก่อนต้องเป็นของหน่วยงานเดียวกัน และไม่วนกลับมาหาตัวเอง",
        "What must be done before is asked by the same office, and never leads back to itself.",
    ),
    Problem(
        "D118",
        "หลักฐานและแนวทางต้องมีรหัสไม่ซ้ำกันและมีชื่อ ไม่เกิน {most} รายการ",
        "Pieces of evidence and ways have a code each of their own and a name, {most} at most.",
    ),
    Problem("D119", "ผู้รับใช้ไม่ได้: {why}", "This audience cannot stand: {why_en}"),
    Problem(
        "D120",
        "ภารกิจเพื่อทราบไม่มีผู้ต้องรายงาน จึงไม่ต้องสั่ง",
        "What only informs is owed by nobody, and is not opened.",
    ),
    Problem("D121", "ต้องเขียนสรุปก่อนปิดภารกิจ", "Write the summary before the duty is closed."),
    Problem("D122", "หน่วยงานนี้ไม่ได้รับภารกิจนี้", "This office does not owe the duty."),
    Problem(
        "D123",
        "หน่วยงานเหล่านี้ได้รับภารกิจอยู่แล้ว หรือเลยกำหนดทุกงวดแล้ว",
        "These offices owe it already, or every period of it is past.",
    ),
    Problem("D124", "เลือกภารกิจก่อน", "Choose a duty first."),
    Problem(
        "D125",
        "ปีงบประมาณต้องอยู่ระหว่าง พ.ศ. 2500 ถึง 2700",
        "The fiscal year lies between พ.ศ. 2500 and 2700.",
    ),
)
