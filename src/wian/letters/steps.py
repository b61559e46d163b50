"""What may be done next with a letter at the reading desk. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a letter stands, and what the acting person may do at the office that keeps it."""

    state: str
    read: bool
    trouble: bool
    doubts: int
    may_write: bool
    may_register: bool


def steps_open(at: Stand) -> frozenset[str]:
    """The codes of the actions that are open: what is not here would be refused.

    correct, answer · type, again (of what could not be read) · aside, back · register
    """
    if not at.may_write:
        return frozenset()
    found = set[str]()
    if at.state in ("desk", "enclosed") or (at.state == "registered" and at.may_register):
        found |= {"correct", "answer"}
    if at.state == "desk":
        found |= {"aside"} if at.read else {"aside", "type", "again"}
        if at.may_register and not at.trouble and not at.doubts:
            found.add("register")
    if at.state in ("aside", "enclosed"):
        found.add("back")
    return frozenset(found)
