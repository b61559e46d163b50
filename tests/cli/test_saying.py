"""Dates and deadlines in the words of an office."""

from __future__ import annotations

from typing import Any

import pytest

from wian.cli.saying import clock, day, deadline


def test_a_day_is_written_in_the_buddhist_era() -> None:
    assert day("2025-12-31") == "31 ธ.ค. 2568"
    assert day("ไม่ทราบ") == "ไม่ทราบ"


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        ({}, "–"),
        ({"due": "2024-02-29"}, "29 ก.พ. 2567"),
        ({"due": "2024-02-29", "time": "16:30"}, "29 ก.พ. 2567 เวลา 16.30 น."),
        ({"recurrence": "daily"}, "ทุกวัน"),
        ({"recurrence": "weekly:friday"}, "ทุกวันศุกร์"),
        ({"recurrence": "monthly:20"}, "ทุกวันที่ 20 ของเดือน"),
        ({"recurrence": "monthly:last"}, "ทุกวันสุดท้ายของเดือน"),
        ({"recurrence": "quarterly"}, "ทุกไตรมาส"),
        ({"recurrence": "every:P15D"}, "ทุก 15 วัน"),
        ({"recurrence": "yearly", "relative": "P45D"}, "ทุกปี ภายใน 45 วัน"),
        (
            {"relative": "P15D", "relative_from": "ได้รับหนังสือ", "business_days": True},
            "ภายใน 15 วันทำการ นับแต่ได้รับหนังสือ",
        ),
        ({"relative": "-P7D", "relative_from": "การประชุม"}, "อย่างน้อย 7 วันก่อนการประชุม"),
        ({"relative": "P15D", "due": "2024-05-15"}, "ภายใน 15 วัน"),
    ],
)
def test_a_deadline_is_a_phrase(duty: dict[str, Any], words: str) -> None:
    assert deadline(duty) == words


def test_a_meeting_s_hours_are_written_with_points() -> None:
    assert clock({"start": "09:00", "end": "12:00"}) == "09.00 – 12.00 น."
    assert clock({"start": "09:00"}) == "09.00 น."
    assert clock({}) == "–"
