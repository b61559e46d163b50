"""A periodic action comes round once, however many ask."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.jobs.conftest import Place
from wian.jobs import periodic
from wian.jobs.models import Turn
from wian.jobs.periodic import Ran, every, run_due
from wian.jobs.rules import LIMITS

calls: list[str] = []

TICK = """
import django; django.setup()
from wian.jobs.periodic import every
from tests.jobs.work import round_the_clock
every(seconds=3600)(round_the_clock)
from wian.cli.tick import tick
tick()
"""


def seal() -> None:
    calls.append("seal")


def stumble() -> None:
    raise ValueError("secret 4711")


NAME = f"{__name__}.seal"


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periodic, "_entries", {})
    calls.clear()


def due(name: str = NAME) -> Turn:
    return Turn.objects.get(name=name)


def test_an_action_runs_at_first_sight_and_not_again_in_its_period(place: Place) -> None:
    every(seconds=60)(seal)
    assert run_due(worker="one", limits=LIMITS) == Ran(done=(NAME,))
    assert run_due(worker="two", limits=LIMITS) == Ran()
    assert calls == ["seal"]
    Turn.objects.update(next_due=timezone.now() - timedelta(seconds=1))
    assert run_due(worker="two", limits=LIMITS).done == (NAME,)
    assert calls == ["seal", "seal"]


def test_of_eight_that_tick_at_once_one_calls_the_action(place: Place) -> None:
    every(seconds=60)(seal)

    def tick(number: int) -> None:
        run_due(worker=str(number), limits=LIMITS)
        connection.close()

    threads = [threading.Thread(target=tick, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == ["seal"]


def test_an_action_whose_worker_died_comes_round_when_the_lease_ends(place: Place) -> None:
    every(seconds=86_400)(seal)
    hour = timedelta(hours=1)
    row = Turn.objects.create(name=NAME, worker="dead", until=timezone.now() + hour)
    assert run_due(worker="next", limits=LIMITS) == Ran()
    Turn.objects.filter(pk=row.pk).update(until=timezone.now() - hour)
    assert run_due(worker="next", limits=LIMITS).done == (NAME,)


def test_an_error_stops_only_its_own_action_and_is_tried_within_a_minute(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    every(seconds=86_400)(stumble)
    every(seconds=86_400)(seal)
    ran = run_due(worker="one", limits=LIMITS)
    assert ran == Ran(done=(NAME,), failed=(f"{__name__}.stumble",))
    assert due(f"{__name__}.stumble").next_due < timezone.now() + timedelta(seconds=61)
    assert "ValueError" in caplog.text
    assert "4711" not in caplog.text


def test_two_actions_of_one_name_are_refused() -> None:
    every(seconds=1)(seal)
    every(seconds=1)(seal)

    def other() -> None: ...

    other.__qualname__ = "seal"
    with pytest.raises(ValueError, match="two periodic"):
        every(seconds=1)(other)


def test_a_period_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="period"):
        every(seconds=0)


def test_two_tick_commands_at_once_call_the_action_once(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARKS", str(place.folder))
    ticks = [place.worker(code=TICK) for _ in range(2)]
    told = "".join(tick.communicate(timeout=30)[0] for tick in ticks)
    assert [tick.returncode for tick in ticks] == [0, 0], told
    assert place.marks == ["round"]
    assert told.count("ทำแล้ว · done: tests.jobs.work.round_the_clock") == 1
