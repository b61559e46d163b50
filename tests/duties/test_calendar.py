from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.duties.rules import DAYS
from wian.duties.deadlines import Calendar, DueRule, On, Policy, Span, occurrence, periods
from wian.thai.holidays import add_working_days, holidays_of, is_working_day

PUBLISHED = Calendar()
LABOUR_DAY = date(2025, 5, 1)


@given(DAYS)
def test_the_empty_calendar_is_the_published_one(day: date) -> None:
    assert PUBLISHED.works(day) == is_working_day(day)


@given(DAYS, st.integers(-30, 30))
def test_working_days_are_counted_as_they_were_added(day: date, n: int) -> None:
    end = PUBLISHED.after(day, Span(n, "working_days"))
    assert end == add_working_days(day, n)
    if PUBLISHED.works(day):
        assert PUBLISHED.working_days(day, end) == n


def test_a_year_that_a_person_settled_stands_in_place_of_the_published_one() -> None:
    days = {day: name for day, name in holidays_of(2025).items() if day != LABOUR_DAY}
    calendar = Calendar({2025: {**days, date(2025, 5, 2): ("วันหยุดพิเศษ", "special day off")}})
    assert calendar.works(LABOUR_DAY)
    off = calendar.off(date(2025, 5, 2))
    assert off is not None
    assert (off.kind, off.th, off.en) == ("holiday", "วันหยุดพิเศษ", "special day off")
    assert not calendar.works(date(2026, 5, 1))


def test_a_saturday_that_makes_up_for_a_bridge_day_is_worked() -> None:
    saturday = date(2025, 9, 20)
    calendar = Calendar(worked={saturday: ("ทำงานชดเชย", "worked instead")})
    rule = DueRule(On(saturday), moves=Policy.NEXT)
    (period,) = periods(rule)
    assert occurrence(rule, period, calendar=calendar).day == saturday
    assert occurrence(rule, period).day == date(2025, 9, 22)


def test_a_day_worked_instead_is_no_day_off() -> None:
    calendar = Calendar(worked={LABOUR_DAY: ("ทำงานชดเชย", "")})
    assert LABOUR_DAY not in calendar.days_off(2025)
    assert list(PUBLISHED.days_off(2025)) == sorted(holidays_of(2025))
    assert calendar.works(LABOUR_DAY)
