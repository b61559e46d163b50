"""Writes: a task is claimed, kept, ended, given back, taken from a dead worker, or asked for again.

Every change locks the lease's row first, and whoever no longer holds the lease changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max
from django_tasks_db.utils import exclusive_transaction

from wian.jobs import rules
from wian.jobs.errors import WorkerLost
from wian.jobs.models import Lease
from wian.jobs.progress import Told
from wian.jobs.rules import Limits

# One reaping holds its locks briefly, whatever happened before it.
AT_ONCE = 500

Row: TypeAlias = "DBTaskResult[Any, Any]"


@dataclass(frozen=True, slots=True)
class Held:
    """A task in the hands of one worker, for one attempt."""

    row: Row
    worker: str
    attempt: int


@dataclass(frozen=True, slots=True)
class Reaped:
    """What became of tasks whose worker fell silent."""

    again: int = 0
    failed: int = 0


def claim(*, worker: str, limits: Limits) -> Held | None:
    """The next task is this worker's alone, with its lease in the same transaction; None: no task.

    The row lock is django-tasks-db's own: SKIP LOCKED on PostgreSQL, one writer on SQLite.
    """
    ready = DBTaskResult.objects.ready()
    if not ready.exists():  # an idle worker never takes SQLite's write lock
        return None
    with exclusive_transaction():
        if (row := ready.get_locked()) is None:
            return None
        row.claim(worker)
        before = Lease.objects.filter(task=row).values_list("attempt", flat=True).first() or 0
        lease = Lease(task=row, worker=worker, attempt=before + 1, until=Now() + limits.span)
        Lease.objects.bulk_create(
            [lease],
            update_conflicts=True,
            unique_fields=["task"],
            update_fields=["worker", "attempt", "until", "done", "total", "note", "updated_at"],
        )
    return Held(row, worker, before + 1)


def renew(*, held: Held, told: Told, limits: Limits) -> bool:
    """The lease runs anew and shows what the job told; False: the job was given to another."""
    return _change(held, told, until=Now() + limits.span)


def succeed(*, held: Held, value: Any, told: Told) -> bool:
    """The task is done; False: its lease was lost, and this outcome does not count."""
    with transaction.atomic():
        if kept := _change(held, told, until=None, reason=""):
            _end(held.row.pk, TaskResultStatus.SUCCESSFUL, return_value=value)
    return kept


def fail(*, held: Held, wrong: BaseException, told: Told, limits: Limits) -> bool:
    """The task waits for its next attempt, or has failed with a reason people can read.

    False: its lease was lost, and this outcome does not count.
    """
    why = rules.reason(wrong, held.attempt)
    with transaction.atomic():
        if not _change(held, told, until=None, reason=why):
            return False
        if rules.may_try_again(wrong, held.attempt, limits):
            _wait([held.row.pk], run_after=Now() + rules.pause(held.attempt, limits))
        else:
            _end(
                held.row.pk,
                TaskResultStatus.FAILED,
                exception_class_path=rules.class_path(type(wrong)),
                traceback=rules.whereabouts(wrong),
            )
    return True


def give_back(*, held: Held) -> bool:
    """The task waits as if this attempt had not been; False: its lease was lost."""
    with transaction.atomic():
        if kept := _change(held, Told(), until=None, attempt=held.attempt - 1):
            _wait([held.row.pk])
    return kept


def reap(*, limits: Limits) -> Reaped:
    """Tasks whose lease ran out wait again, or have failed if that was their last attempt."""
    silent = Lease.objects.filter(until__lt=Now())
    if not silent.exists():
        return Reaped()
    with exclusive_transaction():
        locked = silent.select_for_update(skip_locked=True)[:AT_ONCE]
        found = dict(locked.values_list("task_id", "attempt"))
        again = [task for task, attempt in found.items() if attempt < limits.attempts]
        for task, attempt in found.items():
            why = rules.reason_lost(attempt)
            Lease.objects.filter(task=task).update(until=None, reason=why, updated_at=Now())
        _wait(again)
        for task in found.keys() - set(again):
            _end(
                task,
                TaskResultStatus.FAILED,
                exception_class_path=rules.class_path(WorkerLost),
                traceback="",
            )
    return Reaped(len(again), len(found) - len(again))


def requeue(*, task_id: str | UUID) -> bool:
    """A failed task waits again with all its attempts; False: there is none failed by that id."""
    with transaction.atomic():
        changed = DBTaskResult.objects.failed().filter(pk=rules.identity(task_id))
        if not changed.update(
            status=TaskResultStatus.READY,
            started_at=None,
            finished_at=None,
            run_after=get_date_max(),
            exception_class_path="",
            traceback="",
        ):
            return False
        Lease.objects.filter(task=rules.identity(task_id)).update(
            attempt=0, done=0, total=None, note="", reason="", updated_at=Now()
        )
    return True


def _change(held: Held, told: Told, **values: Any) -> bool:
    """The lease is changed if this worker still holds it for this attempt."""
    lease = Lease.objects.filter(
        task=held.row, worker=held.worker, attempt=held.attempt, until__isnull=False
    )
    values |= {"done": told.done, "total": told.total, "note": told.note}
    return lease.update(updated_at=Now(), **values) == 1


def _wait(tasks: list[UUID], **values: Any) -> None:
    """Running tasks are ready for the next worker."""
    DBTaskResult.objects.running().filter(pk__in=tasks).update(
        status=TaskResultStatus.READY, started_at=None, **values
    )


def _end(task: UUID, status: TaskResultStatus, **values: Any) -> None:
    """A running task is over."""
    outcome = {"return_value": None, "exception_class_path": "", "traceback": "", **values}
    DBTaskResult.objects.running().filter(pk=task).update(
        status=status, finished_at=Now(), **outcome
    )
