"""A printed weekday that is not the weekday of the printed date."""

from __future__ import annotations

import pytest

from tests.reading.letters import doubts, external, minutes

BODY = "ขอเชิญเข้าร่วมประชุมในวัน{}ที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น. ณ ห้องประชุมโขงงาม"


@pytest.mark.parametrize("day", ["จันทร์", "อังคาร", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"])
def test_a_wrong_weekday_is_doubted_and_quoted(day: str) -> None:
    (quotes,) = doubts(external(BODY.format(day)), "weekday")
    assert any(day in quote and "๑๒ มิถุนายน ๒๕๖๗" in quote for quote in quotes)


def test_the_right_weekday_is_not_doubted() -> None:
    assert doubts(external(BODY.format("พุธ")), "weekday") == []


def test_a_date_without_a_weekday_is_not_doubted() -> None:
    assert doubts(external(BODY.format("")), "weekday") == []


def test_a_wrong_weekday_repeated_is_one_row() -> None:
    twice = BODY.format("ศุกร์") + "\n" + BODY.format("ศุกร์")
    assert len(doubts(external(twice), "weekday")) == 1


def test_two_wrong_weekdays_are_two_rows() -> None:
    other = BODY.format("ศุกร์").replace("๑๒ มิถุนายน", "๑๙ มิถุนายน")
    assert len(doubts(external(BODY.format("ศุกร์") + "\n" + other), "weekday")) == 2


def test_a_wrong_weekday_in_minutes_is_doubted() -> None:
    assert len(doubts(minutes().replace("วันพุธที่", "วันศุกร์ที่"), "weekday")) == 1


def test_the_first_day_of_a_range_has_its_weekday() -> None:
    body = "ขอเชิญเข้ารับการอบรมระหว่างวันพุธที่ ๑๒ - ศุกร์ที่ ๑๔ มิถุนายน ๒๕๖๗ ณ ห้องประชุมโขงงาม"
    assert doubts(external(body), "weekday") == []


def test_a_wrong_weekday_at_the_end_of_a_range_is_doubted() -> None:
    body = "ขอเชิญอบรมระหว่างวันพุธที่ ๑๒ - วันเสาร์ที่ ๑๔ มิถุนายน ๒๕๖๗ ณ ห้องประชุมโขงงาม"
    assert len(doubts(external(body), "weekday")) == 1


@pytest.mark.parametrize(
    "day", ["วันศุกร์ที่ ๑๒ มิ.ย. ๖๗", "วันศุกร์ ที่ ๑๒ มิถุนายน ๒๕๖๗", "วันพฤหัสที่ ๑๒ มิถุนายน ๒๕๖๗"]
)
def test_a_wrong_weekday_is_seen_in_short_and_spaced_print(day: str) -> None:
    assert len(doubts(external(f"ขอเชิญเข้าร่วมประชุมใน{day} เวลา ๑๓.๓๐ น."), "weekday")) == 1
