"""What the reading desk shows: values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wian.files.values import FileView
from wian.jobs.queries import Status

from .facts import Place
from .masking import Veil


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a letter needs attention; a number, and the words in Thai and English."""

    number: str
    thai: str
    english: str


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A letter in a list of the desk; `doubts` are open ones, `alike` letters it may be again."""

    id: int
    office: int
    state: str
    source: str
    name: str
    at: datetime
    revision: int
    kind: str
    number: str
    dated: date | None
    issuer: str
    subject: str
    urgency: str
    secrecy: str
    trouble: Trouble | None
    aside_reason: str
    parts: int
    doubts: int
    asked: int
    alike: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many letters lie in each box of the desk."""

    reading: int
    look: int
    attention: int
    waiting: int
    aside: int


@dataclass(frozen=True, slots=True)
class Desk:
    """One box of the desk; `after` opens the next page, None on the last one.

    `jobs` is how far the reading of each letter is that is being read.
    """

    box: str
    rows: tuple[DeskRow, ...]
    counts: Counts
    after: str | None
    jobs: Mapping[int, Status]


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as it holds now, as it was read and as it is printed, with its place in the text.

    What is `hidden` this person sees only dots of: it is not to be offered for correction.
    """

    name: str
    sort: str
    choices: tuple[str, ...]
    value: Any
    read: Any
    printed: str
    place: Place | None
    corrected: bool
    doubtful: bool
    private: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What a person said about a fact, or took back; newest last."""

    name: str
    printed: str
    value: Any
    back: bool
    account: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A doubt with the very words it is about: (letter, start, end, words).

    `covers` are the same words without what is private, one for each quote.
    """

    id: int
    letter: int
    kind: str
    note: str
    note_en: str
    quotes: tuple[tuple[int, int, int, str], ...]
    covers: tuple[str, ...]
    confidence: float
    answer: str
    answer_note: str
    account: int | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TieView:
    """Another letter that this person may see, and how it belongs to this one."""

    id: int
    other: int
    kind: str
    state: str
    score: float
    later: bool
    office: int
    number: str
    dated: date | None
    subject: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A letter that was here before another one came; not `wholly` where they share a picture."""

    id: int
    office: int
    state: str
    number: str
    subject: str
    name: str
    at: datetime
    wholly: bool = True


@dataclass(frozen=True, slots=True)
class PartView:
    """A document of the same file, in their order in it."""

    id: int
    part: int
    kind: str
    state: str
    number: str
    subject: str


@dataclass(frozen=True, slots=True)
class DeskLetter:
    """All that the page of one letter at the desk shows; text and facts as this person may see.

    `steps` are the codes of what the person may do next, `twins` letters of other offices that
    have the same bytes or the same number and day. `veil` hides what is private even from who may
    see it, so that a page can show it only when asked. `now` are all facts as they hold, those
    too that nobody puts right one by one.
    """

    row: DeskRow
    text: str
    veil: Veil
    now: Mapping[str, Any]
    pages: tuple[Mapping[str, Any], ...]
    notes: tuple[Mapping[str, Any], ...]
    facts: tuple[FactView, ...]
    corrections: tuple[CorrectionView, ...]
    doubts: tuple[DoubtView, ...]
    files: tuple[FileView, ...]
    parts: tuple[PartView, ...]
    ties: tuple[TieView, ...]
    twins: tuple[int, ...]
    steps: frozenset[str]
    before: int | None
    next: int | None
    job: Status | None
