"""Cuts a line of addressees into bodies, and takes what stands after "ยกเว้น" out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .vocabulary import ORGANISATION

EXCEPT = re.compile(
    r"ยกเว้นแต่|[ยขภ]ก\s?เว[้ั๊่]?น[้่]?|เว้นแต่|มิให้ใช้บังคับ(?:แก่|กับ)|ไม่รวมถึง|ไม่รวม(?=[\sก-๎]{0,3}(?:จังหวัด|อำเภอ|เขต|หน่วย|"
    r"สำนัก|โรง|เทศบาล|องค์))|(?<![ก-๎])เว้น(?!ว่าง|ระยะ|วรรค|ช่อง|จาก|การ)"
)
_HEADS = (
    r"ผู้ว่าราชการ|ผู้อำนวยการ|ผู้กำกับ|ผู้บัญชาการ|ผู้บังคับ|ผู้จัดการ|ผู้ตรวจ|ผู้บริหาร|นายอำเภอ|นายก|นายแพทย์|"
    r"นายทะเบียน|ปลัด|อธิบดี|อธิการบดี|เลขาธิการ|หัวหน้า|ประธาน|คณบดี|"
    r"ท้องถิ่น(?:จังหวัด|อำเภอ)|พัฒนาการ|เกษตร(?:จังหวัด|อำเภอ)|สาธารณสุข(?:จังหวัด|อำเภอ)|ศึกษาธิการ|สรรพากร|"
    r"คลังจังหวัด|กำนัน|ครูใหญ่|อาจารย์ใหญ่|รอง|เลขานุการ|กรรมการ|สมาชิก|ผอ\.|ผกก\.|ผบก\.|หน\.|สว\.|"
    r"สวป\.|รอง ผกก|"
    r"ผบ\.|ปศุสัตว์|ขนส่งจังหวัด|ประมงจังหวัด|แรงงานจังหวัด|ผู้ใหญ่บ้าน|สวัสดิการ|วัฒนธรรมจังหวัด"
)
_START = re.compile(rf"(?:{_HEADS}|{ORGANISATION.pattern})")
POST = re.compile(rf"(?:{_HEADS})")
_NUMBERED = re.compile(r"(?:^|[\s|])\(?\d{1,2}(?:\.\d{1,2})?[.)]\s*|^[\s]*[-–•]\s+")
_AND = re.compile(
    r"(?<!\s)(?:\s*,\s*|\s+และ\s*|\s+/\s+|\s*[\n;]\s*|\s+หรือ\s*)|[,;\n]\s*|\s{1,3}|และ"
)
_COMPLETE = re.compile(r"(?:ทุกแห่ง|ทุกอำเภอ|ทุกจังหวัด|จังหวัด[ก-๎]{2,20})(?P<gap> +)")
_BACK = 60  # characters; a bracket opened farther before an exception does not hold it
_REACH = 1000  # characters; a bracket that closes farther off does not hold the exception either

_LEAD = re.compile(r"[ \t\n|,;]*(?:และ)?[ \t\n|,;]*(?:\(?\d{1,2}[.)]\s+)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch ``[start, end)`` of the text that names one body."""

    start: int
    end: int


