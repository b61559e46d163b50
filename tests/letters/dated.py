"""Letters that call for days, as they were read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.letters.inside import registered
from wian.letters.actions.refreshing import refresh
from wian.letters.models import Text
from wian.offices.acting import today


def on(days: int) -> str:
    """The day so many days from today."""
    return (today() + timedelta(days=days)).isoformat()


def meeting(days: int = 3, **more: Any) -> dict[str, Any]:
    """A meeting that was read surely, in some days."""
    row = {"date": on(days), "start": "09:00", "end": "12:00", "place_or_link": "ห้องประชุม 1"}
    return {**row, "span": [0, 9], "confidence": 0.9, **more}


def duty(days: int = 5, **more: Any) -> dict[str, Any]:
    """Something that is asked for, in some days."""
    row = {"action": "รายงานผลการดำเนินงาน", "due": on(days), "assignee": "อำเภอ"}
    return {**row, "span": [10, 19], "when_span": [15, 19], "confidence": 0.9, **more}


def says(letter: int, **facts: Any) -> int:
    """The letter was read so; its id."""
    subject = {"subject": "ขอเชิญประชุม", "number": "มท 0816.4/ว 2369"}
    Text.objects.create(letter_id=letter, facts={"places": {}, **subject, **facts})
    refresh(letter)
    return letter


def came_in(office: int, **facts: Any) -> int:
    """A registered letter that lies with the office and was read so; its id."""
    return says(registered(office), **facts)
