"""Reminders come at their days, once, to who does it; above goes one summary; by hand they stop."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.duties.owing import MONTHS, asks, due_on, keyed, move, owe, send
from tests.ledger.support import undone
from tests.letters.conftest import having
from wian.duties.actions.chasing import chase, remind_now
from wian.duties.deadlines import BANGKOK
from wian.duties.errors import Refused
from wian.duties.models import Assignment, Duty
from wian.duties.notice_keys import reminders
from wian.duties.stages import Stage
from wian.notices.actions import withdraw_all
from wian.notices.models import Message, Notice
from wian.offices.acting import SYSTEM, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.usefixtures("both")
DUE = date(2025, 1, 20)


def at(days: int, hour: int = 5) -> datetime:
    """So many days after the due day."""
    return datetime(2025, 1, 20, hour, tzinfo=BANGKOK) + timedelta(days=days)


def told(account: int | None) -> list[str]:
    """The steps of the reminders that the person has and that were not taken back."""
    rows = Notice.objects.filter(account=account, message__withdrawn_at=None).order_by("pk")
    keys = rows.filter(message__key__startswith="owed.").values_list("message__key", flat=True)
    return [key.rpartition(".")[2] for key in keys]


def test_each_step_comes_once_on_its_day_however_often_the_work_comes_round() -> None:
    with undone():
        owe(asks(by_key("p57")), keyed("d5701", "d5702"), MONTHS[:1])
        me = having("officer", "d5701")
        seen = []
        for days in range(-9, 12):
            seen.append((days, chase(at(days)), chase(at(days, 12))))
        new = {days: first for days, first, _ in seen if first}
        assert new == {-7: 2, -3: 2, -1: 2, 1: 2, 3: 2, 7: 2}
        assert not any(again for *_, again in seen)
        assert told(me.account) == ["before7", "before3", "before1", "late1", "late3", "late7"]


def test_a_day_on_which_nothing_ran_is_made_up_for_and_days_long_past_are_not() -> None:
    with undone():
        owe(asks(by_key("p57")), keyed("d5701"), MONTHS[:1])
        me = having("officer", "d5701")
        assert [chase(at(-6)), chase(at(2)), chase(at(20))] == [1, 1, 0]
        assert told(me.account) == ["before7", "late1"]
        assert Message.objects.get(key__endswith="before7").th.startswith(
            "ส่งภายในจันทร์ 20 ม.ค. 2568 16:30 · เหลือ 6 วัน: รายงานผล (มกราคม 2568)"
        )


def test_its_holder_alone_is_told_and_without_one_all_who_do_duties_there() -> None:
    with undone():
        duty = asks(by_key("p57"))
        owe(duty, keyed("d5701"), MONTHS[:1])
        me, other = having("officer", "d5701"), having("clerk", "d5701")
        reader, far = having("member", "d5701"), having("officer", "d5702")
        chase(at(-3))
        assert [told(who.account) for who in (me, other, reader, far)] == [
            ["before3"],
            ["before3"],
            [],
            [],
        ]
        Assignment.objects.update(holder=reader.account)
        chase(at(-1))
        assert [told(who.account) for who in (me, reader)] == [["before3"], ["before1"]]


def test_what_is_sent_let_off_or_closed_is_chased_no_more_and_what_came_back_is() -> None:
    with undone():
        rows = owe(asks(by_key("p57")), keyed("d5701", "d5702", "d5703", "d5704"), MONTHS[:1])
        send(rows[0])
        move(rows[1], stage=Stage.EXEMPT)
        move(rows[2], stage=Stage.RETURNED)
        assert chase(at(1)) == 2
        Duty.objects.update(state="closed", closed_at=at(1))
        assert chase(at(3)) == 0


def test_more_time_brings_its_own_reminders_and_takes_back_the_old_ones() -> None:
    with undone():
        row = owe(asks(by_key("p57")), keyed("d5701"), MONTHS[:1])[0]
        me = having("officer", "d5701")
        chase(at(-3))
        keys = reminders(row.duty_id, row.office_id, row.period, row.until)
        assert withdraw_all(SYSTEM, keys=keys) == 1
        move(row, until=due_on(DUE + timedelta(days=10)))
        assert [chase(at(1)), chase(at(7))] == [0, 1]
        assert told(me.account) == ["before3"]
        assert "ขยายเวลาถึง" in Message.objects.get(withdrawn_at=None).th


def test_the_office_above_has_one_summary_of_all_that_is_late() -> None:
    with undone():
        for _ in range(2):
            owe(asks(by_key("cdd")), keyed("d5701", "d5702"), MONTHS[:1])
        owe(asks(by_key("p57")), keyed("d5701-cdd"), MONTHS[:1])
        above, below = having("officer", "p57"), having("officer", "d5701")
        chase(at(1))
        assert Notice.objects.filter(account=above.account).count() == 0
        chase(at(3))
        chase(at(4))
        summary = Notice.objects.get(account=above.account).message
        assert summary.th.startswith("หน่วยงานในสังกัด 2 แห่ง ยังไม่ส่งรายงาน 4 รายการ")
        mine = Notice.objects.filter(account=below.account, message__key__startswith="duty.up.")
        assert mine.get().message.th.startswith("หน่วยงานในสังกัด 1 แห่ง ยังไม่ส่งรายงาน 1 รายการ")


def test_by_hand_the_silent_are_reminded_once_a_day_and_three_times_at_most() -> None:
    with undone():
        duty = asks(by_key("p57"))
        rows = owe(duty, keyed("d5701", "d5702"), MONTHS[:3])
        asker, me = having("officer", "p57"), having("officer", "d5701")
        send(rows[3])
        now = at(2)
        only = [by_key("d5701")]
        assert remind_now(asker, duty=duty.pk, offices=only, now=now) == 1
        Message.objects.update(at=now)
        with pytest.raises(Refused, match="D403"):
            remind_now(asker, duty=duty.pk, now=now)
        Message.objects.update(at=at(-40))
        for days in (3, 4):
            assert remind_now(asker, duty=duty.pk, now=at(days)) == 1
            Message.objects.update(at=at(-40))
        with pytest.raises(Refused, match="D403"):
            remind_now(asker, duty=duty.pk, now=at(5))
        assert told(me.account) == ["hand1", "hand2", "hand3"]


def test_only_who_asks_there_reminds() -> None:
    with undone():
        duty = asks(by_key("p57"))
        owe(duty, keyed("d5701"), MONTHS[:1])
        with pytest.raises(LookupError):
            remind_now(having("officer", "d5709"), duty=duty.pk, now=at(2))
        with pytest.raises(Denied):
            remind_now(having("officer", "d5701"), duty=duty.pk, now=at(2))
        with pytest.raises(Denied):
            remind_now(having("member", "p57"), duty=duty.pk, now=at(2))


def test_many_offices_are_reminded_in_a_bounded_number_of_statements(
    django_assert_max_num_queries: Any,
) -> None:
    with undone():
        keys = [f"d57{n:02}" for n in range(1, 19)]
        for _ in range(3):
            owe(asks(by_key("p57")), keyed(*keys), MONTHS[:1])
        with django_assert_max_num_queries(40):
            assert chase(at(3)) == 54
