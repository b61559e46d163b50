"""What a letter says: frozen values, each with its place in the text as given.

A ``Span`` is a half-open pair of character offsets ``(start, end)`` into the raw text that was
handed to :func:`wian.reading.read`. ``confidence`` runs from 0 to 1. Dates are Gregorian; printed
words stay as printed. The keys follow the reading contract (docs/reading.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

Span = tuple[int, int]
Day = date  # a field may be called `date`
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[T]):
    """One thing the text says, and where; ``raw`` is what is printed when the value differs from
    it."""

    value: T
    span: Span
    confidence: float = 0.9
    raw: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A fact of several fields."""

    span: Span
    confidence: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Item):
    number: str | None
    date: Day | None
    title: str | None = None
    number_raw: str | None = None
    urgency: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure(Item):
    title: str
    quantity: str | None = None
    number: str | None = None
    date: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Item):
    """Something asked of somebody; ``due``, ``recurrence`` and ``relative`` follow the contract's
    grammar."""

    action: str
    assignee: str | None
    due: date | None = None
    recurrence: str | None = None
    relative: str | None = None
    relative_from: str | None = None
    business_days: bool = False
    time: str | None = None
    item: str | None = None
    condition: str | None = None
    period: str | None = None
    when_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Item):
    """People are to attend at a set time; ``date`` is as printed, even when it contradicts
    itself."""

    date: Day | None
    start: str | None
    end: str | None = None
    place_or_link: str | None = None
    passcode: str | None = None
    private: bool = False
    date_end: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory(Item):
    name: str | None
    position: str | None
    acting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Item):
    """A telephone number with its owner; ``phone`` holds digits only, None when what is printed
    cannot be one."""

    unit: str | None
    phone: str | None
    extension: str | None = None
    person: str | None = None
    fax: str | None = None
    email: str | None = None
    phone_raw: str | None = None
    phone_corrected: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Item):
    what: str
    start: date | None
    end: date | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Item):
    """A line of a score table; ``points`` is the most that can be given."""

    group: str | None
    item: str
    points: float | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Item):
    label: str
    min: float | int | None
    max: float | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Item):
    name: str
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone(Item):
    name: str
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Item):
    person_or_post: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee(Item):
    name: str
    members: tuple[Seat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Something in the text that cannot stand with something else in it.

    ``quotes`` are the places it is about; ``note`` and ``note_en`` say why, in Thai and in
    English; ``document`` is the index of the document it was found in, None when it concerns the
    bundle.
    """

    kind: str
    note: str
    note_en: str
    quotes: tuple[Span, ...]
    confidence: float = 0.9
    document: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a file: its kind, its place and its facts by name
    (``document["number"]``)."""

    kind: str
    span: Span
    confidence: float = 0.9
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.facts[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEdit:
    """One repair of the printed text before it was read; ``span`` is in the raw text."""

    span: Span
    before: str
    after: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All that one file says: documents in order, tables of the whole, contradictions, and the
    text read."""

    raw: str
    text: str
    documents: tuple[Document, ...]
    facts: Mapping[str, Any]
    contradictions: tuple[Contradiction, ...]
    edits: tuple[TextEdit, ...] = ()
