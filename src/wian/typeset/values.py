"""What can be set: plain frozen values, their days and years in CE as tables keep them.

Texts are printed as they are; nothing in them is ever taken for markup. A moment with a time zone
is shown by the clock in Bangkok, one without as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Digits = Literal["thai", "arabic"]
Way = Literal["in", "out"]
LineState = Literal["issued", "reserved", "cancelled", "lapsed"]
StepKind = Literal["submit", "assign", "note", "return", "check", "sign", "close", "reopen"]
Form = Literal["external", "memo", "stamped", "order", "announcement"]
Corner = Literal["top-right", "top-left", "bottom-right", "bottom-left"]


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of a register; `number` as printed, `written` when an inserted one was really written.

    `reason` says why a cancelled one was cancelled.
    """

    day: date
    number: str
    their_number: str = ""
    dated: date | None = None
    sender: str = ""
    addressee: str = ""
    subject: str = ""
    action: str = ""
    note: str = ""
    state: LineState = "issued"
    inserted: bool = False
    written: date | None = None
    reserved_until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A register, or its days `since` to `until`, or its numbers `first` to `last`.

    `book` names the series, if there are more.
    """

    office: str
    way: Way
    year: int
    lines: Sequence[RegisterLine]
    book: str = ""
    since: date | None = None
    until: date | None = None
    first: int | None = None
    last: int | None = None
    printed: datetime | None = None
    digits: Digits = "thai"


@dataclass(frozen=True, slots=True)
class Signature:
    """A name in brackets and what stands under it: the post, for whom."""

    name: str
    posts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Endorsement:
    """One step of a letter's way inside an office; `copy` is for information only."""

    kind: StepKind
    signature: Signature
    at: datetime
    to: str = ""
    note: str = ""
    instruction: str = ""
    due: date | None = None
    copy: bool = False


@dataclass(frozen=True, slots=True)
class EndorsementSheet:
    """What was written on a letter on its way inside an office, and the head of that letter."""

    office: str
    subject: str
    steps: Sequence[Endorsement]
    received_number: str = ""
    received: datetime | None = None
    number: str = ""
    dated: date | None = None
    sender: str = ""
    urgency: str = ""
    secrecy: str = ""
    printed: datetime | None = None
    digits: Digits = "thai"


@dataclass(frozen=True, slots=True)
class ReceiveStamp:
    """The stamp of an office on a letter that came in."""

    agency: str
    number: str
    at: datetime
    digits: Digits = "thai"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What is sent along, and how much of it ("จำนวน 1 ชุด"); `link` is where it is downloaded."""

    title: str
    amount: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingLetter:
    """A letter that goes out. `issuer` is the office and then its address; only an external one
    uses more than the first line. `addressee` stands behind the salutation (ถึง on a stamped one);
    an order and an announcement have none. A draft bears ร่าง across each page; a day or number
    that is missing leaves room to write. `emblem` is the Garuda as PNG or SVG; without one its
    room stays empty.
    """

    form: Form
    issuer: Sequence[str]
    body: Sequence[str]
    addressee: str = ""
    subject: str = ""
    number: str = ""
    day: date | None = None
    salutation: str = "เรียน"
    references: Sequence[str] = ()
    enclosures: Sequence[Enclosure] = ()
    closing: str = "ขอแสดงความนับถือ"
    signature: Signature | None = None
    owner: Sequence[str] = ()
    copies: Sequence[str] = ()
    urgency: str = ""
    secrecy: str = ""
    emblem: bytes = b""
    draft: bool = False
    digits: Digits = "thai"


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter as a line of a list; `state` and `office` in words."""

    number: str
    dated: date | None
    sender: str
    addressee: str
    subject: str
    urgency: str = ""
    state: str = ""
    office: str = ""
    holder: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class LetterList:
    """Letters that were looked for; `asked` says in words what for."""

    asked: str
    lines: Sequence[LetterLine]
    printed: datetime | None = None
    digits: Digits = "thai"


@dataclass(frozen=True, slots=True)
class RoundLine:
    """How a letter that goes round stands with an office; `state` in words, `open` while it waits.

    `below` says how it stands with those that the office passed it on to.
    """

    office: str
    state: str
    open: bool = False
    sent: datetime | None = None
    received: datetime | None = None
    moved: datetime | None = None
    by: str = ""
    below: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """How a letter goes round, office by office; `shown` says which of them, `sums` how all do."""

    sender: str
    number: str
    subject: str
    lines: Sequence[RoundLine]
    sums: Sequence[tuple[str, int]] = ()
    shown: str = ""
    printed: datetime | None = None
    digits: Digits = "thai"
