"""What an action refuses, numbered; web and API show the words, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final


@dataclass(frozen=True, slots=True)
class Problem:
    """One way in which a request cannot be done; {…} in the words is filled in."""

    number: str
    thai: str
    english: str


PROBLEMS: Final = {
    p.number: p
    for p in (
        Problem("O101", "ไม่มีหน่วยงานนี้ในวันที่ {day}", "There is no such office on {day}."),
        Problem(
            "O102",
            "มีรายการของหน่วยงานนี้หลังวันที่ {day} แล้ว ต้องยกเลิกก่อน หรือใช้ตั้งแต่วันที่ {later}",
            "A later change stands after {day}: take it back first, or use {later} or later.",
        ),
        Problem(
            "O103",
            "ย้ายไปอยู่ใต้หน่วยงานของตนเองไม่ได้ เลือกสังกัดอื่น",
            "An office cannot stand under itself: choose another parent.",
        ),
        Problem(
            "O104",
            "ยังมีหน่วยงานใต้สังกัด {count} แห่ง ต้องบอกว่าจะไปสังกัดใด",
            "{count} offices still stand under it: say where they go.",
        ),
        Problem("O105", "รหัส “{key}” มีอยู่แล้ว ใช้รหัสอื่น", "The key “{key}” is taken: use another."),
        Problem("O106", "ไม่รู้จักชนิดหน่วยงาน “{kind}”", "There is no kind of office “{kind}”."),
        Problem("O107", "ไม่มีพื้นที่รหัส “{place}”", "There is no place with the code “{place}”."),
        Problem("O108", "ต้องมีชื่อหน่วยงานภาษาไทย", "The office needs a Thai name."),
        Problem("O109", "ต้องรวมอย่างน้อยสองหน่วยงาน", "A merger needs at least two offices."),
        Problem("O110", "ต้องแยกเป็นอย่างน้อยหนึ่งหน่วยงานใหม่", "A split needs at least one new office."),
        Problem(
            "O111",
            "ตำแหน่งนี้มีผู้ดำรงตำแหน่งอยู่แล้วในช่วงวันดังกล่าว",
            "Somebody already holds this post on those days.",
        ),
        Problem("O112", "วันเริ่มต้องมาก่อนวันสิ้นสุด", "The first day must come before the last."),
        Problem("O113", "มอบได้เฉพาะบทบาทที่ท่านถืออยู่ในช่วงวันดังกล่าว",
                "You can hand on only a role that you hold on those days."),
        Problem("O114", "ไม่รู้จักบทบาท “{role}”", "There is no role “{role}”."),
        Problem("O115", "ชื่อเข้าใช้ “{login}” มีอยู่แล้ว", "The login “{login}” is taken."),
        Problem("O116", "ไม่มีบุคคลนี้", "There is no such person."),
        Problem("O117", "ไม่มีตำแหน่งนี้", "There is no such post."),
        Problem(
            "O118",
            "ลิงก์นี้ใช้ไม่ได้แล้ว ขอลิงก์ใหม่จากผู้ส่ง",
            "This link no longer works: ask the sender for a new one.",
        ),
        Problem(
            "O119",
            "หน่วยงานนี้เปิดในวันที่ {day} เอง ปิดได้ตั้งแต่วันถัดไป",
            "The office was opened on {day}: it can be closed from the next day on.",
        ),
        Problem(
            "O131",
            "หน่วยงานนี้ปิดตั้งแต่วันที่ {later} แล้ว แก้ไขย้อนหลังไม่ได้",
            "The office is closed from {later} on: what was before cannot be changed.",
        ),
        Problem(
            "O132",
            "สังกัดที่เลือกย้ายหรือปิดในวันที่ {later} ใช้ตั้งแต่วันนั้น หรือเลือกสังกัดอื่น",
            "The office above it moves or closes on {later}: use that day or another office.",
        ),
        Problem(
            "O133",
            "ซ้อนสังกัดได้ไม่เกิน {most} ชั้น เลือกสังกัดที่สูงกว่านี้",
            "Offices stand at most {most} deep: choose a higher place.",
        ),
        Problem(
            "O134",
            "“{text}…” ยาวเกิน {most} ตัวอักษร ย่อให้สั้นลง",
            "“{text}…” is longer than {most} characters: shorten it.",
        ),
        Problem(
            "O135",
            "รหัส “{key}” ใช้ไม่ได้ ใช้ a-z 0-9 - _ ไม่เกิน {most} ตัว",
            "The key “{key}” will not do: use a-z, 0-9, - and _, at most {most}.",
        ),
        Problem(
            "O136",
            "หน่วยงานที่จะย้ายไปไม่ได้อยู่ใต้หน่วยงานที่แยก หรือไม่มีหน่วยงานใหม่รหัส “{key}”",
            "What should go does not stand under the office, or no new one has the key “{key}”.",
        ),
        Problem("O200", "ไฟล์นี้ว่างเปล่า ตรวจแล้วส่งใหม่", "The file is empty: check it, send it again."),
        Problem(
            "O201",
            "ไฟล์ใหญ่เกิน {most} MB แบ่งเป็นหลายไฟล์",
            "The file is larger than {most} MB: split it.",
        ),
        Problem(
            "O202",
            "ไฟล์นี้ไม่ใช่ XLSX หรือ CSV หรือเสียหาย บันทึกใหม่เป็น .xlsx แล้วส่งอีกครั้ง",
            "The file is no XLSX or CSV, or is damaged: save it again as .xlsx and send that.",
        ),
        Problem(
            "O203",
            "ไฟล์นี้ตั้งรหัสผ่านไว้ เปิดแล้วบันทึกสำเนาที่ไม่มีรหัสผ่าน",
            "The file is protected by a password: open it and save a copy without one.",
        ),
        Problem(
            "O204",
            "แผ่นงาน “{sheet}” มีเกิน {most} แถว แบ่งเป็นหลายไฟล์",
            "The sheet “{sheet}” has more than {most} rows: split the file.",
        ),
        Problem(
            "O205",
            "ไฟล์นี้ขยายแล้วใหญ่ผิดปกติ เปิดใน Excel คัดลอกเฉพาะข้อมูลไปไฟล์ใหม่แล้วส่ง",
            "The file unpacks to far too much: copy only its data to a new file and send that.",
        ),
        Problem(
            "O206",
            "ไฟล์นี้มีเกิน {most} แผ่นงาน เก็บไว้เฉพาะแผ่นที่นำเข้า",
            "The file has more than {most} sheets: keep only those to be imported.",
        ),
        Problem(
            "O207",
            "ไม่พบแถวหัวตาราง ใช้แบบฟอร์มนำเข้าของระบบ หัวตารางอย่างน้อยต้องมี {needed}",
            "No heading row was found: use the import template; it needs at least {needed}.",
        ),
        Problem(
            "O208",
            "หัวตาราง “{heading}” มีสองคอลัมน์ ลบออกหนึ่งคอลัมน์",
            "The heading “{heading}” stands over two columns: remove one.",
        ),
        Problem(
            "O209",
            "เซลล์ {cell} แสดงข้อผิดพลาดของสูตร (เช่น #REF!) แก้แล้วส่งใหม่",
            "The cell {cell} shows an error of a formula (such as #REF!): correct it.",
        ),
        Problem(
            "O210",
            "ไม่มีหน่วยงานรหัส “{key}” ทั้งในทำเนียบและในไฟล์นี้",
            "No office has the key “{key}”, in the directory or in this file.",
        ),
        Problem(
            "O211",
            "วันเริ่มในทำเนียบคือ {known} การนำเข้าแก้วันเริ่มไม่ได้ เว้นว่างไว้",
            "It began on {known} in the directory, which an import cannot change: leave it empty.",
        ),
        Problem(
            "O212",
            "หน่วยงานนี้เริ่มในวันที่ {later} นำเข้าโดยใช้วันนั้นหรือหลังจากนั้น",
            "The office begins on {later}: import with that day or a later one.",
        ),
        Problem("O213", "ต้องกรอก “{column}”", "“{column}” must be filled in."),
        Problem(
            "O214",
            "หน่วยงานนี้อยู่นอกขอบเขตที่ท่านนำเข้าได้",
            "This office is outside what you may import.",
        ),
        Problem(
            "O215",
            "แถวของ “{key}” ที่อ้างถึงยังมีข้อผิดพลาด แก้แถวนั้นก่อน",
            "The row of “{key}”, which this one needs, has an error: correct that first.",
        ),
        Problem("O216", "ซ้ำกับแถว {rows}", "The same stands in row {rows}."),
        Problem(
            "O217",
            "อ่านวันที่ “{text}” ไม่ได้ เขียนเช่น 1 ต.ค. 2568 หรือ 01/10/2568",
            "The day “{text}” cannot be read: write it like 1 ต.ค. 2568 or 2025-10-01.",
        ),
        Problem(
            "O218",
            "มีหลายพื้นที่ชื่อ “{name}” ใช้รหัส เช่น {codes}",
            "Several places are called “{name}”: use the code, such as {codes}.",
        ),
        Problem(
            "O219",
            "ไฟล์นี้ทำให้ตัวอ่านหยุดทำงาน คัดลอกเฉพาะข้อมูลไปไฟล์ใหม่แล้วส่ง",
            "The file made the reader stop: copy only its data to a new file and send that.",
        ),
        Problem(
            "O220",
            "มี {count} แถวที่ผิด จึงยังไม่ได้นำเข้าสิ่งใด แก้แล้วส่งใหม่ หรือเลือกข้ามแถวที่ผิด",
            "{count} rows have errors and nothing was imported: correct them or skip them.",
        ),
        Problem(
            "O221",
            "ทำเนียบเปลี่ยนไปหลังจากที่ท่านตรวจดู ตรวจผลใหม่ก่อนนำเข้า",
            "The directory changed since you looked: look at the result again before importing.",
        ),
        Problem(
            "O222",
            "มีรายการภายหลังที่ใช้ “{what}” ต้องย้อนรายการนั้นก่อน",
            "Something later builds on “{what}”: take that back first.",
        ),
        Problem("O223", "ย้อนการนำเข้านี้ไปแล้ว", "This import was already taken back."),
        Problem("O224", "ไม่มีการนำเข้านี้", "There is no such import."),
        Problem(
            "O225",
            "ไม่รู้จัก “{text}” ใช้คำใดคำหนึ่ง: {words}",
            "“{text}” is not known: use one of {words}.",
        ),
        Problem(
            "O226",
            "มีผู้ชื่อนี้หลายคนในทำเนียบ เพิ่มรายการนี้ในหน้าบุคคลแทน",
            "Several people have this name: add this on the page of the person instead.",
        ),
        Problem(
            "O227",
            "ไฟล์ Excel รุ่นเก่า (.xls) อ่านไม่ได้ บันทึกเป็น .xlsx แล้วส่งใหม่",
            "An old Excel file (.xls) cannot be read: save it as .xlsx and send that.",
        ),
        Problem("O228", "ไม่ตรงกับแถว {rows}", "Row {rows} says otherwise."),
        Problem(
            "O229",
            "ในทำเนียบใช้คำนำหน้า “{known}” แก้ในหน้าบุคคล",
            "The title in the directory is “{known}”: change it on the page of the person.",
        ),
        Problem("O150", "ต้องมีชื่อตำแหน่ง", "The post needs a title."),
        Problem(
            "O151",
            "มีตำแหน่งชื่อ “{title}” ในหน่วยงานนี้อยู่แล้วในช่วงวันดังกล่าว",
            "The office has a post “{title}” already on those days.",
        ),
        Problem(
            "O152",
            "หน่วยงานนี้มีตำแหน่งหัวหน้าอยู่แล้วในช่วงวันดังกล่าว",
            "The office has a head's post already on those days.",
        ),
        Problem(
            "O153",
            "ตำแหน่งนี้ไม่ได้มีอยู่ตลอดช่วงวันดังกล่าว",
            "The post does not stand on all of those days.",
        ),
        Problem(
            "O154",
            "ยังมีผู้ปฏิบัติหน้าที่ในตำแหน่งนี้หลังวันดังกล่าว ต้องให้พ้นจากตำแหน่งก่อน",
            "Somebody is still in this post after that day: end their days in it first.",
        ),
        Problem(
            "O155",
            "ปฏิบัติราชการแทนได้เฉพาะวันที่มีผู้ดำรงตำแหน่ง วันที่ตำแหน่งว่างให้ลงเป็นรักษาราชการแทน",
            "One can act for a holder only on days on which there is one. For days on which the "
            "post is vacant enter รักษาราชการแทน (standing in).",
        ),
        Problem(
            "O156",
            "บุคคลนี้อยู่ในตำแหน่งนี้อยู่แล้วในช่วงวันดังกล่าว",
            "This person is in this post already on some of those days.",
        ),
        Problem(
            "O157",
            "ตำแหน่งนี้มีผู้ดำรงตำแหน่งอยู่ รักษาราชการแทนได้เมื่อระบุว่าเหตุใดจึงปฏิบัติราชการไม่ได้",
            "The post has a holder: say why the holder cannot serve on those days.",
        ),
        Problem("O158", "ไม่มีรายการดำรงตำแหน่งนี้", "There is no such stay in a post."),
        Problem("O159", "ต้องมีชื่อบุคคล", "The person needs a name."),
        Problem(
            "O160",
            "ชื่อเข้าใช้ต้องเป็นอักษรอังกฤษ ตัวเลข หรือ . _ @ + - ยาว 2 ถึง 60 ตัว ขึ้นต้นด้วยอักษรหรือตัวเลข",
            "A login is 2 to 60 Latin letters, digits or . _ @ + -, a letter or digit first.",
        ),
        Problem(
            "O161",
            "ใช้รหัสผ่านนี้ไม่ได้: {thai}",
            "This password will not do: {english}",
        ),
        Problem(
            "O162",
            "มีบัญชีผู้ใช้อยู่แล้ว ขอสิทธิจากผู้ดูแลระบบ",
            "There are accounts already: ask an administrator.",
        ),
        Problem(
            "O163",
            "ยังไม่มีทำเนียบหน่วยงาน ต้องนำเข้าก่อน",
            "There is no directory of offices yet: load it first.",
        ),
        Problem("O164", "ไม่มีบัญชีผู้ใช้นี้ หรือปิดแล้ว", "There is no such account, or it is closed."),
        Problem("O165", "ไม่มีบทบาทที่ให้ไว้นี้", "There is no such role given."),
        Problem(
            "O166",
            "บทบาทที่ได้รับมอบมา มอบต่อไม่ได้",
            "A role that was handed on to you cannot be handed on again.",
        ),
        Problem("O167", "มอบให้ตนเองไม่ได้", "A role cannot be handed on to oneself."),
        Problem(
            "O168",
            "ต้องเหลือผู้ดูแลระบบทั้งประเทศอย่างน้อยหนึ่งบัญชี ให้บทบาทแก่ผู้อื่นก่อน",
            "One administrator of the whole must remain: give the role to somebody else first.",
        ),
        Problem(
            "O169",
            "วันหมดอายุต้องอยู่ในอนาคต และไม่เกิน {days} วันจากนี้",
            "It must expire in the future, at most {days} days from now.",
        ),
        Problem("O170", "ไม่มีกุญแจหรือลิงก์นี้", "There is no such token or link."),
        Problem(
            "O171",
            "ลองไม่สำเร็จหลายครั้งเกินไป รอ {minutes} นาทีแล้วลองใหม่",
            "Too many failed tries: wait {minutes} minutes and try again.",
        ),
        Problem("O172", "ไม่มีกลุ่มหน่วยงานนี้ในวันที่ {day}", "There is no such group on {day}."),
        Problem(
            "O173",
            "มีรายการของกลุ่มนี้หลังวันที่ {day} แล้ว ใช้ตั้งแต่วันที่ {later}",
            "A later change of this group stands after {day}: use {later} or later.",
        ),
        Problem("O174", "ต้องมีชื่อกลุ่มภาษาไทย", "The group needs a Thai name."),
        Problem("O175", "ลิงก์ใช้ได้อย่างน้อยหนึ่งครั้ง", "A link serves at least once."),
        Problem(
            "O176",
            "ข้อมูลส่วนบุคคลนี้ถูกลบแล้ว แก้ไขไม่ได้",
            "This person's data was erased: nothing can be changed.",
        ),
        Problem(
            "O177",
            "ข้อความมีอักขระที่เก็บไม่ได้ พิมพ์ใหม่โดยไม่คัดลอกมา",
            "The text holds a character that cannot be kept: type it instead of copying it.",
        ),
        Problem(
            "O178",
            "ไม่รู้จัก “{text}” เลือกจากรายการ",
            "“{text}” is none of the choices: pick one of the list.",
        ),
        Problem(
            "O179",
            "มีที่อยู่ปฏิทินครบ {most} ที่อยู่แล้ว เพิกถอนที่อยู่ที่ไม่ใช้ก่อน",
            "There are {most} calendar addresses already: revoke one that is not used.",
        ),
        Problem("O180", "ไม่มีที่อยู่ปฏิทินนี้", "There is no such calendar address."),
    )
}  # fmt: skip


class Refused(Exception):
    """The request cannot be done as it stands; carries the numbered problem, words filled in.

    A higher room has its own list: a class under this one, with its own `problems`.
    """

    problems: ClassVar[Mapping[str, Problem]] = PROBLEMS

    def __init__(self, number: str, **words: object) -> None:
        problem = self.problems[number]
        self.number = number
        self.thai = problem.thai.format(**words)
        self.english = problem.english.format(**words)
        super().__init__(f"{number}: {self.english}")
