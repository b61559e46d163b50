"""How a letter goes round: the states of a receipt, and who may bring it from one to which. Pure.

Sent, received (it has its number there, or somebody took it up), acknowledged (ทราบ), relayed
(แจ้งต่อ), done, returned with a reason; recalled by the sender before anybody received it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final


class State(IntEnum):
    """Where a receipt stands; the numbers are stored and never change."""

    SENT = 0
    RECEIVED = 1
    ACKNOWLEDGED = 2
    RELAYED = 3
    DONE = 4
    RETURNED = 5
    RECALLED = 6

    @property
    def word(self) -> str:
        """The name that pages, API and files use."""
        return self.name.lower()


PURPOSES: Final = ("information", "decision", "action")
"""เพื่อทราบ, เพื่อพิจารณา, เพื่อดำเนินการ: what the letter wants of who gets it (domain.md §2)."""
WAITING: Final = (State.SENT, State.RECEIVED)
"""Nobody there has said yet that they know of it."""
SILENT: Final = (State.SENT,)
"""Nobody there has taken it up."""
REACHED: Final = (State.RECEIVED, State.ACKNOWLEDGED, State.RELAYED, State.DONE)

_RECEIVER: Final[Mapping[State, frozenset[State]]] = {
    State.RECEIVED: frozenset({State.SENT, State.RETURNED}),
    State.ACKNOWLEDGED: frozenset({State.SENT, State.RECEIVED, State.DONE}),
    State.RELAYED: frozenset({State.SENT, State.RECEIVED, State.ACKNOWLEDGED, State.DONE}),
    State.DONE: frozenset({State.SENT, State.RECEIVED, State.ACKNOWLEDGED, State.RELAYED}),
    State.RETURNED: frozenset({State.SENT, State.RECEIVED, State.ACKNOWLEDGED}),
}
_SENDER: Final[Mapping[State, frozenset[State]]] = {
    State.RECALLED: frozenset({State.SENT}),
    State.SENT: frozenset({State.RETURNED, State.RECALLED}),
}


def before(to: State, *, sender: bool = False) -> frozenset[State]:
    """The states from which the receiver (or the sender) may bring a receipt to this one."""
    return (_SENDER if sender else _RECEIVER).get(to, frozenset())


def next_steps(at: State) -> frozenset[State]:
    """What the receiver may make of a receipt that stands so."""
    return frozenset(to for to, froms in _RECEIVER.items() if at in froms)
