"""All duties of one letter together: which heads others, which needs which, when each is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wian.thai.digits import to_arabic

from ..deadlines import Continuous, DueRule, Information, On
from ..unanswered import Ask
from . import sentences, tying
from .values import Proposed, kind_of
from .whens import says_when, when


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the reading by its number, and the rows that its words cite."""

    at: int
    data: Mapping[str, Any]
    action: str
    item: str
    cites: tuple[int, ...] = ()


def proposed(facts: Mapping[str, Any]) -> tuple[Proposed, ...]:
    """The duties of these facts, as they hold now, in the letter's order; taken away ones aside."""
    rows = _rows(facts)
    told = _told_again(rows)
    found = [_proposed(row, rows, told) for row in rows]
    found = _by_plan(found)
    return tuple(_due_with(found))


def _rows(facts: Mapping[str, Any]) -> list[_Row]:
    given = [
        (at, row) for at, row in enumerate(facts.get("duties") or ()) if row and row.get("action")
    ]
    rows = [
        _Row(at, row, str(row["action"]).strip(), to_arabic(str(row.get("item") or "")))
        for at, row in given
    ]
    numbers = [row.item for row in rows]
    return [
        replace(row, cites=tying.rows_of(tying.items(row.action), numbers, place))
        for place, row in enumerate(rows)
    ]


def _told_again(rows: Sequence[_Row]) -> Mapping[int, int]:
    """The one row whose results a recurring report tells, by the place of the report."""
    return {
        place: row.cites[0]
        for place, row in enumerate(rows)
        if len(row.cites) == 1 and row.data.get("recurrence") and tying.TELLS.search(row.action)
    }


def _proposed(row: _Row, rows: Sequence[_Row], told: Mapping[int, int]) -> Proposed:
    place = rows.index(row)
    head = _head(place, rows)
    rule, asks = _when(row, place, rows, told)
    kind = kind_of(rule)
    span = row.data.get("span")
    handed = sentences.handed_to(row.action) or (sentences.handed_to(head.action) if head else "")
    assignee = handed or str(row.data.get("assignee") or "")
    again = told.get(place)
    tracked = kind != "information"
    when_span = row.data.get("when_span")
    return Proposed(
        row=row.at,
        item=row.item[:20],
        action=row.action,
        start=span[0] if span else None,
        end=span[1] if span else None,
        assignee=assignee[:240],
        doer=sentences.office_kind(assignee),
        kind=kind,
        rule=rule,
        asks=asks,
        wanted=() if not tracked or _bundles(row) else sentences.wanted(row.action),
        ways=sentences.ways(row.action) if tracked else (),
        needs=tuple(rows[cited].at for cited in row.cites) if tracked else (),
        repeats=None if again is None else rows[again].at,
        when=tuple(when_span) if when_span else None,
        condition=str(row.data.get("condition") or ""),
    )


def _when(
    row: _Row, place: int, rows: Sequence[_Row], told: Mapping[int, int]
) -> tuple[DueRule | None, tuple[Ask, ...]]:
    if says_when(row.data):
        return when(row.data)
    numbered_next = place + 1 < len(rows) and rows[place + 1].item and not row.item
    if numbered_next and sentences.heads_list(row.action):
        return DueRule(Information()), ()
    if not row.item and sentences.informs(row.action):
        return DueRule(Information()), ()
    if place in told.values() or sentences.goes_on(row.action):
        return DueRule(Continuous()), ()
    return when(row.data)


def _head(place: int, rows: Sequence[_Row]) -> _Row | None:
    """The sentence that heads the list in which this row stands."""
    if not rows[place].item:
        return None
    above = (row for row in reversed(rows[:place]) if not row.item)
    head = next(above, None)
    return head if head and sentences.heads_list(head.action) else None


def _bundles(row: _Row) -> bool:
    """Whether it only sends what others have made."""
    return bool(row.cites) and tying.BUNDLES.search(row.action) is not None


def _by_plan(found: Sequence[Proposed]) -> list[Proposed]:
    """Who works by "the plan" needs the nearest duty above that makes one."""
    told: list[Proposed] = []
    for one in found:
        makers = [other.row for other in told if any(w.code == "plan" for w in other.wanted)]
        if makers and one.item and not one.needs and tying.BY_PLAN.search(one.action):
            one = replace(one, needs=(makers[-1],))
        told.append(one)
    return told


def _due_with(found: Sequence[Proposed]) -> list[Proposed]:
    """What must be ready for another duty and has no day of its own is due on the day of that.

    Only where that one sends what the others made; the asking person sees whose day it is.
    """
    told = {one.row: one for one in found}
    for one in found:
        bundle = tying.BUNDLES.search(one.action) and one.rule and isinstance(one.rule.when, On)
        for row in one.needs if bundle else ():
            need = told[row]
            if need.rule is None and need.asks == (Ask.WHEN,):
                told[row] = replace(need, rule=one.rule, asks=(), due_with=one.row)
    return list(told.values())
