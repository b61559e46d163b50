"""Passcodes, meeting numbers, numbers of persons and accounts, LINE names: what a public page must
never show, wherever it stands."""

from __future__ import annotations

import re

from ..part import Part
from ..values import Fact

NAME = "secrets"
_SECRET = re.compile(
    r"(?=[รPMหบLไ\d])(?:(?:รหัสผ่าน|รหัสเข้า[ก-๎]{0,14}|ใส่รหัส|Passcode|Password|Pass\s?code|Meeting\s?ID|หมายเลขห้องประชุม|"
    r"รหัส(?=\s*(?:คือ|:|=)?\s*[A-Za-z0-9]))\s*(?:คือ|:|=|is)?\s*"
    r"(?P<secret>[A-Za-z0-9@#!_\-]{3,24}(?: \d{3,4}){0,3})|"
    r"(?<!\d)(?P<person>\d[- ]?\d{4}[- ]?\d{5}[- ]?\d{2}[- ]?\d)(?!\d)|"
    r"บัญชี[^\n]{0,60}?เลขที่\s?:?\s?(?P<account>\d[\d -]{8,16}\d)|"
    r"(?:LINE|ไลน์)\s?(?:ID|ไอดี)?\s?[:=]\s?(?P<name>@?[A-Za-z0-9._\-]{3,24}))",
    re.I,
)
_NO_SECRET = re.compile(r"รหัส(?:ไปรษณีย์|วิชา|งบ|พัสดุ|หน่วย|จังหวัด|อำเภอ|ตำบล|นักศึกษา|ประจำตัว)")


def read(part: Part) -> tuple[Fact[str], ...]:
    """Each secret once, marked private; a postal or course code is none."""
    rows: dict[str, Fact[str]] = {}
    for match in _SECRET.finditer(part.plain(part.start, part.end)):
        kind = match.lastgroup or "secret"
        value = match[kind].strip()
        if _NO_SECRET.match(match.group()) or value in rows:
            continue
        start = part.start + match.start(kind)
        rows[value] = part.make(value, start, start + len(value), 0.8, private=True)
    return tuple(rows.values())
