"""Where one occurrence stands: the one rule that page, API, report and score ask.

Missing is not zero, late is not missing, exempt is not late. The closing second of Bangkok is on
time, the next one late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from .clock import days_between, second
from .occurrences import Due

SOON: Final = 3
"""Calendar days before it is due from which something counts as due soon."""


class State(StrEnum):
    """How an occurrence stands at a moment."""

    NOT_OPEN = "not_open"
    OPEN = "open"
    DUE_SOON = "due_soon"
    EXTENDED = "extended"
    LATE = "late"
    LOCKED = "locked"
    ON_TIME = "on_time"
    LATE_SENT = "late_sent"
    RETURNED = "returned"
    EXEMPT = "exempt"


class Takes(StrEnum):
    """Whether a report is taken at that moment, and on what condition."""

    FREELY = "freely"
    WITH_REASON = "with_reason"
    WITH_LEAVE = "with_leave"
    NO = "no"


class CountsAs(StrEnum):
    """In which column of the sums an occurrence stands; in one exactly."""

    ON_TIME = "on_time"
    LATE = "late"
    RETURNED = "returned"
    MISSING = "missing"
    EARLY = "early"
    WAITING = "waiting"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state with what it rests on.

    `until`: the second up to which it is on time, extension included. `days_late`: calendar days
    of Bangkok after that day, 0 also within it; of what was sent, up to the sending. `days_left`:
    calendar days to it, 0 on the day and after. `extended`: an extension moved `until`.
    """

    state: State
    until: datetime
    takes: Takes
    counts_as: CountsAs
    days_late: int = 0
    days_left: int = 0
    extended: bool = False
    accepted: bool = False


def standing(
    due: Due,
    now: datetime,
    *,
    submitted: datetime | None = None,
    accepted: datetime | None = None,
    exempt: bool = False,
    returned: bool = False,
    extended_to: datetime | None = None,
    soon: int = SOON,
) -> Standing:
    """How `due` stands at `now`, a moment of the server's clock.

    `submitted` is the server's moment of the submission that counts; while `returned` it does not.
    `extended_to` is an extension that `due` does not carry; it only ever moves later. Whoever
    returns a report after it locked has to extend it, for nothing else opens a lock.
    """
    at, until = second(now), _until(due, extended_to)
    sent = None if submitted is None or returned or exempt else second(submitted)
    state = _state(due, at, until, sent, exempt, returned, soon)
    return Standing(
        state,
        until,
        _takes(due, at, until, state),
        _counts_as(at, until, sent, exempt, returned),
        0 if exempt else max(0, days_between(until, sent or at)),
        0 if exempt or sent else max(0, days_between(at, until)),
        until > due.due,
        accepted is not None and sent is not None,
    )


def _until(due: Due, extended_to: datetime | None) -> datetime:
    ends = (due.due, due.extended_to, extended_to)
    return second(max(end for end in ends if end is not None))


def _state(
    due: Due,
    at: datetime,
    until: datetime,
    sent: datetime | None,
    exempt: bool,
    returned: bool,
    soon: int,
) -> State:
    if exempt:
        return State.EXEMPT
    if sent is not None:
        return State.ON_TIME if sent <= until else State.LATE_SENT
    if returned:
        return State.RETURNED
    if at > until:
        return State.LOCKED if due.locks is not None and at > due.locks else State.LATE
    if due.opens is not None and at < due.opens:
        return State.NOT_OPEN
    if at > due.due:
        return State.EXTENDED
    return State.DUE_SOON if days_between(at, until) <= soon else State.OPEN


def _takes(due: Due, at: datetime, until: datetime, state: State) -> Takes:
    if state in (State.EXEMPT, State.NOT_OPEN, State.ON_TIME, State.LATE_SENT):
        return Takes.NO
    if at <= until:
        return Takes.FREELY
    if due.locks is not None and at > due.locks:
        return Takes.NO
    if due.late_until is not None and at > due.late_until:
        return Takes.WITH_LEAVE
    return Takes.WITH_REASON


def _counts_as(
    at: datetime, until: datetime, sent: datetime | None, exempt: bool, returned: bool
) -> CountsAs:
    if exempt:
        return CountsAs.EXEMPT
    passed = at > until
    if sent is not None:
        if sent > until:
            return CountsAs.LATE
        return CountsAs.ON_TIME if passed else CountsAs.EARLY
    if not passed:
        return CountsAs.WAITING
    return CountsAs.RETURNED if returned else CountsAs.MISSING
