"""What a channel is asked, and what it says of one attempt."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from ..values import Parcel


class End(StrEnum):
    """How an attempt ended.

    AGAIN: the other side said that it did not take it, or was not reached, so that it may be
    tried once more. UNSURE: it was given and nobody answered; it may have arrived.
    """

    SENT = "sent"
    AGAIN = "again"
    FAILED = "failed"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended, and in a short code why.

    `maybe`: tried again is harmless, and yet it may have arrived. `broken`: the connection is of
    no more use.
    """

    end: End
    code: str = ""
    maybe: bool = False
    broken: bool = False


class Unreached(Exception):
    """The channel's server is away or refuses us; nothing was given to it."""


Send: TypeAlias = Callable[[Parcel], Outcome]


class Channel(Protocol):
    """A module of this package."""

    REPEATABLE: bool
    """Whether the other side itself takes a parcel once only, however often it is given."""

    def offered(self) -> bool:
        """Whether this site has the channel."""

    def opened(self) -> AbstractContextManager[Send]:
        """A way to send, open for a while; raises Unreached. Sending itself never raises."""
