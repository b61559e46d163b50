"""The worker: claims tasks one by one, and never leaves one neither done, failed nor waiting."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Event, Thread
from typing import Any, cast

from django.db import DataError, Error, close_old_connections, connection
from django_tasks import TaskContext, TaskResult
from django_tasks.utils import normalize_json

from wian.jobs import actions, periodic
from wian.jobs.actions import Held, Reaped
from wian.jobs.errors import LetGo
from wian.jobs.heart import Heart
from wian.jobs.periodic import Ran
from wian.jobs.progress import told_to
from wian.jobs.rules import LIMITS, Limits, class_path
from wian.jobs.stopping import deaf

log = logging.getLogger("wian.jobs")

POLL = 0.5
SETTLING = (0.0, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each try to write an outcome: a database that restarts is back within these."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did."""

    reaped: Reaped
    ran: Ran


def run(
    *,
    stop: Callable[[], bool],
    once: bool = False,
    idle_exit: float | None = None,
    limits: Limits = LIMITS,
) -> int:
    """Tasks were run until `stop()` answered True; how many.

    `once`: until none is ready. `idle_exit`: until there was none for so many seconds. The running
    task is finished first; `LetGo` (see `stopping`) leaves it at once and gives it back. A database
    that is away is waited for, except by `once`.
    """
    worker = Worker(limits)
    if once:
        tick(limits=limits, worker=worker.name)
    try:
        if once:
            return _until_none(worker, stop)
        with _ticking(worker):
            return _until_stopped(worker, stop, idle_exit)
    except (LetGo, KeyboardInterrupt) as asked:
        worker.let_go()
        if not isinstance(asked, LetGo):
            raise
        return worker.count


def tick(*, limits: Limits = LIMITS, worker: str | None = None) -> Ticked:
    """Tasks of dead workers wait again, and periodic actions that were due have been called."""
    reaped = actions.reap(limits=limits)
    return Ticked(reaped, periodic.run_due(worker=worker or worker_name(), limits=limits))


def worker_name() -> str:
    """A name no other worker has, on any machine."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"


class Worker:
    """One worker: its name, what it holds, and how many tasks it ran."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.name, self.limits, self.count = worker_name(), limits, 0
        self._held: Held | None = None

    def one(self) -> bool:
        """The next task was run and its outcome kept; False: none is ready."""
        close_old_connections()
        self._held = actions.claim(worker=self.name, limits=self.limits)
        if self._held is None:
            return False
        self._perform(self._held)
        self._held = None
        self.count += 1
        return True

    def let_go(self) -> None:
        """The task it holds, if any, waits for another worker."""
        if (held := self._held) is not None:
            connection.close()  # it may have been left in the middle of a word
            actions.give_back(held=held)
            self._held = None

    def _perform(self, held: Held) -> None:
        renew = partial(self._renew, held)
        with Heart(renew=renew, limits=self.limits) as heart:
            keep: Callable[[], bool]
            try:
                with told_to(heart.hear):
                    value = normalize_json(_called(held))
            except (LetGo, KeyboardInterrupt):
                raise
            except BaseException as wrong:
                keep = self._failing(held, wrong, heart)
            else:
                keep = partial(actions.succeed, held=held, value=value, told=heart.told)
            try:
                kept = _settled(keep)
            except DataError as wrong:  # an outcome that the database refuses to store
                kept = _settled(self._failing(held, wrong, heart))
        if not kept:
            log.warning("job %s was given to another worker meanwhile", held.row.pk)

    def _renew(self, held: Held, told: Any) -> bool:
        return actions.renew(held=held, told=told, limits=self.limits)

    def _failing(self, held: Held, wrong: BaseException, heart: Heart) -> Callable[[], bool]:
        """Logged without its message, which may quote a letter."""
        kind = class_path(type(wrong))
        log.warning("job %s (%s) failed: %s", held.row.pk, held.row.task_path, kind)
        return partial(actions.fail, held=held, wrong=wrong, told=heart.told, limits=self.limits)


def _called(held: Held) -> Any:
    """What the task's function answers."""
    task, result = held.row.task, held.row.task_result
    context = (
        [TaskContext(task_result=cast("TaskResult[Any]", result))] if task.takes_context else []
    )
    return task.call(*context, *result.args, **result.kwargs)


def _settled(keep: Callable[[], bool]) -> bool:
    """The outcome is written, though the database may be away for a moment."""
    for pause in SETTLING:
        time.sleep(pause)
        close_old_connections()
        try:
            return keep()
        except DataError:
            raise
        except Error as wrong:
            last = wrong
    raise last


def _until_none(worker: Worker, stop: Callable[[], bool]) -> int:
    while not stop() and worker.one():
        pass
    return worker.count


def _until_stopped(worker: Worker, stop: Callable[[], bool], idle_exit: float | None) -> int:
    idle_from, misses = time.monotonic(), 0
    while not stop():
        try:
            worked, misses = worker.one(), 0
        except Error as wrong:
            misses += 1
            _complain(wrong)
            _rest(stop, min(30.0, 2.0**misses))
            continue
        if worked:
            idle_from = time.monotonic()
        elif idle_exit is not None and time.monotonic() - idle_from >= idle_exit:
            break
        else:
            _rest(stop, POLL)
    return worker.count


def _rest(stop: Callable[[], bool], seconds: float) -> None:
    """Some seconds passed, or somebody asked to stop."""
    end = time.monotonic() + seconds
    while not stop() and (left := end - time.monotonic()) > 0:
        time.sleep(min(0.1, left))


@contextmanager
def _ticking(worker: Worker) -> Iterator[None]:
    """Inside, there is a tick each second, also while a long job runs."""
    ended = Event()

    def beat() -> None:
        deaf()
        try:
            while not ended.is_set():
                try:
                    close_old_connections()
                    tick(limits=worker.limits, worker=worker.name)
                except Error as wrong:
                    _complain(wrong)
                ended.wait(1.0)
        finally:
            connection.close()

    thread = Thread(target=beat, name="tick", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _complain(wrong: Error) -> None:
    log.warning("the database does not answer: %s", class_path(type(wrong)))
