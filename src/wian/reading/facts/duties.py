"""What is asked of whom, and by when; one duty per time rule."""

from __future__ import annotations

from ..part import Part
from ..requests import duties_of, requests, roster_duties, task_duties
from ..values import Duty

NAME = "duties"


def read(part: Part) -> tuple[Duty, ...]:
    """Requests to the addressee, approvals asked in a memo, duties that an order lays on
    committees, dated promises; rows of rosters and of tables of tasks."""
    if part.kind == "certificate":
        return ()
    roster, roster_lines = roster_duties(part)
    tasks, task_lines = task_duties(part)
    rows: list[Duty] = [*roster, *tasks]
    for asked in requests(part, roster_lines | task_lines):
        rows.extend(duties_of(part, asked))
    return tuple(rows)
