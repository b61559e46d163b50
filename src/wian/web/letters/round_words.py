"""How a letter that goes round stands, in words: for what, until when, and its state as a sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wian.letters.circulating import State

PURPOSES: Final = {
    "information": "for_information",
    "decision": "for_decision",
    "action": "for_action",
}
"""The word for what a letter wants of who gets it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A state as word, drawing and colour."""

    word: str
    icon: str
    tone: str


SIGNS: Final = {
    State.SENT: Sign("round_sent", "clock", "check"),
    State.RECEIVED: Sign("round_received", "desk", "soft"),
    State.ACKNOWLEDGED: Sign("round_acknowledged", "done", "done"),
    State.RELAYED: Sign("round_relayed", "tree", "done"),
    State.DONE: Sign("round_done", "done", "done"),
    State.RETURNED: Sign("round_returned", "place", "told"),
    State.RECALLED: Sign("round_recalled", "stop", "soft"),
}
