"""A task is claimed, ended, given back and reaped; whoever lost the lease changes nothing."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.jobs import work
from wian.jobs import actions
from wian.jobs.actions import Held, Reaped
from wian.jobs.models import Lease
from wian.jobs.progress import Told
from wian.jobs.queries import State, status
from wian.jobs.rules import LIMITS

pytestmark = pytest.mark.usefixtures("place")


def held(worker: str = "one") -> Held:
    found = actions.claim(worker=worker, limits=LIMITS)
    assert found is not None
    return found


def fall_silent() -> None:
    past = timezone.now() - timedelta(hours=1)
    Lease.objects.filter(until__isnull=False).update(until=past)


def test_a_task_is_claimed_by_one_worker_only() -> None:
    work.poison.enqueue()
    assert held().attempt == 1
    assert actions.claim(worker="two", limits=LIMITS) is None


def test_a_task_of_a_transaction_that_failed_was_never_enqueued() -> None:
    with transaction.atomic():
        work.poison.enqueue()
        transaction.set_rollback(True)
    assert actions.claim(worker="one", limits=LIMITS) is None


def test_eight_threads_claim_twenty_tasks_once_each() -> None:
    for _ in range(20):
        work.poison.enqueue()
    claimed: list[object] = []

    def take() -> None:
        while found := actions.claim(worker=threading.current_thread().name, limits=LIMITS):
            claimed.append(found.row.pk)
        connection.close()

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == len(set(claimed)) == 20


def test_a_lease_that_runs_is_not_reaped() -> None:
    work.poison.enqueue()
    held()
    assert actions.reap(limits=LIMITS) == Reaped()


def test_a_worker_that_was_believed_dead_writes_no_outcome() -> None:
    job = work.poison.enqueue()
    late = held("late")
    fall_silent()
    assert actions.reap(limits=LIMITS) == Reaped(again=1)
    second = held("second")
    assert not actions.renew(held=late, told=Told(9), limits=LIMITS)
    assert not actions.succeed(held=late, value="late", told=Told())
    assert not actions.fail(held=late, wrong=OSError(), told=Told(), limits=LIMITS)
    assert not actions.give_back(held=late)
    assert actions.succeed(held=second, value="second", told=Told())
    job.refresh()
    assert job.return_value == "second"


def test_a_failed_task_is_asked_for_again_with_all_its_attempts() -> None:
    job = work.poison.enqueue()
    for _ in range(LIMITS.attempts):
        held()
        fall_silent()
        actions.reap(limits=LIMITS)
    assert actions.requeue(task_id=job.id)
    again = status(job.id)
    assert again is not None
    assert (again.state, again.attempt, again.reason) == (State.WAITING, 0, "")
    assert held().attempt == 1


@pytest.mark.parametrize("task_id", ["", "ไม่มี", "0" * 32])
def test_an_unknown_task_is_neither_found_nor_asked_for(task_id: str) -> None:
    assert status(task_id) is None
    assert not actions.requeue(task_id=task_id)


def test_a_waiting_task_is_not_asked_for_again() -> None:
    assert not actions.requeue(task_id=work.poison.enqueue().id)


STEPS = {
    "succeed": lambda mine: actions.succeed(held=mine, value=1, told=Told()),
    "fail": lambda mine: actions.fail(held=mine, wrong=OSError(), told=Told(), limits=LIMITS),
    "give back": lambda mine: actions.give_back(held=mine),
    "renew": lambda mine: actions.renew(held=mine, told=Told(1, 2), limits=LIMITS),
    "die": lambda mine: fall_silent(),
}


# The queue is emptied by the test itself.
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*STEPS, "reap"]), max_size=12))
def test_whatever_happens_a_task_waits_runs_under_a_lease_or_is_over(
    steps: list[str],
) -> None:
    DBTaskResult.objects.all().delete()
    job = work.poison.enqueue()
    mine: Held | None = None
    for step in steps:
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        mine = actions.claim(worker="one", limits=LIMITS) or mine
        if step == "reap":
            actions.reap(limits=LIMITS)
        elif mine is not None:
            STEPS[step](mine)
        now = status(job.id)
        assert now is not None
        leased = Lease.objects.filter(task=job.id, until__isnull=False).exists()
        assert leased == (now.state is State.RUNNING)
        assert now.attempt <= LIMITS.attempts
