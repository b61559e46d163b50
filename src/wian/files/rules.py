"""What a file's own marks close, and to whom; who may see it at all, its uses say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from wian.offices.rules import ALLOWED, Decision

CHANGE: Final = "letter.write"
"""The right, at the office that keeps a file, by which it is seen before its release."""
PEOPLE: Final = "person.see"
"""The right, at the office that keeps it, by which a private file is seen."""

NOT_YET: Final = Decision(
    False,
    "not-released",
    "ไฟล์นี้ยังไม่ถึงเวลาเผยแพร่",
    "This file is not released yet.",
)
PRIVATE: Final = Decision(
    False,
    "private",
    "ไฟล์นี้มีข้อมูลส่วนบุคคล เปิดได้เฉพาะผู้มีสิทธิดูข้อมูลบุคคลของหน่วยงานที่เก็บไฟล์ และผู้ที่ส่งไฟล์",
    "This file holds personal data: it is shown to those who may see people's data at the office "
    "that keeps it, and to who sent it.",
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a file says of itself."""

    account: int | None
    private: bool
    release_at: datetime | None
    checked: str


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, as far as it matters for one file: what they may do where it is kept."""

    account: int | None
    changes: bool = False
    sees_people: bool = False

    def sent(self, marks: Marks) -> bool:
        """Whether it is they who sent it."""
        return self.account is not None and self.account == marks.account


def closed(marks: Marks, asker: Asker, now: datetime) -> Decision:
    """Whether the marks let this person see the file, which its uses show them.

    Before its release only those see it who may change what the office keeps; a private one only
    those who may see people's data there, and who sent it.
    """
    if marks.release_at is not None and now < marks.release_at and not asker.changes:
        return NOT_YET
    if marks.private and not asker.sees_people and not asker.sent(marks):
        return PRIVATE
    return ALLOWED


def state(marks: Marks, asker: Asker, *, checking: bool, system: bool) -> str:
    """ "" where the file can be opened; "harmful" for everybody, and "unchecked" for others than
    its sender and the machine, where files are checked at all."""
    if marks.checked == "harmful":
        return "harmful"
    if checking and not marks.checked and not system and not asker.sent(marks):
        return "unchecked"
    return ""
