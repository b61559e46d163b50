"""What the room `notices` refuses, numbered; web and API show the words, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from wian.offices import errors
from wian.offices.errors import Problem

PROBLEMS: Final = {
    p.number: p
    for p in (
        Problem("N101", "ต้องลงชื่อเข้าใช้ก่อน", "Sign in first."),
        Problem(
            "N102",
            "เวลาต้องเป็นชั่วโมงเต็ม 0 ถึง 23",
            "A time is a whole hour from 0 to 23.",
        ),
        Problem(
            "N103",
            "ที่อยู่นี้ใช้ไม่ได้ ({why}) ใช้ https:// ของเครื่องที่เปิดให้บริการทั่วไป หรือขอให้ผู้ดูแลระบบเปิดเครื่องภายในให้",
            "This address will not do ({why}): use https:// of a public machine, "
            "or ask the administrator to allow one inside.",
        ),
        Problem(
            "N104",
            "ระบบนี้ยังไม่ได้เชื่อมต่อ LINE ถามผู้ดูแลระบบ",
            "LINE is not connected here: ask the administrator.",
        ),
    )
}


class Refused(errors.Refused):
    """What was chosen or asked cannot be done; carries the numbered problem."""

    problems: ClassVar[Mapping[str, Problem]] = PROBLEMS
