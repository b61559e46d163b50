"""What comes of exchanging documents of the e-CMS kind: values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wian.offices.errors import Refused

from .circulating import State
from .desk_values import Earlier
from .ecms import Note, ReplyKind

XML = "application/xml"


@dataclass(frozen=True, slots=True)
class Brought:
    """The letter that a document brought in, `notes` on what was not understood, and letters that
    are there already by the same file or number. `missing` is why it has no readable paper."""

    letter: int
    notes: tuple[Note, ...]
    same: tuple[Earlier, ...]
    missing: Refused | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What a reply changed: the receipt of `office` stands at `state`; None where it has none."""

    letter: int
    office: int | None
    kind: ReplyKind
    state: State | None
    changed: bool
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A letter that a reply may mean."""

    letter: int
    number: str
    dated: date | None
    subject: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office that may be the one that answers."""

    id: int
    name_th: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person may choose for a reply that does not tell; `offices` are the first of `of`."""

    letters: tuple[Option, ...]
    offices: tuple[Office, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Written:
    """A document, or several in a ZIP, to be handed out under this name."""

    name: str
    data: bytes
    media: str
    notes: tuple[Note, ...] = ()
