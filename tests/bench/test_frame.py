"""A measure states its median, p95, ratio and whether its target holds."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from wian.bench import command
from wian.bench.frame import Floor, Measure, Target, timed

RUNS = (1.0, 2.0, 3.0, 4.0, 10.0)
times = st.lists(st.floats(0.001, 1000), min_size=5, max_size=60).map(tuple)


def test_five_runs_give_a_median_a_p95_and_a_ratio() -> None:
    row = Measure("m", "s", "s", RUNS, Floor("sleep", (1.5,) * 5))
    assert (row.median, row.p95, row.ratio) == (3.0, 10.0, 2.0)


def test_fewer_than_five_timed_runs_are_refused() -> None:
    with pytest.raises(ValueError, match="5 runs"):
        Measure("m", "s", "s", RUNS[:4])
    with pytest.raises(ValueError, match="5 runs"):
        Measure("m", "s", "s", RUNS, Floor("sleep", RUNS[:4]))


def test_an_exact_figure_needs_one_run() -> None:
    assert Measure("f1", "s", "F1", (0.97,), exact=True).median == 0.97


def test_a_ratio_target_needs_a_floor() -> None:
    with pytest.raises(ValueError, match="floor"):
        Measure("m", "s", "s", RUNS, target=Target(2, of="ratio"))


@pytest.mark.parametrize(
    ("target", "holds"),
    [
        (None, True),
        (Target(3), True),
        (Target(2.9), False),
        (Target(3, "least"), True),
        (Target(3.1, "least"), False),
        (Target(9, of="p95"), False),
        (Target(2, of="ratio"), True),
        (Target(1.9, of="ratio"), False),
    ],
)
def test_a_target_bounds_the_value_the_p95_or_the_ratio(target: Target | None, holds: bool) -> None:
    assert Measure("m", "s", "s", RUNS, Floor("sleep", (1.5,) * 5), target).holds is holds


def test_a_ratio_that_cannot_be_formed_does_not_hold() -> None:
    row = Measure("m", "s", "s", RUNS, Floor("true", (0.0,) * 5), Target(2, of="ratio"))
    assert not row.holds


@given(times)
def test_p95_is_a_run_and_no_better_than_the_median(runs: tuple[float, ...]) -> None:
    row = Measure("m", "s", "s", runs)
    assert row.p95 in runs
    assert row.p95 >= row.median
    assert sum(run <= row.p95 for run in runs) >= 0.95 * len(runs)


def test_timed_calls_the_work_once_a_run() -> None:
    calls: list[int] = []
    assert len(timed(lambda: calls.append(1), 6)) == len(calls) == 6


@pytest.mark.parametrize(("bound", "code"), [(99.0, 0), (0.5, 1)])
@pytest.mark.parametrize("as_json", [False, True])
def test_the_command_fails_when_a_target_does(
    monkeypatch: pytest.MonkeyPatch, bound: float, code: int, as_json: bool
) -> None:
    row = Measure("m", "big", "s", RUNS, Floor("sleep 1", RUNS), Target(bound))
    monkeypatch.setattr("wian.bench.start.measures", lambda: iter([row]))
    told = CliRunner().invoke(command.bench, ["start", *(["--json"] if as_json else [])])
    assert told.exit_code == code
    assert "sleep 1" in told.output
    if as_json:
        printed = json.loads(told.output)
        assert printed["holds"] is (code == 0)
        assert printed["runs"] == list(RUNS)


def test_a_measure_without_rows_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wian.bench.start.measures", lambda: iter(()))
    assert CliRunner().invoke(command.bench, ["start"]).exit_code == 1
