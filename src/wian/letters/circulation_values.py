"""What queries about letters that go round give: plain values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from wian.files.values import FileView
from wian.offices.audience import Resolution, Rule

from .circulating import REACHED, State
from .inside_values import Brief
from .notice_given import Notice


@dataclass(frozen=True, slots=True)
class Counts:
    """How many receipts of a letter, or of several, stand at each state."""

    of: Mapping[State, int]

    @property
    def all(self) -> int:
        """Everybody who has it; what was recalled is not counted."""
        return sum(count for state, count in self.of.items() if state != State.RECALLED)

    @property
    def reached(self) -> int:
        """Who has taken it up."""
        return sum(self.of.get(state, 0) for state in REACHED)

    @property
    def known(self) -> int:
        """Who has said that they know of it, by acknowledging, passing on or doing."""
        return self.reached - self.of.get(State.RECEIVED, 0)

    def __add__(self, other: Counts) -> Counts:
        return Counts({state: self.of.get(state, 0) + other.of.get(state, 0) for state in State})


@dataclass(frozen=True, slots=True)
class Came:
    """A letter that came round to an office, as its inbox shows it.

    `number` is that of the office's own incoming book, "" before it has one.
    """

    letter: Brief
    office: int
    office_name: str
    sender: str
    state: State
    purpose: str
    reply_by: date | None
    sent_at: datetime
    moved_at: datetime | None
    number: str


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of an inbox; `next` is the letter and the office behind which the next page begins.

    `waiting` is how many wait in all, where that was asked for.
    """

    lines: tuple[Came, ...]
    next: tuple[int, int] | None
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Here:
    """How a letter stands at one office of the person who reads it: from whom, for what, how far.

    `said` is the reason of its newest step, `relay` the letter with which it was passed on.
    """

    office: int
    office_name: str
    sender: str
    state: State
    purpose: str
    reply_by: date | None
    sent_at: datetime
    moved_at: datetime | None
    by: str
    said: str
    relay: int | None


@dataclass(frozen=True, slots=True)
class Linked:
    """A letter as a signed link shows it to the office that the link is for.

    `paper`: it was written here and has a paper that is not among its files yet.
    """

    letter: Brief
    office: str
    sender: str
    state: State
    purpose: str
    reply_by: date | None
    sent_at: datetime
    moved_at: datetime | None
    text: str
    files: tuple[FileView, ...]
    paper: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that a link gave: the letter that it is at the sender, and when it came.

    `key` is the same for the same papers.
    """

    letter: int
    at: datetime
    key: str


@dataclass(frozen=True, slots=True)
class Linkable:
    """An office that has a letter, to which a link could be given.

    `staffed`: somebody of its own has an account and could acknowledge it; `linked`: it has a link
    that still opens.
    """

    office: int
    key: str
    name: str
    state: State
    staffed: bool
    linked: bool


@dataclass(frozen=True, slots=True)
class Stand:
    """How the letter stands at one office: when it took each step, and what came of passing it on.

    `relay` is the letter with which it was passed on, `below` how that one stands.
    """

    office: int
    name: str
    state: State
    sent_at: datetime
    received_at: datetime | None
    relayed_at: datetime | None
    moved_at: datetime | None
    by: str
    reason: str
    relay: int | None
    below: Counts | None


@dataclass(frozen=True, slots=True)
class Sending:
    """One act of sending: by whom, to whom by which rule, for what."""

    id: int
    at: datetime
    name: str
    purpose: str
    reply_by: date | None
    sentence: str
    sum: str
    sent: int
    left_out: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whom a letter would go to by these words, and what to look at before it is sent.

    `found` is None where the words give no list (`problem` says why); while it is not `certain`
    it must not be used. `had` already have the letter. `own`: the office wrote it itself.
    """

    letter: int
    phrase: str
    rule: Rule
    found: Resolution | None
    asks: tuple[tuple[str, str], ...]
    certain: bool
    problem: tuple[str, str] | None
    purpose: str
    notices: tuple[Notice, ...]
    had: frozenset[int]
    own: bool


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the tree: its letters' receipts in all, and the delay to it in hours.

    `delay` is the median of the time from being sent at this level to being taken up.
    """

    depth: int
    counts: Counts
    delay: float | None


@dataclass(frozen=True, slots=True)
class Circulation:
    """How a letter goes round, as far as the person may see it.

    `whole`: seen from its sender, else only what reached the person's own offices, without whom
    the sender left out. `stands` are of the states that were asked for, `counts` of all.
    """

    letter: int
    brief: Brief
    whole: bool
    may_send: bool
    counts: Counts
    sendings: tuple[Sending, ...]
    stands: tuple[Stand, ...]
    next: int | None
    levels: tuple[Level, ...]
