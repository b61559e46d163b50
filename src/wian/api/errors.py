"""What the API itself refuses, numbered: how a request must be made, whatever it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from wian.offices import errors
from wian.offices.errors import Problem

PROBLEMS: Final = {
    p.number: p
    for p in (
        Problem(
            "A101",
            "คำขอนี้ไม่ตรงแบบ ดู fields ว่าช่องใดผิด แล้วส่งใหม่",
            "The request is not as it should be: see in `fields` what is wrong, and send it again.",
        ),
        Problem(
            "A102",
            "Idempotency-Key นี้ใช้กับคำขออื่นไปแล้ว ใช้คีย์ใหม่ทุกคำขอใหม่",
            "This Idempotency-Key was used for another request: use a new one for a new request.",
        ),
        Problem(
            "A103",
            "คำขอที่ใช้ Idempotency-Key นี้ยังทำไม่เสร็จ ส่งคำขอเดิมอีกครั้งหลังเวลาใน Retry-After "
            "ถ้าเครื่องที่ทำอยู่หยุดไป คำขอจะทำใหม่ได้ภายใน {seconds} วินาที",
            "The request with this Idempotency-Key is still being answered: "
            "send the same again after Retry-After. Should what is at it have died, "
            "it can be done anew in {seconds} seconds.",
        ),
        Problem(
            "A104",
            "Idempotency-Key ต้องเป็นอักขระ ASCII ที่มองเห็น 1 ถึง {most} ตัว",
            "An Idempotency-Key has 1 to {most} visible ASCII characters.",
        ),
        Problem(
            "A105",
            "ต้องลงชื่อเข้าใช้ หรือส่งรหัสเชื่อมต่อโปรแกรมที่ยังใช้ได้",
            "Sign in, or send a program's token that is still good.",
        ),
        Problem(
            "A106",
            "อ่านเนื้อคำขอไม่ได้ ส่งเป็น JSON หรือ multipart ตามเอกสารที่ /api/",
            "The body cannot be read: send JSON or multipart as the document at /api/ says.",
        ),
        Problem(
            "A107",
            "คำขอจากเบราว์เซอร์ต้องมีรหัส CSRF ของหน้าเว็บ หรือใช้รหัสเชื่อมต่อโปรแกรมแทน",
            "From a browser the CSRF token of a page is needed; or use a program's token instead.",
        ),
    )
}


class Refused(errors.Refused):
    """The request itself will not do; `status` is what HTTP calls that, `retry` the seconds after
    which the same will do, 0 where it never will."""

    problems: ClassVar[Mapping[str, Problem]] = PROBLEMS
    statuses: ClassVar[Mapping[str, int]] = {
        "A101": 422,
        "A102": 422,
        "A103": 409,
        "A104": 422,
        "A105": 401,
        "A106": 400,
        "A107": 403,
    }

    def __init__(self, number: str, *, retry: int = 0, **words: object) -> None:
        super().__init__(number, **words)
        self.retry = retry

    @property
    def status(self) -> int:
        """The code of the answer."""
        return self.statuses[self.number]
