"""The roles of committees, and the words by which a line with a role is told from a task."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..source import Line, squeeze
from ..vocabulary import ROLES

_MORE = (
    "ประธานที่ปรึกษา|รองประธานที่ปรึกษา|ประธานที่ประชุม|รองหัวหน้าคณะทำงาน|รองหัวหน้า|หัวหน้าชุด|หัวหน้าทีม|หัวหน้าฝ่าย|"
    "ผู้ช่วยเลขานุการคณะทำงาน|เลขานุการคณะทำงาน|เลขานุการที่ประชุม|กรรมการที่ปรึกษา|กรรมการร่วม|เลขานุการร่วม|คณะทำงานและผู้ประสานงาน|"
    "กรรมการและผู้ประสานงาน|ผู้ประสานงาน|สมาชิก|ผู้เข้าประชุม|ผู้เข้าร่วมประชุม|ผู้ร่วมประชุม|กรรมการและประชาสัมพันธ์|กรรมการและเหรัญญิก"
)
_WORK = r"ผู้(?:ทำงาน|ร่วมงาน|ปฏิบัติงาน|ร่วมดำเนินงาน|รับผิดชอบ)(?:และ(?:ผู้ช่วย)?เลขานุการ)?"
ROLE = rf"(?:{ROLES}|{_MORE}|{_WORK})(?:\s?ฯ)?"
SET_ROLES = tuple(dict.fromkeys(f"{ROLES}|{_MORE}".split("|")))
NUMBER = re.compile(
    r"\(?(?:\d{1,2}|[ก-ฉ](?=[.)]))(?:\.\d{1,2}){0,2}[.)]{0,2}[\s|]+|\(\d{1,2}\)|[-–•▪*]\s{0,6}"
)
ROLE_ONLY = re.compile(rf"(?:[-–—:=]\s{{0,6}})?(?:เป็น\s?)?(?P<role>{ROLE})\Z")
CUT = re.compile(r"(?:กรรมการ|คณะทำงาน|อนุกรรมการ)และ?\Z|และผู้ช่วย\Z")
REST = re.compile(r"[\s|]*(?P<rest>(?:และ)?(?:ผู้ช่วย)?(?:เลขานุการ|เลขา\S{0,8}))[\s|]*\Z")
ACTION = re.compile(
    r"(?:ให้|จัด|ดำเนินการ|ประสาน(?!งาน)|กำหนด|รายงาน|ติดตาม|พิจารณา|เสนอ|สนับสนุน|แต่งตั้ง|เชิญ|ปฏิบัติ|กำกับ|อำนวย(?!การ)|สรุป|ประเมิน|มีหน้าที่|หน้าที่|มอบ|แจ้ง|"
    r"จึง|ด้วย|ตาม(?=คำสั่ง|ที่|มติ)|เรียน|เรื่อง|ทั้งนี้|ลงชื่อ|\(ลงชื่อ|โดย|และ(?=\s|แต่ง)|ที่ประชุม|ระเบียบวาระ|มติ|สำเนา|ขอ|เพื่อ|คำสั่ง|ประกาศ|โทร)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A person or post with a role, and the lines of ``Source`` it is read from."""

    who: str
    role: str
    start: int
    end: int
    first: int
    last: int


def unnumbered(text: str) -> str:
    """The line without its number or bullet."""
    number = NUMBER.match(text)
    return text[number.end() :] if number else text


def make_place(who: str, role: str, first: Line, last: Line) -> Place | None:
    """A seat, unless what stands before the role is a task, a blank or a signature."""
    name = squeeze(re.sub(r"[|\t]", " ", who)).strip(" .-–—,:")
    if len(name) < 3 or ACTION.match(name) or re.search(r"\.{3,}|…|_{3,}|\A\(.*\)\Z", name):
        return None
    return Place(name, squeeze(role), first.start, last.end, first.index, last.index)
