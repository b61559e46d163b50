"""What a job says of itself while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

NOTE_LENGTH = 200
MOST = 2**63


@dataclass(frozen=True, slots=True)
class Told:
    """How far a job is, and a word about it in Thai and English."""

    done: int = 0
    total: int | None = None
    note: str = ""


_listener: ContextVar[Callable[[Told], None] | None] = ContextVar("job_progress", default=None)


def progress(*, done: int, total: int | None = None, note: str = "") -> None:
    """What was told is on its way to whoever watches; call it as often as you like.

    It costs no query: the latest word is written about once a second, beside the job's own
    transaction. Outside a job nothing happens. Raises LeaseLost when the job was given to another
    worker meanwhile.
    """
    if not (0 <= done < MOST and 0 <= (total or 0) < MOST):
        raise ValueError("progress counts from zero upwards")
    if (tell := _listener.get()) is not None:
        tell(Told(done, total, note.replace("\0", "")[:NOTE_LENGTH]))


@contextmanager
def told_to(listener: Callable[[Told], None]) -> Iterator[None]:
    """Inside, `progress()` reaches the listener."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
