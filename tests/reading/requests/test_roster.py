"""Rows that put a person on duty on a day."""

from __future__ import annotations

import pytest

from tests.reading.letters import external, order, part_of, rows
from wian.reading.requests.roster import roster_duties

HEAD = "ให้เจ้าหน้าที่อยู่เวรเฝ้าระวังแหล่งน้ำ ดังนี้\n"
DAYS = ("วันที่ ๒๐ พฤษภาคม ๒๕๖๗", "วันที่ ๒๑ พฤษภาคม ๒๕๖๗")
NAMES = ("นายพนา ร่มไม้เย็น", "นางสาววารี ตั้งใจงาม")
SHIFT = "เวลา ๐๘.๓๐ - ๑๖.๓๐ น."


def table(gap: str, *, shift: str = SHIFT) -> str:
    return HEAD + "\n".join(
        gap.join(filter(None, (day, shift, name))) for day, name in zip(DAYS, NAMES, strict=True)
    )


@pytest.mark.parametrize("gap", [" ", "\t", "     ", " | "])
def test_each_row_is_a_duty_of_its_person_on_its_day_and_shift(gap: str) -> None:
    assert rows(order(table(gap)), "duties", "assignee", "due", "period") == [
        (NAMES[0], "2024-05-20", "08:30-16:30"),
        (NAMES[1], "2024-05-21", "08:30-16:30"),
    ]


def test_a_row_without_hours_has_no_shift() -> None:
    found = rows(order(table(" ", shift="")), "duties", "due", "period")
    assert found == [("2024-05-20", None), ("2024-05-21", None)]


def test_one_row_alone_is_no_roster() -> None:
    one = table(" ").rsplit("\n", 1)[0]
    assert roster_duties(part_of(order(one))) == ([], set())


def test_a_letter_is_no_roster() -> None:
    assert roster_duties(part_of(external(table(" ")))) == ([], set())


def test_the_lines_that_are_rows_are_told() -> None:
    part = part_of(order(table(" ")))
    duties, taken = roster_duties(part)
    assert len(duties) == len(taken) == 2
    assert all(any(name in part.source.lines[index].text for name in NAMES) for index in taken)
