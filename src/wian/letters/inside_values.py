"""What the queries about a letter inside its office give: plain values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Room:
    """An office or a unit of it, by its name of today."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class House:
    """An office with the units that are open today; inside of it a letter goes round."""

    root: int
    rooms: tuple[Room, ...]

    @property
    def ids(self) -> frozenset[int]:
        """The office and its units."""
        return frozenset(room.id for room in self.rooms)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works at this very office or unit today, and in which role."""

    account: int
    unit: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Holding:
    """Where a letter is in one office: the unit, in it one person or (None) whoever clerks."""

    letter: int
    office: int
    office_name: str
    unit: int
    unit_name: str
    holder: int | None
    holder_name: str
    since: datetime
    due: date | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class StepView:
    """A line of the letter's way inside: who wrote what, signed how, and to whom it went.

    `copies` are those that went out with it; `taken_back_at` where its writer thought better of it.
    """

    id: int
    kind: str
    office: int
    account: int | None
    name: str
    signed_as: tuple[str, ...]
    unit: int
    unit_name: str
    to_unit: int | None
    to_unit_name: str
    to: int | None
    to_name: str
    note: str
    instruction: str
    due: date | None
    for_information: bool
    version: int | None
    at: datetime
    seen_at: datetime | None
    taken_back_at: datetime | None
    copies: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter in short, as lists and the head of a sheet show it."""

    id: int
    office: int
    way: str
    state: str
    number: str
    dated: date | None
    issuer: str
    addressee: str
    subject: str
    urgency: str
    earliest_due: date | None
    revision: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A signed letter that waits for its number, and since when it lies where it does."""

    letter: Brief
    since: datetime
    kind: str


@dataclass(frozen=True, slots=True)
class InHand:
    """A letter that lies with somebody, and the step that brought it there, if one did."""

    letter: Brief
    holding: Holding
    kind: str
    instruction: str


@dataclass(frozen=True, slots=True)
class CopyOf:
    """A copy for information that was not looked at yet."""

    step: int
    letter: Brief
    unit: int
    unit_name: str
    name: str
    instruction: str
    due: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class HandCounts:
    """How many letters lie with the person, with the person's units, or wait for a decision."""

    mine: int
    ours: int
    decisions: int
    copies: int


@dataclass(frozen=True, slots=True)
class StepOpen:
    """Something that may be done with a letter next, or why this person cannot; in words."""

    step: str
    allowed: bool
    problem: str = ""
    thai: str = ""
    english: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that stands on the endorsement sheet of a letter in one office.

    `received_at` is the time at which the line was written, on the day that it counts for.
    """

    letter: Brief
    office_name: str
    received: str
    received_on: date | None
    received_at: datetime | None
    steps: tuple[StepView, ...]
