"""A warm, recycled pool of confined child processes for everything that reads foreign files.

A child that crashes, hangs or eats too much becomes a ScanError for its own task; the pool goes on.
"""

import atexit
import contextlib
import os
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from signal import SIGXCPU
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from wian.scanning import sandbox
from wian.scanning.errors import ScanError, failure
from wian.thai.lexicon import lexicon

P = ParamSpec("P")
T = TypeVar("T")

_TASKS_A_CHILD = 200
_LEAVE_S = 5.0


class Work(Future[T]):
    """A future of the pool: `result()` gives the value or raises ScanError; `cancel()` also stops
    a task that is running. An exception of the function itself arrives as it is."""

    _inner: "ProcessFuture[bytes] | None" = None

    def cancel(self) -> bool:
        """The task is stopped, its result is ScanError S115; False if it was done already."""
        if self.done():
            return False
        inner = self._inner
        if inner is not None:
            inner.cancel()  # type: ignore[no-untyped-call]
        self._fail(failure("S115"))
        return True

    def _fail(self, error: BaseException) -> None:
        with contextlib.suppress(Exception):  # done in the meantime: the first outcome stands
            self.set_exception(error)

    def _finish(self, answer: bytes) -> None:
        try:
            value = pickle.loads(answer)
        except Exception as error:
            self._fail(error)
            return
        if isinstance(value, _Raised):
            self._fail(value.error)
            return
        with contextlib.suppress(Exception):
            self.set_result(value)


class _Raised:
    """An exception on its way from the child."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


class Pool:
    """`workers` children, started at the first task, replaced after 200 tasks.

    Each task may use `cpu_s` seconds of CPU and `seconds` seconds of clock time; each child may map
    `memory_mb` MiB. A child runs `warm()` before it is confined and takes its first task; by
    default it loads the lexicon. A context manager: leaving it cancels what is not done. Do not use
    one pool on both sides of a fork.
    """

    def __init__(
        self,
        workers: int = 1,
        memory_mb: int = 1536,
        cpu_s: int = 300,
        seconds: float = 300,
        warm: Callable[[], object] | None = lexicon,
    ) -> None:
        self.workers, self.memory_mb = workers, memory_mb
        self.cpu_s, self.seconds, self.warm = cpu_s, seconds, warm
        self._lock = threading.Lock()
        self._live: set[Work[Any]] = set()
        self._pool: ProcessPool | None = None
        self._closed = False

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Work[T]:
        """`function(*args, **kwargs)` runs in a child; everything must be picklable.

        The future raises S113 (time), S114 (memory, crash) or S115 (cancelled), or what the
        function raised. Raises S108 at once if the arguments would not fit into a child.
        """
        task = pickle.dumps((function, args, kwargs))
        if len(task) > self.memory_mb * 1024 * 1024 // 6:
            raise failure("S108", bytes=len(task), limit=self.memory_mb * 1024 * 1024 // 6)
        work: Work[T] = Work()
        self._start(work, task, again=True)
        return work

    def _start(self, work: Work[Any], task: bytes, *, again: bool) -> None:
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            self._live.add(work)
            try:
                inner = self._schedule(task)
            except RuntimeError:  # the pool broke since its last task
                self._drop()
                inner = self._schedule(task)
            work._inner = inner
        inner.add_done_callback(lambda done: self._done(work, task, done, again))

    def _schedule(self, task: bytes) -> "ProcessFuture[bytes]":
        if self._pool is None:
            total = int(_TASKS_A_CHILD * self.cpu_s + 60)
            self._pool = ProcessPool(
                max_workers=self.workers,
                max_tasks=_TASKS_A_CHILD,
                initializer=sandbox.enter,
                initargs=(self.memory_mb, total, self.warm),
                context=get_context("spawn"),
            )
        return self._pool.schedule(_run, args=(task, self.cpu_s), timeout=self.seconds)

    def _done(self, work: Work[Any], task: bytes, inner: "Future[bytes]", again: bool) -> None:
        self._live.discard(work)
        work._inner = None  # or the two would hold each other, and the task's bytes, for a while
        if inner.cancelled():
            work._fail(failure("S115"))
            return
        error = inner.exception()
        if error is None:
            work._finish(inner.result())
        elif isinstance(error, BrokenProcessPool) and again and not work.done():
            # All children died at once, perhaps none of them by this task: once more, alone.
            with contextlib.suppress(RuntimeError):
                self._start(work, task, again=False)
                return
            work._fail(failure("S115"))
        else:
            work._fail(self._told(error))

    def _told(self, error: BaseException) -> BaseException:
        """What befell the child, as the sentence for it."""
        if isinstance(error, TimeoutError):
            return failure("S113", seconds=self.seconds)
        if isinstance(error, CancelledError):
            return failure("S115")
        if isinstance(error, ProcessExpired) and error.exitcode == -SIGXCPU:
            return failure("S113", seconds=self.cpu_s)
        if isinstance(error, ProcessExpired | BrokenProcessPool | MemoryError):
            return failure("S114", exitcode=getattr(error, "exitcode", None))
        return error

    def _drop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            threading.Thread(target=pool.join, daemon=True).start()

    def close(self) -> None:
        """The children are gone; what was not done raises S115."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
            left = list(self._live)
        for work in left:
            work.cancel()
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            # The children are killed by now; nobody waits for a manager that Ctrl-C caught midway.
            leaving = threading.Thread(target=pool.join, daemon=True)
            leaving.start()
            leaving.join(_LEAVE_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _run(task: bytes, cpu_s: int) -> bytes:
    """In the child: one task under its own share of CPU; the answer is pickled here, so that
    nothing a task returns can break the pool's own channel."""
    sandbox.grant_cpu(cpu_s)
    try:
        function, args, kwargs = pickle.loads(task)
        answer = pickle.dumps(function(*args, **kwargs))
    except MemoryError:
        answer = pickle.dumps(_Raised(failure("S114")))
    except Exception as error:
        answer = _pickled(error)
    sandbox.grant_cpu(3600)  # dying while the answer is on its way would block the others
    return answer


def _pickled(error: Exception) -> bytes:
    try:
        answer = pickle.dumps(_Raised(error))
        pickle.loads(answer)
    except Exception:
        answer = pickle.dumps(_Raised(RuntimeError(f"{type(error).__name__}: {error}")))
    return answer


_shared: dict[int, Pool] = {}
_shared_lock = threading.Lock()


def shared_pool() -> Pool:
    """This process's own pool, one child per core but at most four, made at the first call."""
    with _shared_lock:
        pool = _shared.get(os.getpid())
        if pool is None or pool._closed:
            pool = _shared[os.getpid()] = Pool(workers=max(1, min(4, os.cpu_count() or 1)))
            atexit.register(pool.close)
        return pool


def network_blocked(pool: Pool | None = None) -> bool | None:
    """Whether children are cut off from the network: True, False, or None if it cannot be told."""
    try:
        return (pool or shared_pool()).submit(sandbox.network_refused).result(60)
    except (ScanError, TimeoutError, OSError):
        return None
