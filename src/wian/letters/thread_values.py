"""What the queries about threads and links give: plain values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Bound:
    """How two letters of a family belong together: `letter` is the later one, by `kind`.

    `state` is "suggested" or "confirmed"; `why` a code of what speaks for it.
    """

    tie: int
    letter: int
    other: int
    kind: str
    state: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Relative:
    """A letter of a family; `away` is how many ties lie between it and the one asked about."""

    id: int
    office: int
    way: str
    state: str
    number: str
    dated: date | None
    issuer: str
    subject: str
    at: datetime
    away: int
    bonds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A letter and all that belong to it, in the order of time; `more`: the limit cut some off."""

    members: tuple[Relative, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class LinkView:
    """An address in a letter; a private one shows only its host to who may not see it.

    `state` is "" (not asked), "alive" or "dead"; `answer` a code of what came back.
    """

    id: int
    url: str
    hidden: bool
    qr: bool
    page: int | None
    private: bool
    state: str
    answer: str
    asked_at: datetime | None
