"""What a worker makes of a task's outcome, seen in this process."""

from __future__ import annotations

import logging

import pytest
from django.db import connection

from tests.jobs import work
from tests.jobs.conftest import Place
from wian.jobs import actions
from wian.jobs.errors import LeaseLost, LetGo
from wian.jobs.heart import Heart
from wian.jobs.progress import Told, progress
from wian.jobs.queries import Counts, State, Status, status, waiting
from wian.jobs.rules import LIMITS, Limits
from wian.jobs.running import Worker, run

AT_ONCE = Limits(first_pause=0)


def stand(task_id: str) -> Status:
    found = status(task_id)
    assert found is not None
    return found


def finish_all() -> int:
    return run(stop=lambda: False, once=True, limits=AT_ONCE)


def test_what_a_task_returns_is_kept(place: Place) -> None:
    job = work.mark.enqueue(str(place.folder), "word")
    assert finish_all() == 1
    job.refresh()
    assert job.return_value == "word"
    assert stand(job.id).finished is not None


def test_a_task_with_context_knows_its_attempt(place: Place) -> None:
    job = work.numbered.enqueue()
    finish_all()
    job.refresh()
    assert job.return_value == 1


def test_an_error_is_tried_three_times_and_shown_without_its_text(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    job = work.stumbling.enqueue()
    with caplog.at_level(logging.DEBUG):
        assert finish_all() == 3
    now = stand(job.id)
    assert (now.state, now.attempt) == (State.FAILED, 3)
    assert "ValueError" in now.reason
    assert "ลองแล้ว 3 ครั้ง" in now.reason
    job.refresh()
    kept = job.errors[0]
    assert kept.exception_class is ValueError
    assert "in stumbling" in kept.traceback
    for text in (now.reason, kept.traceback, caplog.text):
        assert work.SECRET not in text
        assert "4711" not in text


def test_between_attempts_a_task_rests(place: Place) -> None:
    job = work.stumbling.enqueue()
    assert run(stop=lambda: False, once=True) == 1
    now = stand(job.id)
    assert (now.state, now.attempt) == (State.WAITING, 1)
    assert now.not_before is not None
    assert (now.not_before - now.enqueued).total_seconds() > LIMITS.first_pause - 1
    assert waiting() == Counts(ready=0, later=1, running=0, failed=0)


def test_what_cannot_be_done_is_tried_once_and_says_why(place: Place) -> None:
    job = work.hopeless.enqueue()
    assert finish_all() == 1
    assert stand(job.id).state is State.FAILED
    assert stand(job.id).reason == "ไฟล์นี้เปิดไม่ได้ · This file cannot be opened"


def test_a_value_that_cannot_be_kept_is_a_failure(place: Place) -> None:
    job = work.unstorable.enqueue()
    finish_all()
    assert "TypeError" in stand(job.id).reason


def test_a_value_that_the_database_refuses_is_no_lost_job(place: Place) -> None:
    job = work.with_nul.enqueue()
    finish_all()
    expected = State.FAILED if connection.vendor == "postgresql" else State.DONE
    assert stand(job.id).state is expected


def test_a_task_whose_code_is_gone_fails_and_stops_nobody(place: Place) -> None:
    from django_tasks_db.models import DBTaskResult

    gone, fine = work.poison.enqueue(), work.mark.enqueue(str(place.folder), "fine")
    DBTaskResult.objects.filter(pk=gone.id).update(task_path="tests.jobs.work.forgotten")
    finish_all()
    assert stand(gone.id).state is State.FAILED
    assert stand(fine.id).state is State.DONE


def test_asked_to_stop_a_worker_claims_nothing(place: Place) -> None:
    job = work.mark.enqueue(str(place.folder), "word")
    assert run(stop=lambda: True) == 0
    assert stand(job.id).state is State.WAITING


def test_outside_a_job_progress_does_nothing() -> None:
    progress(done=1, total=2)


@pytest.mark.parametrize("done", [-1, 2**63])
def test_progress_that_no_table_could_hold_is_refused(done: int) -> None:
    with pytest.raises(ValueError, match="progress"):
        progress(done=done)


def test_a_job_that_lost_its_lease_is_told_by_progress() -> None:
    with Heart(renew=lambda told: False, limits=Limits(lease=0.04)) as heart:
        heart.hear(Told(1))
        heart._thread.join(5)
        with pytest.raises(LeaseLost):
            heart.hear(Told(2))


def test_a_heart_survives_a_database_that_is_away_for_a_moment() -> None:
    answers = iter([OSError, True])
    written: list[Told] = []

    def renew(told: Told) -> bool:
        if next(answers, True) is OSError:
            raise OSError
        written.append(told)
        return True

    with Heart(renew=renew, limits=Limits(lease=0.04)) as heart:
        heart.hear(Told(1))
        while not written:
            heart._stopped.wait(0.01)
    assert written[0] == Told(1)


def test_a_job_that_hangs_is_not_kept_alive() -> None:
    beats: list[Told] = []
    limits = Limits(lease=0.04, longest=0.1)
    with Heart(renew=lambda told: not beats.append(told), limits=limits) as heart:
        heart._thread.join(5)
        assert not heart._thread.is_alive()
    assert beats


def test_a_worker_that_lets_go_gives_back_what_it_holds(place: Place) -> None:
    job = work.mark.enqueue(str(place.folder), "word")
    worker = Worker()
    worker._held = actions.claim(worker=worker.name, limits=LIMITS)
    worker.let_go()
    assert (stand(job.id).state, stand(job.id).attempt) == (State.WAITING, 0)


def test_letting_go_between_two_jobs_ends_the_worker_quietly(place: Place) -> None:
    def asked() -> bool:
        raise LetGo

    assert run(stop=asked) == 0
