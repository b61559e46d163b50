"""Before a letter is sent people see whom its words mean, and what to look at first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.desk_papers import simple, taken
from wian.letters.actions.circulation import dispatch
from wian.letters.actions.reading import read_letter
from wian.letters.actions.registers import register_incoming
from wian.letters.notice_given import SHORT, short_notices, working_days
from wian.letters.queries.circulation import proposal
from wian.offices.acting import Actor
from wian.offices.queries.offices import by_key
from wian.thai.holidays import add_working_days

DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 1))


@pytest.mark.django_db(transaction=True)
def test_the_words_of_the_letter_give_the_list_and_the_purpose(
    sender: Actor, province: int
) -> None:
    [id_] = taken(sender, province, simple(1).replace("ทุกอำเภอ", "ทุกอำเภอ (ยกเว้นอำเภอพาน)"))
    read_letter.call(id_)
    register_incoming(sender, letter=id_)
    found = proposal(sender, id_)
    assert found.found
    assert (found.found.sum, found.purpose, found.certain) == ("18 − 1 = 17", "action", True)
    assert [(one.what, one.days) for one in found.notices] == [("duty", None)]
    sent = dispatch(sender, letter=id_, rule=found.rule, purpose=found.purpose, expected=17)
    assert sent.offices == 17
    assert len(proposal(sender, id_).had) == 17


@pytest.mark.django_db(transaction=True)
def test_other_words_may_be_typed_and_what_is_not_sure_is_asked(sender: Actor, letter: int) -> None:
    found = proposal(sender, letter, "นายอำเภอเมืองเชียงราย")
    assert found.found
    assert [one.id for one in found.found.sent] == [by_key("d5701")]
    asked = proposal(sender, letter, "นายอำเภอดอยวิเศษ")
    assert (asked.certain, asked.found) == (False, None)
    assert asked.asks


@given(sent=DAYS, ahead=st.integers(1, 20))
def test_so_many_working_days_ahead_is_so_many_less_one_between(sent: date, ahead: int) -> None:
    assert working_days(sent, add_working_days(sent, ahead)) == ahead - 1


@given(sent=DAYS, ahead=st.integers(-10, 40))
def test_only_what_is_near_or_past_is_warned_of(sent: date, ahead: int) -> None:
    day = sent + timedelta(days=ahead)
    notices = short_notices({"meetings": [{"date": day.isoformat()}]}, sent=sent)
    near = ahead < 0 or working_days(sent, day) < SHORT
    assert bool(notices) == near
    if notices:
        assert (notices[0].days is None) == (ahead < 0)
