"""What an e-CMS document says: plain values, read from any vendor's XML and written as ours. Pure.

Names of elements are those of public clients of the TH e-GIF exchange; `docs/interchange.md` tells
what is mapped to what, and what is not claimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wian.scanning.errors import ScanError
from wian.scanning.kinds import media_type

ReplyKind: TypeAlias = Literal["receive", "accept", "reject", "invalid", "invalid_accept"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a document that a person should know; words in Thai and English."""

    code: str
    thai: str
    english: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written, and which one it is; None where that cannot be told."""

    text: str
    day: date | None = None

    @classmethod
    def of(cls, day: date) -> Day:
        """The day as we write it."""
        return cls(day.isoformat(), day)


@dataclass(frozen=True, slots=True)
class Party:
    """Who sends, receives or signs. With `own` the department is a key of Wian's directory."""

    given: str = ""
    family: str = ""
    title: str = ""
    ministry: str = ""
    department: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A letter that this one refers to."""

    number: str = ""
    dated: Day | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Binary:
    """A file in the document, with the kind and name that the sender gave it."""

    data: bytes
    mime: str = ""
    name: str = ""

    @property
    def media(self) -> str:
        """What it is by its bytes: a media type, or a plain word for what is not read here."""
        try:
            return media_type(self.data)
        except ScanError as known:
            return str(known.details["kind"])


@dataclass(frozen=True, slots=True)
class LetterDocument:
    """A letter on its way between two systems; codes as they are written."""

    number: str = ""
    dated: Day | None = None
    subject: str = ""
    secret: str = ""
    speed: str = ""
    sender: Party = Party()
    receiver: Party = Party()
    references: tuple[Reference, ...] = ()
    attachments: tuple[str, ...] = ()
    sent: str = ""
    description: str = ""
    main: Binary | None = None
    enclosed: tuple[Binary, ...] = ()
    signer: Party | None = None
    message: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the other system says of a letter: received, numbered, rejected or found wrong.

    `accept` is the number of its register, `by` the code of the office that answers.
    """

    kind: ReplyKind
    number: str = ""
    dated: Day | None = None
    subject: str = ""
    accept: str = ""
    accepted: Day | None = None
    by: str = ""
    own: bool = False
    reason: str = ""
    message: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, and all that was not understood or is not as it says."""

    document: LetterDocument | Reply
    notes: tuple[Note, ...] = ()


class Unreadable(Exception):
    """The bytes are no document of this kind: the number of the refusal, and what fills its words.

    Crosses from the confined child as it is.
    """

    def __init__(self, number: str, words: dict[str, str] | None = None) -> None:
        super().__init__(number, words or {})
        self.number, self.words = number, words or {}
