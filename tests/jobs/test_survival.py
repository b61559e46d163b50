"""Real worker processes are killed, stopped and raced: no job is lost and none is done twice."""

from __future__ import annotations

import signal

from tests.jobs import work
from tests.jobs.conftest import Place, until
from wian.jobs import actions
from wian.jobs.queries import State, Status, status, waiting
from wian.jobs.rules import LIMITS


def stand(task_id: str) -> Status:
    found = status(task_id)
    assert found is not None
    return found


def test_a_job_whose_worker_was_killed_is_finished_by_the_next_one(place: Place) -> None:
    job = work.killed_once.enqueue(str(place.folder))
    first = place.worker("--lease", "1")
    until((place.folder / "started").exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert stand(job.id).state is State.RUNNING
    place.worker("--lease", "1")
    until(lambda: stand(job.id).state is State.DONE)
    assert place.marks == ["finished"]
    assert stand(job.id).attempt == 2
    job.refresh()
    assert len(set(job.worker_ids)) == 2


def test_a_job_that_kills_every_worker_fails_after_three_attempts(place: Place) -> None:
    job = work.poison.enqueue()
    for _ in range(3):
        assert place.worker("--lease", "0.5").wait(30) == -signal.SIGKILL
    until(lambda: actions.reap(limits=LIMITS).failed == 1)
    assert stand(job.id).state is State.FAILED
    assert stand(job.id).attempt == 3
    assert "ตัวทำงานหยุดกลางคัน" in stand(job.id).reason
    assert "3 times" in stand(job.id).reason


def test_two_workers_do_two_hundred_jobs_once_each(place: Place) -> None:
    for number in range(200):
        work.mark.enqueue(str(place.folder), str(number))
    workers = [place.worker("--idle-exit", "0.2") for _ in range(2)]
    assert [one.wait(30) for one in workers] == [0, 0]
    assert sorted(place.marks, key=int) == [str(number) for number in range(200)]
    assert (waiting().ready, waiting().running, waiting().failed) == (0, 0, 0)


def test_a_worker_asked_to_stop_finishes_the_running_job_only(place: Place) -> None:
    running = work.unhurried.enqueue(str(place.folder))
    next_one = work.mark.enqueue(str(place.folder), "next")
    worker = place.worker()
    until((place.folder / "started").exists)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(20) == 0
    assert place.marks == ["finished"]
    assert stand(running.id).state is State.DONE
    assert stand(next_one.id).state is State.WAITING


def test_a_worker_asked_twice_gives_the_running_job_back(place: Place) -> None:
    job = work.endless.enqueue(str(place.folder))
    worker = place.worker()
    until((place.folder / "started").exists)
    worker.send_signal(signal.SIGTERM)
    worker.send_signal(signal.SIGINT)
    assert worker.wait(20) == 0
    assert stand(job.id).state is State.WAITING
    assert stand(job.id).attempt == 0


def test_progress_is_seen_from_another_connection_while_the_job_runs(place: Place) -> None:
    job = work.telling.enqueue(str(place.folder))
    place.worker("--lease", "2")
    until(lambda: stand(job.id).done)
    seen = stand(job.id)
    assert (seen.state, seen.total, seen.share) == (State.RUNNING, 4, 0.75)
    assert seen.note == "หน้า 3 · page 3"
    (place.folder / "go").touch()
    until(lambda: stand(job.id).state is State.DONE)
    assert stand(job.id).share == 1.0
