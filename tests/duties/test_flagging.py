from __future__ import annotations

from datetime import date

from tests.duties.rules import TWENTIETHS
from wian.duties.deadlines import DueRule, On, Owed, Policy, flags, monthly, occurrence, periods

RECEIVED = date(2024, 12, 4)


def owed(key: str, rule: DueRule, *needs: str) -> Owed:
    return Owed(key, tuple(occurrence(rule, period) for period in periods(rule)), needs)


BUNDLE = owed("bundle", DueRule(On(date(2024, 12, 31)), moves=Policy.NEXT))


def test_a_monthly_report_before_its_bundle_is_flagged_once_with_the_time_between() -> None:
    monthly_report = owed("report", DueRule(monthly(20), moves=Policy.NEXT, **WINDOW), "bundle")
    (flag,) = flags([BUNDLE, monthly_report], RECEIVED)
    assert (flag.code, flag.key, flag.other) == ("before_prerequisite", "report", "bundle")
    assert (flag.day, flag.beside) == (date(2024, 12, 20), date(2025, 1, 2))
    assert (flag.days, flag.working_days) == (13, 6)


WINDOW = {"first": TWENTIETHS.first, "last": TWENTIETHS.last}


def test_reports_of_the_same_month_are_compared_with_each_other() -> None:
    work = owed("work", DueRule(monthly(15), moves=Policy.AS_IS, **WINDOW))
    report = owed("report", DueRule(monthly(20), moves=Policy.AS_IS, **WINDOW), "work")
    early = owed("early", DueRule(monthly(10), moves=Policy.AS_IS, **WINDOW), "work")
    assert flags([work, report], RECEIVED) == ()
    assert len(flags([work, early], RECEIVED)) == 10


def test_a_day_that_passed_before_the_letter_came_is_flagged() -> None:
    (flag,) = flags([owed("a", DueRule(On(date(2024, 12, 2))))], RECEIVED)
    assert (flag.code, flag.days, flag.working_days) == ("passed_on_receipt", 2, 2)
    assert flags([owed("a", DueRule(On(RECEIVED)))], RECEIVED) == ()


def test_a_day_off_is_flagged_only_while_nobody_chose_what_it_moves_to() -> None:
    found = flags([owed("report", TWENTIETHS)], RECEIVED)
    assert [(flag.code, flag.day) for flag in found] == [
        ("day_off", date(2025, 4, 20)),
        ("day_off", date(2025, 7, 20)),
        ("day_off", date(2025, 9, 20)),
    ]
    assert found[0].beside == date(2025, 4, 21)
    assert flags([BUNDLE], RECEIVED) == ()


def test_a_prerequisite_that_is_unknown_or_never_due_flags_nothing() -> None:
    report = owed("report", DueRule(On(RECEIVED)), "gone", "work")
    assert flags([report, Owed("work", ())], RECEIVED) == ()
