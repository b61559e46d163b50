"""What is refused of reports, of their forms and workbooks, and of leaves: D2xx."""

from __future__ import annotations

from typing import Final

from wian.offices.errors import Problem

_REPORTS: Final = (
    # D20x: writing and sending
    Problem("D201", "ไม่มีรายงานนี้", "There is no such report."),
    Problem(
        "D202",
        "มีผู้แก้รายงานนี้ไปแล้ว ดูข้อมูลล่าสุดก่อนแล้วทำรายการอีกครั้ง",
        "Somebody has changed this report meanwhile: look at it as it is now and try again.",
    ),
    Problem(
        "D203",
        "ส่งรายงานนี้แล้ว หากต้องแก้ ให้ถอนการส่งก่อนมีผู้เปิดดู หรือขอให้ส่งคืน",
        "This report was sent: take it back before anybody looks at it, or ask for its return.",
    ),
    Problem("D204", "ยังไม่เปิดรับ เปิดรับ {opens}", "It is not taken yet: it opens {opens}."),
    Problem(
        "D205",
        "เลยกำหนดแล้ว ระบุเหตุผลที่ส่งช้า แล้วส่งอีกครั้ง",
        "It is late: say why, and send it again.",
    ),
    Problem(
        "D206",
        "เลยเวลาที่รับรายงานล่าช้า ขอขยายเวลาก่อนแล้วจึงส่ง",
        "Late reports are no longer taken: ask for more time first.",
    ),
    Problem(
        "D207",
        "ปิดรับแล้ว ขอขยายเวลาก่อนแล้วจึงส่ง",
        "It is closed: ask for more time first.",
    ),
    Problem("D208", "ได้รับยกเว้น ไม่ต้องส่ง", "It is let off: nothing is to be sent."),
    Problem(
        "D209",
        "รายงานยังไม่ครบ แก้ {count} จุดตามที่แจ้งไว้ข้างช่อง แล้วส่งอีกครั้ง",
        "The report is not complete: mend the {count} places told beside their fields.",
    ),
    Problem(
        "D210",
        "ต้องส่งรายงานเหล่านี้ก่อน: {missing}",
        "These reports must be sent before: {missing}",
    ),
    Problem(
        "D211",
        "ภารกิจนี้ไม่ได้เปิดอยู่ จึงเขียนหรือส่งรายงานไม่ได้",
        "The duty is not open: nothing is written or sent for it.",
    ),
    Problem(
        "D212",
        "ไม่มีรายงานที่รอตรวจ อาจส่งคืน รับ หรือถูกถอนไปแล้ว",
        "No report is waiting: it was returned, accepted or taken back.",
    ),
    Problem("D213", "ระบุเหตุผลอย่างน้อยหนึ่งช่อง", "Give the reason for one field at least."),
    Problem("D214", "ไม่มีช่อง “{field}” ในรายงานนี้", "The report has no field “{field}”."),
    Problem(
        "D215",
        "ปิดรับรายงานช้าแล้ว จึงต้องขยายเวลาไปพร้อมกับการส่งคืน",
        "It would come too late again: to return it, give more time along with it.",
    ),
    Problem(
        "D216",
        "มีผู้เปิดดูหรือตัดสินแล้ว ถอนไม่ได้ ขอให้ส่งคืนแทน",
        "It was looked at already and cannot be taken back: ask for its return.",
    ),
    Problem(
        "D217",
        "มีการทำต่อแล้ว ย้อนไม่ได้",
        "Something has followed, so that it cannot be undone.",
    ),
    Problem("D218", "ไม่มีรายงานงวดก่อนให้ยกมา", "There is no earlier report to copy from."),
    Problem("D219", "ยาวเกินไป ไม่เกิน {most} ตัวอักษร", "That is too long: {most} at most."),
    Problem(
        "D220",
        "มีคำชี้แจงในรายงาน เปิดดูทีละฉบับก่อนรับ",
        "It explains a value: look at it before it is accepted.",
    ),
    Problem(
        "D221",
        "หลักฐานหรือช่องที่ต้องกรอกของรายงานนี้ไม่ครบตามแบบปัจจุบัน เปิดดูก่อนรับ",
        "It lacks something that the form asks for now: look at it before it is accepted.",
    ),
    Problem("D222", "ทำได้ครั้งละไม่เกิน {most} รายการ", "So many at once: {most} at most."),
    Problem(
        "D223",
        "วันที่รับเอกสารต้องไม่เกินวันนี้ และต้องมีชื่อผู้รับ",
        "The day the paper came in is today or before, and who took it has a name.",
    ),
    Problem(
        "D224",
        "เฉพาะผู้มีหน้าที่ในเรื่องนี้เท่านั้นที่ทำได้",
        "Only who has this in hand may do it.",
    ),
    # D23x: leaves
    Problem("D230", "ไม่มีคำขอนี้", "There is no such request."),
    Problem("D231", "ระบุเหตุผล", "Give the reason."),
    Problem(
        "D232",
        "ขยายได้ถึงวันหลังกำหนดเดิม ({day}) ตั้งแต่วันนี้ และไม่เกินหนึ่งปี",
        "The day must be after the present one ({day}), not past, and within a year.",
    ),
    Problem(
        "D233",
        "มีคำขอที่รอพิจารณาอยู่แล้ว",
        "Such a request is waiting already.",
    ),
    Problem(
        "D234",
        "คำขอนี้พิจารณาหรือถอนไปแล้ว",
        "This request was decided or taken back already.",
    ),
    Problem("D235", "ไม่มีงวดที่ยังค้างส่ง", "Nothing of it is still owed."),
    Problem(
        "D236",
        "พิจารณาคำขอของตนเองหรือของหน่วยงานตนเองไม่ได้",
        "Nobody decides on what they ask for themselves.",
    ),
)
_FIELDS: Final = (
    # D24x, D25x: what a field of a report holds
    Problem("D240", "“{label}” ต้องกรอก", "“{label}” is required."),
    Problem("D241", "ต้องมีหลักฐาน “{label}”", "The evidence “{label}” is missing."),
    Problem("D242", "“{label}” ต้องเป็นตัวเลข", "“{label}” is a number."),
    Problem(
        "D243",
        "“{label}” มีทศนิยมได้ไม่เกิน {most} ตำแหน่ง",
        "“{label}” has at most {most} decimals.",
    ),
    Problem("D244", "“{label}” ต้องไม่น้อยกว่า {least}", "“{label}” is {least} or more."),
    Problem("D245", "“{label}” ต้องไม่เกิน {most}", "“{label}” is {most} or less."),
    Problem("D246", "“{label}” เลือกจากรายการ", "Pick “{label}” from its list."),
    Problem(
        "D247",
        "“{label}” ต้องเป็นวันที่ เช่น 20 ธ.ค. 2567",
        "“{label}” is a day, such as 20 ธ.ค. 2567 or 2024-12-20.",
    ),
    Problem("D248", "“{label}” ยาวเกิน {most} ตัวอักษร", "“{label}” has at most {most} letters."),
    Problem("D249", "“{label}” มีได้ไม่เกิน {most} แถว", "“{label}” has at most {most} rows."),
    Problem("D250", "ไม่มีช่อง “{label}” ในแบบรายงานนี้", "The form has no field “{label}”."),
    Problem(
        "D251",
        "“{label}” ต่างจากงวดก่อน ({last}) เกินร้อยละ {limit} ชี้แจงเหตุผล",
        "“{label}” differs from last time ({last}) by more than {limit} %: say why.",
    ),
    Problem(
        "D252",
        "“{label}” เป็นยอดสะสม แต่น้อยกว่างวดก่อน ({last}) ชี้แจงเหตุผล",
        "“{label}” is a running total but less than last time ({last}): say why.",
    ),
    Problem(
        "D253",
        "“{label}” ต่างจากที่ให้ไว้แล้วในรายงานอื่น ({last}) ชี้แจงเหตุผล",
        "“{label}” differs from what another report gave ({last}): say why.",
    ),
    Problem(
        "D254",
        "“{label}” เหมือนงวดก่อนทุกตัวอักษร",
        "“{label}” is word for word as it was last time.",
    ),
    Problem("D255", "รายงานยังว่างเปล่า กรอกอย่างน้อยหนึ่งช่อง", "The report says nothing yet."),
    Problem("D256", "รายงานใหญ่เกินไป แนบเป็นไฟล์แทน", "The report is too large: attach a file."),
    Problem("D257", "“{label}” มีอักขระที่เก็บไม่ได้", "“{label}” holds what cannot be kept."),
)
_FORMS: Final = (
    # D26x: the form itself
    Problem("D260", "แบบรายงานอ่านไม่ได้ที่ “{path}”", "The form cannot be read at “{path}”."),
    Problem("D261", "รหัส “{path}” ซ้ำ", "The code “{path}” is there twice."),
    Problem("D262", "ช่วงค่าของ “{path}” กลับกัน", "The least of “{path}” is above its most."),
    Problem("D263", "“{path}” ยังไม่มีรายการให้เลือก", "“{path}” has nothing to pick from."),
    Problem("D264", "“{path}” มีได้ไม่เกิน {most} ช่อง", "“{path}” has at most {most} fields."),
    Problem("D265", "“{path}” ต้องมีหัวตาราง", "The table “{path}” has no columns."),
    Problem(
        "D266",
        "“{path}” เทียบหรือสะสมได้เฉพาะช่องตัวเลข",
        "Only numbers are compared or summed up, not “{path}”.",
    ),
)
_SHEETS: Final = (
    # D27x: workbooks that go down and come back
    Problem("D270", "ไม่ใช่แบบกรอกที่ดาวน์โหลดจากเวียน", "This is no sheet that Wian gave out."),
    Problem(
        "D271",
        "แบบรายงานเปลี่ยนไปหลังดาวน์โหลด ดาวน์โหลดแบบกรอกใหม่",
        "The form has changed since: download the sheet again.",
    ),
    Problem(
        "D272",
        "แบบกรอกถูกแก้นอกช่องที่ให้กรอก ({cell}) ดาวน์โหลดใหม่แล้วกรอกอีกครั้ง",
        "The sheet was altered outside the cells to fill in ({cell}): download it again.",
    ),
    Problem("D273", "ไฟล์มีมาโคร บันทึกเป็น .xlsx แล้วส่งอีกครั้ง", "It holds macros: save it as .xlsx."),
    Problem("D274", "มีเกิน {most} แถว", "It has more than {most} rows."),
    Problem("D275", "แถวนี้ไม่ใช่ของหน่วยงานท่าน", "This row is not of an office of yours."),
    Problem("D276", "แถวนี้ซ้ำกับแถวที่ {row}", "This row is the same as row {row}."),
    Problem("D277", "เปิดไฟล์ไม่ได้: {why}", "The file cannot be opened: {why_en}"),
    Problem(
        "D278",
        "มี {count} แถวที่ต้องแก้ จึงยังไม่นำเข้าเลย",
        "{count} rows must be mended: nothing was taken in.",
    ),
)
REPORTING: Final = (*_REPORTS, *_FIELDS, *_FORMS, *_SHEETS)
