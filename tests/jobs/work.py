"""Tasks that the tests enqueue; workers in other processes import them by this name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from django_tasks import TaskContext, task

from wian.jobs.errors import CannotBeDone
from wian.jobs.progress import progress

SECRET = "รหัสผ่าน 4711"


@task
def mark(folder: str, word: str) -> str:
    with Path(folder, "marks").open("a") as marks:
        marks.write(f"{word}\n")
    return word


@task
def killed_once(folder: str) -> None:
    """The first time it waits to be killed."""
    started = Path(folder, "started")
    if not started.exists():
        started.touch()
        time.sleep(60)
    mark.func(folder, "finished")


@task
def poison() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@task
def stumbling() -> None:
    raise ValueError(SECRET)


@task
def hopeless() -> None:
    raise CannotBeDone("ไฟล์นี้เปิดไม่ได้ · This file cannot be opened")


@task
def unstorable() -> object:
    return object()


@task
def with_nul() -> str:
    return "\0"


@task(takes_context=True)
def numbered(context: TaskContext) -> int:
    return context.attempt


@task
def telling(folder: str) -> None:
    """Tells how far it is until the file `go` appears."""
    while not Path(folder, "go").exists():
        progress(done=3, total=4, note="หน้า 3 · page 3")
        time.sleep(0.02)


@task
def unhurried(folder: str) -> None:
    Path(folder, "started").touch()
    time.sleep(0.5)
    mark.func(folder, "finished")


@task
def endless(folder: str) -> None:
    Path(folder, "started").touch()
    time.sleep(60)


def round_the_clock() -> None:
    """A periodic action of the tests; see `test_periodic`."""
    mark.func(os.environ["MARKS"], "round")
