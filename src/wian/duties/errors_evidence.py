"""What is refused of evidence and of plans: D3xx."""

from __future__ import annotations

from typing import Final

from wian.offices.errors import Problem

_EVIDENCE: Final = (
    # D30x, D31x: evidence
    Problem("D301", "ไม่มีหลักฐานนี้", "There is no such evidence."),
    Problem(
        "D302",
        "ยังรับรูป HEIC/AVIF ไม่ได้ ตั้งกล้องเป็น “เข้ากันได้มากที่สุด” (JPEG) หรือบันทึกรูปเป็น JPEG แล้วส่งใหม่",
        "Pictures as HEIC or AVIF are not taken: set the camera to “Most Compatible”, "
        "or save the picture as JPEG and send that.",
    ),
    Problem(
        "D303",
        "ทำสำเนาที่ไม่มีพิกัดและข้อมูลกล้องของรูปนี้ไม่ได้ ({why}) ถ่ายหรือบันทึกรูปใหม่แล้วส่งอีกครั้ง",
        "No copy without place and camera data could be made of this picture ({why_en}): "
        "take or save it again and send that.",
    ),
    Problem(
        "D304",
        "วันที่ของหลักฐานอยู่ในอนาคต ใช้วันนี้หรือก่อนหน้า",
        "The day of the evidence is to come: use today or a day before.",
    ),
    Problem(
        "D305",
        "เรื่องนี้ส่งหรือปิดแล้ว แนบหลักฐานเพิ่มไม่ได้ หากต้องเพิ่ม ให้ถอนการส่งหรือขอให้ส่งคืนก่อน",
        "This was sent or closed, so no evidence is added: take it back or ask for its return.",
    ),
    Problem(
        "D306",
        "หลักฐานนี้ส่งไปกับเรื่องแล้ว นำออกไม่ได้ แนบหลักฐานที่ถูกต้องเพิ่มเมื่อเรื่องถูกส่งคืน",
        "This evidence was sent along, so it stays: add the right one when it is returned.",
    ),
    Problem(
        "D307",
        "หลักฐานนี้ยังใช้อยู่ เลิกใช้ทุกแห่งก่อนจึงนำออกได้",
        "This evidence is still in use: take it out wherever it serves first.",
    ),
    Problem(
        "D308",
        "เรื่องนี้ไม่ได้ขอหลักฐานรายการ “{wanted}” เลือกรายการที่ขอ",
        "No evidence “{wanted}” is asked for here: choose one that is.",
    ),
    Problem(
        "D309",
        "หลักฐานนี้ส่งไปกับรายงานแล้ว แก้รายละเอียดไม่ได้จนกว่ารายงานจะถูกส่งคืน",
        "This evidence was sent with a report: its details stay until the report is returned.",
    ),
    Problem(
        "D310",
        "ข้อความยาวเกิน {most} ตัวอักษร ย่อให้สั้นลง",
        "A text has more than {most} characters: make it shorter.",
    ),
    Problem(
        "D311",
        "พิกัดนี้ไม่มีบนแผนที่ ใช้ละติจูด -90 ถึง 90 และลองจิจูด -180 ถึง 180 ทั้งสองค่า หรือเว้นว่างทั้งคู่",
        "This lies on no map: give a latitude of -90 to 90 and a longitude of -180 to 180, "
        "or neither.",
    ),
)
_PLANS: Final = (
    # D32x, D33x: plans
    Problem("D320", "ไม่มีแผนนี้", "There is no such plan."),
    Problem(
        "D321",
        "มีผู้แก้แผนนี้ไปแล้ว ดูข้อมูลล่าสุดก่อนแล้วทำรายการอีกครั้ง",
        "Somebody has changed this plan meanwhile: look at it as it is now and try again.",
    ),
    Problem(
        "D322",
        "แผนนี้ปิดแล้ว เปิดใหม่ก่อนจึงแก้ได้",
        "This plan is closed: open it again to change it.",
    ),
    Problem("D323", "ต้องมีชื่อแผน", "The plan needs a name."),
    Problem("D324", "กิจกรรมลำดับที่ {order} ยังไม่มีชื่อ", "Activity {order} needs a name."),
    Problem(
        "D325",
        "เดือนของปีงบประมาณมี 1 (ต.ค.) ถึง 12 (ก.ย.)",
        "The months of a fiscal year are 1 (October) to 12 (September).",
    ),
    Problem(
        "D326",
        "ความก้าวหน้าต้องเป็นจำนวนเต็ม 0 ถึง 100",
        "Progress is a whole number from 0 to 100.",
    ),
    Problem(
        "D327",
        "ยังไม่ถึงเดือนนี้ บันทึกความก้าวหน้าได้ถึงเดือนปัจจุบัน",
        "This month is to come: tell progress up to the present month.",
    ),
    Problem(
        "D328",
        "เดือนก่อนหน้าบันทึกไว้ {percent}% แล้ว หากลดลงจริง เขียนเหตุผลในหมายเหตุ",
        "An earlier month says {percent}% already: if it is less now, say why in the note.",
    ),
    Problem(
        "D329",
        "กิจกรรมนี้เลิกทำแล้ว นำกลับเข้าแผนก่อนจึงบันทึกความก้าวหน้าได้",
        "This activity was dropped: put it back into the plan to tell its progress.",
    ),
    Problem(
        "D330",
        "แผนหนึ่งมีได้ไม่เกิน {most} กิจกรรม แยกเป็นหลายแผน",
        "A plan has {most} activities at most: make several plans.",
    ),
    Problem("D331", "ไม่มีแบบแผนนี้", "There is no such template of a plan."),
    Problem(
        "D332",
        "มีแบบแผนชื่อ “{name}” อยู่แล้ว ใช้ชื่ออื่น",
        "There is a template “{name}” already: use another name.",
    ),
    Problem("D333", "ไม่มีกิจกรรมนี้ในแผน", "There is no such activity in the plan."),
    Problem(
        "D334",
        "หน่วยงานนี้ไม่ได้รับภารกิจดังกล่าว เลือกภารกิจที่หน่วยงานรับ หรือทำแผนของหน่วยงานเอง",
        "The office does not owe this duty: choose one that it owes, or make a plan of its own.",
    ),
    Problem(
        "D335",
        "พิมพ์แผนไม่สำเร็จ {why}",
        "The plan could not be printed. {why_en}",
    ),
    Problem(
        "D336",
        "ปีงบประมาณนี้ใช้ไม่ได้ ใช้ปีระหว่าง พ.ศ. {first} ถึง {last}",
        "This fiscal year cannot be used: choose one between B.E. {first} and {last}.",
    ),
    Problem(
        "D337",
        "เลือกที่มาของแผนได้อย่างเดียว แผนเดิม หรือแบบแผน",
        "A plan begins from an earlier plan or from a template, not from both.",
    ),
)
EVIDENCE_AND_PLANS: Final = _EVIDENCE + _PLANS
