from __future__ import annotations

from calendar import monthrange
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.duties.rules import DAYS, FIRST, LAST, LEADS, SPANS, TWENTIETHS, at, rules
from wian.duties.deadlines import (
    After,
    AfterEnd,
    Calendar,
    Continuous,
    DayOfMonth,
    DueRule,
    Every,
    Information,
    Lead,
    On,
    Policy,
    RuleError,
    Span,
    Weekly,
    monthly,
    named,
    occurrence,
    periods,
    yearly,
)
from wian.thai.holidays import is_working_day, next_working_day, previous_working_day

CALENDAR = Calendar()
WHOLE = {"first": date(2016, 1, 1), "last": date(2026, 12, 31)}


def days(rule: DueRule, **anchor: date) -> list[date]:
    return [occurrence(rule, period).day for period in periods(rule, **anchor)]


def with_policy(policy: Policy) -> DueRule:
    return DueRule(monthly(20), moves=policy, first=FIRST, last=LAST)


@pytest.mark.parametrize(
    ("policy", "moved"),
    [
        (Policy.AS_IS, {}),
        (Policy.PREVIOUS, {4: date(2025, 4, 18), 7: date(2025, 7, 18), 9: date(2025, 9, 19)}),
        (Policy.NEXT, {4: date(2025, 4, 21), 7: date(2025, 7, 21), 9: date(2025, 9, 22)}),
    ],
)
def test_the_20th_from_december_to_september_is_owed_ten_times(
    policy: Policy, moved: dict[int, date]
) -> None:
    plain = [date(2024, 12, 20), *(date(2025, month, 20) for month in range(1, 10))]
    assert days(with_policy(policy)) == [moved.get(day.month, day) for day in plain]


def test_a_day_that_moved_tells_why() -> None:
    found = [occurrence(with_policy(Policy.NEXT), p) for p in periods(with_policy(Policy.NEXT))]
    why = {due.nominal: due.moved_because for due in found if due.moved_because}
    assert {day: off.th for day, off in why.items()} == {
        date(2025, 4, 20): "วันอาทิตย์",
        date(2025, 7, 20): "วันอาทิตย์",
        date(2025, 9, 20): "วันเสาร์",
    }


def test_the_last_day_of_2567_is_a_holiday_and_moves_past_the_new_year() -> None:
    rule = DueRule(On(date(2024, 12, 31)), moves=Policy.NEXT)
    (due,) = (occurrence(rule, period) for period in periods(rule))
    assert due.due == at("2025-01-02 16:30")
    assert due.moved_because is not None
    assert due.moved_because.kind == "holiday"


@pytest.mark.parametrize("number", [1, 13, 20, 29, 30, 31, "last"])
def test_ten_years_of_months_follow_their_policy_through_real_holidays(number: int | str) -> None:
    for policy in (Policy.AS_IS, Policy.PREVIOUS, Policy.NEXT):
        found = days(DueRule(monthly(number), moves=policy, **WHOLE))  # type: ignore[arg-type]
        wanted = []
        for year in range(2016, 2027):
            for month in range(1, 13):
                length = monthrange(year, month)[1]
                day = date(year, month, length if number == "last" else min(int(number), length))
                if policy is Policy.PREVIOUS:
                    day = previous_working_day(day)
                elif policy is Policy.NEXT:
                    day = next_working_day(day)
                wanted.append(day)
        assert found == wanted


def test_a_day_that_a_month_lacks_is_its_last_leap_years_too() -> None:
    rule = DueRule(monthly(30), first=date(2023, 2, 1), last=date(2024, 3, 1))
    february = [day for day in days(rule) if day.month == 2]
    assert february == [date(2023, 2, 28), date(2024, 2, 29)]
    assert days(DueRule(yearly(2, 29), first=date(2023, 1, 1), last=date(2024, 1, 1))) == [
        date(2023, 2, 28),
        date(2024, 2, 29),
    ]


