"""How an activity stands by its months: late, ahead or on its way, and never above 100."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.duties.planning import (
    MONTHS,
    bits_of,
    cells,
    first_day,
    latest,
    month_at,
    months_of,
    short,
    short_en,
    silent_months,
    standing,
    whole,
)
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year

PLANNED = st.sets(st.integers(1, 12))
TOLD = st.dictionaries(st.integers(1, 12), st.integers(0, 100))


@pytest.mark.parametrize(
    ("planned", "told", "now", "code"),
    [
        ({3, 4}, {}, 0, "waiting"),
        ({3, 4}, {}, 3, "now"),
        ({3, 4}, {}, 4, "silent"),
        ({3, 4}, {4: 0}, 4, "behind"),
        ({3, 4}, {3: 50}, 4, "on_track"),
        ({3, 4}, {3: 60}, 3, "ahead"),
        ({3, 4}, {2: 10}, 2, "ahead"),
        ({3, 4}, {3: 100}, 3, "done"),
        ({3, 4}, {4: 90}, 5, "overdue"),
        ({3, 4}, {}, 13, "overdue"),
        ({3, 5, 7}, {3: 40}, 6, "silent"),
        ({3, 5, 7}, {4: 70}, 6, "silent"),
        (set(), {}, 6, "unplanned"),
        (set(), {2: 100}, 6, "done"),
    ],
)
def test_an_activity_stands_by_its_planned_months_that_are_over(
    planned: set[int], told: dict[int, int], now: int, code: str
) -> None:
    assert standing(planned, told, now).code == code
    assert standing(planned, told, now, dropped=True).code == "dropped"


def test_it_is_said_in_words_of_both_languages() -> None:
    late = standing({3, 4}, {}, 4)
    assert (late.icon, late.thai) == ("late", "ล่าช้า เดือน ธ.ค. ผ่านไปโดยไม่มีความก้าวหน้า")
    assert late.english == "behind: Dec passed without progress"
    behind = standing({1, 2, 3, 4}, {4: 10}, 3)
    assert behind.thai == "ช้ากว่าแผน ได้ 10% ตามแผนควรได้ 50%"


def test_the_months_of_a_fiscal_year_begin_in_october() -> None:
    assert [short(month) for month in (1, 3, 4, 12)] == ["ต.ค.", "ธ.ค.", "ม.ค.", "ก.ย."]
    assert (short_en(1), short_en(12)) == ("Oct", "Sep")
    assert [first_day(2025, month) for month in (1, 3, 4, 12)] == [
        date(2024, 10, 1), date(2024, 12, 1), date(2025, 1, 1), date(2025, 9, 1),
    ]  # fmt: skip
    assert [month_at(2025, day) for day in (date(2024, 9, 30), date(2025, 10, 1))] == [0, 13]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_has_its_month_in_its_fiscal_year_only(day: date) -> None:
    year = fiscal_year(day) - BUDDHIST_ERA
    month = month_at(year, day)
    first = first_day(year, month)
    assert month in MONTHS
    assert first <= day < (first + timedelta(days=32)).replace(day=1)
    assert (month_at(year - 1, day), month_at(year + 1, day)) == (13, 0)


@given(PLANNED)
def test_months_and_bits_are_one_another(months: set[int]) -> None:
    assert months_of(bits_of(months)) == months
    assert 0 <= bits_of(months) < 4096


@pytest.mark.parametrize("wrong", [0, 13, -1])
def test_what_is_no_month_is_refused(wrong: int) -> None:
    with pytest.raises(ValueError, match=str(wrong)):
        bits_of([wrong])


@given(PLANNED, TOLD, st.integers(0, 13))
def test_progress_is_never_above_100_and_done_is_never_late(
    planned: set[int], told: dict[int, int], now: int
) -> None:
    found = standing(planned, told, now)
    assert 0 <= found.percent <= 100
    assert (found.code == "done") == (latest(told) == 100)
    assert "{" not in found.thai + found.english


@given(PLANNED, TOLD, st.integers(0, 13))
def test_a_month_is_silent_only_if_it_is_planned_over_and_nothing_was_told_since(
    planned: set[int], told: dict[int, int], now: int
) -> None:
    silent = silent_months(planned, told, now)
    assert silent == {m for m in planned if m < now and not any(t >= m for t in told)}
    shown = cells(planned, told, now)
    assert {m for m in MONTHS if shown[m - 1] == "silent"} == silent
    assert {m for m in MONTHS if shown[m - 1] in ("told", "extra")} == set(told)


@given(st.lists(st.integers(0, 100)))
def test_a_plan_is_done_when_each_activity_is_and_never_more(percents: list[int]) -> None:
    found = whole(percents)
    assert 0 <= found <= 100
    assert (found == 100) == (bool(percents) and min(percents) == 100)
