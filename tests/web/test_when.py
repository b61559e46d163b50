"""Days as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.web.when import Clock
from wian.web.words import Say

TODAY = date(2026, 11, 20)
THAI = Clock(Say("th"), TODAY)
ENGLISH = Clock(Say("en"), TODAY)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("day", "far", "tone"),
    [
        (date(2024, 12, 20), "ผ่านมาแล้ว 23 เดือน", "past"),
        (date(2024, 11, 20), "ผ่านมาแล้ว 2 ปี", "past"),
        (date(2026, 11, 19), "เมื่อวานนี้", "past"),
        (date(2026, 11, 20), "วันนี้", "soon"),
        (date(2026, 11, 21), "พรุ่งนี้", "soon"),
        (date(2026, 11, 23), "เหลือ 3 วัน", "soon"),
        (date(2026, 12, 20), "เหลือ 30 วัน", "later"),
        (date(2027, 3, 20), "เหลือ 4 เดือน", "later"),
    ],
)
def test_a_day_tells_how_far_it_is(day: date, far: str, tone: str) -> None:
    when = THAI.when(day)
    assert (plain(when.far), when.tone) == (far, tone)


def test_a_day_carries_its_weekday_and_the_buddhist_year() -> None:
    assert plain(THAI.day(date(2024, 12, 20))) == "ศุกร์ 20 ธ.ค. 2567"
    assert plain(ENGLISH.day(date(2024, 12, 20))) == "Fri 20 Dec 2567 (2024)"
    assert plain(Clock(Say("th"), TODAY, "thai").day(date(2024, 12, 20))) == "ศุกร์ ๒๐ ธ.ค. ๒๕๖๗"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("daily", "ทุกวัน"),
        ("weekly:friday", "ทุกวันศุกร์"),
        ("monthly:20", "ทุกวันที่ 20 ของเดือน"),
        ("monthly:last", "ทุกวันสุดท้ายของเดือน"),
        ("quarterly", "ทุกไตรมาส"),
        ("every:P15D", "ทุก 15 วัน"),
        ("lunar", "lunar"),
    ],
)
def test_a_rule_that_repeats_is_said_in_words(rule: str, said: str) -> None:
    assert plain(THAI.recurrence(rule)) == said


def test_a_period_runs_from_its_start_or_ahead_of_it() -> None:
    assert plain(THAI.relative("P15D", "ได้รับหนังสือ", True)) == "ภายใน 15 วันทำการ นับแต่ ได้รับหนังสือ"
    assert plain(THAI.relative("-P3D", "วันประชุม", False)) == "ก่อน วันประชุม อย่างน้อย 3 วัน"
    assert THAI.relative("soon", None, False) == "ภายใน soon"


def test_an_iso_date_in_a_sentence_is_said_as_people_say_dates() -> None:
    assert (
        plain(THAI.dates("ก่อน 2024-12-20 แล้ว 2024-13-40")) == "ก่อน ศุกร์ 20 ธ.ค. 2567 แล้ว 2024-13-40"
    )


@given(st.dates(date(1, 1, 1), date(8999, 12, 31)))
def test_any_day_can_be_said(day: date) -> None:
    assert THAI.when(day).far
    assert ENGLISH.when(day).text


@given(st.text(max_size=40))
def test_any_rule_can_be_said(text: str) -> None:
    assert isinstance(THAI.recurrence(text), str)
    assert isinstance(ENGLISH.relative(text, None, True), str)


def test_what_is_typed_in_latin_letters_keeps_its_digits() -> None:
    thai = Clock(Say("th"), TODAY, "thai")
    assert thai.n("เช่น d5719 ใช้ 2 แห่ง (F105)") == "เช่น d5719 ใช้ ๒ แห่ง (F105)"
    assert THAI.n("ชร ๐๐๒๓.๖") == "ชร 0023.6"
