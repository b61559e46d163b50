"""What the room `letters` refuses, numbered; web and API show the words, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from wian.offices import errors
from wian.offices.errors import Problem

from .errors_circulation import GOING_ROUND

PROBLEMS: Final = {
    p.number: p
    for p in (
        # L1xx: the letter itself and the reading desk
        Problem("L101", "ไม่มีหนังสือฉบับนี้", "There is no such letter."),
        Problem(
            "L102",
            "มีผู้แก้หนังสือฉบับนี้ไปแล้ว ดูฉบับล่าสุดก่อนแล้วทำรายการอีกครั้ง",
            "Somebody has changed this letter meanwhile: look at it as it is now and try again.",
        ),
        Problem(
            "L103",
            "ไม่มีข้อมูลชื่อ “{name}” ในหนังสือฉบับนี้ เลือกจากรายการที่แสดง",
            "This letter has no fact “{name}”: choose one of those shown.",
        ),
        Problem(
            "L104",
            "อ่านวันที่ “{text}” ไม่ได้ เขียนเช่น 1 ต.ค. 2568 หรือ 01/10/2568",
            "The day “{text}” cannot be read: write it like 1 ต.ค. 2568 or 2025-10-01.",
        ),
        Problem("L105", "ใช้ได้เฉพาะ {words} หรือเว้นว่าง", "Only {words} will do, or leave it empty."),
        Problem(
            "L106", "ยาวเกิน {most} ตัวอักษร ย่อให้สั้นลง", "More than {most} characters: shorten it."
        ),
        Problem(
            "L107",
            "อ่านเวลา “{text}” ไม่ได้ เขียนเช่น 09.30",
            "The time “{text}” cannot be read: write it like 09.30.",
        ),
        Problem(
            "L108",
            "หนังสือฉบับนี้ไม่ได้อยู่ในขั้นที่ทำรายการนี้ได้ เปิดดูสถานะล่าสุดก่อน",
            "This cannot be done to the letter where it is now: look at it as it stands.",
        ),
        Problem("L109", "ต้องบอกเหตุผล", "Say why."),
        Problem("L110", "ไม่มีข้อทักท้วงนี้", "There is no such doubt."),
        Problem(
            "L111",
            "ต้องเขียนว่าถามผู้ส่งเรื่องใด ทางใด",
            "Write what the sender was asked, and how.",
        ),
        Problem(
            "L112",
            "ยังไม่มีข้อมูลที่แก้ แก้ข้อมูลก่อน หรือเลือก “รับตามที่พิมพ์”",
            "Nothing was corrected yet: correct the fact first, or accept what is printed.",
        ),
        Problem("L113", "ไม่มีการแก้ข้อมูลนี้ให้ย้อน", "There is no correction of this to take back."),
        Problem("L114", "ไม่มีข้อความ วางข้อความหนังสือแล้วส่งใหม่", "There is no text: paste the letter."),
        Problem(
            "L115",
            "ข้อความยาว {chars} ตัวอักษร เกินที่รับได้ {limit} แยกเป็นส่วนแล้วส่งทีละส่วน",
            "The text has {chars} characters, more than {limit}: split it and send the parts.",
        ),
        Problem(
            "L116",
            "หนังสือฉบับนี้อ่านไว้แล้ว แก้ข้อมูลที่ผิดได้ทีละรายการ",
            "This letter was read already: correct what is wrong in it.",
        ),
        Problem(
            "L117",
            "ต้องพิมพ์อย่างน้อย เรื่อง ของหนังสือ",
            "At least the letter's subject must be typed.",
        ),
        Problem(
            "L118",
            "ไม่มีไฟล์ต้นฉบับให้อ่าน พิมพ์ข้อมูลเอง หรือแยกไว้",
            "There is no original file to read: type the facts, or set the letter aside.",
        ),
        Problem(
            "L119",
            "ตัวอ่านผิดพลาด ({kind}) สั่งอ่านใหม่ พิมพ์ข้อมูลเอง หรือแจ้งผู้ดูแลระบบ",
            "The reader failed ({kind}): have it read again, type the facts, or tell the "
            "administrator.",
        ),
        Problem(
            "L120",
            "งานอ่านหยุดกลางคันหลายครั้ง สั่งอ่านใหม่ หรือพิมพ์ข้อมูลเอง",
            "Reading stopped in the middle several times: have it read again or type the facts.",
        ),
        Problem(
            "L121",
            "เปิดอีเมลฉบับนี้ไม่ได้ เปิดดูในกล่องจดหมาย แล้วส่งไฟล์เข้ามาเอง",
            "This message could not be opened: look in the mailbox and send its files in yourself.",
        ),
        Problem(
            "L122",
            "ไม่มีหน่วยงานรหัส “{key}” ตั้งชื่อโฟลเดอร์ตามรหัสหน่วยงาน",
            "No office has the key “{key}”: name the folder by the key of an office.",
        ),
        Problem(
            "L123",
            "ที่เก็บไฟล์ไม่ตอบ ส่งใหม่อีกครั้ง หรือแจ้งผู้ดูแลระบบ",
            "The store of files does not answer: send it again, or tell the administrator.",
        ),
        Problem(
            "L124",
            "อีเมลฉบับนี้ใหญ่ {size} MB เกินที่รับได้ {limit} MB เปิดในกล่องจดหมายแล้วส่งไฟล์เข้ามาเอง",
            "The message has {size} MB, more than the {limit} MB taken: open it in the mailbox and "
            "send its files in yourself.",
        ),
        Problem(
            "L125",
            "เลือกหนังสืออีกฉบับของหน่วยงานเดียวกัน",
            "Choose another letter of the same office.",
        ),
        Problem(
            "L126",
            "ใส่ฉบับแก้ไขได้เฉพาะไฟล์ที่แนบเพิ่ม ต้นฉบับและสำเนาที่ระบบสร้างคงอยู่ตามเดิม",
            "Only a file that was put beside the letter gets a newer version: the original and "
            "generated copies stay as they are.",
        ),
        Problem(
            "L130",
            "ยังไม่ได้รับสักหน้า ติดที่ไฟล์ลำดับที่ {n} “{name}”: {why}",
            "None of the pages was taken in, because of number {n}, “{name}”: {why_en}",
        ),
        Problem(
            "L131",
            "รวมเป็นหนังสือฉบับเดียวได้เฉพาะรูปและ PDF ส่งไฟล์นี้แยกต่างหาก",
            "Only pictures and PDFs are put together to one letter: send this one by itself.",
        ),
        Problem(
            "L132",
            "เลือกรูปหรือ PDF ของหนังสือก่อน",
            "Choose the pictures or PDFs of the letter first.",
        ),
        Problem(
            "L133",
            "รวมกันแล้วเกิน {limit} หน้า แบ่งเป็นสองฉบับหรือเลือกเฉพาะหน้าที่ต้องใช้",
            "Together they have more than {limit} pages: send them as two, or only those needed.",
        ),
        Problem(
            "L134",
            "รวมกันแล้วใหญ่เกิน {limit} MB ลดขนาดรูปหรือสแกนเป็นขาวดำแล้วส่งใหม่",
            "Together they have more than {limit} MB: make the pictures smaller, or scan them in "
            "black and white, and send them again.",
        ),
        Problem(
            "L135",
            "รวมหน้าเป็นไฟล์เดียวไม่สำเร็จ: {why}",
            "The pages could not be put together: {why_en}",
        ),
        # L2xx: registers and numbers
        Problem("L201", "ไม่มีทะเบียนหรือเลขนี้", "There is no such register or number."),
        Problem(
            "L202",
            "ยังมีข้อทักท้วง {count} ข้อที่ยังไม่ได้ตอบ ตอบบนโต๊ะอ่านก่อน",
            "{count} doubts are not answered yet: answer them on the reading desk first.",
        ),
        Problem(
            "L203",
            "หนังสือชั้นความลับลงในระบบนี้ไม่ได้ ลงทะเบียนลับในสมุด แล้วแยกฉบับนี้ไว้",
            "A classified letter is not kept here: enter it in the paper register, and set it "
            "aside.",
        ),
        Problem(
            "L204",
            "อ่านหนังสือฉบับนี้ไม่สำเร็จ สั่งอ่านใหม่หรือพิมพ์ข้อมูลก่อน",
            "This letter could not be read: have it read again or type its facts first.",
        ),
        Problem(
            "L205",
            "หนังสือฉบับนี้ไม่ได้อยู่ในหน่วยงานนี้ เลือกทะเบียนของหน่วยงานที่รับหนังสือ",
            "This office has not got the letter: choose a register of the office that has.",
        ),
        Problem(
            "L206",
            "เลือกทะเบียนรับหรือส่ง และเลขธรรมดาหรือเลข ว",
            "Choose the incoming or the outgoing register, and ordinary or circular numbers.",
        ),
        Problem(
            "L207",
            "วันที่ {day} ยังมาไม่ถึง ใช้วันนี้หรือก่อนหน้า",
            "{day} is still to come: use today or an earlier day.",
        ),
        Problem(
            "L208",
            "เลขล่าสุดลงวันที่ {last} แล้ว เลขถัดไปย้อนก่อนวันนั้นไม่ได้ หากต้องย้อนให้แทรกหลังเลขที่ต้องการ",
            "The last number is of {last}; the next one cannot be of an earlier day. Insert a line "
            "behind a number instead.",
        ),
        Problem(
            "L209",
            "ระบุจำนวน 1 ถึง {most}",
            "Say how many: 1 to {most}.",
        ),
        Problem(
            "L210",
            "จองถึงวันใดก็ได้ตั้งแต่วันนี้จนถึง {last}",
            "Numbers can be reserved until any day from today to {last}.",
        ),
        Problem(
            "L211",
            "ออกเลขแรกของปีนี้ไปแล้ว เปลี่ยนวิธีออกเลขได้ตั้งแต่ปีหน้า",
            "The first number of this year is out: change the numbering from next year on.",
        ),
        Problem(
            "L212",
            "หน่วยงานนี้ยังไม่มีรหัสนำหน้าเลขหนังสือ กำหนดที่หน้าทะเบียนก่อน",
            "This office has no code for its numbers yet: set it on the page of registers.",
        ),
        Problem(
            "L213",
            "เลขนี้ไม่ได้จองอยู่แล้ว หรือพ้นวันที่จองไว้ ดูทะเบียนล่าสุดก่อน",
            "This number is not reserved any more: look at the register as it stands.",
        ),
        Problem(
            "L214",
            "เลขนี้ยกเลิกหรือสิ้นสุดการจองไปแล้ว ดูทะเบียนล่าสุดก่อน",
            "This number is cancelled or its reservation ran out: look at the register.",
        ),
        Problem(
            "L215",
            "แทรกหลังเลขนี้ได้เฉพาะวันที่ {first} ถึง {last}",
            "A line behind this number must be of a day from {first} to {last}.",
        ),
        Problem("L216", "ต้องมีเรื่อง", "Say what it is about."),
        Problem(
            "L217",
            "พิมพ์ได้ครั้งละไม่เกิน {most} บรรทัด เลือกช่วงวันหรือช่วงเลขให้แคบลง",
            "At most {most} lines are printed at once: choose fewer days or numbers.",
        ),
        Problem(
            "L218",
            "หนังสือฉบับนี้ยังไม่มีเลขรับในทะเบียนนี้ ลงทะเบียนก่อน",
            "The letter has no received number here: register it first.",
        ),
        Problem("L219", "{why}", "{why_en}"),
        Problem(
            "L220",
            "หนังสือฉบับนี้มีเลขในทะเบียนนี้แล้ว (เลข {line})",
            "The letter stands in this register already, as number {line}.",
        ),
        # L3xx: endorsing, drafting, signing
        Problem(
            "L301",
            "หนังสือฉบับนี้ยังไม่ได้ลงทะเบียนรับในหน่วยงานนี้ ลงทะเบียนก่อน",
            "This office has not registered the letter: register it first.",
        ),
        Problem(
            "L302",
            "หนังสืออยู่ในมือผู้อื่นแล้ว ดูว่าอยู่ที่ใครก่อน ผู้ถือเรื่องหรือสารบรรณจึงส่งต่อได้",
            "The letter is in other hands: look who has it. They, or the registry, can pass it on.",
        ),
        Problem(
            "L303",
            "เรื่องนี้ยุติแล้ว เปิดเรื่องใหม่ก่อน",
            "The matter is closed: open it again first.",
        ),
        Problem("L304", "เลือกกลุ่มงานของหน่วยงานนี้", "Choose a unit of this very office."),
        Problem(
            "L305",
            "ผู้รับไม่มีบทบาทในกลุ่มงานนี้วันนี้ เลือกผู้อื่น หรือส่งถึงกลุ่มงาน",
            "That person has no role there today: choose another, or send it to the unit.",
        ),
        Problem(
            "L306",
            "กำหนดวันผ่านไปแล้ว ใช้วันนี้หรือวันหลังจากนี้",
            "The day it is due has passed: use today or later.",
        ),
        Problem(
            "L307",
            "ข้อความยาวเกิน {most} ตัวอักษร ย่อให้สั้นลง",
            "The text has more than {most} characters: shorten it.",
        ),
        Problem(
            "L308",
            "ไม่มีการเกษียนแบบนี้ เลือกเสนอ มอบ ทราบ หรือส่งคืน",
            "There is no such endorsement: submit, assign, note or return.",
        ),
        Problem(
            "L309",
            "ส่งสำเนาได้ไม่เกิน {most} แห่งต่อครั้ง และแห่งละฉบับ",
            "At most {most} copies at a time, and one to each.",
        ),
        Problem(
            "L310",
            "ดึงกลับไม่ได้ มีผู้ทำรายการต่อหรือเปิดดูแล้ว หรือไม่ใช่รายการของท่าน",
            "It cannot be taken back: somebody has acted or looked since, or it is not yours.",
        ),
        Problem("L311", "เรื่องนี้ยังไม่ยุติ", "The matter is not closed."),
        Problem("L312", "ต้องเขียนเหตุผลที่ส่งคืน", "Write why it goes back."),
        Problem(
            "L314",
            "คำสั่งการยาวเกิน {most} ตัวอักษร เขียนส่วนที่เหลือเป็นความเห็น",
            "The instruction has more than {most} characters: write the rest as a note.",
        ),
        Problem(
            "L313",
            "ไม่มีสำเนานี้ถึงท่าน",
            "No such copy was sent to you.",
        ),
        Problem(
            "L320",
            "ร่างยังขาด {parts} เติมให้ครบก่อน",
            "The draft still lacks {parts_en}: complete it first.",
        ),
        Problem(
            "L321",
            "ร่างฉบับล่าสุดยังไม่มีผู้ตรวจ ให้ตรวจก่อนเสนอลงนาม",
            "Nobody has checked the newest version: have it checked before it goes to be signed.",
        ),
        Problem(
            "L322",
            "ผู้ร่างตรวจฉบับของตนเองไม่ได้ ส่งให้ผู้อื่นตรวจ",
            "Who wrote the version cannot check it: send it to somebody else.",
        ),
        Problem(
            "L323",
            "ผู้รับไม่มีสิทธิลงนามของหน่วยงานนี้ เลือกผู้อื่น",
            "That person may not sign for this office: choose another.",
        ),
        Problem(
            "L324",
            "หนังสือภายนอก คำสั่ง และประกาศต้องลงนามโดยหัวหน้าหน่วยงาน หรือผู้ปฏิบัติ/รักษาราชการแทน",
            "External letters, orders and announcements are signed by the head of the office or on "
            "the head's behalf.",
        ),
        Problem(
            "L325",
            "วันนี้ท่านลงนามในตำแหน่งนี้ไม่ได้ เลือกตำแหน่งอื่น หรือให้ผู้ดูแลตั้งตำแหน่งก่อน",
            "You cannot sign in this post today: choose another, or have the post set up first.",
        ),
        Problem(
            "L326",
            "ไม่มีแบบหนังสือนี้ เลือกภายนอก ภายใน หรือประทับตรา",
            "There is no such form: external, memo or stamped.",
        ),
        Problem("L327", "ไม่มีร่างฉบับที่ {version}", "There is no version {version}."),
        Problem(
            "L328",
            "{part} ใช้ไม่ได้ เลือกจากรายการ หรือย่อให้ไม่เกิน {most} ตัวอักษร",
            "{part} will not do: choose from the list, or keep it within {most} characters.",
        ),
        Problem(
            "L329",
            "หนังสือยังไม่ได้ลงนามและออกเลข จึงยังไม่มีฉบับสมบูรณ์ ดูฉบับร่างแทน",
            "The letter is not signed and numbered yet, so it has no final paper: look at the "
            "draft.",
        ),
        # L4xx: threads, links
        Problem("L401", "ไม่มีการโยงหนังสือนี้", "There is no such tie."),
        Problem(
            "L402",
            "โยงหนังสือกับตัวเองไม่ได้ เลือกหนังสืออีกฉบับ",
            "A letter cannot be tied to itself: choose another one.",
        ),
        Problem(
            "L403",
            "เลือกว่าโยงเป็นอ้างถึง สิ่งที่ส่งมาด้วย หนังสือนำส่ง หรือตอบกลับ",
            "Choose how they belong together: reference, enclosure, forwarded or reply.",
        ),
        Problem(
            "L404",
            "ระบบนี้ปิดการตรวจลิงก์ไว้ ผู้ดูแลระบบเปิดได้ด้วย WIAN_ASK_LINKS=1",
            "Asking links is switched off here: the administrator sets WIAN_ASK_LINKS=1.",
        ),
        # L5xx: searching
        Problem(
            "L501",
            "เปิดหน้าถัดไปของผลการค้นหาไม่ได้ ค้นหาใหม่อีกครั้ง",
            "This next page of results cannot be opened: search again.",
        ),
        Problem(
            "L502",
            "พบมากกว่า {most} ฉบับ ส่งออกได้ครั้งละไม่เกินนี้ เลือกปีหรือช่วงวันให้แคบลง",
            "More than {most} letters were found, which is the most for one file: choose a year or "
            "fewer days.",
        ),
        *GOING_ROUND,  # L6xx
    )
}  # fmt: skip


class Refused(errors.Refused):
    """A letter cannot be dealt with as asked; carries the numbered problem."""

    problems: ClassVar[Mapping[str, Problem]] = PROBLEMS