def test_quarters_halves_and_years_are_those_of_the_fiscal_year() -> None:
    window = {"first": date(2024, 10, 1), "last": date(2025, 9, 30)}
    last_day = DayOfMonth("last")
    quarters = DueRule(Every(3, last_day), **window)
    assert [day.isoformat() for day in days(quarters)] == [
        "2024-12-31",
        "2025-03-31",
        "2025-06-30",
        "2025-09-30",
    ]
    assert days(DueRule(Every(6, last_day), **window)) == [date(2025, 3, 31), date(2025, 9, 30)]
    assert days(DueRule(Every(12, last_day), **window)) == [date(2025, 9, 30)]
    assert days(DueRule(yearly(3, 31), **window)) == [date(2025, 3, 31)]
    assert days(DueRule(yearly(11, 15), **window)) == [date(2024, 11, 15)]
    assert named(periods(quarters)[0]) == "ไตรมาส 1 ปีงบประมาณ 2568"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_yearly_day_lies_in_its_own_year_whatever_month_begins_it(month: int) -> None:
    for begins in (1, 10):
        rule = DueRule(yearly(month, 28, begins=begins), **WHOLE)
        for period in periods(rule):
            day = occurrence(rule, period).day
            assert period.first <= day <= period.last
            assert (day.month, day.day) == (month, 28)


def test_a_report_45_days_after_the_end_of_the_fiscal_year_is_due_in_november() -> None:
    rule = DueRule(Every(12, AfterEnd(Span(45))), first=date(2025, 1, 1), last=date(2025, 1, 1))
    assert days(rule) == [date(2025, 11, 14)]


def test_a_day_of_the_next_month_belongs_to_the_month_before() -> None:
    rule = DueRule(Every(1, DayOfMonth(5, 1)), first=date(2024, 12, 1), last=date(2024, 12, 1))
    assert days(rule) == [date(2025, 1, 5)]


def test_weeks_begin_on_monday_and_are_due_on_their_day() -> None:
    rule = DueRule(Weekly(4), first=date(2024, 12, 18), last=date(2025, 1, 1))
    assert days(rule) == [date(2024, 12, 20), date(2024, 12, 27), date(2025, 1, 3)]


def test_a_relative_rule_waits_for_the_day_it_is_counted_from() -> None:
    rule = DueRule(After(Span(7, "working_days"), "receipt"))
    assert periods(rule) == ()
    assert days(rule, anchor=date(2024, 12, 27)) == [date(2025, 1, 10)]
    before = DueRule(After(Span(-7), "event", "วันประชุม"))
    assert days(before, anchor=date(2024, 12, 27)) == [date(2024, 12, 20)]
    month = DueRule(After(Span(1, "months"), "dispatch"))
    assert days(month, anchor=date(2025, 1, 31)) == [date(2025, 2, 28)]


@pytest.mark.parametrize("when", [Continuous(), Information()])
def test_what_is_never_due_has_no_period(when: Continuous | Information) -> None:
    assert periods(DueRule(when)) == ()


def test_a_recurring_rule_has_no_periods_until_somebody_says_where_it_ends() -> None:
    rule = DueRule(monthly(20), first=FIRST)
    with pytest.raises(RuleError):
        periods(rule)
    assert len(periods(rule, last=LAST)) == 10
    assert len(periods(TWENTIETHS, date(2025, 1, 5), date(2025, 2, 1))) == 2
    assert len(periods(TWENTIETHS, date(2020, 1, 1), date(2030, 1, 1))) == 10
    with pytest.raises(RuleError):
        periods(rule, last=date(2157, 1, 1))


