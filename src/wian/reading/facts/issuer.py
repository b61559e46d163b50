"""Who writes: the letterhead, the sender's line of a stamped letter, or the title of an order."""

from __future__ import annotations

import re

from ..part import Part
from ..source import Line, squeeze
from ..values import Fact
from ..vocabulary import LETTER_OPENERS, ORGANISATION

NAME = "issuer"
_TITLE = re.compile(r"^(?:สำเนา)?\s?(?:คำสั่ง|ประกาศ|ระเบียบ|ข้อบังคับ|หนังสือรับรองของ|หนังสือรับรอง)\s?")
_HALL = re.compile(r"^(?:ศาลากลาง|ที่ว่าการ)\s?(?=จังหวัด|อำเภอ)|^ศาลาว่าการ\s?")
_SELF = re.compile(
    rf"(?:^|\s|ด้วย|โดย|ตามที่)(?P<name>(?:{ORGANISATION.pattern})[^\s,()]{{2,80}}(?: "
    rf"\([^()\n]{{2,40}}\))?)"
)
_STREET = re.compile(
    r"\s(?:ถนน|ถ\.|ตำบล|ต\.|แขวง|อำเภอ|อ\.|เลขที่|หมู่|ซอย|\d|จังหวัด(?=.{2,24}\d{5})|เขต|ตู้ ปณ)"
)
_HOST = re.compile(
    r"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|จังหวัด|อำเภอ|โรงพยาบาล|มหาวิทยาลัย|"
    r"โรงเรียน|กรม(?!การ)|สำนักงาน|วิทยาลัย|สถาบัน|การ(?:ไฟฟ้า|ประปา)|ศาล)[ก-๎]{2,50}"
)
_ENDS_NAME = re.compile(
    r"(?:เป็น|ได้|มี|จะ|ขอ|กำหนด|ร่วมกับ|พิจารณา|โดย|ซึ่ง|ที่|ดำเนิน|จัด|ตระหนัก|รับ|แจ้ง|ประกาศ|ว่าด้วย|เรื่อง|จึง)"
)


def read(part: Part) -> Fact[str] | None:
    """The body that issues the document, without "ศาลากลาง" or "ที่ว่าการ" before its name."""
    if part.kind == "memo" and (unit := part.layout.first("unit")):
        return _fact(part, unit.start, unit.end, unit.confidence) or _named(part)
    if part.kind in ("order", "announcement", "regulation", "certificate"):
        return _from_title(part) or _head(part) or _named(part)
    if part.kind == "minutes":
        return _host(part)
    if part.kind == "attachment":
        return _responsible(part)
    if part.kind == "stamped_letter":
        return _sender_line(part) or _head(part) or _named(part)
    return _head(part) or _named(part)


def _fact(part: Part, start: int, end: int, confidence: float) -> Fact[str] | None:
    name = squeeze(part.source.text[start:end]).strip(" .…,:")
    name = _HALL.sub("", name)
    return part.make(name, start, end, confidence) if len(name) > 2 else None


def _head(part: Part) -> Fact[str] | None:
    blocks = part.layout.blocks("letterhead") or [
        block
        for block in part.layout.blocks("line")
        if re.match(r"[ก-ฮเ-ไ][ก-๎ ().\d]{6,70}$", part.plain(block.start, block.end))
    ]
    if not blocks:
        return None
    best = blocks[0]
    street = _STREET.search(part.plain(best.start, best.end), 6)
    sure = 0.92 if best.role == "letterhead" else 0.5
    return _fact(part, best.start, best.start + street.start() if street else best.end, sure)


def _from_title(part: Part) -> Fact[str] | None:
    for line in [line for line in part.lines if line.text][:3]:
        match = _TITLE.match(line.text)
        if match and match.end() < len(line.text):
            end = re.search(r"\s(?:ที่|เรื่อง|ว่าด้วย)\s?", line.text[match.end() :])
            stop = line.start + (match.end() + end.start() if end else len(line.text))
            return _fact(part, line.start + match.end(), stop, 0.95)
    return None


def _sender_line(part: Part) -> Fact[str] | None:
    below = [line for line in part.lines if line.text and line.start >= part.layout.tail[0]]
    for line in below[:6]:
        if (
            ORGANISATION.match(line.text)
            and len(line.text) < 120
            and not re.match(r"(?:กลุ่มงาน|ฝ่าย|งาน|กลุ่ม)", line.text)
        ):
            return _fact(part, line.start, line.end, 0.93)
    return None


def _host(part: Part) -> Fact[str] | None:
    """Whose meeting it was: the body named in the title, else the one whose room it met in."""
    head = [line for line in part.lines if line.text][:6]
    for line in head:
        text = re.split(r"ครั้งที่|ผู้มาประชุม", line.text)[0]
        found = list(_HOST.finditer(text))
        if found and not re.match(r"^(?:เริ่ม|ระเบียบ)", text):
            return _fact(part, line.start + found[-1].start(), line.start + found[-1].end(), 0.6)
    return None


def _responsible(part: Part) -> Fact[str] | None:
    lines: list[Line] = [line for line in part.lines if line.text][:40]
    for i, line in enumerate(lines):
        if line.text.startswith(
            (
                "หน่วยงานรับผิดชอบ",
                "หน่วยงานที่รับผิดชอบ",
                "หน่วยงานเจ้าของโครงการ",
                "ผู้รับผิดชอบโครงการ",
                "หน่วยงานผู้รับผิดชอบ",
            )
        ):
            rest = re.sub(r"^\S+\s*:?\s*", "", line.text)
            if rest:
                return _fact(part, line.end - len(rest), line.end, 0.9)
            if i + 1 < len(lines):
                return _fact(part, lines[i + 1].start, lines[i + 1].end, 0.85)
    for line in lines[:5]:
        if line.text.startswith("โดย ") and ORGANISATION.match(line.text, 4):
            return _fact(part, line.start + 4, line.end, 0.7)
    return _inherited(part, lines[:4])


def _inherited(part: Part, title: list[Line]) -> Fact[str] | None:
    """An annex whose title names the issuer of the document before it was issued by the same
    office."""
    before = part.before[-1].value("issuer") if part.before else None
    for line in title:
        at = line.text.find(before) if before else -1
        if at >= 0 and before and len(before) > 8:
            return _fact(part, line.start + at, line.start + at + len(before), 0.6)
    return None


def _named(part: Part) -> Fact[str] | None:
    """Without letterhead, the body that speaks first in the text."""
    base = part.layout.body[0]
    hosts = list(_HOST.finditer(part.plain(base, min(part.layout.body[1], base + 1500))))
    names = [_ENDS_NAME.split(match.group(), maxsplit=1)[0] for match in hosts]
    often = max(names, key=names.count, default="")
    if names.count(often) > 1:
        at = base + hosts[names.index(often)].start()
        return _fact(part, at, at + len(often), 0.6)
    text = part.plain(base, min(part.layout.body[1], base + 500))
    opener = LETTER_OPENERS.match(text)
    match = _SELF.search(text, opener.end() if opener and not ORGANISATION.match(text) else 0)
    if not match:
        return None
    name = match["name"]
    stop = _ENDS_NAME.search(name, 6)
    end = match.start("name") + (stop.start() if stop else len(name))
    return _fact(part, base + match.start("name"), base + end, 0.5)
