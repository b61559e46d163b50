"""What the room hands out: notices, deliveries, what a person has chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .rules import USUAL, Hours


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One notice of one's own; `address` is a path of this site, or empty.

    Of one that was withdrawn before it was read no words are left, and of none a way on.
    """

    id: int
    th: str
    en: str
    address: str
    urgent: bool
    at: datetime
    read_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One digest, or one urgent notice, on its way to a person by a channel; `code` says why not.

    `state` is waiting, claimed, sent, failed, unsure (it may have arrived) or dropped (there was
    nothing left to tell).
    """

    id: int
    channel: str
    urgent: bool
    day: date
    state: str
    code: str
    attempts: int
    count: int
    planned_at: datetime
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chooses: the channels, the hours, and what urgent notices may do.

    `urgent_apart`: they leave outside the digest; `urgent_anytime`: in quiet hours too.
    """

    mail: bool = True
    line: bool = True
    hook: bool = True
    hours: Hours = USUAL
    urgent_apart: bool = True
    urgent_anytime: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a person can be reached, and which channels this site has at all."""

    mail: str
    line_linked: bool
    hook: str
    mail_offered: bool
    line_offered: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One notice as it is told outside."""

    key: str
    th: str
    en: str
    address: str
    urgent: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Parcel:
    """A digest, or one urgent notice, ready to leave.

    `id` is the same at every attempt, and `to` is a mail address, a LINE user, or a web address.
    """

    id: str
    to: str
    secret: str
    urgent: bool
    items: tuple[Item, ...]
