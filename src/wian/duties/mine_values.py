"""What a person's own list of duties gives to pages: plain values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wian.letters.inside_values import Brief

from .deadlines import Said
from .list_values import OwedLine


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something an own office owes, with the letter and the very line that asks it.

    `letter` is None where there is none or it may not be seen; `quote` then is empty too. `holder`
    is who has it there, "" for whoever does duties. `lacks` are the labels of evidence that is
    wanted and not given, `before` the duties that have to be reported first. `asked`: leave was
    asked and is not decided.
    """

    line: OwedLine
    kind: str
    item: str
    quote: str
    letter: Brief | None
    unit: int | None
    unit_name: str
    holder: int | None
    holder_name: str
    lacks: tuple[str, ...]
    before: tuple[str, ...]
    asked: bool

    @property
    def begun(self) -> bool:
        """Whether its report was begun."""
        return self.line.report is not None


@dataclass(frozen=True, slots=True)
class Mine:
    """A person's duties by due day, the late ones first; what waits for the person's decision.

    `more`: there are more than are told.
    """

    todo: tuple[ToDo, ...]
    more: bool
    to_accept: int
    leaves: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Nearest:
    """Something an own office owes, as a desk shows it; `quote` is not veiled yet: whoever shows it
    veils it by its letter."""

    line: OwedLine
    letter: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A day in a calendar: something is due up to `until`; `done` when it was sent or let off,
    `exempt` only when it was let off.

    `key` stays the same when the day moves; `sequence` grows with each move, `changed_at` is when
    it last did. What is private in the letter is covered from everybody: the days leave the house.
    Of a `secret` letter there are no words at all.
    """

    key: str
    until: datetime
    action: str
    office_name: str
    period_th: str
    period_en: str
    done: bool
    exempt: bool = False
    secret: bool = False
    item: str = ""
    quote: str = ""
    said: Said | None = None
    changed_at: datetime = datetime.min
    sequence: int = 0
