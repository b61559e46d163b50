"""What kind of sentence asks: one that heads a list, one that only informs, one with two ways."""

from __future__ import annotations

import re
from typing import Final

from wian.offices.kinds import KINDS

from .values import Wanted, Way

_HEADS: Final = re.compile(r"(?:ดัง(?:ต่อไป)?นี้|ต่อไปนี้|ดังรายการ\S*|ตามรายการ\S*|ตามข้อ\S*นี้)\s*:?\s*$")
_INFORMS: Final = re.compile(
    r"(?:รับ)?ทราบ|ปรับใช้|ประยุกต์ใช้|บอกต่อ|ประชาสัมพันธ์|เผยแพร่|ถือเป็นแนวทาง|ใช้เป็นแนวทาง"
    r"|ตามที่เห็นสมควร|(?:หาก|ถ้า)[^.]{0,20}(?:สนใจ|ประสงค์|ข้อสงสัย)"
)
_ACTS: Final = re.compile(
    r"ลงมือ|ปฏิบัติตาม|ดำเนินการตาม|รายงาน|จัดส่ง|นำส่ง|จัดทำ|เข้าร่วม|แต่งตั้ง|จัดตั้ง|ตรวจสอบ|สำรวจ"
    r"|และ(?:ให้)?ดำเนินการ(?!ในส่วนที่)|ขับเคลื่อน"
)
_GOES_ON: Final = re.compile(r"ต่อเนื่อง|ตลอด(?:ปี|ไป|เวลา)|สม่ำเสมอ|เป็นประจำ(?!ทุก)")
_MAKES: Final = r"(?:แต่งตั้ง|จัดตั้ง|ตั้ง|จัดทำ|จัดให้มี|สร้าง|ร่าง|กำหนด|ลงนาม|สรรหา|เปิด|ขึ้นทะเบียน)"
_REVISES: Final = r"(?:ทบทวน|ปรับปรุง|แก้ไข|เปลี่ยนแปลง|ต่ออายุ|ยืนยัน|คง|เพิ่มเติม|ใช้[ก-๎]{0,12}เดิม)"
_EITHER: Final = re.compile(
    rf"^\s*(?P<new>{_MAKES}[^()]{{0,60}}?)\s*(?:หรือ|/)\s*"
    rf"(?P<old>{_REVISES}[^\s(]*(?:\s*\((?:หาก|กรณี|ถ้า)[^)]{{1,80}}\))?)"
)
_IF: Final = r"(?:กรณี(?:ที่)?|หาก|ถ้า)"
_CASES: Final = re.compile(
    rf"(?P<yes>{_IF}(?!(?:ยัง)?ไม่)[^.]{{2,90}}?ให้[^.]{{2,120}}?)\s*(?:และ|แต่|ส่วน)?\s*"
    rf"(?P<no>{_IF}[^.]{{0,40}}?ไม่[^.]{{2,90}}?ให้[^.]{{2,120}})"
)
_HANDED: Final = re.compile(
    r"(?:มอบหมาย(?:ให้)?|มอบ(?:ให้)?|แจ้ง(?:ให้)?)\s*(สำนักงาน[ก-๎]{2,60}?(?:อำเภอ|จังหวัด))"
)
_BODY: Final = 400
"""As much of a sentence as is looked at for its kind: no letter asks in longer ones."""
_EVIDENCE: Final = (
    ("order", "คำสั่งแต่งตั้ง", True, re.compile(rf"{_MAKES}[^.]{{0,80}}คณะ|คำสั่ง")),
    ("member_list", "รายชื่อ", True, re.compile(r"รายชื่อ|คณะ(?:ทำงาน|กรรมการ|อนุกรรมการ)|ผู้แทน")),
    ("mou", "บันทึกข้อตกลงที่ลงนาม", True, re.compile(r"บันทึกข้อตกลง|MOU")),
    ("assessment", "แบบประเมิน", True, re.compile(
        r"^[^.]{0,12}(?:ประเมิน|ตรวจวัด|ตรวจประเมิน|สำรวจ)|แบบประเมิน")),
    ("plan", "แผน", True, re.compile(r"(?<!ตาม)(?:จัดทำ|เขียน|ทำ|วาง|กำหนด|ร่าง)แผน")),
    ("photo", "ภาพถ่าย", True, re.compile(r"ภาพถ่าย|รูปถ่าย|ภาพกิจกรรม")),
    ("minutes", "รายงานการประชุม", False, re.compile(r"รายงานการประชุม|จัดประชุม")),
    ("report", "เอกสารรายงาน", False, re.compile(
        r"รายงาน(?!การประชุม)|ความก้าวหน้า|ผลการดำเนินงาน")),
)  # fmt: skip
_NAMED: Final = {"order": "คำสั่ง", "member_list": "รายชื่อ"}
"""What only a sentence that forms a committee asks for without naming it."""
_FORMS_A_BODY: Final = re.compile(rf"{_MAKES}|{_REVISES}")


def heads_list(action: str) -> bool:
    """Whether it only says that what follows is to be done."""
    return _HEADS.search(action) is not None


def informs(action: str) -> bool:
    """Whether nothing is owed after it: to know, to use as one sees fit, an invitation."""
    body = action[:_BODY]
    return _INFORMS.search(body) is not None and _ACTS.search(body) is None


def goes_on(action: str) -> bool:
    """Whether it says itself that the work has no end."""
    return _GOES_ON.search(action[:_BODY]) is not None


def ways(action: str) -> tuple[Way, ...]:
    """The two ways of a sentence like "แต่งตั้ง หรือทบทวน (กรณีมีแล้ว) …", or of "กรณี… ให้…
    กรณีไม่… ให้…"; none of any other."""
    body = action[:_BODY]
    if found := _EITHER.search(body):
        return Way("new", _tidy(found["new"])), Way("revise", _tidy(found["old"]))
    if found := _CASES.search(body):
        return Way("yes", _tidy(found["yes"])), Way("no", _tidy(found["no"]))
    return ()


def wanted(action: str) -> tuple[Wanted, ...]:
    """The evidence that its words ask for, as a proposal that people edit."""
    body = action[:_BODY]
    forms = _FORMS_A_BODY.match(body.lstrip()) is not None
    return tuple(
        Wanted(code, label, must)
        for code, label, must, sign in _EVIDENCE
        if sign.search(body) and (forms or _NAMED.get(code, "") in body)
    )


def handed_to(action: str) -> str:
    """The office that the addressee is told to hand it on to, by name; "" where there is none."""
    found = _HANDED.search(action[:_BODY])
    return found[1] if found else ""


def office_kind(words: str) -> str:
    """The kind of office that the words begin with; "" where they name none that is known."""
    bare = words.strip()
    known = [
        (len(name), kind.name)
        for kind in KINDS.values()
        for name in kind.written
        if bare.startswith(name) and not name.endswith(".")
    ]
    return max(known)[1] if known else ""


def _tidy(words: str) -> str:
    return " ".join(words.split())[:120]
