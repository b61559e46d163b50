"""Who may stand in a post beside whom, and when: pure decisions over the stays in one post."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Mode = Literal["holder", "acting_for", "acting"]
Absence = Literal["leave", "duty", "unable"]
"""Why a holder cannot serve: ลา, ไปราชการ, ไม่อาจปฏิบัติราชการได้. A code, never words."""

HOLDER: Final = "holder"
_INSTEAD: Final = {HOLDER: "acting", "acting": HOLDER}


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's days in a post in one mode, [since, until)."""

    person: int
    mode: str
    since: date
    until: date

    def meets(self, other: Stay) -> bool:
        """Whether both have a day in common."""
        return self.since < other.until and other.since < self.until


Days = tuple[date, date]
"""[since, until)"""


def within(days: Days, stays: Iterable[Days]) -> list[Days]:
    """Those of the days that lie in any of the stays, as stretches with a gap between each two."""
    found: list[Days] = []
    for since, until in sorted(stays):
        first, behind = max(days[0], since), min(days[1], until)
        if first >= behind:
            continue
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(behind, found[-1][1])
        else:
            found.append((first, behind))
    return found


def problem(new: Stay, others: Sequence[Stay], *, absence: Absence | None = None) -> str:
    """The number of what forbids this stay beside the others, empty when nothing does."""
    if new.since >= new.until:
        return "O112"
    meeting = [other for other in others if other.meets(new)]
    modes = {other.mode for other in meeting}
    if new.mode == HOLDER and HOLDER in modes:
        return "O111"
    if any(other.person == new.person for other in meeting):
        return "O156"
    if new.mode == "acting_for" and not covered(new, others):
        return "O155"
    # Which of the two came first makes no difference: both are there on one day.
    if _INSTEAD.get(new.mode) in modes and absence is None:
        return "O157"
    return ""


def covered(stay: Stay, others: Sequence[Stay]) -> bool:
    """Whether the post has a holder on every day of this stay."""
    day = stay.since
    for held in sorted((s for s in others if s.mode == HOLDER), key=lambda s: s.since):
        if held.since <= day < held.until:
            day = held.until
    return day >= stay.until


def deserted(before: Sequence[Stay], after: Sequence[Stay]) -> bool:
    """Whether somebody acted for a holder before and has none on some day after."""
    return any(
        stay.mode == "acting_for" and covered(stay, before) and not covered(stay, after)
        for stay in after
    )
