"""The closed list of what can happen: a name for machines and a sentence for people.

A verb is never renamed or taken out: rows that say it stay for ever. A new one is one line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Verb:
    """One kind of action, told in the past tense; who and which thing stand beside it."""

    name: str
    thai: str
    english: str

    @property
    def personal(self) -> bool:
        """Whether it is about a person; then before and after hold ids and codes, never words."""
        return self.name.partition(".")[0] in {"person", "account", "sign", "session"}


def verb(name: str) -> Verb:
    """The verb of this name; ValueError for one that is not in the list."""
    try:
        return VERBS[name]
    except KeyError:
        raise ValueError(f"no such verb in the ledger's list: {name!r}") from None


_LIST = (
    # Offices
    Verb("office.open", "เปิดหน่วยงาน", "opened the office"),
    Verb("office.rename", "เปลี่ยนชื่อหน่วยงาน", "renamed the office"),
    Verb("office.change", "แก้ข้อมูลหน่วยงาน", "changed the office's details"),
    Verb("office.move", "ย้ายสังกัดหน่วยงาน", "moved the office under another"),
    Verb("office.merge", "รวมหน่วยงาน", "merged offices"),
    Verb("office.split", "แยกหน่วยงาน", "split the office"),
    Verb("office.close", "ปิดหน่วยงาน", "closed the office"),
    Verb("unit.open", "ตั้งกลุ่มงาน", "opened the unit"),
    Verb("unit.change", "แก้ข้อมูลกลุ่มงาน", "changed the unit's details"),
    Verb("unit.close", "ยุบกลุ่มงาน", "closed the unit"),
    Verb("group.make", "ตั้งกลุ่มหน่วยงาน", "made the group of offices"),
    Verb("group.change", "แก้รายชื่อกลุ่มหน่วยงาน", "changed the group of offices"),
    Verb("group.close", "เลิกใช้กลุ่มหน่วยงาน", "closed the group of offices"),
    # Posts and the people in them
    Verb("post.open", "ตั้งตำแหน่ง", "opened the post"),
    Verb("post.change", "แก้ข้อมูลตำแหน่ง", "changed the post's details"),
    Verb("post.close", "ยุบตำแหน่ง", "closed the post"),
    Verb("person.add", "เพิ่มบุคคล", "added the person"),
    Verb("person.change", "แก้ข้อมูลบุคคล", "changed the person's details"),
    Verb("person.erase", "ลบข้อมูลส่วนบุคคล", "erased the person's data"),
    Verb("tenure.begin", "เริ่มดำรงตำแหน่ง", "began to hold the post"),
    Verb("tenure.end", "พ้นจากตำแหน่ง", "ceased to hold the post"),
    # Accounts, roles, doors
    Verb("account.make", "สร้างบัญชีผู้ใช้", "made the account"),
    Verb("account.change", "แก้บัญชีผู้ใช้", "changed the account"),
    Verb("account.close", "ปิดบัญชีผู้ใช้", "closed the account"),
    Verb("account.second_reset", "ล้างการยืนยันขั้นที่สอง", "cleared the account's second step"),
    Verb("role.give", "ให้บทบาท", "gave the role"),
    Verb("role.take", "ถอนบทบาท", "took the role back"),
    Verb("role.delegate", "มอบบทบาทให้ปฏิบัติราชการแทน", "delegated the role"),
    Verb("acting.switch", "เปลี่ยนตำแหน่งที่ใช้ปฏิบัติงาน", "switched the post acted in"),
    Verb("sign.in", "ลงชื่อเข้าใช้", "signed in"),
    Verb("sign.out", "ออกจากระบบ", "signed out"),
    Verb("sign.fail", "ลงชื่อเข้าใช้ไม่สำเร็จ", "failed to sign in"),
    Verb("session.end", "ปิดการเข้าใช้ที่ค้างอยู่", "ended the session"),
    Verb("token.make", "ออกรหัสเชื่อมต่อโปรแกรม", "made the program's token"),
    Verb("token.revoke", "เพิกถอนรหัสเชื่อมต่อโปรแกรม", "revoked the program's token"),
    Verb("calendar.make", "ออกที่อยู่ปฏิทิน", "made the calendar's address"),
    Verb("calendar.renew", "ออกที่อยู่ปฏิทินใหม่แทนเดิม", "replaced the calendar's address"),
    Verb("calendar.revoke", "เพิกถอนที่อยู่ปฏิทิน", "revoked the calendar's address"),
    Verb("link.make", "ออกลิงก์", "made the link"),
    Verb("link.revoke", "เพิกถอนลิงก์", "revoked the link"),
    Verb("link.use", "เข้าด้วยลิงก์", "came in by the link"),
    # Many at once
    Verb("directory.import", "นำเข้าทำเนียบ", "imported the directory"),
    Verb("directory.undo", "ย้อนการนำเข้าทำเนียบ", "took the import back"),
    Verb("directory.export", "ส่งออกทำเนียบ", "exported the directory"),
    Verb("audience.resolve", "ระบุรายชื่อผู้รับ", "resolved the audience to its list"),
    Verb("job.requeue", "สั่งงานเบื้องหลังให้ทำใหม่", "queued the job again"),
    Verb("job.cancel", "ยกเลิกงานเบื้องหลัง", "cancelled the job"),
    # Files
    Verb("file.add", "เก็บไฟล์", "stored the file"),
    Verb("file.replace", "เก็บไฟล์ฉบับใหม่", "stored a new version of the file"),
    Verb("file.release", "กำหนดเวลาเผยแพร่ไฟล์", "set when the file is released"),
    Verb("file.use", "แนบไฟล์กับเรื่อง", "put the file to use"),
    Verb("file.unuse", "เลิกแนบไฟล์", "took the file out of use"),
    Verb("file.harmful", "พบว่าไฟล์เป็นอันตราย", "found the file harmful"),
    # Letters: reading, registering, numbering
    Verb("letter.take", "รับเข้าโต๊ะอ่าน", "took the letter in"),
    Verb("letter.read", "อ่านหนังสือ", "read the letter"),
    Verb("letter.again", "สั่งอ่านหนังสือใหม่", "had the letter read again"),
    Verb("letter.correct", "แก้ข้อความที่อ่านได้", "corrected a fact of the letter"),
    Verb("letter.answer", "ตอบข้อทักท้วง", "answered a doubt about the letter"),
    Verb("letter.aside", "แยกไว้ ไม่ลงทะเบียน", "set the letter aside"),
    Verb("letter.back", "นำกลับโต๊ะอ่าน", "brought the letter back to the desk"),
    Verb("letter.split", "แยกเอกสารในไฟล์", "split the file into its documents"),
    Verb("letter.register", "ลงทะเบียน", "registered the letter"),
    Verb("letter.tie", "โยงหนังสือ", "tied two letters"),
    Verb("letter.untie", "ยกเลิกการโยงหนังสือ", "took the tie of two letters back"),
    Verb("letter.link", "ตรวจลิงก์ในหนังสือ", "asked whether the letter's links answer"),
    Verb("letter.export", "ส่งออกหนังสือ", "exported letters"),
    Verb("number.reserve", "จองเลข", "reserved numbers"),
    Verb("number.issue", "ออกเลข", "issued numbers"),
    Verb("number.cancel", "ยกเลิกเลข", "cancelled the number"),
    Verb("number.lapse", "การจองเลขสิ้นสุด", "let reservations run out"),
    Verb("number.insert", "แทรกเลขย้อนหลัง", "inserted a number afterwards"),
    Verb("register.number", "กำหนดวิธีออกเลข", "set how the office numbers"),
    Verb("register.export", "พิมพ์หรือส่งออกทะเบียน", "printed or exported the register"),
    # Letters inside an office
    Verb("letter.endorse", "เสนอหรือเกษียนหนังสือ", "endorsed the letter"),
    Verb("letter.close", "ยุติเรื่อง", "closed the matter"),
    Verb("letter.reopen", "เปิดเรื่องใหม่", "opened the matter again"),
    Verb("draft.begin", "เริ่มร่างหนังสือ", "began the draft"),
    Verb("draft.write", "แก้ร่างหนังสือ", "wrote the draft"),
    Verb("draft.check", "ตรวจร่างหนังสือ", "checked the draft"),
    Verb("draft.return", "ส่งคืนร่างหนังสือ", "returned the draft"),
    Verb("draft.sign", "ลงนามหนังสือ", "signed the letter"),
    Verb("draft.drop", "เลิกร่างหนังสือ", "dropped the draft"),
    # Letters that go round
    Verb("letter.send", "ส่งเวียนหนังสือ", "sent the letter round"),
    Verb("round.export", "พิมพ์หรือส่งออกสถานะการเวียน", "exported how the letter goes round"),
    Verb("letter.recall", "เรียกคืนหนังสือ", "recalled the letter"),
    Verb("letter.resend", "ส่งหนังสืออีกครั้ง", "sent the letter again"),
    Verb("letter.remind", "เตือนผู้ที่ยังไม่รับทราบ", "reminded those who were silent"),
    Verb("receipt.receive", "รับหนังสือเวียน", "received the letter"),
    Verb("receipt.acknowledge", "รับทราบหนังสือ", "acknowledged the letter"),
    Verb("receipt.relay", "แจ้งต่อ", "passed the letter on"),
    Verb("receipt.finish", "ดำเนินการแล้วเสร็จ", "did what the letter asks"),
    Verb("receipt.return", "ส่งคืนหนังสือ", "returned the letter"),
    Verb("receipt.back", "ย้อนสถานะการรับ", "took a step of the receipt back"),
    # Notices
    Verb("notice.push", "แจ้งเตือน", "sent the notice"),
    Verb("notice.withdraw", "เรียกคืนการแจ้งเตือน", "withdrew the notice"),
    Verb("notice.sweep", "ลบการแจ้งเตือนเก่า", "swept old notices"),
    Verb("notice.read", "อ่านการแจ้งเตือน", "read notices"),
    Verb("notice.choose", "เลือกวิธีรับการแจ้งเตือน", "chose how to be notified"),
    Verb("notice.line", "เชื่อมหรือเลิกเชื่อม LINE", "linked or unlinked LINE"),
    Verb("notice.hook", "ตั้งหรือเลิก webhook", "set or dropped the webhook"),
    # Refused at the door
    Verb("see.denied", "ขอดูแต่ไม่มีสิทธิ", "asked to see and was denied"),
    Verb("do.denied", "ขอทำแต่ไม่มีสิทธิ", "asked to do and was denied"),
    # Duties: what is asked, owed, reported
    Verb("duty.propose", "เสนอภารกิจจากหนังสือ", "proposed duties from the letter"),
    Verb("duty.write", "แก้ภารกิจ", "wrote the duty"),
    Verb("duty.merge", "รวมภารกิจ", "merged duties"),
    Verb("duty.drop", "ไม่ใช้ภารกิจที่เสนอ", "dropped the proposed duty"),
    Verb("duty.open", "สั่งภารกิจ", "opened the duty"),
    Verb("duty.add", "เพิ่มผู้รับภารกิจ", "added offices to the duty"),
    Verb("duty.close", "ปิดภารกิจ", "closed the duty"),
    Verb("duty.reopen", "เปิดภารกิจใหม่", "opened the duty again"),
    Verb("duty.copy", "ยกภารกิจไปปีถัดไป", "copied the duty to the next year"),
    Verb("duty.template", "เก็บแบบภารกิจ", "kept duties as a template"),
    Verb("duty.remind", "เตือนผู้ที่ยังไม่รายงาน", "reminded those who have not reported"),
    Verb("duty.holder", "มอบผู้รับผิดชอบภารกิจ", "gave the duty to somebody"),
    Verb("duty.way", "เลือกแนวทางของภารกิจ", "chose the way of the duty"),
    Verb("duty.mend", "แก้ยอดรวมของภารกิจ", "mended the sums over duties"),
    Verb("duty.export", "ส่งออกรายการภารกิจ", "exported what is owed"),
    Verb("leave.ask", "ขอขยายเวลาหรือยกเว้น", "asked for more time or to be let off"),
    Verb("leave.decide", "พิจารณาคำขอขยายเวลาหรือยกเว้น", "decided on more time or letting off"),
    Verb("leave.take_back", "ถอนคำขอขยายเวลาหรือยกเว้น", "took the request for leave back"),
    Verb("report.write", "เขียนร่างรายงาน", "wrote the report"),
    Verb("report.send", "ส่งรายงาน", "sent the report"),
    Verb("report.take_back", "ถอนรายงานที่ส่ง", "took the report back"),
    Verb("report.see", "เปิดดูรายงานที่ส่งมา", "looked at the report"),
    Verb("report.return", "ส่งคืนรายงาน", "returned the report"),
    Verb("report.accept", "รับรายงาน", "accepted the report"),
    Verb("report.undo", "ย้อนการรับหรือส่งคืนรายงาน", "undid what was decided on the report"),
    Verb("report.import", "นำรายงานเข้าจาก XLSX", "took reports in from a workbook"),
    Verb("report.compile", "รวมรายงาน", "compiled reports"),
    Verb("evidence.give", "ส่งหลักฐาน", "gave the evidence"),
    Verb("evidence.change", "แก้รายละเอียดหลักฐาน", "changed what is told of the evidence"),
    Verb("evidence.use", "ใช้หลักฐาน", "used the evidence"),
    Verb("evidence.unuse", "เลิกใช้หลักฐาน", "took the evidence away again"),
    Verb("evidence.remove", "นำหลักฐานออก", "removed the evidence"),
    Verb("plan.make", "ทำแผนปฏิบัติการ", "made the plan"),
    Verb("plan.change", "แก้แผนปฏิบัติการ", "changed the plan"),
    Verb("plan.progress", "บันทึกความก้าวหน้า", "told how far the activity is"),
    Verb("plan.close", "ปิดแผนปฏิบัติการ", "closed the plan"),
    Verb("plan.reopen", "เปิดแผนปฏิบัติการใหม่", "opened the plan again"),
    Verb("plan.template", "เก็บแบบแผนปฏิบัติการ", "kept the plan as a template"),
    Verb("calendar.change", "แก้ปฏิทินวันหยุด", "changed the calendar of days off"),
)
VERBS: Final[Mapping[str, Verb]] = MappingProxyType({verb.name: verb for verb in _LIST})
