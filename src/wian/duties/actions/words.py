"""What is said along with a report: its texts evened out and bounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wian.offices.acting import today

from ..errors import Refused
from ..forms import Found
from ..forms.typed import text

NOTE = 4_000
REASON = 500
NAME = 120


@dataclass(frozen=True, slots=True)
class Words:
    """The texts that go with a sending."""

    note: str = ""
    reason: str = ""
    paper_day: date | None = None
    paper_by: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """What of them a sending keeps beside its note."""
        return {"reason": self.reason, "paper_day": self.paper_day, "paper_by": self.paper_by}


class Incomplete(Refused):
    """The report cannot be sent so; `found` tells why, by field."""

    def __init__(self, found: tuple[Found, ...]) -> None:
        super().__init__("D209", count=len(found))
        self.found = found


def bounded(said: str, most: int) -> str:
    """The text as it is kept; Refused D219 where it is too long or holds what no database keeps."""
    found = text(said)
    if found is None or len(found) > most:
        raise Refused("D219", most=most)
    return found


def explained(why: Mapping[str, str]) -> dict[str, str]:
    """What was said about values, by field, without the empty ones; Refused D219."""
    if len(why) > 200:
        raise Refused("D219", most=REASON)
    found = {bounded(code, 40): bounded(said, REASON) for code, said in why.items()}
    return {code: said for code, said in found.items() if said}


def worded(note: str, reason: str, paper_day: date | None, paper_by: str) -> Words:
    """The texts together; Refused D219, and D223 for paper without a name or of a day to come."""
    words = Words(bounded(note, NOTE), bounded(reason, REASON), paper_day, bounded(paper_by, NAME))
    if paper_day is not None and (paper_day > today() or not words.paper_by):
        raise Refused("D223")
    return words
