from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.duties.rules import at, due_on
from wian.duties.deadlines import CountsAs, standing
from wian.duties.rates import Counted, Rounding, counted

COLUMNS = st.lists(st.sampled_from(CountsAs), max_size=60)
PLACES = st.builds(Rounding, st.integers(0, 4), st.sampled_from(["half_up", "half_even", "down"]))


@given(COLUMNS, st.sampled_from(["due", "owed"]), PLACES)
def test_no_rate_exceeds_a_hundred_and_timeliness_never_completeness(
    columns: list[CountsAs], of: str, rounding: Rounding
) -> None:
    found = counted(columns)
    complete = found.completeness(of, rounding)  # type: ignore[arg-type]
    timely = found.timeliness(of, rounding)  # type: ignore[arg-type]
    if complete is None or timely is None:
        assert complete == timely
        return
    assert 0 <= timely <= complete <= 100


@given(COLUMNS, COLUMNS)
def test_sums_of_sums_are_sums(one: list[CountsAs], other: list[CountsAs]) -> None:
    assert counted(one) + counted(other) == counted(one + other)
    assert sum([counted(one), counted(other)], Counted()) == counted(other + one)


@given(COLUMNS)
def test_the_exempt_owe_nothing_and_everybody_else_is_expected(columns: list[CountsAs]) -> None:
    found = counted(columns)
    assert found.expected == sum(column is not CountsAs.EXEMPT for column in columns)
    assert found.due <= found.expected


def test_seventeen_districts_three_late_one_missing_and_one_exempt() -> None:
    found = Counted(on_time=12, late=3, missing=1, exempt=1)
    assert (found.expected, found.due) == (16, 16)
    assert found.completeness() == Decimal("93.8")
    assert found.timeliness() == Decimal("75.0")
    assert found.completeness(rounding=Rounding(2, "down")) == Decimal("93.75")
    assert found.completeness(rounding=Rounding(0, "half_even")) == Decimal("94")


def test_before_anything_is_due_there_is_no_rate_of_what_is_due() -> None:
    found = Counted(early=3, waiting=14)
    assert (found.completeness(), found.timeliness()) == (None, None)
    assert found.completeness("owed") == Decimal("17.6")
    assert Counted(exempt=17).completeness("owed") is None


def test_a_returned_report_is_neither_complete_nor_forgotten() -> None:
    found = Counted(on_time=1, returned=1)
    assert (found.due, found.completeness()) == (2, Decimal("50.0"))


def test_a_count_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        Counted(on_time=2, missing=-1)


@given(st.lists(st.one_of(st.none(), st.integers(-20, 20)), max_size=20), st.integers(-25, 25))
def test_the_columns_of_standings_add_up_to_all_of_them(
    days: list[int | None], passed: int
) -> None:
    due, end = due_on(date(2024, 12, 20)), at("2024-12-20 16:30")
    sent = [None if n is None else end + timedelta(days=n) for n in days]
    found = counted(
        standing(due, end + timedelta(days=passed), submitted=moment).counts_as for moment in sent
    )
    assert found.expected == len(days)
    assert found.on_time + found.early == sum(n is not None and n <= 0 for n in days)
    assert found.late == sum(n is not None and n > 0 for n in days)
