"""What is looked for, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person looks for; what is empty does not matter.

    `year` (CE) is that of the letter's line in a book, of its day where it has none. `issuer` is a
    piece of the issuer's name. Days count with both ends.
    """

    text: str = ""
    book: int | None = None
    year: int | None = None
    issuer: str = ""
    state: str = ""
    way: str = ""
    kind: str = ""
    urgency: str = ""
    since: date | None = None
    until: date | None = None
    due_since: date | None = None
    due_until: date | None = None
    office: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of original text; `marked` where it is what was asked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of a letter around what was asked for; `source` is "subject", "number", "text"…"""

    source: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A letter that was found; not `sure` where the letters occur only inside other words."""

    id: int
    office: int
    way: str
    state: str
    kind: str
    number: str
    dated: date | None
    issuer: str
    subject: str
    urgency: str
    earliest_due: date | None
    sure: bool
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits. With `more` there are more than `total`; `next` is where to go on."""

    hits: tuple[Hit, ...]
    total: int
    more: bool
    next: str | None


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the letters that a person may see could be asked for."""

    issuers: tuple[str, ...]
    subjects: tuple[str, ...]
    numbers: tuple[str, ...]
