"""Pure decisions: how long a worker may be silent, how often a job is tried, what people read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from traceback import format_tb
from uuid import UUID

from wian.jobs.errors import CannotBeDone


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and counts that bound a job."""

    lease: float = 30.0
    """Silence after which a worker is believed dead."""
    longest: float = 3600.0
    """Age at which a job that still runs is believed to hang: its lease is no longer renewed."""
    attempts: int = 3
    first_pause: float = 10.0
    longest_pause: float = 600.0

    @property
    def beat(self) -> float:
        """Seconds between two signs of life: three may be missed, and progress is a second old."""
        return min(1.0, self.lease / 4)

    @property
    def span(self) -> timedelta:
        """The lease as a length of time."""
        return timedelta(seconds=self.lease)


LIMITS = Limits()


def pause(attempt: int, limits: Limits) -> timedelta:
    """How long a job rests after its failed `attempt`, counted from 1: four times longer each."""
    return timedelta(seconds=min(limits.longest_pause, limits.first_pause * 4 ** (attempt - 1)))


def may_try_again(wrong: BaseException, attempt: int, limits: Limits) -> bool:
    """Whether another attempt could help and is still allowed."""
    return not isinstance(wrong, CannotBeDone) and attempt < limits.attempts


def reason(wrong: BaseException, attempt: int) -> str:
    """Why the job failed, for people: nothing of an error's own text, which may quote a letter."""
    if isinstance(wrong, CannotBeDone):
        return str(wrong)
    kind = type(wrong).__name__
    return (
        f"ลองแล้ว {attempt} ครั้ง ครั้งล่าสุดผิดพลาด ({kind}) · "
        f"Tried {attempt} times; the last time it failed ({kind})"
    )


def reason_lost(attempt: int) -> str:
    """Why the job failed when its worker fell silent in the last attempt."""
    return (
        f"ลองแล้ว {attempt} ครั้ง ครั้งล่าสุดตัวทำงานหยุดกลางคัน · "
        f"Tried {attempt} times; the last time its worker stopped in the middle"
    )


def class_path(kind: type[BaseException]) -> str:
    """The dotted name under which the error's class can be imported."""
    return f"{kind.__module__}.{kind.__qualname__}"


def whereabouts(wrong: BaseException) -> str:
    """Where it failed, for developers: files, lines and classes, but no value and no message."""
    found: list[str] = []
    link: BaseException | None = wrong
    while link is not None and len(found) < 10:
        found.insert(0, f"{''.join(format_tb(link.__traceback__))}{class_path(type(link))}\n")
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(found)


def identity(task_id: str | UUID) -> UUID:
    """The id as the queue keeps it; what cannot be one becomes an id that no task has."""
    try:
        return task_id if isinstance(task_id, UUID) else UUID(task_id)
    except ValueError:
        return UUID(int=0)
