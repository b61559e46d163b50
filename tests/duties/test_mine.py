"""My work: what my offices owe by due day, with the line that asks it; nobody else's."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.duties.owing import MONTHS, asks, keyed, move, owe, send
from tests.duties.test_overview import NOW
from tests.ledger.support import undone
from tests.letters.circulation.conftest import issued
from tests.letters.conftest import having
from wian.duties.deadlines import BANGKOK
from wian.duties.models import Assignment, Duty, Leave, Need
from wian.duties.queries.mine import entries_between, mine
from wian.duties.stages import Stage
from wian.letters.models import Dispatch, Receipt
from wian.letters.parts import ahead
from wian.offices.acting import Actor
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.usefixtures("both")


def sent(subject: str, *keys: str) -> int:
    """A letter of the province that these offices have."""
    letter = issued(by_key("p57"), subject=subject, number="ชร 0019/ว 9")
    ahead(letter)
    rule: dict[str, Any] = {"include": [], "exclude": []}
    one = Dispatch.objects.create(
        letter_id=letter, office_id=by_key("p57"), rule=rule, sentence="", sum="",
        purpose="action", day=date(2025, 1, 2),
    )  # fmt: skip
    for office in keyed(*keys):
        Receipt.objects.create(letter_id=letter, office_id=office, dispatch=one, state=0)
    return letter


def asked(*keys: str) -> tuple[Duty, Any]:
    """A duty of a letter, with a line, evidence and a duty before it."""
    letter = sent("การยกระดับศูนย์เรียนรู้", *keys)
    first = asks(by_key("p57"), letter_id=letter, item="๑", action="จัดตั้งคณะทำงาน", kind="once")
    owe(first, keyed(*keys), MONTHS[:1])
    duty = asks(
        by_key("p57"), letter_id=letter, item="๗", quote="จัดส่งสำเนาหลักฐาน",
        wanted=[["order", "คำสั่งแต่งตั้ง", True], ["photo", "ภาพถ่าย", False]],
    )  # fmt: skip
    Need.objects.create(duty=duty, needed=first)
    return duty, owe(duty, keyed(*keys), MONTHS[3:6])


def test_each_line_has_its_letter_the_very_words_what_lacks_and_what_comes_before() -> None:
    with undone():
        _, rows = asked("d5701", "d5702")
        found = mine(having("officer", "d5701"), now=NOW)
        assert [todo.line.said.tone for todo in found.todo] == ["past", "past", "soon", "later"]
        bundle = found.todo[1]
        assert bundle.quote == "จัดส่งสำเนาหลักฐาน"
        assert bundle.letter
        assert bundle.letter.number == "ชร 0019/ว 9"
        assert bundle.lacks == ("คำสั่งแต่งตั้ง",)
        assert bundle.before == ("๑ จัดตั้งคณะทำงาน",)
        assert bundle.line.office_name == "ที่ว่าการอำเภอเมืองเชียงราย"
        assert not bundle.begun
        assert (bundle.line.duty, bundle.line.period) == (rows[0].duty_id, MONTHS[3])


def test_only_the_very_own_offices_are_mine_and_what_was_given_to_me() -> None:
    with undone():
        duty, _ = asked("d5701", "d5702")
        assert mine(having("officer", "d5709"), now=NOW).todo == ()
        assert mine(having("officer", "p57"), now=NOW).todo == ()
        assert mine(having("head", "p57", scope="subtree"), now=NOW).todo == ()
        reader: Actor = having("member", "d5702")
        assert mine(reader, now=NOW).todo == ()
        Assignment.objects.filter(duty=duty, office=by_key("d5702")).update(holder=reader.account)
        found = mine(reader, now=NOW)
        assert {todo.line.office for todo in found.todo} == {by_key("d5702")}
        assert {todo.holder for todo in found.todo} == {reader.account}
        assert found.todo[0].holder_name


def test_a_letter_that_i_may_not_see_gives_neither_its_head_nor_its_line() -> None:
    with undone():
        asked("d5701")
        Receipt.objects.all().delete()
        todo = mine(having("officer", "d5701"), now=NOW).todo[1]
        assert (todo.letter, todo.quote) == (None, "")


def test_what_is_sent_let_off_or_closed_is_not_there_and_what_came_back_is() -> None:
    with undone():
        duty, rows = asked("d5701")
        me = having("officer", "d5701")
        send(rows[0])
        move(rows[1], stage=Stage.EXEMPT)
        move(rows[2], stage=Stage.RETURNED)
        Leave.objects.create(duty=duty, office_id=by_key("d5701"), period=MONTHS[5], reason="x")
        found = mine(me, now=NOW)
        assert [(t.line.period, t.asked) for t in found.todo] == [
            (MONTHS[0], False),
            (MONTHS[5], True),
        ]
        Duty.objects.update(state="closed", closed_at=NOW)
        assert mine(me, now=NOW).todo == ()


def test_the_calendar_tells_each_day_and_whether_it_is_done() -> None:
    with undone():
        _, rows = asked("d5701")
        send(rows[0])
        move(rows[1], until=rows[1].until + timedelta(days=30))
        me = having("officer", "d5701")
        told = entries_between(me, date(2025, 4, 1), date(2025, 6, 19))
        assert [(e.until.astimezone(BANGKOK).date(), e.done) for e in told] == [
            (date(2025, 4, 20), True),
            (date(2025, 6, 19), False),
        ]
        assert told[1].until == datetime(2025, 6, 19, 16, 30, tzinfo=BANGKOK)
        assert entries_between(having("officer", "d5709"), date(2025, 1, 1), date(2026, 1, 1)) == ()


def test_eight_questions_however_long_the_list(django_assert_max_num_queries: Any) -> None:
    with undone():
        for _ in range(3):
            duty, _ = asked("d5701")
        me = having("officer", "d5701")
        Assignment.objects.filter(duty=duty).update(holder=me.account)
        with django_assert_max_num_queries(8):
            assert len(mine(me, now=NOW).todo) == 12
        with django_assert_max_num_queries(8):
            assert mine(me, now=NOW, most=5).more
