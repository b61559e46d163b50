"""The day of a document, and what is kept when the print cannot be a day."""

from __future__ import annotations

import pytest

from tests.reading.letters import (
    announcement,
    confidence,
    doc,
    external,
    memo,
    minutes,
    order,
    printed,
    stamped,
)


@pytest.mark.parametrize(
    "line",
    [
        *("๑๕ พฤษภาคม ๒๕๖๗", "15 พฤษภาคม 2567", "วันที่ ๑๕ พฤษภาคม ๒๕๖๗", "๑๕  พฤษภาคม  ๒๕๖๗"),
        *("๑๕ พ.ค. ๒๕๖๗", "๑๕ พฤษภาคม พ.ศ. ๒๕๖๗", "**๑๕ พฤษภาคม ๒๕๖๗**", "| ๑๕ พฤษภาคม ๒๕๖๗ |"),
        *("\t\t\t๑๕ พฤษภาคม ๒๕๖๗", "๑๕ พฤษกาคม ๒๕๖๗"),
    ],
)
def test_a_letter_s_day_is_read_however_it_is_set(line: str) -> None:
    assert doc(external(date=line))["date"] == "2024-05-15"


def test_the_place_shows_the_day_as_printed() -> None:
    assert printed(external(), "date") == "๑๕ พฤษภาคม ๒๕๖๗"


def test_a_day_that_is_not_in_the_calendar_is_kept_as_printed_only() -> None:
    found = doc(external(date="๓๑ มิถุนายน ๒๕๖๗"))
    assert found["date"] is None
    assert "๓๑ มิถุนายน ๒๕๖๗" in found["date_raw"]


@pytest.mark.parametrize("year", ["๓๕๖๗", "๒๕๖๗๑", "๖๕๖๗"])
def test_a_year_that_cannot_be_leaves_no_date_but_its_print(year: str) -> None:
    letter = external(date=f"๑๕ พฤษภาคม {year}")
    found = doc(letter)
    assert found["date"] is None
    assert year in found["date_raw"]
    assert confidence(letter, "date") < 0.5


def test_a_day_left_blank_gives_no_date() -> None:
    assert doc(external(date="        พฤษภาคม ๒๕๖๗"))["date"] is None


def test_a_letter_without_a_day_has_no_date() -> None:
    assert doc(external(date=""))["date"] is None


def test_a_stamped_letter_s_day_stands_under_the_sender() -> None:
    assert doc(stamped())["date"] == "2024-05-15"
    assert printed(stamped(), "date") == "๑๕ พฤษภาคม ๒๕๖๗"


def test_an_order_s_day_stands_after_given_on() -> None:
    assert doc(order())["date"] == "2024-05-15"


def test_an_announcement_s_day_stands_after_announced_on() -> None:
    assert doc(announcement())["date"] == "2024-05-15"


def test_a_memo_s_day_stands_beside_its_number() -> None:
    assert doc(memo())["date"] == "2024-05-15"


def test_minutes_are_of_the_day_of_the_meeting() -> None:
    assert doc(minutes())["date"] == "2024-05-15"


def test_the_day_of_a_cited_letter_is_not_the_letter_s_own() -> None:
    cited = "อ้างถึง หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗"
    assert doc(external(reference=cited, date=""))["date"] is None
    assert doc(external(reference=cited))["date"] == "2024-05-15"


def test_the_day_of_a_meeting_is_not_the_letter_s_own() -> None:
    body = "ขอเชิญเข้าร่วมประชุมในวันพุธที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น. ณ ห้องประชุมโขงงาม"
    assert doc(external(body))["date"] == "2024-05-15"


def test_the_day_beside_the_letterhead_in_a_flattened_head_is_read() -> None:
    letter = external(head="ศาลากลางจังหวัดนครพนม\t๑๕ พฤษภาคม ๒๕๖๗", date="")
    assert doc(letter)["date"] == "2024-05-15"
