"""What the room `duties` refuses, numbered; web and API show the words, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from wian.offices import errors
from wian.offices.errors import Problem

PROBLEMS: Final = {
    p.number: p
    for p in (
        # D1xx: what is asked
        Problem("D101", "ไม่มีภารกิจนี้", "There is no such duty."),
        Problem(
            "D102",
            "มีผู้แก้ภารกิจนี้ไปแล้ว ดูข้อมูลล่าสุดก่อนแล้วทำรายการอีกครั้ง",
            "Somebody has changed this duty meanwhile: look at it as it is now and try again.",
        ),
        # D2xx: reports, leaves
        # D3xx: evidence, plans
        # D4xx: lists, sums, chasing
    )
}


class Refused(errors.Refused):
    """A duty cannot be dealt with as asked; carries the numbered problem."""

    problems: ClassVar[Mapping[str, Problem]] = PROBLEMS