def cut(text: str) -> list[Piece]:
    """One piece per body addressed; "(ผ่าน …)" stays with its body."""
    marks = list(_NUMBERED.finditer(text))
    if len(marks) > 1:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        return [_trim(text, mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    at = marks[0].end() if marks and marks[0].start() == 0 else 0
    out, free = [], _outside_brackets(text)
    begin = at
    for match in _AND.finditer(text, at):
        if match.start() in free and _parts(text, match) and match.start() > begin:
            out.append(_trim(text, begin, match.start()))
            begin = match.end()
    out.append(_trim(text, begin, len(text)))
    return [
        piece
        for whole in out
        for piece in _cut_at_spaces(text, whole, free)
        if piece.end > piece.start
    ]


def _parts(text: str, match: re.Match[str]) -> bool:
    """A comma or a spaced "และ" parts before any body; a bare space or a glued "และ" only before
    a post."""
    mark = match.group()
    strong = (bool(mark.strip()) and mark != "และ") or "\n" in mark
    return bool((_START if strong else POST).match(text, match.end()))


def _cut_at_spaces(text: str, piece: Piece, free: set[int]) -> list[Piece]:
    """ "สำนักงาน…ทุกอำเภอ ที่ทำการ…" names two bodies: a space, then a new kind of office after a
    complete one."""
    out, begin = [], piece.start
    for match in _COMPLETE.finditer(text, piece.start, piece.end):
        if match.end() in free and _START.match(text, match.end()):
            out.append(_trim(text, begin, match.start("gap")))
            begin = match.end()
    return [*out, _trim(text, begin, piece.end)] if out else [piece]


def _outside_brackets(text: str) -> set[int]:
    depth, free = 0, set()
    for index, char in enumerate(text):
        depth += (char == "(") - (char == ")" and depth > 0)
        if depth == 0:
            free.add(index)
    return free


def _trim(text: str, start: int, end: int) -> Piece:
    piece = text[start:end]
    mark = _LEAD.match(piece)
    lead = mark.end() if mark else 0
    return Piece(start + lead, start + len(piece.rstrip(" \t\n|,;")))


def without_exceptions(text: str) -> str:
    """The text with "(ยกเว้น…)" blanked, of the same length."""
    chars = list(text)
    for match in EXCEPT.finditer(text):
        base = max(0, match.start() - _BACK)
        near = "".join(chars[base : match.end() + _REACH])
        start, after = match.start() - base, match.end() - base
        end = _clause_end(near, start, after)
        opened = near.rfind("(", max(0, start - 3), start)
        if opened >= 0:
            start, end = opened, max(end, near.find(")", after)) + 1
        end = min(end, len(near))
        chars[base + start : base + end] = " " * (end - start)
    return "".join(chars)


def exclusions_of(text: str) -> list[Piece]:
    """The bodies after each "ยกเว้น", up to the closing bracket or the end of the clause."""
    out: list[Piece] = []
    for match in EXCEPT.finditer(text):
        end = _clause_end(text, match.start(), match.end())
        out.extend(_cut_excluded(text, match.end(), end))
    return out


def _clause_end(text: str, start: int, after: int) -> int:
    """Where the clause ends whose word of exception is ``text[start:after]``."""
    opened = text.rfind("(", max(0, start - _BACK), start)
    closed = text.rfind(")", opened, start) if opened >= 0 else -1
    if opened >= 0 and closed < opened:
        close = text.find(")", after, after + _REACH)
        close = close if close >= 0 else min(len(text), after + 200)
        reason = re.search(r"\s?(?:ซึ่ง|เนื่องจาก|เพราะ)|\sที่ได้", text[after:close])
        return after + reason.start() if reason else close
    stop = re.search(
        r"\n\s*\n|\n\s*(?:ข้อ|\d)|\s(?:ประกาศ ณ|(?:และ)?โปรด|ขอให้|ซึ่ง|เนื่องจาก|เพราะ|สำรวจ|จัดทำ|"
        r"จัดส่ง|ส่ง|รายงาน|ตรวจสอบ|แจ้ง|ดำเนินการ|ทั้งนี้|ดังนี้|โดย|เพื่อ|ให้|จึง|นั้น|รายละเอียด|ภายใน|และให้|ซึ่ง)|\)|$",
        text[after : after + 240],
    )
    return after + (stop.start() if stop else min(240, len(text) - after))


def _cut_excluded(text: str, start: int, end: int) -> list[Piece]:
    out, begin = [], start
    for match in re.finditer(
        r"\s*(?:,|\s?และ|\n|\d{1,2}[.)])\s*|\s+(?=(?:จังหวัด|อำเภอ|เขต|เทศบาล|โรงเรียน)[ก-๎])",
        text[start:end],
    ):
        at = start + match.start()
        after, mark = start + match.end(), match.group()
        glued = "และ" in mark and not mark.startswith((" ", "\t"))
        if (
            at > begin
            and ((not glued and mark.strip()) or _START.match(text, after, end))
            and end - after > 2
        ):
            out.append(_trim(text, begin, at))
            begin = after
    out.append(_trim(text, begin, end))
    return [piece for piece in out if piece.end - piece.start > 2]
