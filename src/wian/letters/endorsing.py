"""Who may pass a letter on inside an office, to whom, and with what words. Pure.

Each decision gives the number of what forbids it (`errors.py`), empty where nothing does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

KINDS: Final = ("submit", "assign", "note", "return")
"""What people write on a letter: เสนอ, มอบ, ทราบ, ส่งคืน."""
MOVING: Final = ("submit", "assign", "return")
"""Those by which it goes into other hands."""
NOTE: Final = 2000
INSTRUCTION: Final = 200
COPIES: Final = 30
MOST: Final = {"L307": NOTE, "L309": COPIES, "L314": INSTRUCTION}
"""The limits that these problems tell."""
PASSED_ON: Final = ("registered", "issued")
"""States in which a letter is endorsed; a draft has its own way (`drafting.py`)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A closed phrase of endorsements; `kinds` are those that it goes with."""

    code: str
    thai: str
    english: str
    kinds: tuple[str, ...]


PHRASES: Final = (
    Phrase("for-knowledge", "เพื่อโปรดทราบ", "for your information", ("submit",)),
    Phrase("for-decision", "เพื่อโปรดพิจารณา", "for your consideration", ("submit",)),
    Phrase("for-signature", "เพื่อโปรดลงนาม", "for your signature", ("submit",)),
    Phrase("known", "ทราบ", "noted", ("note", "return")),
    Phrase("agreed", "เห็นชอบ", "agreed", ("note", "assign", "return")),
    Phrase("approved", "อนุมัติ", "approved", ("note", "assign", "return")),
    Phrase("do", "ดำเนินการ", "to deal with", ("assign",)),
    Phrase("unit-do", "มอบกลุ่มงานที่เกี่ยวข้องดำเนินการ", "the unit is to deal with it", ("assign",)),
    Phrase("inform", "แจ้งผู้เกี่ยวข้องทราบ", "to inform those concerned", ("assign",)),
    Phrase("revise", "แก้ไขแล้วเสนอใหม่", "to be mended and submitted again", ("return",)),
)
"""The phrases that are offered; anything else is written freely."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is sent: a unit of the house, in it one account or whoever clerks."""

    unit: int
    to: int | None = None


@dataclass(frozen=True, slots=True)
class Hands:
    """How a person stands to a letter in one office.

    `holder`: it is in their own hands; `desk`: it lies with their unit and nobody has taken it up;
    `registry`: they register for the office, and may always pass it on.
    """

    holder: bool
    desk: bool
    registry: bool
    closed: bool

    @property
    def reach(self) -> bool:
        """Whether the letter is theirs to pass on."""
        return self.holder or self.desk or self.registry


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to write on a letter."""

    kind: str
    target: Target | None
    note: str
    instruction: str
    due: date | None
    for_information: bool
    copies: tuple[Target, ...]


def problem(hands: Hands, wish: Wish, rooms: frozenset[int], day: date) -> str:
    """What forbids this endorsement in a house of these rooms."""
    if not hands.reach:
        return "L302"
    if hands.closed:
        return "L303"
    if wish.kind not in KINDS:
        return "L308"
    return _words_problem(wish, day) or _target_problem(wish, rooms)


def _words_problem(wish: Wish, day: date) -> str:
    if long := too_long(wish.note, wish.instruction):
        return long
    if wish.due is not None and wish.due < day:
        return "L306"
    if wish.kind == "return" and not (wish.note.strip() or wish.instruction.strip()):
        return "L312"
    return ""


def too_long(note: str, instruction: str = "") -> str:
    """What forbids words of this length."""
    if len(note) > NOTE:
        return "L307"
    return "L314" if len(instruction) > INSTRUCTION else ""


def _target_problem(wish: Wish, rooms: frozenset[int]) -> str:
    needed = wish.for_information or wish.kind in MOVING
    if needed != (wish.target is not None):
        return "L304"
    targets = [*wish.copies, *([wish.target] if wish.target else [])]
    if any(target.unit not in rooms for target in targets):
        return "L304"
    if len(wish.copies) > COPIES or len(set(targets)) < len(targets):
        return "L309"
    return ""


def moves(wish: Wish) -> bool:
    """Whether the letter itself goes on; a copy or a note leaves it where it is."""
    return wish.kind in MOVING and not wish.for_information


@dataclass(frozen=True, slots=True)
class Written:
    """A step as taking it back asks about it."""

    account: int | None
    kind: str
    copies_seen: bool
    taken_back: bool


def back_problem(last: Written | None, account: int | None, *, closed: bool) -> str:
    """What forbids that this person takes back the newest step of the letter in the office."""
    if closed:
        return "L303"
    if last is None or account is None or last.account != account:
        return "L310"
    if last.taken_back or last.kind not in KINDS or last.copies_seen:
        return "L310"
    return ""


def close_problem(hands: Hands) -> str:
    """What forbids closing the matter."""
    if not hands.reach:
        return "L302"
    return "L303" if hands.closed else ""


def reopen_problem(hands: Hands) -> str:
    """What forbids opening the matter again."""
    if not hands.reach:
        return "L302"
    return "" if hands.closed else "L311"
