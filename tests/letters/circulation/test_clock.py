"""Circulation when the clock is at an edge: the closing second, midnight in Bangkok, the 31st, and
the first days of a year and of a fiscal year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import timezone as zone

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.circulation.conftest import DISTRICTS, issued
from wian.letters.actions.circulation import dispatch, receive, remind
from wian.letters.errors import Refused
from wian.letters.models import Dispatch, Entry
from wian.letters.notice_given import SHORT, short_notices, working_days
from wian.notices.models import Message
from wian.notices.rules import BANGKOK
from wian.offices.acting import Actor
from wian.thai.holidays import is_working_day
from wian.web.when import Clock
from wian.web.words import Say

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
EDGES = [date(2026, 12, 31), date(2027, 1, 31), date(2027, 9, 30), date(2028, 2, 29)]
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
shifts = st.integers(-12, 14).map(lambda hours: zone(timedelta(hours=hours)))
Clocked = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clocked:
    """The server's clock stands at a moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def last_second(day: date) -> datetime:
    """23:59:59 in Bangkok, as a machine that runs in UTC tells it."""
    midnight = datetime.combine(day + DAY, datetime.min.time(), BANGKOK)
    return (midnight - SECOND).astimezone(UTC)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("day", EDGES)
def test_a_reply_may_be_wanted_by_today_until_the_last_second_of_bangkok(
    sender: Actor, province: int, at: Clocked, day: date
) -> None:
    at(last_second(day))
    dispatch(sender, letter=issued(province), rule=DISTRICTS, purpose="action", reply_by=day)
    assert Dispatch.objects.get().day == day
    at(last_second(day) + SECOND)
    with pytest.raises(Refused, match="L605"):
        dispatch(sender, letter=issued(province), rule=DISTRICTS, purpose="action", reply_by=day)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("day", EDGES)
def test_the_book_and_the_day_of_its_line_change_at_the_same_midnight(
    sender: Actor, clerk: Actor, province: int, home: int, at: Clocked, day: date
) -> None:
    letters = [issued(province) for _ in range(2)]
    moments = (last_second(day), last_second(day) + SECOND)
    for letter, moment in zip(letters, moments, strict=True):
        at(moment)
        dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
        receive(clerk, letter=letter, office=home)
    lines = Entry.objects.filter(book__office=home).order_by("pk")
    assert [(one.day, one.book.year) for one in lines] == [
        (day, day.year),
        (day + DAY, (day + DAY).year),
    ]
    numbers = [one.number for one in lines]
    assert numbers == ([1, 1] if (day + DAY).year > day.year else [1, 2])


@pytest.mark.django_db(transaction=True)
def test_the_silent_are_reminded_once_on_each_day_of_bangkok(
    sender: Actor, clerk: Actor, province: int, at: Clocked
) -> None:
    day = date(2026, 12, 31)
    letter = issued(province)
    at(last_second(day) - timedelta(hours=5))
    dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
    told = []
    for moment in (last_second(day), last_second(day), last_second(day) + SECOND):
        at(moment)
        told.append(remind(sender, letter=letter))
    assert told == [1, 0, 1]
    keys = Message.objects.filter(key__startswith="remind").order_by("key")
    assert [key.rpartition(".")[2] for key in keys.values_list("key", flat=True)] == [
        "2026-12-31",
        "2027-01-01",
    ]


@given(days, st.integers(0, 86_399), shifts)
def test_a_reply_is_late_from_the_first_second_of_the_next_day_wherever_the_machine_is(
    day: date, second: int, shift: zone
) -> None:
    begins = datetime.combine(day, datetime.min.time(), BANGKOK).astimezone(shift)
    now = begins + timedelta(seconds=second)
    assert _seen(now).when(day).tone == "soon"
    assert _seen(now).far(day) == "วันนี้"
    assert _seen(begins - SECOND).when(day).tone == "soon"
    assert _seen(begins + DAY).when(day).tone == "past"


def _seen(now: datetime) -> Clock:
    return Clock(Say("th"), timezone.localdate(now), "arabic")


@given(days, st.integers(0, 45))
def test_notice_is_counted_in_working_days_between_over_every_edge(sent: date, ahead: int) -> None:
    day = sent + timedelta(days=ahead)
    between = [sent + timedelta(days=n) for n in range(1, ahead)]
    count = working_days(sent, day)
    assert count == sum(map(is_working_day, between))
    found = short_notices({"duties": [{"due": day.isoformat()}]}, sent=sent)
    assert [one.days for one in found] == ([count] if count < SHORT else [])
    assert working_days(sent, day + DAY) in (count, count + 1)


@pytest.mark.parametrize(
    ("sent", "day", "left"),
    [
        ("2026-12-29", "2027-01-04", 1),  # the year's last days are holidays but the 30th
        ("2026-09-30", "2026-10-05", 2),  # over the end of the fiscal year and a weekend
        ("2027-01-29", "2027-02-02", 1),  # Friday to Tuesday over the 31st, a Sunday
        ("2027-04-12", "2027-04-16", 0),  # Songkran
    ],
)
def test_known_weeks_have_the_working_days_that_a_calendar_shows(
    sent: str, day: str, left: int
) -> None:
    assert working_days(date.fromisoformat(sent), date.fromisoformat(day)) == left
