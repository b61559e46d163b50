"""Deadlines on days off."""

from __future__ import annotations

import pytest

from tests.reading.letters import doubts, external
from wian.reading import read

KIND = "day_off"
REPORT = "ขอให้ทุกอำเภอรายงานผลการสำรวจแหล่งน้ำ{} ๒๕๖๗"


@pytest.mark.parametrize(
    ("day", "name"),
    [("๘ มิถุนายน", "วันเสาร์"), ("๙ มิถุนายน", "วันอาทิตย์"), ("๓ มิถุนายน", "สมเด็จ")],
)
def test_a_deadline_on_a_day_off_is_doubted_and_the_day_named(day: str, name: str) -> None:
    letter = read(external(REPORT.format(f"ภายในวันที่ {day}")))
    (row,) = [row for row in letter.contradictions if row.kind == KIND]
    assert name in row.note


@pytest.mark.parametrize(
    "when",
    [
        *("ภายในวันที่ ๗ มิถุนายน", "ภายในวันเสาร์ที่ ๘ มิถุนายน", "ภายในเดือนมิถุนายน"),
        *("ภายในวันที่ ๑๑ พฤษภาคม", "ในวันที่ ๘ มิถุนายน"),
    ],
)
def test_other_deadlines_are_not_doubted(when: str) -> None:
    assert doubts(external(REPORT.format(when)), KIND) == []


def test_a_meeting_at_a_weekend_is_not_doubted() -> None:
    body = "ขอเชิญเข้าร่วมประชุมในวันที่ ๘ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น. ณ ห้องประชุมโขงงาม"
    assert doubts(external(body), KIND) == []


def test_all_such_days_of_a_letter_are_one_row() -> None:
    days = ("ภายในวันที่ ๘ มิถุนายน", "ภายในวันที่ ๑๕ มิถุนายน", "ภายในวันที่ ๘ มิถุนายน")
    (quotes,) = doubts(external("\n\n".join(REPORT.format(day) for day in days)), KIND)
    assert len(quotes) == 2


def test_a_letter_without_a_day_cannot_be_measured() -> None:
    assert doubts(external(REPORT.format("ภายในวันที่ ๘ มิถุนายน"), date=""), KIND) == []
