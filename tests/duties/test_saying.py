from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.duties.rules import TWENTIETHS, at, due_on
from wian.duties.deadlines import (
    BANGKOK,
    DayOfMonth,
    DueRule,
    Every,
    Policy,
    Weekly,
    named,
    occurrence,
    periods,
    said,
    standing,
    why_moved,
)

DUE = due_on(date(2024, 12, 20), opens=at("2024-12-01 00:00"), locks=at("2024-12-30 16:30"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("now", "text", "tone"),
    [
        ("2024-11-28 09:00", "เปิดรับอาทิตย์ 1 ธ.ค. 2567 · อีก 3 วัน", "later"),
        ("2024-12-10 09:00", "ส่งภายในศุกร์ 20 ธ.ค. 2567 16:30 · เหลือ 10 วัน", "later"),
        ("2024-12-17 09:00", "ส่งภายในศุกร์ 20 ธ.ค. 2567 16:30 · เหลือ 3 วัน", "soon"),
        ("2024-12-20 14:30", "วันนี้ 16:30 · เหลือ 2 ชม.", "soon"),
        ("2024-12-20 16:05", "วันนี้ 16:30 · เหลือ 25 นาที", "soon"),
        ("2024-12-20 16:30:01", "วันนี้ 16:30 · เลยมา 1 นาที", "past"),
        ("2024-12-20 18:31", "วันนี้ 16:30 · เลยมา 2 ชม.", "past"),
        ("2024-12-22 08:00", "ส่งภายในศุกร์ 20 ธ.ค. 2567 16:30 · เลยมา 2 วัน", "past"),
        ("2024-12-31 08:00", "ส่งภายในศุกร์ 20 ธ.ค. 2567 16:30 · ปิดรับแล้ว เลยมา 11 วัน", "past"),
    ],
)
def test_a_due_day_is_said_with_its_weekday_and_how_far_it_is(
    now: str, text: str, tone: str
) -> None:
    found = said(DUE, at(now))
    assert (plain(found.text()), found.tone) == (text, tone)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"submitted": at("2024-12-19 09:00")}, "ส่งแล้ว · ทันกำหนด"),
        ({"submitted": at("2024-12-20 20:00")}, "ส่งแล้ว · ช้า ในวันเดียวกัน"),
        ({"submitted": at("2024-12-22 09:00")}, "ส่งแล้ว · ช้า 2 วัน"),
        ({"exempt": True}, "ยกเว้น ไม่ต้องส่ง"),
        ({"submitted": at("2024-12-19 09:00"), "returned": True}, "ส่งกลับให้แก้ไข · เลยมา 3 วัน"),
        (
            {"extended_to": at("2024-12-27 16:30")},
            "ขยายเวลาถึงศุกร์ 27 ธ.ค. 2567 16:30 · เหลือ 4 วัน",
        ),
    ],
)
def test_what_happened_to_it_is_said_first(facts: dict[str, object], text: str) -> None:
    now = at("2024-12-23 09:00")
    found = said(DUE, now, standing(DUE, now, **facts))  # type: ignore[arg-type]
    assert plain(found.text()) == text


def test_it_is_said_in_english_and_in_thai_digits_too() -> None:
    found = said(DUE, at("2024-12-19 09:00"))
    assert plain(found.text("en")) == "due Fri 20 Dec 2567 (2024) 16:30 · 1 day left"
    assert plain(found.text(digits="thai")) == "ส่งภายในศุกร์ ๒๐ ธ.ค. ๒๕๖๗ ๑๖:๓๐ · เหลือ ๑ วัน"


def test_a_moved_day_says_from_where_and_why() -> None:
    rule = replace(TWENTIETHS, moves=Policy.NEXT)
    april = next(p for p in periods(rule) if p.first.month == 4)
    due = occurrence(rule, april)
    assert plain(why_moved(due)) == "เลื่อนจากอาทิตย์ 20 เม.ย. 2568 เพราะตรงกับวันอาทิตย์"
    assert plain(why_moved(due, "en")) == "moved from Sun 20 Apr 2568 (2025): Sunday"
    assert "๒๕๖๘" in why_moved(due, digits="thai")
    assert why_moved(DUE) == ""


@pytest.mark.parametrize(
    ("when", "thai", "english"),
    [
        (Every(1, DayOfMonth(20)), "ธันวาคม 2567", "Dec 2567 (2024)"),
        (Every(3, DayOfMonth(20)), "ไตรมาส 1 ปีงบประมาณ 2568", "quarter 1 of fiscal year 2568"),
        (
            Every(6, DayOfMonth(20)),
            "ครึ่งปีแรก ปีงบประมาณ 2568",
            "first half of fiscal year 2568",
        ),
        (Every(12, DayOfMonth(20)), "ปีงบประมาณ 2568", "fiscal year 2568"),
        (
            Every(12, DayOfMonth(20), 1),
            "มกราคม 2567 – ธันวาคม 2567",
            "Jan 2567 (2024) – Dec 2567 (2024)",
        ),
        (
            Every(2, DayOfMonth(20)),
            "ธันวาคม 2567 – มกราคม 2568",
            "Dec 2567 (2024) – Jan 2568 (2025)",
        ),
        (Weekly(4), "สัปดาห์ที่เริ่ม 2 ธ.ค. 2567", "week of Mon 2 Dec 2567 (2024)"),
    ],
)
def test_a_period_has_the_name_that_people_use(
    when: Every | Weekly, thai: str, english: str
) -> None:
    day = date(2024, 12, 2)
    period = periods(DueRule(when, first=day, last=day))[0]
    assert (plain(named(period)), plain(named(period, "en"))) == (thai, english)


@given(st.datetimes(datetime(2024, 11, 1), datetime(2025, 2, 1), timezones=st.just(BANGKOK)))
def test_every_moment_can_be_said_in_both_languages(now: datetime) -> None:
    found = said(DUE, now)
    assert found.n >= 0
    assert "{" not in found.text() + found.text("en")
