from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from tests.duties.rules import DAYS, FIRST, TWENTIETHS, rules
from wian.duties.deadlines import (
    After,
    Calendar,
    Continuous,
    DueRule,
    Lead,
    On,
    Policy,
    Question,
    Span,
    monthly,
    occurrence,
    periods,
    questions,
)
from wian.thai.holidays import is_working_day

NEW_YEARS_EVE, FRIDAY = date(2024, 12, 31), date(2024, 12, 20)
POLICY = (Question.HOLIDAY_POLICY,)


def test_a_silent_letter_is_asked_where_it_begins_and_ends_and_what_moves() -> None:
    assert questions(DueRule(monthly(20))) == tuple(Question)
    assert questions(DueRule(monthly(20), first=FIRST)) == tuple(Question)[1:]
    assert questions(TWENTIETHS) == POLICY
    assert questions(replace(TWENTIETHS, moves=Policy.NEXT)) == ()


def test_the_policy_is_asked_only_where_a_due_day_falls_on_a_day_off() -> None:
    assert questions(DueRule(On(NEW_YEARS_EVE))) == POLICY
    assert questions(DueRule(On(FRIDAY))) == ()
    assert questions(replace(TWENTIETHS, last=date(2025, 3, 1))) == ()


def test_a_lead_that_falls_on_a_weekend_asks_too() -> None:
    assert questions(DueRule(On(FRIDAY), leads=(Lead("amphoe", Span(5)),))) == POLICY


def test_a_day_off_announced_later_asks_again() -> None:
    days = {FRIDAY: ("วันหยุดพิเศษ", "special day off")}
    assert questions(DueRule(On(FRIDAY)), Calendar({2024: days})) == POLICY


def test_days_after_receipt_are_asked_until_they_are_known_and_working_days_never() -> None:
    week = DueRule(After(Span(7), "receipt"))
    assert questions(week) == POLICY
    assert questions(week, anchors=[FRIDAY]) == ()
    assert questions(week, anchors=[FRIDAY, date(2024, 12, 24)]) == POLICY
    assert questions(DueRule(After(Span(7, "working_days"), "receipt"))) == ()


def test_continuous_work_asks_nothing() -> None:
    assert questions(DueRule(Continuous())) == ()


@given(rules(), DAYS)
def test_a_rule_without_questions_never_falls_on_a_day_off_unchosen(
    rule: DueRule, anchor: date
) -> None:
    if questions(rule, anchors=[anchor]):
        return
    for period in periods(rule, anchor=anchor)[:24]:
        due = occurrence(rule, period)
        assert is_working_day(due.day) or rule.moves is Policy.AS_IS