@given(rules(), DAYS)
def test_periods_follow_each_other_without_gap_and_their_keys_sort_as_they_do(
    rule: DueRule, anchor: date
) -> None:
    found = periods(rule, anchor=anchor)
    assert [p.key for p in found] == sorted({p.key for p in found})
    for one, two in pairwise(found):
        assert two.first == one.last + timedelta(days=1)
    if rule.recurring:
        assert rule.first is not None
        assert rule.last is not None
        assert found[0].first <= rule.first <= found[0].last
        assert found[-1].first <= rule.last <= found[-1].last
    for period in found[:3]:
        assert bool(named(period)) == bool(named(period, "en")) == rule.recurring


@given(DAYS, SPANS, st.sampled_from(Policy))
def test_a_lead_never_moves_after_the_day_of_the_higher_level(
    day: date, span: Span, policy: Policy
) -> None:
    rule = DueRule(On(day), moves=policy, leads=(Lead("amphoe", span),))
    (period,) = periods(rule)
    province, district = occurrence(rule, period), occurrence(rule, period, "amphoe")
    assert district.due <= province.due
    if span.unit == "days":
        assert (province.day - district.day).days >= span.n
    else:
        between = CALENDAR.working_days(district.day, province.day)
        assert between >= span.n - (not is_working_day(province.day))
    if policy in (Policy.NEXT, Policy.PREVIOUS):
        assert is_working_day(district.day)


@given(DAYS, st.lists(st.integers(0, 60), min_size=2, max_size=2), st.sampled_from(Policy))
def test_a_longer_lead_is_never_due_later(day: date, leads: list[int], policy: Policy) -> None:
    short, long = sorted(leads)
    rule = DueRule(
        On(day), moves=policy, leads=(Lead("amphoe", Span(short)), Lead("tambon", Span(long)))
    )
    (period,) = periods(rule)
    assert occurrence(rule, period, "tambon").due <= occurrence(rule, period, "amphoe").due


@given(rules(), DAYS, LEADS, st.lists(DAYS, max_size=3))
def test_an_extension_only_moves_later_and_the_window_keeps_its_order(
    rule: DueRule, anchor: date, leads: tuple[Lead, ...], extensions: list[date]
) -> None:
    for period in periods(rule, anchor=anchor)[:2]:
        for level in rule.levels:
            due = occurrence(rule, period, level, extensions=extensions)
            assert due.extended_to is None or due.extended_to > due.due
            assert due.opens is None or due.opens <= due.due
            assert due.late_until is None or due.due <= due.late_until
            assert due.locks is None or due.late_until is not None
            assert due.locks is None or due.due <= due.locks


def test_the_period_opens_it_unless_the_day_moved_before_the_period() -> None:
    rule = DueRule(
        monthly(1), opens="period", moves=Policy.PREVIOUS, first=date(2025, 1, 1), last=LAST
    )
    january, february, *_ = (occurrence(rule, period) for period in periods(rule))
    assert (january.opens, january.due) == (at("2024-12-27 00:00"), at("2024-12-27 16:30"))
    assert february.opens == at("2025-01-31 00:00")


def test_days_before_and_after_it_is_due_make_the_window() -> None:
    rule = DueRule(On(date(2024, 12, 20)), time(12), opens=10, late_until=7, locks=30)
    (due,) = (occurrence(rule, period) for period in periods(rule))
    assert due.opens == at("2024-12-10 00:00")
    assert due.late_until == at("2024-12-27 12:00")
    assert due.locks == at("2025-01-19 12:00")


@given(rules(), DAYS)
def test_a_policy_puts_it_on_a_working_day_of_its_own_side(rule: DueRule, anchor: date) -> None:
    for period in periods(rule, anchor=anchor)[:12]:
        due = occurrence(rule, period)
        if rule.moves is Policy.NEXT:
            assert due.day == next_working_day(due.nominal)
        elif rule.moves is Policy.PREVIOUS:
            assert due.day == previous_working_day(due.nominal)
        else:
            assert due.day == due.nominal
        assert (due.off is None) == is_working_day(due.nominal)
        assert (due.moved_because is None) == (due.day == due.nominal)
