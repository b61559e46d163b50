"""Evidence as other rooms get it: values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class For:
    """What evidence is for: a thing of a kind, and the piece `wanted` that it asks for."""

    kind: str
    thing: str
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """Evidence that was given; `already`: the office has these very bytes, nothing was done.

    Then the person is asked whether to use what is there (“มีอยู่แล้ว ใช้เลยไหม”). `taken` and
    `located` say that the picture told its day and place.
    """

    evidence: int
    already: bool = False
    taken: date | None = None
    located: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Evidence as the acting person may see it.

    `file` is the one to open: as it was given where `original`, else the copy without what a
    camera wrote; `drawn` tells whether it has pictures of its pages. Coordinates go with the
    original. `wanted`, `frozen` and `used_at` are of the thing asked about. `elsewhere` counts the
    other things that it serves, of those that this person may see.
    """

    id: int
    office: int
    account: int | None
    at: datetime
    title: str
    place: str
    day: date | None
    people: str
    note: str
    file: int
    original: bool
    media: str
    size: int
    drawn: bool
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    wanted: str = ""
    frozen: bool = False
    used_at: datetime | None = None
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class UsedBy:
    """A thing that the evidence serves and that the person may see; `title` says which it is.

    `duty`, `letter` and `period` where the thing is of a duty.
    """

    kind: str
    thing: str
    wanted: str
    frozen: bool
    at: datetime
    title: str
    office: int
    duty: int | None = None
    letter: int | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class Frozen:
    """Evidence as it was sent along, to be kept with what was sent."""

    evidence: int
    wanted: str
    digest: str
    title: str
    place: str
    day: date | None
    people: str
