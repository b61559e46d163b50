from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.duties.rules import at, due_on
from tests.support import ROOT
from wian.duties.deadlines import CountsAs, Due, State, Takes, standing

DUE = due_on(
    date(2024, 12, 20),
    opens=at("2024-12-01 00:00"),
    late_until=at("2024-12-27 16:30"),
    locks=at("2025-01-10 16:30"),
)
END = at("2024-12-20 16:30")
MOMENTS = st.datetimes(datetime(2024, 11, 1), datetime(2025, 3, 1), timezones=st.just(UTC))
MAYBE = st.one_of(st.none(), MOMENTS)
SENT = {State.ON_TIME, State.LATE_SENT}


@pytest.mark.parametrize(
    ("now", "state", "takes", "late", "left"),
    [
        ("2024-11-30 23:59:59", State.NOT_OPEN, Takes.NO, 0, 20),
        ("2024-12-01 00:00", State.OPEN, Takes.FREELY, 0, 19),
        ("2024-12-16 23:59:59", State.OPEN, Takes.FREELY, 0, 4),
        ("2024-12-17 00:00", State.DUE_SOON, Takes.FREELY, 0, 3),
        ("2024-12-20 16:30", State.DUE_SOON, Takes.FREELY, 0, 0),
        ("2024-12-20 16:30:01", State.LATE, Takes.WITH_REASON, 0, 0),
        ("2024-12-21 00:00", State.LATE, Takes.WITH_REASON, 1, 0),
        ("2024-12-27 16:30", State.LATE, Takes.WITH_REASON, 7, 0),
        ("2024-12-27 16:30:01", State.LATE, Takes.WITH_LEAVE, 7, 0),
        ("2025-01-10 16:30", State.LATE, Takes.WITH_LEAVE, 21, 0),
        ("2025-01-10 16:30:01", State.LOCKED, Takes.NO, 21, 0),
    ],
)
def test_what_is_owed_opens_comes_due_runs_late_and_locks(
    now: str, state: State, takes: Takes, late: int, left: int
) -> None:
    found = standing(DUE, at(now))
    assert (found.state, found.takes) == (state, takes)
    assert (found.days_late, found.days_left) == (late, left)


@given(st.integers(0, 999_999), st.integers(-14, 14))
def test_the_closing_second_of_bangkok_is_on_time_and_the_next_is_late(
    fraction: int, zone: int
) -> None:
    here = timezone(timedelta(hours=zone))
    closing = (END + timedelta(microseconds=fraction)).astimezone(here)
    after = closing + timedelta(seconds=1)
    assert standing(DUE, after, submitted=closing).state is State.ON_TIME
    assert standing(DUE, after, submitted=after).state is State.LATE_SENT
    assert standing(DUE, closing).state is State.DUE_SOON
    assert standing(DUE, after).state is State.LATE


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_zone_of_the_machine_changes_nothing(zone: str) -> None:
    code = (
        "import time; time.tzset()\n"
        "from tests.duties.rules import at, due_on\n"
        "from wian.duties.deadlines import said, standing\n"
        "from datetime import date, datetime, UTC\n"
        "now = datetime(2024, 12, 20, 9, 30, 1, tzinfo=UTC)\n"
        "due = due_on(date(2024, 12, 20))\n"
        "print(standing(due, now).state, said(due, now.replace(second=0)).text())"
    )
    env = {**os.environ, "TZ": zone, "PYTHONPATH": f"{ROOT}/src", "PYTHONIOENCODING": "utf-8"}
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, check=True
    )
    text = told.stdout.decode().strip().replace("\u00a0", " ")
    assert text == "late วันนี้ 16:30 · เหลือ 0 นาที"


def test_a_due_kept_in_utc_is_the_same_day_in_bangkok() -> None:
    early = datetime(2024, 12, 19, 23, 0, tzinfo=UTC)
    due = Due(DUE.period, date(2024, 12, 20), early)
    assert due.day == date(2024, 12, 20)
    assert due.moved_because is None
    assert standing(due, early + timedelta(hours=18)).days_late == 1


