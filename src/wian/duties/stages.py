"""What was done about something owed, as its row keeps it."""

from __future__ import annotations

from enum import IntEnum


class Stage(IntEnum):
    """How far it came; late, missing and on time are said by the clock, not kept."""

    WAITING = 0
    SENT = 1
    RETURNED = 2
    ACCEPTED = 3
    EXEMPT = 4
