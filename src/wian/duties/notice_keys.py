"""The keys of notices about what is owed, so that whoever changes it can take them back. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from .deadlines.clock import second

BY_ITSELF: Final = ("before7", "before3", "before1", "late1", "late3", "late7")
"""The reminders of one row of what is owed that come by themselves, in their order."""
BY_HAND: Final = ("hand1", "hand2", "hand3")
"""Those that a person sends: so many at most for one row."""
STEPS: Final = (*BY_ITSELF, *BY_HAND)
"""All reminders of one row."""


def reminder(duty: int, office: int, period: str, until: datetime, step: str) -> str:
    """The key of a reminder of the row, which is owed until then: with more time it is another."""
    return f"{_row(duty, office, period, until)}.{step}"


def reminders(duty: int, office: int, period: str, until: datetime) -> tuple[str, ...]:
    """The keys of all its reminders."""
    row = _row(duty, office, period, until)
    return tuple(f"{row}.{step}" for step in STEPS)


def of_duty(duty: int) -> str:
    """How the keys of all reminders of a duty begin."""
    return f"owed.{duty}."


def escalated(above: int, step: str, rows: str) -> str:
    """The key of the summary of these rows, told by their digest, for the office above."""
    return f"duty.up.{above}.{step}.{rows}"


def returned(duty: int, office: int, period: str, version: int) -> str:
    """The key of the notice that this version of a report came back."""
    return f"report.returned.{duty}.{office}.{period}.{version}"


def leave_asked(leave: int) -> str:
    """The key of the notice that leave is asked."""
    return f"leave.asked.{leave}"


def leave_decided(leave: int) -> str:
    """The key of the notice of what became of it."""
    return f"leave.decided.{leave}"


def _row(duty: int, office: int, period: str, until: datetime) -> str:
    return f"owed.{duty}.{office}.{period}.{second(until):%Y%m%d%H%M}"
