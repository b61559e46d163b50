from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given

from tests.duties.rules import TWENTIETHS, rules
from wian.duties.deadlines import (
    After,
    Continuous,
    DayOfMonth,
    DueRule,
    Every,
    Lead,
    On,
    RuleError,
    Span,
    from_json,
    monthly,
    to_json,
)


@given(rules())
def test_a_rule_comes_back_from_json_as_it_was(rule: DueRule) -> None:
    assert from_json(json.loads(json.dumps(to_json(rule)))) == rule


def test_the_json_of_a_rule_is_readable_and_versioned() -> None:
    assert to_json(TWENTIETHS) == {
        "version": 1,
        "when": {
            "kind": "every",
            "months": 1,
            "begins": 10,
            "due": {"kind": "day", "day": 20, "months_after": 0},
        },
        "closes": "16:30",
        "opens": "at_once",
        "late_until": None,
        "locks": None,
        "moves": "ask",
        "leads": [],
        "first": "2024-12-02",
        "last": "2025-09-30",
    }


def test_midnight_as_24_00_is_the_last_second_of_the_day() -> None:
    assert from_json({**to_json(TWENTIETHS), "closes": "24:00"}).closes == time(23, 59, 59)


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        (("version",), 2, "version"),
        (("version",), True, "version"),
        (("when",), None, "when"),
        (("when", "kind"), "never", "when.kind"),
        (("when", "months"), 5, "when.months"),
        (("when", "months"), "1", "when.months"),
        (("when", "due", "day"), 32, "when.due.day"),
        (("when", "due", "day"), "first", "when.due.day"),
        (("when", "due", "more"), 1, "when.due.more"),
        (("closes",), "25:00", "closes"),
        (("closes",), "09:00+07:00", "closes"),
        (("opens",), "soon", "opens"),
        (("opens",), True, "opens"),
        (("late_until",), -1, "late_until"),
        (("moves",), "sideways", "moves"),
        (("leads",), [{"level": "amphoe", "n": 3, "unit": "months"}], "leads.0.unit"),
        (("leads",), [{"level": "amphoe", "n": 3}], "leads.0.unit"),
        (("leads",), [7], "leads.0"),
        (("first",), "2025-02-30", "first"),
        (("last",), "2024-11-30", "last"),
        (("last",), "9999-12-31", "last"),
        (("more",), 1, "more"),
    ],
)
def test_json_that_is_no_rule_is_refused_at_its_place(
    path: tuple[str, ...], value: object, field: str
) -> None:
    data = to_json(TWENTIETHS)
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(RuleError) as refused:
        from_json(data)
    assert refused.value.field == field


@pytest.mark.parametrize("data", [None, [], "monthly", {}, {"version": 1}])
def test_what_is_no_object_or_lacks_its_values_is_refused(data: object) -> None:
    with pytest.raises(RuleError):
        from_json(data)


@pytest.mark.parametrize(
    "make",
    [
        lambda: DueRule(On(date(2024, 12, 20)), opens="period"),
        lambda: DueRule(Continuous(), first=date(2024, 12, 1)),
        lambda: DueRule(monthly(20), late_until=10, locks=5),
        lambda: DueRule(monthly(20), leads=(Lead("amphoe", Span(1)), Lead("amphoe", Span(2)))),
        lambda: Every(3, DayOfMonth(1, -3)),
        lambda: After(Span(7), "someday"),  # type: ignore[arg-type]
        lambda: On(date(2567, 12, 20)),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(RuleError):
        make()
