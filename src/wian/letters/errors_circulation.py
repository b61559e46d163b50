"""What is refused of letters that go round, and of documents of the e-CMS kind: L6xx."""

from __future__ import annotations

from typing import Final

from wian.offices.errors import Problem

GOING_ROUND: Final = (
    # L60x: sending, receiving
    Problem("L601", "ส่งเวียนไม่ได้: {why}", "It cannot be sent: {why_en}"),
    Problem(
        "L602",
        "เลือกว่าส่งเพื่อทราบ เพื่อพิจารณา หรือเพื่อดำเนินการ",
        "Choose what it is sent for: information, consideration or action.",
    ),
    Problem(
        "L603",
        "ผู้รับทุกแห่งได้รับหนังสือฉบับนี้แล้ว ไม่มีผู้รับใหม่",
        "Everybody meant has this letter already: there is nobody new to send it to.",
    ),
    Problem(
        "L604",
        "รายชื่อผู้รับเปลี่ยนไปแล้ว ที่แสดงไว้ {shown} แห่ง ขณะนี้ {now} แห่ง ดูรายชื่อใหม่แล้วส่งอีกครั้ง",
        "The list has changed: {shown} offices were shown, now they are {now}. Look again.",
    ),
    Problem(
        "L605",
        "วันที่ขอให้ตอบผ่านไปแล้ว เลือกวันนี้หรือวันถัดไป",
        "The day to answer by is past: choose today or a later one.",
    ),
    Problem(
        "L606",
        "หน่วยงานนี้ไม่ได้รับหนังสือฉบับนี้",
        "This office was not sent this letter.",
    ),
    Problem(
        "L607",
        "หนังสือที่หน่วยงานนี้ได้รับไม่ได้อยู่ในขั้นที่ทำรายการนี้ได้ ดูสถานะล่าสุดก่อน",
        "The letter does not stand so at this office: look at it as it stands now.",
    ),
    Problem(
        "L608",
        "ผู้รับทุกแห่งที่เลือกลงรับไปแล้ว จึงเรียกคืนไม่ได้ ส่งหนังสือฉบับใหม่แทน",
        "Everybody chosen has received it: it cannot be recalled, send another letter.",
    ),
    Problem(
        "L609",
        "ทุกแห่งลงรับแล้ว ไม่มีผู้ที่ต้องเตือน",
        "Everybody has received it: there is nobody to remind.",
    ),
    # L62x: by a signed link
    Problem(
        "L620",
        "ออกลิงก์ได้ครั้งละไม่เกิน {most} แห่ง ที่เลือกมี {count} แห่ง ออกเป็นหลายครั้ง",
        "At most {most} links are made in one go, {count} are chosen: make them in several.",
    ),
    Problem(
        "L621",
        "ลิงก์นี้ส่งคำตอบแล้ว {most} ครั้ง ติดต่อผู้ส่งหนังสือโดยตรง",
        "This link has given {most} answers: talk to who sent the letter.",
    ),
    Problem(
        "L622",
        "ผู้ส่งเรียกคืนหนังสือฉบับนี้แล้ว ไม่ต้องดำเนินการใด",
        "Its sender has recalled this letter: there is nothing to do.",
    ),
    Problem(
        "L623",
        "ยังไม่มีคำตอบ พิมพ์ข้อความหรือแนบไฟล์ก่อนส่ง",
        "There is no answer yet: write it or choose its files first.",
    ),
    # L66x, L67x: documents of the e-CMS kind
    Problem(
        "L660",
        "เอกสาร XML ใหญ่ {size} MB เกินที่รับได้ {limit} MB ขอไฟล์แนบทางอื่น",
        "The XML has {size} MB, more than {limit} MB: ask for its files another way.",
    ),
    Problem(
        "L661",
        "เอกสาร XML มี DTD หรือ entity ซึ่งไม่รับ ขอให้ผู้ส่งส่งใหม่โดยไม่มีส่วนนี้",
        "The XML has a DTD or entities, which are not taken: ask for it without them.",
    ),
    Problem(
        "L662",
        "ไฟล์นี้ไม่ใช่ XML ที่สมบูรณ์ (บรรทัด {line}) ขอไฟล์ใหม่จากผู้ส่ง",
        "This is no complete XML (line {line}): ask the sender for it again.",
    ),
    Problem(
        "L663",
        "เอกสาร XML ซ้อนลึกเกิน {depth} ชั้น หรือมีส่วนย่อยเกิน {count} ส่วน",
        "The XML is deeper than {depth} levels or has more than {count} elements.",
    ),
    Problem(
        "L664",
        "XML นี้ ({root}) ไม่ใช่หนังสือหรือหนังสือตอบรับแบบ e-CMS",
        "This XML ({root}) is neither a letter nor a reply of the e-CMS kind.",
    ),
    Problem(
        "L665",
        "XML นี้มีหนังสือหรือหนังสือตอบรับ {count} รายการ แยกเป็นไฟล์ละรายการก่อน",
        "This XML holds {count} letters or replies: split it into one each.",
    ),
    Problem(
        "L666",
        "XML นี้เป็นหนังสือตอบรับ ไม่ใช่หนังสือ นำเข้าเป็นหนังสือตอบรับ",
        "This XML is a reply, not a letter: take it in as a reply.",
    ),
    Problem(
        "L667",
        "XML นี้เป็นหนังสือ ไม่ใช่หนังสือตอบรับ รับเข้าเป็นหนังสือ",
        "This XML is a letter, not a reply: take it in as a letter.",
    ),
    Problem(
        "L668",
        "XML นี้ไม่มีไฟล์หนังสือ ข้อมูลจาก XML พิมพ์ไว้ให้แล้ว ตรวจและขอไฟล์จากผู้ส่ง",
        "The XML has no file of the letter; its facts stand here: check them, and ask for it.",
    ),
    Problem(
        "L669",
        "ไม่พบหนังสือเลขที่ “{called}” ลงวันที่ {day} ที่ท่านดูได้ เลือกหนังสือเอง",
        "No letter “{called}” of {day} is shown to you: choose the letter yourself.",
    ),
    Problem(
        "L670",
        "มีหนังสือเลขที่ “{called}” {count} ฉบับ เลือกว่าเป็นฉบับใด",
        "There are {count} letters “{called}”: choose which one is meant.",
    ),
    Problem(
        "L671",
        "หนังสือตอบรับไม่บอกหน่วยงานที่รู้จัก (รหัส “{code}”) เลือกหน่วยงานที่ตอบ",
        "The reply names no office that is known (code “{code}”): choose who answers.",
    ),
    Problem(
        "L672",
        "หน่วยงานนี้ยังไม่ได้ลงรับ จึงยังไม่มีหนังสือตอบรับ",
        "This office has not taken the letter up: there is no reply yet.",
    ),
    Problem(
        "L673",
        "หนังสือตอบรับระบุหน่วยงานอื่น ({name}) ไม่ใช่ที่เลือก",
        "The reply is of another office ({name}) than the one chosen.",
    ),
    Problem(
        "L674",
        "หนังสือฉบับนี้ไม่มีไฟล์ให้ส่งออก",
        "This letter has no file to be sent out.",
    ),
    Problem(
        "L675",
        "ส่งออกรวม {count} แห่งใหญ่เกิน {limit} MB เลือกทีละหน่วยงาน",
        "{count} documents would be more than {limit} MB: choose one office at a time.",
    ),
    Problem(
        "L677",
        "หนังสือฉบับนี้ไม่ได้เข้ามาด้วย XML แบบ e-CMS",
        "This letter did not come in by an XML of the e-CMS kind.",
    ),
    Problem(
        "L676",
        "ไม่รู้รหัสอักขระของ XML นี้ ขอเป็น UTF-8",
        "The encoding of this XML is not known: ask for UTF-8.",
    ),
    Problem(
        "L681",
        "ออกลิงก์แบบนี้ให้แล้ว {count} แห่ง ล่าสุดเมื่อ {at} น. "
        "ที่อยู่ของลิงก์แสดงครั้งเดียว ถ้าหายให้เลือก “ออกใหม่” ลิงก์เดิมจะใช้ไม่ได้",
        "{count} of these have such a link, the newest made {at}; its address was shown once. If "
        "it is lost, choose to make new ones: the old ones stop.",
    ),
    Problem(
        "L680",
        "ออกได้ครั้งละไม่เกิน {most} แห่ง เลือกเฉพาะที่ยังไม่ลงรับหรือที่ส่งคืน "
        "หรือออกเป็น Excel หรือ Word ซึ่งได้ครบทุกแห่ง",
        "At most {most} offices go into one PDF: choose those that are silent or returned it, "
        "or take Excel or Word, which hold them all.",
    ),
)  # fmt: skip
