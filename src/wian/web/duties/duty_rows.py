"""The rows of a duty's page in words: figures, periods, offices, and what one's own offices owe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from wian.duties.deadlines import Calendar, Due, said, why_moved
from wian.duties.duty_values import AssignmentView, DutyPage, DutyView
from wian.duties.foreseeing import foreseen
from wian.duties.list_values import Matrix
from wian.duties.overview_values import Named, Total
from wian.web.duties.told import Tag, period, tag
from wian.web.when import Clock

MOST: Final = 60
"""So many periods are foreseen one by one."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A line with its sums in words; `tag` where it has a day."""

    id: int
    name: str
    tag: Tag | None
    moved: str
    here: int
    of: int
    late: int
    missing: int
    returned: int
    exempt: int


@dataclass(frozen=True, slots=True)
class OwnLine:
    """What one of the own offices owes for a period."""

    office: int
    period: str
    name: str
    tag: Tag
    extended: bool


@dataclass(frozen=True, slots=True)
class Own:
    """How it stands at one of the own offices, and what that office owes."""

    view: AssignmentView
    way: str
    lines: tuple[OwnLine, ...]


def figures(counts: Mapping[str, int], seen: Clock) -> list[tuple[str, str]]:
    """Each number with its word: here, late, missing, returned, waiting, exempt, extended."""
    if not counts:
        return []
    here = counts["sent"] + counts["late"]
    told = {
        "fig_owed": here + counts["waiting"] + counts["returned"],
        "fig_here": here,
        "fig_late": counts["late"],
        "fig_missing": counts["due_waiting"] + counts["due_returned"],
        "fig_returned": counts["returned"],
        "fig_accepted": counts["accepted"],
        "fig_extended": counts["extended"],
        "fig_exempt": counts["exempt"],
    }
    return [(seen.say[word], seen.n(f"{n:,}")) for word, n in told.items()]


def period_lines(
    duty: DutyView, sums: Sequence[Named], calendar: Calendar, seen: Clock
) -> list[Sum]:
    """Each period with its day by the rule and its sums."""
    now = timezone.now()
    dues = {due.period.key: due for due in foreseen(duty.rule, duty.anchor, seen.today, calendar)}
    found = []
    for one in sums:
        due = dues.get(one.key)
        found.append(
            _sum(
                0,
                period(one.key, seen) or seen.say("once"),
                one.total,
                tag(said(due, now), seen) if due else None,
                why_moved(due, seen.say.lang, seen.digits) if due else "",
            )
        )
    return found


def office_lines(table: Matrix, called: Mapping[int, str]) -> list[Sum]:
    """Each office with its sums over all periods."""
    return [
        _sum(line.office, called.get(line.office, line.name), line.total) for line in table.lines
    ]


def upcoming(dues: Sequence[Due], seen: Clock) -> list[tuple[str, Tag, str]]:
    """What would be due of one that is not opened: the period, the day, and why it moved."""
    now = timezone.now()
    return [
        (
            period(due.period.key, seen) or seen.say("once"),
            tag(said(due, now), seen),
            why_moved(due, seen.say.lang, seen.digits),
        )
        for due in dues[:MOST]
    ]


def own_lines(view: AssignmentView, found: DutyPage, seen: Clock) -> Own:
    """The office with its way and what it owes, period by period."""
    ways = {way.code: seen.n(way.label) for way in found.duty.ways}
    lines = tuple(
        OwnLine(
            one.office,
            one.period,
            period(one.period, seen) or seen.say("once"),
            tag(one.said, seen),
            one.extended,
        )
        for one in found.owed
        if one.office == view.office
    )
    return Own(view, ways.get(view.way, ""), lines)


def _sum(id_: int, name: str, total: Total, told: Tag | None = None, moved: str = "") -> Sum:
    counted = total.counted
    return Sum(
        id=id_,
        name=name,
        tag=told,
        moved=moved,
        here=counted.on_time + counted.late + counted.early,
        of=counted.expected,
        late=counted.late,
        missing=counted.missing,
        returned=counted.returned,
        exempt=counted.exempt,
    )
