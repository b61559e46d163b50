"""SIGTERM and Ctrl-C become a question that a worker asks between two jobs."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from wian.jobs.errors import LetGo


class Stop:
    """False until somebody asked to stop.

    A plain flag: an Event set inside a signal handler can wait for itself for ever.
    """

    def __init__(self) -> None:
        self._times = count(1)
        self._asked = False

    def __call__(self) -> bool:
        """Whether somebody asked."""
        return self._asked

    def hear(self, number: int, frame: object) -> None:
        """Once: finish the running job first. Twice: let go of it now. More change nothing."""
        self._asked = True
        if next(self._times) == 2:  # one step, because a second signal may interrupt the first
            raise LetGo


SIGNALS = (signal.SIGTERM, signal.SIGINT)


def deaf() -> None:
    """The calling thread takes no signal: one that reached it would not wake the main thread."""
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)


@contextmanager
def heard() -> Iterator[Stop]:
    """Inside, both signals are heard by the yielded `Stop`; main thread only."""
    stop = Stop()
    before = {n: signal.signal(n, stop.hear) for n in SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
