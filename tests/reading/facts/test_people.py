"""Persons named besides the signatory."""

from __future__ import annotations

import pytest

from tests.reading.letters import doc, external, minutes, printed

BODY = "ขอให้ประสาน {} เพื่อรับแบบสำรวจแหล่งน้ำชุมชน"


@pytest.mark.parametrize(
    "name",
    [
        *("นางสาววารี ตั้งใจงาม", "นายพนา ร่มไม้เย็น", "นางฟ้าใส พร่างพราว", "น.ส.วารี ตั้งใจงาม"),
        *("ดร.พนา ร่มไม้เย็น", "พันตำรวจโท พนา ร่มไม้เย็น", "ว่าที่ร้อยตรีหญิง วารี ตั้งใจงาม"),
    ],
)
def test_a_person_is_named_with_title_and_both_names(name: str) -> None:
    assert name in doc(external(BODY.format(name)))["people"]


def test_the_signatory_is_not_told_again() -> None:
    assert "นายกล้า มั่นคงดี" not in doc(external())["people"]


def test_a_person_named_twice_is_one_row() -> None:
    twice = BODY.format("นายพนา ร่มไม้เย็น") + "\n" + BODY.format("นายพนา ร่มไม้เย็น")
    assert doc(external(twice))["people"].count("นายพนา ร่มไม้เย็น") == 1


def test_posts_are_no_persons() -> None:
    assert doc(external())["people"] == []
    assert all("นายก" not in name for name in doc(minutes())["people"])


def test_those_present_are_people_of_the_minutes() -> None:
    assert "นายธาร น้ำใสยิ่ง" in doc(minutes())["people"]


def test_the_place_shows_the_name() -> None:
    assert "นายพนา ร่มไม้เย็น" in printed(external(BODY.format("นายพนา ร่มไม้เย็น")), "people")
