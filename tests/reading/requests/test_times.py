"""One request cut at its time rules."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.letters import external, part_of
from wian.reading.requests.times import Asked, duties_of
from wian.reading.values import Duty


def asked(sentence: str) -> tuple[Duty, ...]:
    part = part_of(external(sentence))
    start = part.source.plain.index(part.source.plain[part.layout.body[0] :].split("\n\n")[0])
    end = start + len(part.source.plain[start:].split("\n\n")[0])
    return tuple(duties_of(part, Asked(start, end, "ทุกอำเภอ")))


def test_without_a_time_the_request_is_one_duty() -> None:
    (duty,) = asked("ขอให้ทุกอำเภอสำรวจแหล่งน้ำชุมชนให้ครบทุกหมู่บ้าน")
    assert (duty.due, duty.recurrence, duty.relative) == (None, None, None)


def test_each_time_rule_is_a_duty_of_its_own() -> None:
    found = asked("ขอให้ส่งรายงานรอบที่ ๑ ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗ และรอบที่ ๒ ภายในวันที่ ๓๐ สิงหาคม ๒๕๖๗")
    assert [duty.due for duty in found] == [date(2024, 5, 31), date(2024, 8, 30)]


def test_a_second_round_is_asked_in_the_words_of_the_first() -> None:
    _, second = asked(
        "ขอให้ส่งรายงานรอบที่ ๑ ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗ และรอบที่ ๒ ภายในวันที่ ๓๐ สิงหาคม ๒๕๖๗"
    )
    assert second.action.startswith("ขอให้ส่งรายงาน")


def test_the_same_rule_said_twice_is_one_duty() -> None:
    assert len(asked("ขอให้รายงานภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗ ย้ำ ภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗")) == 1


def test_the_duty_knows_its_assignee_and_where_its_time_is_printed() -> None:
    (duty,) = asked("ขอให้รายงานผลภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗")
    assert duty.assignee == "ทุกอำเภอ"
    assert duty.when_span is not None
    assert duty.span[0] <= duty.when_span[0] < duty.when_span[1] <= duty.span[1]


def test_an_invitation_is_due_on_its_one_day() -> None:
    (duty,) = asked("ขอเชิญเข้าร่วมประชุมในวันที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น.")
    assert duty.due == date(2024, 6, 12)


@pytest.mark.parametrize(
    "sentence",
    [
        "ขอเชิญเข้าร่วมประชุมในวันศุกร์ที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น.",
        "ขอเชิญเข้าร่วมประชุมในวันที่ ๒ พฤษภาคม ๒๕๖๗ เวลา ๑๓.๓๐ น.",
        "ขอเชิญเข้ารับการอบรมในวันที่ ๑๒ มิถุนายน ๒๕๖๗ หรือวันที่ ๑๙ มิถุนายน ๒๕๖๗",
    ],
)
def test_an_invitation_to_a_doubtful_past_or_second_day_has_no_due_day(sentence: str) -> None:
    assert all(duty.due is None for duty in asked(sentence))


def test_a_time_to_apply_ends_on_its_last_day() -> None:
    (duty,) = asked("ขอให้ส่งใบสมัครระหว่างวันที่ ๑ - ๑๔ มิถุนายน ๒๕๖๗")
    assert duty.due == date(2024, 6, 14)
