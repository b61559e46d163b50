"""Every word of the pages, in Thai and in English; nothing else in the room spells a label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Lang = Literal["th", "en"]

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # Frame
        "brand": ("เวียน", "Wian"),
        "brand_line": ("อ่านหนังสือราชการ", "Thai official letters, read"),
        "skip": ("ข้ามไปเนื้อหา", "Skip to the content"),
        "other_lang": ("English", "ไทย"),
        "privacy": (
            "อ่านในหน่วยความจำแล้วทิ้งทันที ไม่เก็บข้อความ ไม่เก็บไฟล์ ไม่ต้องลงชื่อเข้าใช้",
            "Read in memory and dropped at once: no text kept, no file kept, no account.",
        ),
        "today": ("วันนี้ {day}", "Today {day}"),
        # Front page
        "title": ("อ่านหนังสือราชการ", "Read an official letter"),
        "lead": (
            "วางข้อความหรือไฟล์หนังสือ แล้วเห็นทันทีว่าใครต้องทำอะไร ภายในเมื่อไร และตรงไหนขัดกันเอง",
            "Give a letter; see who must do what by when, and where it contradicts itself.",
        ),
        "text_label": ("ข้อความในหนังสือ", "Text of the letter"),
        "text_hint": (
            "คัดลอกมาวางได้ทั้งฉบับ ตัวสะกดเพี้ยนจากการสแกนก็อ่านได้ ไม่เกิน 1,000,000 ตัวอักษร",
            "Paste it whole; misread scans are fine. At most 1,000,000 characters.",
        ),
        "files_label": ("หรือไฟล์หนังสือ", "Or the letter as a file"),
        "files_hint": (
            "PDF ภาพสแกน หรือไฟล์ข้อความ ทีละหลายไฟล์ได้ รวมไม่เกิน {mb} MB",
            "PDF, scanned image or text; several at once, {mb} MB together.",
        ),
        "no_ocr": (
            "เครื่องนี้ยังอ่านภาพสแกนไม่ได้ ขาด {missing}",
            "Scanned images cannot be read here yet: {missing} is missing.",
        ),
        "drop": ("วางไฟล์ตรงนี้เพื่ออ่าน", "Drop the file here to read it"),
        "read": ("อ่านหนังสือ", "Read the letter"),
        "read_again": ("อ่านใหม่", "Read again"),
        "example": ("ลองกับหนังสือตัวอย่าง", "Try an example letter"),
        "example_filled": (
            "ใส่หนังสือตัวอย่าง (สมมติ) ให้แล้ว กด “อ่านหนังสือ”",
            "An invented letter is filled in. Press “Read the letter”.",
        ),
        "will_show": ("เมื่ออ่านแล้ว หน้านี้จะแสดง", "After reading, this page shows"),
        "will_warn": (
            "คำเตือนก่อน: วันกับวันที่ไม่ตรงกัน กำหนดที่ผ่านไปแล้ว ผลรวมผิด พร้อมข้อความที่พิมพ์",
            "Warnings first: wrong weekdays, impossible dates, sums that fail, each quoted.",
        ),
        "will_text": (
            "ข้อความตามที่พิมพ์ทั้งฉบับ ทุกจุดที่อ่านได้กดได้",
            "The whole text as printed; every place that was read can be pressed.",
        ),
        "will_facts": (
            "ข้อเท็จจริงเรียงอย่างหนังสือ ภารกิจและกำหนดเด่นที่สุด",
            "The facts in the order of a letter; duties and deadlines stand out.",
        ),
        "sending": ("กำลังส่งไฟล์ {n}%", "Sending {n}%"),
        "reading_now": ("กำลังอ่าน…", "Reading…"),
        "offline": (
            "ส่งไม่สำเร็จ ข้อความยังอยู่ครบ โปรดตรวจเครือข่ายแล้วกดอีกครั้ง",
            "Sending failed; your text is still here. Check the network and press again.",
        ),
        "too_large_js": (
            "ไฟล์ที่เลือกใหญ่เกิน {mb} MB โปรดแยกส่งทีละไฟล์",
            "These files exceed {mb} MB; send them one by one.",
        ),
        # What can be wrong with what was given
        "W101": (
            "ยังไม่มีหนังสือให้อ่าน โปรดวางข้อความหรือเลือกไฟล์ แล้วกด “อ่านหนังสือ”",
            "There is no letter yet. Paste its text or choose a file, then press "
            "“Read the letter”.",
        ),
        "W102": (
            "ส่งมา {count} ฉบับในครั้งเดียว เกินที่อ่านได้ {limit} ฉบับ โปรดแยกส่ง",
            "{count} letters at once; the limit is {limit}. Send them in parts.",
        ),
        "W103": (
            "อ่านฉบับนี้ไม่สำเร็จเพราะตัวอ่านขัดข้อง ข้อความไม่ถูกเก็บไว้ โปรดลองอีกครั้งหรือแจ้งผู้ดูแล",
            "The reader failed on this letter; nothing was kept. "
            "Try again or tell the administrator.",
        ),
        "W104": (
            "แบบฟอร์มนี้หมดอายุ ข้อความของท่านยังอยู่ โปรดกด “อ่านหนังสือ” อีกครั้ง",
            "This form has expired. Your text is still here: press “Read the letter” again.",
        ),
        "error_number": ("รหัส {code}", "Code {code}"),
        "not_read": ("อ่านไม่ได้", "Could not be read"),
        # Result
        "letter_n": ("ฉบับที่ {n} จาก {of}", "Letter {n} of {of}"),
        "same_as": ("ซ้ำกับฉบับที่ {n}", "same as letter {n}"),
        "another": ("อ่านฉบับอื่น", "Read another letter"),
        "edit": ("แก้ข้อความแล้วอ่านใหม่", "Correct the text and read again"),
        "print": ("พิมพ์", "Print"),
        "digits": ("ตัวเลข", "Digits"),
        "digits_thai": ("๑๒๓ เลขไทย", "๑๒๓ Thai"),
        "digits_arabic": ("123 เลขอารบิก", "123 Arabic"),
        "no_subject": ("หนังสือที่ไม่มีชื่อเรื่อง", "A letter without a subject"),
        "count_documents": ("{n} เอกสาร", "{n} documents"),
        "count_duties": ("{n} ภารกิจ", "{n} duties"),
        "count_dated": ("มีกำหนด {n}", "{n} with a deadline"),
        "count_doubts": ("โปรดตรวจ {n} จาก {of} ข้อ", "{n} of {of} facts to check"),
        "count_sure": ("ไม่มีข้อน่าสงสัยใน {of} ข้อ", "nothing doubtful in {of} facts"),
        "warnings": ("{n} จุดที่ขัดกัน", "{n} contradictions"),
        "warnings_why": (
            "ไม่มีการแก้ให้เอง โปรดตรวจกับต้นฉบับหรือถามหน่วยงานเจ้าของหนังสือ",
            "Nothing was changed. Check the original or ask the office that issued it.",
        ),
        "no_warnings": ("ไม่พบจุดที่ขัดกันเอง", "No contradictions found"),
        "printed": ("พิมพ์ว่า", "printed"),
        "read_as": ("อ่านว่า", "read as"),
        "see_warning": ("ขัดกับที่อื่น ดูคำเตือน", "Contradicted: see the warning"),
        "see_place": ("ดูในข้อความ", "See it in the text"),
        "check": ("โปรดตรวจ", "Please check"),
        "text_head": ("ข้อความตามที่พิมพ์", "Text as printed"),
        "facts_head": ("ข้อเท็จจริงที่อ่านได้", "What it says"),
        "go_warnings": ("คำเตือน", "Warnings"),
        "go_facts": ("ข้อเท็จจริง", "Facts"),
        "go_text": ("ข้อความ", "Text"),
        "keys": (
            "แป้นพิมพ์: j k เลื่อนข้อ · n p ข้อที่ต้องตรวจ",
            "Keys: j k next, previous fact · n p what to check",
        ),
        "document_n": ("เอกสาร {n} จาก {of}", "Document {n} of {of}"),
        "whole": ("ทั้งชุด", "The whole bundle"),
        "nothing": (
            "ไม่พบสิ่งที่หนังสือราชการมักบอก เช่น เลขที่ วันที่ เรื่อง หรือเรียน โปรดตรวจว่าเป็นหนังสือฉบับเต็ม",
            "Nothing that an official letter says was found, such as number, date or subject. "
            "Check that this is the whole letter.",
        ),
        "repairs": ("ซ่อมตัวอ่าน {n} แห่ง", "{n} repairs of the printed text"),
        "repairs_why": (
            "ข้อความยังเป็นตามที่พิมพ์ ตัวซ่อมใช้เฉพาะตอนอ่าน",
            "The text stays as printed; repairs serve the reading only.",
        ),
        "more": ("และอีก {n}", "and {n} more"),
        "deleted": ("(ตัดออก)", "(removed)"),
        "notices": ("เกี่ยวกับไฟล์", "About the file"),
        "page_n": ("หน้า {n}", "page {n}"),
        # Facts
        "number": ("ที่", "Number"),
        "urgency": ("ชั้นความเร็ว", "Urgency"),
        "issuer": ("จาก", "From"),
        "date": ("ลงวันที่", "Date"),
        "subject": ("เรื่อง", "Subject"),
        "addressees": ("เรียน", "To"),
        "exclusions": ("ยกเว้น", "Except"),
        "references": ("อ้างถึง", "Refers to"),
        "enclosures": ("สิ่งที่ส่งมาด้วย", "Enclosures"),
        "duties": ("ภารกิจที่สั่ง", "Duties"),
        "duties_why": ("เรียงตามลำดับในหนังสือ", "in the order of the letter"),
        "meetings": ("ประชุมและนัดหมาย", "Meetings"),
        "events": ("เหตุการณ์", "Events"),
        "signatory": ("ผู้ลงนาม", "Signed by"),
        "contacts": ("ติดต่อ", "Contacts"),
        "links": ("ลิงก์", "Links"),
        "qr": ("คิวอาร์โค้ด", "QR codes"),
        "people": ("บุคคลที่เอ่ยถึง", "People named"),
        "criteria": ("เกณฑ์การให้คะแนน", "Criteria"),
        "bands": ("ระดับผล", "Bands"),
        "rounds": ("รอบประเมิน", "Rounds"),
        "zones": ("โซน", "Zones"),
        "committees": ("คณะกรรมการ", "Committees"),
        "seats": ("{n} จาก {of} ตำแหน่ง", "{n} of {of} seats"),
        "districts": ("{n} แห่ง", "{n} places"),
        "points": ("คะแนน", "Points"),
        "criterion": ("รายการ", "Criterion"),
        "sum": ("รวม {n} รายการ", "Sum of {n}"),
        "band": ("ระดับ", "Band"),
        "from_points": ("ตั้งแต่", "From"),
        "to_points": ("ถึง", "To"),
        "role": ("หน้าที่", "Role"),
        "member": ("ผู้ดำรงตำแหน่ง", "Member"),
        "not_readable": ("อ่านค่าไม่ได้", "Not readable"),
        "no_number": ("ไม่มีเลขที่", "no number"),
        "item": ("ข้อ {item}", "item {item}"),
        "no_due": ("ไม่ได้กำหนดวัน", "no date set"),
        "condition": ("เมื่อ {what}", "if {what}"),
        "extension": ("ต่อ {n}", "ext. {n}"),
        "fax": ("โทรสาร {n}", "fax {n}"),
        "passcode": ("รหัสผ่าน", "passcode"),
        "corrected": ("น่าจะเป็น {n}", "probably {n}"),
        # When
        "at_time": ("เวลา {time} น.", "at {time}"),
        "by_time": ("ไม่เกิน {time} น.", "by {time}"),
        "due_today": ("วันนี้", "today"),
        "due_tomorrow": ("พรุ่งนี้", "tomorrow"),
        "due_yesterday": ("เมื่อวานนี้", "yesterday"),
        "left": ("เหลือ {span}", "in {span}"),
        "gone": ("ผ่านมาแล้ว {span}", "{span} ago"),
        "days": ("{n} วัน", "{n} days"),
        "months": ("{n} เดือน", "{n} months"),
        "years": ("{n} ปี", "{n} years"),
        "working_days": ("{n} วันทำการ", "{n} working days"),
        "weeks": ("{n} สัปดาห์", "{n} weeks"),
        "hours": ("{n} ชั่วโมง", "{n} hours"),
        "within": ("ภายใน {span}", "within {span}"),
        "within_from": ("ภายใน {span} นับแต่ {start}", "within {span} of {start}"),
        "before": ("ล่วงหน้า {span}", "{span} ahead"),
        "before_from": ("ก่อน {start} อย่างน้อย {span}", "at least {span} before {start}"),
        "daily": ("ทุกวัน", "every day"),
        "weekly": ("ทุกสัปดาห์", "every week"),
        "weekly_on": ("ทุกวัน{day}", "every {day}"),
        "monthly": ("ทุกเดือน", "every month"),
        "monthly_on": ("ทุกวันที่ {n} ของเดือน", "on day {n} of every month"),
        "monthly_last": ("ทุกวันสุดท้ายของเดือน", "on the last day of every month"),
        "quarterly": ("ทุกไตรมาส", "every quarter"),
        "yearly": ("ทุกปี", "every year"),
        "every": ("ทุก {span}", "every {span}"),
        # Kinds of documents
        "external_letter": ("หนังสือภายนอก", "External letter"),
        "stamped_letter": ("หนังสือประทับตรา", "Stamped letter"),
        "memo": ("บันทึกข้อความ", "Memo"),
        "order": ("คำสั่ง", "Order"),
        "announcement": ("ประกาศ", "Announcement"),
        "regulation": ("ระเบียบ / ข้อบังคับ", "Regulation"),
        "certificate": ("หนังสือรับรอง", "Certificate"),
        "minutes": ("รายงานการประชุม", "Minutes"),
        "attachment": ("เอกสารแนบ", "Attachment"),
        # Kinds of contradictions
        "c_weekday": ("ชื่อวันไม่ตรงกับวันที่", "Weekday and date disagree"),
        "c_before_letter": ("กำหนดมาก่อนวันที่ของหนังสือ", "Earlier than the letter itself"),
        "c_reference": ("เลขหรือวันที่อ้างถึงไม่ตรงกัน", "A citation does not match"),
        "c_future_year": ("ปีที่เป็นไปไม่ได้", "A year that cannot be"),
        "c_sum": ("ผลรวมไม่ตรง", "The sum does not add up"),
        "c_prefix": ("รหัสหน่วยงานไม่ถูกต้อง", "The agency code cannot be right"),
        "c_unlike_letter": ("ไม่เหมือนหนังสือราชการ", "Not like an official letter"),
        "c_name_variant": ("ชื่อเขียนไม่เหมือนกัน", "A name is spelt in two ways"),
        "c_numbering": ("ลำดับข้อไม่ต่อเนื่อง", "Items are misnumbered"),
        "c_band_gap": ("ช่วงคะแนนไม่ต่อกัน", "The bands do not meet"),
        "c_missing": ("ขาดส่วนที่ควรมี", "Something is missing"),
        "c_twice": ("มีชื่อซ้ำสองแห่ง", "Listed in two places"),
        "c_day_off": ("กำหนดส่งตรงกับวันหยุด", "A deadline on a day off"),
        "c_secrets": ("หนังสือเวียนเปิดข้อมูลที่ควรปกปิด", "A circular shows private data"),
        "c_other": ("ข้อความขัดกัน", "The text contradicts itself"),
        # Error pages
        "back": ("กลับไปหน้าอ่านหนังสือ", "Back to reading a letter"),
        "e400": ("คำขอนี้อ่านไม่ได้", "This request cannot be understood"),
        "e400_why": (
            "ข้อมูลที่ส่งมาไม่ครบหรือผิดรูป โปรดกลับไปหน้าแรกแล้วส่งใหม่",
            "What was sent is incomplete or malformed. Go back and send it again.",
        ),
        "e403": ("ไม่อนุญาต", "Not allowed"),
        "e403_why": (
            "หน้านี้ไม่เปิดให้ท่าน หรือแบบฟอร์มหมดอายุ โปรดกลับไปหน้าแรก",
            "This page is not open to you, or the form has expired. Go back to the first page.",
        ),
        "e404": ("ไม่พบหน้านี้", "There is no such page"),
        "e404_why": (
            "ที่อยู่อาจพิมพ์ผิด หรือหน้านี้ย้ายไปแล้ว",
            "The address may be mistyped, or the page has moved.",
        ),
        "e413": ("ไฟล์ใหญ่เกินไป", "The file is too large"),
        "e413_why": (
            "รับได้ไม่เกิน {limit} MB ต่อครั้ง โปรดย่อหรือแยกไฟล์แล้วส่งทีละส่วน",
            "The limit is {limit} MB at a time. Make it smaller or send it in parts.",
        ),
        "e500": ("ระบบขัดข้อง", "Something broke here"),
        "e500_why": (
            "ไม่ใช่ความผิดของท่าน และไม่มีข้อความใดถูกเก็บไว้ โปรดลองใหม่ หากยังเป็นอยู่โปรดแจ้งผู้ดูแล",
            "It is not your fault, and no text was kept. Try again; if it stays, "
            "tell the administrator.",
        ),
    }
)
WEEKDAYS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "monday": ("จันทร์", "Monday", "Mon"),
        "tuesday": ("อังคาร", "Tuesday", "Tue"),
        "wednesday": ("พุธ", "Wednesday", "Wed"),
        "thursday": ("พฤหัสบดี", "Thursday", "Thu"),
        "friday": ("ศุกร์", "Friday", "Fri"),
        "saturday": ("เสาร์", "Saturday", "Sat"),
        "sunday": ("อาทิตย์", "Sunday", "Sun"),
    }
)


_ONE = re.compile(r"\b1 (working |)([a-z]+)s\b")


def _singular(found: re.Match[str]) -> str:
    stem = found[2].removesuffix("ie") + "y" if found[2].endswith("ie") else found[2]
    return f"1 {found[1]}{stem}"


class Say:
    """The words of one language: `say("left", span="3 วัน")`; in a template `{{ say.title }}`."""

    do_not_call_in_templates = True

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._at = 0 if lang == "th" else 1

    def __call__(self, key: str, /, **values: object) -> str:
        text = WORDS[key][self._at].format(**values)
        return _ONE.sub(_singular, text) if self._at else text

    def __getitem__(self, key: str) -> str:
        return WORDS[key][self._at]

    def pick(self, th: str, en: str) -> str:
        """The one of a pair that is in this language, the other where this one is empty."""
        return (th, en)[self._at] or th or en
