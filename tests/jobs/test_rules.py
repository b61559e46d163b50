"""How long a job rests, how often it is tried, and what people read of an error."""

from __future__ import annotations

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from wian.jobs import rules
from wian.jobs.errors import CannotBeDone, WorkerLost
from wian.jobs.rules import LIMITS, Limits


@given(st.integers(1, 200))
def test_a_pause_never_shrinks_and_never_passes_its_bound(attempt: int) -> None:
    now, later = rules.pause(attempt, LIMITS), rules.pause(attempt + 1, LIMITS)
    assert LIMITS.first_pause <= now.total_seconds() <= later.total_seconds()
    assert later.total_seconds() <= LIMITS.longest_pause


@given(st.integers(1, 9), st.integers(1, 9))
def test_attempts_are_capped_and_the_impossible_is_tried_once(attempt: int, most: int) -> None:
    limits = Limits(attempts=most)
    assert rules.may_try_again(OSError(), attempt, limits) == (attempt < most)
    assert not rules.may_try_again(CannotBeDone("no"), attempt, limits)


@given(st.text(min_size=12))
def test_the_text_of_an_error_is_never_shown(secret: str) -> None:
    wrong = ValueError(secret)
    wrong.__cause__ = KeyError(secret)
    assert rules.reason(wrong, 3) == rules.reason(ValueError(), 3)
    assert rules.whereabouts(wrong) == "builtins.KeyError\n\nbuiltins.ValueError\n"


@given(st.floats(0.1, 3600))
def test_a_lease_outlives_three_missed_beats(lease: float) -> None:
    assert Limits(lease=lease).beat * 4 <= lease or Limits(lease=lease).beat == 1.0


def test_an_id_that_cannot_be_one_is_nobodys() -> None:
    task = uuid4()
    assert rules.identity(task) == rules.identity(str(task)) == task
    assert rules.identity("ไม่ใช่").int == 0


def test_a_lost_worker_is_a_class_that_can_be_found_again() -> None:
    assert rules.class_path(WorkerLost) == "wian.jobs.errors.WorkerLost"
