"""What registers give to pages and to the API: values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from .registering import letter_number, number_text


@dataclass(frozen=True, slots=True)
class Given:
    """A number that was given: its line, its book, and how it is written on the letter."""

    entry: int
    book: int
    number: int
    insert: int
    text: str


@dataclass(frozen=True, slots=True)
class NewLine:
    """What stands in the book of a letter that is not kept here."""

    subject: str
    addressee: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How an office numbers what it sends in a year; `fixed` once it has given a number since."""

    circulars_apart: bool
    code: str
    fixed: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """The next number of each series of an office, and the code before it, "" for none yet."""

    code: str
    numbers: Mapping[str, int]
    year: int

    def text(self, series: str, behind: int = 0) -> str:
        """How the number is written that so many letters wait for before this one."""
        return letter_number(self.code, series, self.numbers[series] + behind, year=self.year)


@dataclass(frozen=True, slots=True)
class BookView:
    """A register, and how its lines stand; `inserted` are those put behind a number.

    `writes`: who asks gives numbers in it.
    """

    id: int
    office: int
    office_name: str
    way: str
    series: str
    year: int
    last: int
    writes: bool = False
    reserved: int = 0
    cancelled: int = 0
    lapsed: int = 0
    inserted: int = 0

    @property
    def issued(self) -> int:
        """The lines that stand for a letter."""
        return self.last + self.inserted - self.reserved - self.cancelled - self.lapsed


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of a book in the official columns; `steps` are those open to who asks.

    `letter` is that of a line whose letter is kept here and seen by who asks.
    """

    id: int
    book: int
    number: int
    insert: int
    state: str
    day: date
    at: datetime
    letter: int | None
    their_number: str
    dated: date | None
    sender: str
    addressee: str
    subject: str
    action: str
    note: str
    reserved_until: date | None
    reason: str
    steps: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The number as it is written in the book."""
        return number_text(self.number, self.insert)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which lines of a book are wanted; what is empty asks for nothing.

    Days `since` to `until`, numbers `first` to `last`; `state` "inserted": those put behind others.
    """

    since: date | None = None
    until: date | None = None
    text: str = ""
    state: str = ""
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class LinePage:
    """A page of lines; `after` opens the next one, "" where there is none."""

    lines: tuple[LineView, ...]
    after: str
