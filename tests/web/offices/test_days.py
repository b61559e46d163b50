"""The day of a page, as people type it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.thai.digits import to_thai
from wian.thai.holidays import format_th
from wian.web.offices.days import AsOf, plain, read_day, suggestions
from wian.web.when import Clock
from wian.web.words import Say

TODAY = date(2026, 3, 14)
CLOCK = Clock(Say("th"), TODAY)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1 ต.ค. 2568", date(2025, 10, 1)),
        ("๑ ต.ค. ๒๕๖๘", date(2025, 10, 1)),
        ("วันที่ 1 ตุลาคม พ.ศ. 2568", date(2025, 10, 1)),
        ("วันพุธที่ 1 ตุลาคม 2568", date(2025, 10, 1)),
        ("1/10/2568", date(2025, 10, 1)),
        ("2025-10-01", date(2025, 10, 1)),
        ("2568-10-01", date(2025, 10, 1)),
        ("วันนี้", TODAY),
        ("today", TODAY),
        ("1 เม.ย.", date(2026, 4, 1)),
        ("31 เม.ย. 2568", None),
        ("2025-02-30", None),
        ("ตุลาคม 2568", None),
        ("1 ต.ค. 2568 และ 2 ต.ค. 2568", None),
        ("พรุ่งนี้เช้า", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_it_is_written(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@given(DAYS)
def test_what_a_field_shows_is_read_back(day: date) -> None:
    assert read_day(plain(day, CLOCK), TODAY) == day
    assert read_day(to_thai(plain(day, CLOCK)), TODAY) == day
    assert read_day(format_th(day, weekday=True), TODAY) == day
    assert read_day(day.isoformat(), TODAY) == day


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    read_day(text, TODAY)


def test_a_link_carries_the_day_unless_it_is_today() -> None:
    assert AsOf(TODAY, TODAY).query == ""
    assert AsOf(date(2025, 10, 1), TODAY).query == "?on=2025-10-01"


def test_days_to_pick_are_changes_first_then_fiscal_years() -> None:
    told = suggestions(CLOCK, [date(2024, 5, 2), date(1900, 1, 1), date.max])
    assert told[0] == ("2 พ.ค. 2567", "วันที่มีการเปลี่ยนแปลง")
    assert told[1] == ("1 ต.ค. 2568", "เริ่มปีงบประมาณ 2569")
    assert len(told) == 5
