"""What may be done next with a duty, by what it is and what the person may do there. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_ASKER: Final[Mapping[str, frozenset[str]]] = {
    "proposed": frozenset({"write", "answer", "merge", "drop", "order", "template"}),
    "dropped": frozenset({"restore", "template"}),
    "open": frozenset({"write_words", "add_offices", "close", "copy", "template", "order"}),
    "closed": frozenset({"reopen", "copy", "template"}),
}


@dataclass(frozen=True, slots=True)
class Stand:
    """What decides about the next steps: the duty, and the person's rights at its office."""

    state: str
    kind: str
    unanswered: bool
    may_ask: bool
    copied: bool = False


def asker_steps(stand: Stand) -> frozenset[str]:
    """What who asks the duty may do with it now."""
    if not stand.may_ask:
        return frozenset()
    steps = set(_ASKER[stand.state])
    if stand.state == "proposed" and stand.kind != "information" and not stand.unanswered:
        steps.add("open")
    if stand.copied:
        steps.discard("copy")
    return frozenset(steps)


def doer_steps(*, state: str, ways: bool, may_do: bool, given: bool) -> frozenset[str]:
    """What an owing office may do: by who does duties there, or (`given`) was given this one."""
    if state != "open" or not (may_do or given):
        return frozenset()
    steps = {"report"} | ({"choose_way"} if ways else set())
    return frozenset(steps | ({"give"} if may_do else set()))