def test_days_late_are_calendar_days_of_bangkok_and_stop_when_it_is_sent() -> None:
    for sent, late in (
        ("2024-12-20 23:59:59", 0),
        ("2024-12-21 00:00", 1),
        ("2024-12-23 08:00", 3),
    ):
        found = standing(DUE, at("2025-02-01 00:00"), submitted=at(sent))
        assert (found.state, found.days_late) == (State.LATE_SENT, late)


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        standing(DUE, datetime(2024, 12, 20, 16, 30))


def test_an_extension_keeps_it_open_and_on_time_until_its_own_second() -> None:
    extended = at("2025-01-20 16:30")
    running = standing(DUE, at("2025-01-15 09:00"), extended_to=extended)
    assert (running.state, running.takes, running.extended) == (
        State.EXTENDED,
        Takes.FREELY,
        True,
    )
    assert running.counts_as is CountsAs.WAITING
    assert standing(DUE, extended, submitted=extended, extended_to=extended).state is State.ON_TIME
    over = standing(DUE, extended + timedelta(days=2), extended_to=extended)
    assert (over.state, over.takes, over.days_late) == (State.LOCKED, Takes.NO, 2)


def test_a_returned_report_is_owed_again_and_is_neither_late_nor_missing() -> None:
    sent = at("2024-12-18 09:00")
    found = standing(DUE, at("2024-12-19 09:00"), submitted=sent, returned=True)
    assert (found.state, found.takes, found.counts_as) == (
        State.RETURNED,
        Takes.FREELY,
        CountsAs.WAITING,
    )
    found = standing(DUE, at("2024-12-22 09:00"), submitted=sent, returned=True)
    assert (found.takes, found.counts_as) == (Takes.WITH_REASON, CountsAs.RETURNED)


def test_an_acceptance_holds_only_for_what_is_sent() -> None:
    now, sent = at("2024-12-19 09:00"), at("2024-12-18 09:00")
    assert standing(DUE, now, submitted=sent, accepted=now).accepted
    assert not standing(DUE, now, submitted=sent, accepted=now, returned=True).accepted


@given(MOMENTS, MAYBE, st.booleans(), MAYBE)
def test_exempt_is_never_late_and_takes_nothing(
    now: datetime, submitted: datetime | None, returned: bool, extended: datetime | None
) -> None:
    found = standing(
        DUE, now, submitted=submitted, exempt=True, returned=returned, extended_to=extended
    )
    assert (found.state, found.counts_as) == (State.EXEMPT, CountsAs.EXEMPT)
    assert (found.takes, found.days_late, found.days_left) == (Takes.NO, 0, 0)


@given(MOMENTS, MAYBE, MAYBE, MOMENTS)
def test_a_later_extension_never_makes_it_worse(
    now: datetime, submitted: datetime | None, extended: datetime | None, later: datetime
) -> None:
    plain = standing(DUE, now, submitted=submitted, extended_to=extended)
    more = standing(DUE, now, submitted=submitted, extended_to=max(extended or later, later))
    assert more.until >= plain.until >= DUE.due
    assert more.days_late <= plain.days_late
    assert plain.state is not State.ON_TIME or more.state is State.ON_TIME


@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=60)), MAYBE)
def test_what_was_sent_stands_the_same_for_ever(
    now: datetime, wait: timedelta, extended: datetime | None
) -> None:
    first = standing(DUE, now, submitted=now, extended_to=extended)
    later = standing(DUE, now + wait, submitted=now, extended_to=extended)
    assert first.state == later.state
    assert first.days_late == later.days_late


@given(MOMENTS, MAYBE, st.booleans())
def test_missing_is_only_what_nobody_sent_and_late_only_what_came(
    now: datetime, submitted: datetime | None, returned: bool
) -> None:
    found = standing(DUE, now, submitted=submitted, returned=returned)
    here = submitted is not None and not returned
    assert (found.state in SENT) == here
    assert here == (found.counts_as in (CountsAs.ON_TIME, CountsAs.LATE, CountsAs.EARLY))
    if found.counts_as is CountsAs.MISSING:
        assert found.state in (State.LATE, State.LOCKED)
