"""What an office owes stands in its calendars: with words, moved when extended, cancelled when let
off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

from tests.duties.reporting import asks, due_in, head
from tests.letters.dated import came_in, meeting
from tests.web.calendar.conftest import fetched
from wian.duties.actions.leaves import grant_leave
from wian.duties.models import Duty
from wian.letters.models import Letter
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)


def owed(answer: HttpResponse) -> list[Event]:
    """The entries of what is owed."""
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return [one for one in found if str(one["uid"]).startswith("duty-")]


def test_a_report_stands_at_its_last_second_with_its_words(secret: str, home: int) -> None:
    duty = asks(due_in(9), item="ข้อ 1", quote="ให้อำเภอรายงานผลทุกวันที่ ๒๐")
    [event] = owed(fetched(secret))
    assert event["summary"].startswith("ส่งรายงาน: ข้อ 1 รายงานผลการจัดตั้งศูนย์เรียนรู้")
    day = timezone.localdate() + timedelta(days=9)
    assert event["dtstart"].dt.isoformat() == f"{day}T16:30:00+07:00"
    assert "เหลือ 9 วัน" in event["description"]
    assert "ให้อำเภอรายงานผลทุกวันที่" in event["description"]
    assert event["url"] == f"http://testserver/duties/{duty.pk}/report/once?office={home}"
    assert fetched(secret).content == fetched(secret).content


def test_more_time_moves_the_day_and_being_let_off_cancels_it(secret: str, home: int) -> None:
    duty = asks(due_in(9))
    [first] = owed(fetched(secret))
    day = timezone.localdate() + timedelta(days=20)
    chief = head()
    granted: dict[str, Any] = {"duty": duty.pk, "offices": [home]}
    grant_leave(chief, **granted, until=day, reason="น้ำท่วม")
    [moved] = owed(fetched(secret))
    assert moved["uid"] == first["uid"]
    assert moved["dtstart"].dt.date() == day
    assert moved["sequence"] >= first["sequence"]
    grant_leave(chief, **granted, until=None, reason="น้ำท่วม")
    [gone] = owed(fetched(secret))
    assert gone["status"] == "CANCELLED"
    assert gone["summary"].startswith("ยกเลิก: ")


def test_a_secret_letters_duty_says_only_that_something_is_due(secret: str, home: int) -> None:
    letter = came_in(by_key("p57"), meetings=[meeting()])
    Letter.objects.filter(pk=letter).update(secrecy="ลับ")
    asks(due_in(5), letter_id=letter, quote="ความลับยิ่ง")
    [event] = owed(fetched(secret))
    text = fetched(secret).content.decode()
    assert "หนังสือที่มีชั้นความลับ" in event["summary"]
    assert "ศูนย์เรียนรู้" not in text
    assert "ความลับยิ่ง" not in text


def test_a_neighbours_day_and_a_closed_duty_are_in_no_calendar(secret: str) -> None:
    asks(due_in(5), offices=("d5702",))
    duty = asks(due_in(5))
    Duty.objects.filter(pk=duty.pk).update(state="closed")
    assert owed(fetched(secret)) == []


def test_the_feed_asks_no_more_for_more(
    secret: str, home: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for n in range(6):
        asks(due_in(n + 2))
    fetched(secret)
    with django_assert_max_num_queries(12):
        assert len(owed(fetched(secret))) == 6
