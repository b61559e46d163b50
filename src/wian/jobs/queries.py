"""Reads: where a task stands, and how many wait.

This room knows no people: the room that enqueued a task decides who may ask about it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from wian.jobs.models import Lease
from wian.jobs.rules import identity


class State(StrEnum):
    """Where a task is on its way."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


_STATES = {
    TaskResultStatus.READY: State.WAITING,
    TaskResultStatus.RUNNING: State.RUNNING,
    TaskResultStatus.SUCCESSFUL: State.DONE,
    TaskResultStatus.FAILED: State.FAILED,
}


@dataclass(frozen=True, slots=True)
class Status:
    """What may be shown of a task; `reason` also tells why an earlier attempt failed."""

    task_id: UUID
    state: State
    attempt: int
    done: int
    total: int | None
    note: str
    enqueued: datetime
    not_before: datetime | None
    started: datetime | None
    finished: datetime | None
    reason: str

    @property
    def share(self) -> float | None:
        """How much is done, 0 to 1; None when the job has not said out of how much."""
        if self.state is State.DONE:
            return 1.0
        return min(1.0, self.done / self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tasks are in each state; `later` wait for their time, `ready` for a worker."""

    ready: int
    later: int
    running: int
    failed: int


def status(task_id: str | UUID) -> Status | None:
    """Where the task stands; None when there is none by that id."""
    asked = identity(task_id)
    return statuses([asked]).get(asked)


def statuses(task_ids: Iterable[UUID]) -> dict[UUID, Status]:
    """Where each of the tasks stands that there are, in two queries for any number of them."""
    rows = list(DBTaskResult.objects.filter(pk__in=list(task_ids)))
    leases = {lease.task_id: lease for lease in Lease.objects.filter(task__in=rows)}
    return {row.pk: _status(row, leases.get(row.pk) or Lease()) for row in rows}


def _status(row: DBTaskResult[Any, Any], lease: Lease) -> Status:
    return Status(
        task_id=row.pk,
        state=_STATES[TaskResultStatus(row.status)],
        attempt=lease.attempt,
        done=lease.done,
        total=lease.total,
        note=lease.note,
        enqueued=row.enqueued_at,
        not_before=None if row.run_after == get_date_max() else row.run_after,
        started=row.started_at,
        finished=row.finished_at,
        reason=lease.reason,
    )


def waiting() -> Counts:
    """How many tasks wait, run and have failed, counted in one query."""
    now = Q(run_after=get_date_max()) | Q(run_after__lte=timezone.now())
    open_ = Q(status=TaskResultStatus.READY)
    found = DBTaskResult.objects.aggregate(
        ready=Count("pk", filter=open_ & now),
        later=Count("pk", filter=open_ & ~now),
        running=Count("pk", filter=Q(status=TaskResultStatus.RUNNING)),
        failed=Count("pk", filter=Q(status=TaskResultStatus.FAILED)),
    )
    return Counts(**found)


def under_way(path: str) -> bool:
    """Whether a task of this dotted name waits or runs: what comes round need not ask again."""
    open_ = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(task_path=path, status__in=open_).exists()


def ready_for_work() -> bool:
    """Whether the tables of this room are in the database; raises Django's Error if it is away."""
    return Lease._meta.db_table in connection.introspection.table_names()
