from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wian.thai.holidays import (
    add_working_days,
    fiscal_year,
    format_th,
    holiday_name,
    holidays_of,
    is_holiday,
    is_working_day,
    next_working_day,
    previous_working_day,
    quarter,
    weekday_th,
)

RECENT = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def test_cabinet_days_and_the_ploughing_day_are_holidays() -> None:
    assert is_holiday(date(2024, 12, 30))
    assert is_holiday(date(2024, 5, 10))
    assert not is_holiday(date(2024, 12, 20))


def test_a_holiday_has_its_name_in_both_languages_and_another_day_none() -> None:
    assert holiday_name(date(2024, 12, 10)) == "วันรัฐธรรมนูญ"
    assert holiday_name(date(2024, 12, 10), "en") == "Constitution Day"
    assert holiday_name(date(2024, 12, 11)) is None


def test_the_holidays_of_a_year_are_listed_in_order_with_both_names() -> None:
    days = holidays_of(2024)
    assert list(days) == sorted(days)
    assert days[date(2024, 12, 10)] == ("วันรัฐธรรมนูญ", "Constitution Day")
    assert all(is_holiday(day) for day in days)
    assert sum(is_holiday(date(2024, 1, 1) + timedelta(days=i)) for i in range(366)) == len(days)


def test_working_days_step_over_the_new_year_holidays() -> None:
    friday, thursday = date(2024, 12, 27), date(2025, 1, 2)
    assert next_working_day(date(2024, 12, 28)) == thursday
    assert previous_working_day(date(2025, 1, 1)) == friday
    assert add_working_days(friday, 1) == thursday
    assert add_working_days(thursday, -1) == friday
    assert add_working_days(friday, 0) == friday


@given(RECENT, st.integers(1, 30))
def test_n_working_days_later_is_a_working_day_with_n_of_them_between(day: date, n: int) -> None:
    due = add_working_days(day, n)
    between = [day + timedelta(days=i) for i in range(1, (due - day).days + 1)]
    assert is_working_day(due)
    assert sum(map(is_working_day, between)) == n


def test_the_fiscal_year_and_its_first_quarter_begin_in_october() -> None:
    assert (fiscal_year(date(2024, 9, 30)), quarter(date(2024, 9, 30))) == (2567, 4)
    assert (fiscal_year(date(2024, 10, 1)), quarter(date(2024, 10, 1))) == (2568, 1)
    assert [quarter(date(2024, month, 1)) for month in range(1, 13)] == [2] * 3 + [3] * 3 + [
        4
    ] * 3 + [1] * 3


def test_dates_are_written_in_buddhist_years_with_no_break_spaces() -> None:
    day = date(2024, 12, 20)
    assert format_th(day) == "20\u00a0ธันวาคม\u00a02567"
    assert format_th(day, digits="thai") == "๒๐\u00a0ธันวาคม\u00a0๒๕๖๗"
    assert format_th(day, weekday=True) == "วันศุกร์ที่\u00a020\u00a0ธันวาคม\u00a02567"
    assert format_th(day, short=True, weekday=True) == "ศุกร์\u00a020\u00a0ธ.ค.\u00a02567"


def test_weekday_names_count_from_monday() -> None:
    assert weekday_th(0) == "จันทร์"
    assert weekday_th(date(2024, 12, 20).weekday()) == "ศุกร์"
