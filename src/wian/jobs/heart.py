"""A sign of life beside the work, on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from types import TracebackType

from django.db import connection

from wian.jobs.errors import LeaseLost
from wian.jobs.progress import Told
from wian.jobs.rules import Limits
from wian.jobs.stopping import deaf


class Heart:
    """While it beats, the lease is renewed and progress is written.

    A thread, not a lease longer than the longest task: a dead machine is noticed within half a
    minute, however long its job would have run, and jobs that tell no progress keep their lease.
    Its own connection, so that a job's open transaction neither hides progress nor rolls it back.
    """

    def __init__(self, *, renew: Callable[[Told], bool], limits: Limits) -> None:
        self.told = Told()
        self._renew, self._limits = renew, limits
        self._lost = False
        self._stopped = Event()
        self._thread = Thread(target=self._beat, name="heart", daemon=True)

    def hear(self, told: Told) -> None:
        """The latest word of the job is kept; raises LeaseLost when another worker has the job."""
        self.told = told
        if self._lost:
            raise LeaseLost("this job was given to another worker")

    def __enter__(self) -> Heart:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped.set()
        self._thread.join()

    def _beat(self) -> None:
        """Until stopped: write what is new, and renew the lease well before it runs out."""
        deaf()
        written, renewed = self.told, monotonic()
        hangs_from = renewed + self._limits.longest
        try:
            while not self._stopped.wait(self._limits.beat) and monotonic() < hangs_from:
                if self.told is written and monotonic() - renewed < self._limits.lease / 3:
                    continue
                told = self.told
                try:
                    if not self._renew(told):
                        self._lost = True
                        return
                    written, renewed = told, monotonic()
                except Exception:  # whatever it was, the next beat tries on a fresh connection
                    connection.close()
        finally:
            connection.close()
