"""Rounds of an evaluation and the day each is due; all texts are invented."""

from __future__ import annotations

from datetime import date

import pytest

from wian.reading import read

HEAD = "ประกาศเรื่องการประเมินลานชุมชน\n"
MARCH, SEPTEMBER = date(2024, 3, 31), date(2024, 9, 30)


def found(text: str) -> list[tuple[str, date | None]]:
    return [(row.name, row.due) for row in read(HEAD + text).facts["rounds"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("รอบที่ ๑ ภายในเดือนมีนาคม ๒๕๖๗ และรอบที่ ๒ ภายในเดือนกันยายน ๒๕๖๗", ("รอบที่ 1", "รอบที่ 2")),
        ("ครั้งที่ ๑ ภายในวันที่ ๓๑ มีนาคม ๒๕๖๗\nครั้งที่ ๒ ภายในวันที่ ๓๐ กันยายน ๒๕๖๗", ("ครั้งที่ 1", "ครั้งที่ 2")),
        (
            "รับตรวจรอบแรกภายในเดือนมีนาคม ๒๕๖๗ และรอบตัดสินภายในวันที่ ๓๐ กันยายน ๒๕๖๗",
            ("รอบแรก", "รอบตัดสิน"),
        ),
        (
            "รอบหมู่บ้าน\tภายในวันที่ ๓๑ มีนาคม ๒๕๖๗\nรอบตำบล\tภายในวันที่ ๓๐ กันยายน ๒๕๖๗",
            ("รอบหมู่บ้าน", "รอบตำบล"),
        ),
        (
            "| รอบที่ | งาน | กำหนด |\n|---|---|---|\n"
            "| ๑ | เอกสาร | ๓๑ มีนาคม ๒๕๖๗ |\n| ๒ | พื้นที่ | ๓๐ กันยายน ๒๕๖๗ |",
            ("รอบที่ 1", "รอบที่ 2"),
        ),
    ],
)
def test_each_round_is_due_on_the_day_beside_its_name(text, names):
    assert found(text) == list(zip(names, (MARCH, SEPTEMBER), strict=True))


def test_a_due_day_that_is_told_twice_is_one_round():
    text = "รอบที่ ๑ ภายในวันที่ ๓๑ มีนาคม ๒๕๖๗\n\nให้สรุปผลรอบที่ ๑ ภายในวันที่ ๓๑ มีนาคม ๒๕๖๗\n"
    assert found(text) == [("รอบที่ 1", MARCH)]


def test_a_round_without_a_day_is_no_row():
    assert found("ลงนามคำรับรองรอบที่ ๑ และรอบที่ ๒ ตามแบบ\n") == []


def test_the_count_of_a_meeting_is_no_round():
    assert found("ตามมติที่ประชุมครั้งที่ ๒ เมื่อวันที่ ๓๑ มีนาคม ๒๕๖๗ กรอบเวลา ๓๐ กันยายน ๒๕๖๗\n") == []
