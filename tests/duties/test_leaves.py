"""More time and being let off: asked, decided one level up, dated, counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.duties.owing import kept, naive, rows_now
from tests.duties.reporting import (
    HOME,
    OTHER,
    PROVINCE,
    asks,
    at,
    due_in,
    head,
    monthly_rule,
    officer,
    owed,
)
from tests.letters.conftest import having
from wian.duties.actions.leaves import ask_leave, decide_leave, grant_leave, take_back_leave
from wian.duties.actions.reports import send_report
from wian.duties.errors import Refused
from wian.duties.models import Leave, Owed
from wian.duties.notice_keys import STEPS, reminder
from wian.duties.queries.reports import count_leaves_waiting, leaves_of, leaves_waiting
from wian.duties.stages import Stage
from wian.ledger.models import Entry
from wian.notices.actions import push
from wian.notices.models import Message, Notice
from wian.offices.acting import Denied
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]
DONE = {"done": "ทำแล้ว"}


def days(n: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=n)


def test_more_time_that_is_granted_moves_the_second_up_to_which_it_is_on_time() -> None:
    duty, who, boss = asks(due_in(-3, late_until=1), form=[]), officer(), head()
    leave = ask_leave(who, **at(duty), until=days(4), reason="น้ำท่วม")
    assert count_leaves_waiting(boss) == 1
    assert Notice.objects.filter(message__key=f"leave.asked.{leave}", account=boss.account)
    assert decide_leave(boss, leave=leave, granted=True, until=days(2)) == 1
    row = owed(duty)
    assert timezone.localtime(row.until).date() == days(2)
    assert timezone.localtime(row.until).strftime("%H:%M") == "16:30"
    assert kept() == naive(rows_now())
    receipt = send_report(who, **at(duty), values=DONE)
    assert (receipt.days_late, owed(duty, OTHER).until) == (0, owed(duty, OTHER).due)
    assert Leave.objects.get().until == days(2)


def test_who_is_let_off_owes_nothing_and_is_not_late() -> None:
    duty, who, boss = asks(due_in(-3), form=[]), officer(), head()
    leave = ask_leave(who, **at(duty), until=None, reason="ยุบศูนย์แล้ว")
    decide_leave(boss, leave=leave, granted=True)
    assert owed(duty).stage == Stage.EXEMPT
    assert kept() == naive(rows_now())
    with pytest.raises(Refused, match="D208"):
        send_report(who, **at(duty), values=DONE)


def test_a_refusal_says_why_and_changes_nothing() -> None:
    duty, who, boss = asks(due_in(3), form=[]), officer(), head()
    leave = ask_leave(who, **at(duty), until=days(9), reason="x")
    with pytest.raises(Refused, match="D231"):
        decide_leave(boss, leave=leave, granted=False)
    decide_leave(boss, leave=leave, granted=False, note="ยังมีเวลา")
    assert owed(duty).until == owed(duty).due
    with pytest.raises(Refused, match="D234"):
        decide_leave(boss, leave=leave, granted=True)
    assert Notice.objects.filter(message__key=f"leave.decided.{leave}", account=who.account)


def test_nobody_decides_for_the_own_office_or_on_the_own_request() -> None:
    duty, boss = asks(due_in(3), form=[]), head()
    own = head(HOME)
    leave = ask_leave(own, **at(duty), until=days(9), reason="x")
    for stranger in (own, head(OTHER), officer(PROVINCE)):
        with pytest.raises(Denied):
            decide_leave(stranger, leave=leave, granted=True)
    Leave.objects.update(account=boss.account)
    with pytest.raises(Refused, match="D236"):
        decide_leave(boss, leave=leave, granted=True)
    assert not leaves_waiting(boss)
    assert not leaves_waiting(own)


def test_the_office_that_asks_itself_is_decided_by_the_one_above() -> None:
    duty = asks(due_in(3), (PROVINCE,), form=[])
    who = having("head", PROVINCE)
    leave = ask_leave(who, **at(duty, PROVINCE), until=days(9), reason="x")
    with pytest.raises(Denied):
        decide_leave(having("manager", PROVINCE), leave=leave, granted=True)
    assert Leave.objects.get(pk=leave).granted is None


def test_requests_are_bounded_single_and_taken_back() -> None:
    duty, who = asks(due_in(3), form=[]), officer()
    for until, number in ((days(3), "D232"), (days(400), "D232")):
        with pytest.raises(Refused, match=number):
            ask_leave(who, **at(duty), until=until, reason="x")
    with pytest.raises(Refused, match="D231"):
        ask_leave(who, **at(duty), until=days(9), reason=" ")
    leave = ask_leave(who, **at(duty), until=days(9), reason="x")
    with pytest.raises(Refused, match="D233"):
        ask_leave(who, **at(duty), until=None, reason="x")
    with pytest.raises(Denied):
        take_back_leave(officer(OTHER), leave=leave)
    take_back_leave(who, leave=leave)
    with pytest.raises(Refused, match="D234"):
        decide_leave(head(), leave=leave, granted=True)
    ask_leave(who, **at(duty), until=None, reason="x")
    Owed.objects.update(stage=Stage.SENT)
    with pytest.raises(Refused, match="D235"):
        ask_leave(who, **at(duty), until=days(9), reason="x")


def test_leave_of_all_periods_moves_those_still_owed_and_none_to_an_earlier_day() -> None:
    first = timezone.localdate().replace(day=1)
    duty = asks(monthly_rule(first, first + timedelta(days=140)), form=[])
    boss, until = head(), first + timedelta(days=60)
    last = Owed.objects.filter(duty=duty, office=by_key(HOME)).order_by("period").last()
    assert last
    moved = grant_leave(boss, duty=duty.pk, offices=[by_key(HOME)], until=until, reason="น้ำท่วม")
    rows = Owed.objects.filter(duty=duty, office=by_key(HOME))
    assert moved == sum(row.until > row.due for row in rows)
    assert 0 < moved < rows.count()
    assert rows.get(period=last.period).until == last.until
    assert kept() == naive(rows_now())


def test_leave_is_given_unasked_to_many_offices_by_one_statement(  # type: ignore[no-untyped-def]
    django_assert_max_num_queries,
) -> None:
    keys = [f"d57{n:02}" for n in range(1, 9)]
    duty, boss = asks(due_in(3), keys, form=[]), head()
    row = owed(duty)
    for step in STEPS:
        push(
            boss, key=reminder(duty.pk, row.office_id, "once", row.until, step), accounts=[],
            th="x", en="x", address="", thing=("duty", duty.pk),
        )  # fmt: skip
    offices = [by_key(key) for key in keys]
    with django_assert_max_num_queries(16):
        assert grant_leave(boss, duty=duty.pk, offices=offices, until=None, reason="x") == 8
    assert not Message.objects.filter(withdrawn_at=None)
    assert Entry.objects.get(verb="leave.decide").count == 8
    assert kept() == naive(rows_now())
    with pytest.raises(Denied):
        grant_leave(head(HOME), duty=duty.pk, offices=offices[1:2], until=None, reason="x")


def test_a_request_is_seen_where_the_office_is_seen() -> None:
    duty, who = asks(due_in(3), form=[]), officer()
    ask_leave(who, **at(duty), until=days(9), reason="x")
    assert len(leaves_of(who, duty=duty.pk)) == 1
    assert len(leaves_of(officer(PROVINCE), duty=duty.pk)) == 1
    assert not leaves_of(officer(OTHER), duty=duty.pk)
    assert not leaves_waiting(head(OTHER))
