"""What may be done next with a report, and what forbids the rest. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .deadlines import State, Takes
from .errors import PROBLEMS
from .report_values import StepOpen
from .stages import Stage

_TIMES = {Takes.WITH_LEAVE: "D206", Takes.NO: "D207"}
_OPEN = (Stage.WAITING, Stage.RETURNED)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a report stands, and what the acting person may do about it.

    `mine`: writes it; `accepts`, `grants`: at the level that asks, or above. `last`: there is an
    earlier one to copy. `seen`, `decided`, `followed` of its last sending.
    """

    stage: Stage
    state: State
    takes: Takes
    duty_open: bool
    mine: bool
    accepts: bool
    grants: bool
    last: bool = False
    seen: bool = False
    decided: bool = False
    followed: bool = False


def steps_open(at: Stand) -> tuple[StepOpen, ...]:
    """Each step, open or with what forbids it.

    write, copy_last, send, take_back, ask_leave · return, accept, undo · grant_leave
    """
    return tuple(_open(step, number) for step, number in _problems(at))


def _problems(at: Stand) -> Iterator[tuple[str, str]]:
    mine, accepts, grants = (
        "" if may else "D224" for may in (at.mine, at.accepts, at.grants)
    )  # fmt: skip
    closed = "" if at.duty_open else "D211"
    writing = mine or closed or _written(at.stage)
    waits = "" if at.stage == Stage.SENT else "D212"
    owed = "" if at.stage in _OPEN else "D235"
    yield "write", writing
    yield "copy_last", writing or ("" if at.last else "D218")
    yield "send", writing or ("D204" if at.state is State.NOT_OPEN else _TIMES.get(at.takes, ""))
    yield "take_back", mine or waits or ("D216" if at.seen else "")
    yield "ask_leave", mine or closed or owed
    yield "return", accepts or waits
    yield "accept", accepts or waits
    yield "undo", accepts or closed or _undone(at)
    yield "grant_leave", grants or closed or owed


def _written(stage: Stage) -> str:
    if stage == Stage.EXEMPT:
        return "D208"
    return "" if stage in _OPEN else "D203"


def _undone(at: Stand) -> str:
    if not at.decided:
        return "D212"
    return "D217" if at.followed else ""


def _open(step: str, number: str) -> StepOpen:
    if not number:
        return StepOpen(step, True)
    problem = PROBLEMS[number]
    thai, english = (text.format_map(_Words()) for text in (problem.thai, problem.english))
    return StepOpen(step, False, number, thai, english)


class _Words(dict[str, str]):
    """What is not known beforehand stays away."""

    def __missing__(self, key: str) -> str:
        return "…"
