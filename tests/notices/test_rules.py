"""Quiet hours: nothing leaves inside them, and everything leaves some day."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.notices.rules import BANGKOK, TRIES, USUAL, Hours, leaves, next_loud, pause, quiet
from wian.thai.holidays import is_working_day

hour = st.integers(0, 23)
some_hours = st.builds(Hours, hour, hour, hour, st.booleans())
moments = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(BANGKOK))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BANGKOK)


@given(moments, some_hours)
def test_the_next_loud_moment_is_never_quiet_and_never_far(now: datetime, hours: Hours) -> None:
    found = next_loud(now, hours)
    assert not quiet(found, hours)
    assert now <= found <= now + timedelta(days=15)
    if not quiet(now, hours):
        assert found == now


@given(moments, some_hours)
def test_a_digest_never_leaves_inside_quiet_hours(now: datetime, hours: Hours) -> None:
    leaving = leaves(now.date(), hours)
    if leaving is None:
        assert hours.quiet_days
        assert not is_working_day(now.date())
    else:
        assert not quiet(leaving, hours)
        assert leaving.date() == now.date()


@given(moments, some_hours)
def test_a_digest_always_leaves_within_a_fortnight(now: datetime, hours: Hours) -> None:
    days = (now.date() + timedelta(days=n) for n in range(15))
    assert any(leaves(day, hours) for day in days)


@given(moments, hour)
def test_the_same_hour_twice_is_no_quiet_at_all(now: datetime, same: int) -> None:
    assert not quiet(now, Hours(8, same, same, False))


@pytest.mark.parametrize(
    ("moment", "is_quiet"),
    [
        ("2026-11-18 06:59", True),
        ("2026-11-18 07:00", False),
        ("2026-11-18 17:59", False),
        ("2026-11-18 18:00", True),
        ("2026-11-21 12:00", True),  # Saturday
        ("2026-12-10 12:00", True),  # Constitution Day, a Thursday
    ],
)
def test_the_usual_hours_are_evenings_weekends_and_holidays(moment: str, is_quiet: bool) -> None:
    assert quiet(at(moment), USUAL) is is_quiet


def test_quiet_hours_are_those_of_bangkok_wherever_the_clock_is() -> None:
    assert quiet(datetime.fromisoformat("2026-11-18T11:30:00+00:00"), USUAL)


def test_an_hour_that_is_quiet_gives_way_to_the_first_that_is_not() -> None:
    day = at("2026-11-18 00:00").date()
    assert leaves(day, Hours(5, 18, 7)) == at("2026-11-18 07:00")
    assert leaves(day, Hours(20, 18, 7)) == at("2026-11-18 07:00")
    assert leaves(day, Hours(12, 11, 14)) == at("2026-11-18 14:00")
    assert leaves(day, USUAL) == at("2026-11-18 08:00")


def test_pauses_grow_and_end() -> None:
    found = [pause(n) for n in range(1, TRIES + 1)]
    assert found[-1] is None
    assert found[:-1] == sorted(one for one in found if one)
