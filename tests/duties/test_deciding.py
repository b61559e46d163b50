"""Reports are looked at, returned by field, accepted one by one or together, and undone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.duties.owing import kept, naive, rows_now
from tests.duties.reporting import (
    FULL,
    HOME,
    OTHER,
    PROVINCE,
    asks,
    at,
    due_in,
    head,
    officer,
    owed,
)
from wian.duties.actions.reports import (
    accept_many,
    accept_report,
    look_at,
    return_report,
    save_draft,
    send_report,
    take_back_report,
    undo_decision,
)
from wian.duties.errors import Refused
from wian.duties.models import Leave, Owed, Sending
from wian.duties.stages import Stage
from wian.ledger.models import Entry
from wian.notices.models import Message
from wian.offices.acting import Denied

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]
DONE = {"done": "ทำแล้ว"}


def test_a_report_comes_back_with_reasons_by_field_and_is_sent_again() -> None:
    duty, who, boss = asks(due_in(3)), officer(), officer(PROVINCE)
    first = send_report(who, **at(duty), values=FULL).sending
    with pytest.raises(Refused, match="D213"):
        return_report(boss, sending=first, reasons={"people": " "})
    with pytest.raises(Refused, match="D214"):
        return_report(boss, sending=first, reasons={"nothing": "x"})
    return_report(boss, sending=first, reasons={"people": "ยอดไม่ตรงกับภาพ", "": "แก้ด้วย"})
    assert (owed(duty).stage, owed(duty).sent_at) == (Stage.RETURNED, None)
    assert kept() == naive(rows_now())
    message = Message.objects.get(key__startswith="report.returned.")
    assert message.withdrawn_at is None
    again = send_report(who, **at(duty), values={**FULL, "people": 110})
    assert (again.version, again.number[-2:]) == (2, "-2")
    message.refresh_from_db()
    assert message.withdrawn_at is not None
    assert Sending.objects.get(pk=first).reasons["people"] == "ยอดไม่ตรงกับภาพ"


def test_what_was_looked_at_cannot_be_taken_back() -> None:
    duty, who, boss = asks(due_in(3), form=[]), officer(), officer(PROVINCE)
    sending = send_report(who, **at(duty), values=DONE).sending
    with pytest.raises(Denied):
        look_at(who, sending=sending)
    assert look_at(boss, sending=sending)
    assert not look_at(boss, sending=sending)
    with pytest.raises(Refused, match="D216"):
        take_back_report(who, sending=sending)
    assert Entry.objects.filter(verb="report.see").count() == 1


def test_a_report_is_accepted_once_by_who_asked_for_it() -> None:
    duty, who, boss = asks(due_in(3), form=[]), officer(), officer(PROVINCE)
    sending = send_report(who, **at(duty), values=DONE).sending
    with pytest.raises(Denied):
        accept_report(who, sending=sending)
    accept_report(boss, sending=sending)
    assert owed(duty).stage == Stage.ACCEPTED
    for again in (
        accept_report,
        lambda a, sending: return_report(a, sending=sending, reasons={"": "x"}),
    ):
        with pytest.raises(Refused, match="D212"):
            again(boss, sending=sending)
    assert kept() == naive(rows_now())


def test_accepting_and_returning_are_undone_until_something_follows() -> None:
    duty, who, boss = asks(due_in(-2), form=[]), officer(), officer(PROVINCE)
    sending = send_report(who, **at(duty), values=DONE, reason="ช้า").sending
    with pytest.raises(Refused, match="D212"):
        undo_decision(boss, sending=sending)
    accept_report(boss, sending=sending)
    undo_decision(boss, sending=sending)
    return_report(boss, sending=sending, reasons={"": "แก้"})
    undo_decision(boss, sending=sending)
    assert (owed(duty).stage, owed(duty).days_late) == (Stage.SENT, 2)
    assert kept() == naive(rows_now())
    return_report(boss, sending=sending, reasons={"": "แก้"})
    save_draft(who, **at(duty), values={"done": "แก้แล้ว"})
    with pytest.raises(Refused, match="D217"):
        undo_decision(boss, sending=sending)


def test_what_is_returned_after_it_locked_gets_more_time_along_with_it() -> None:
    duty, who, boss = asks(due_in(3, locks=1), form=[]), officer(), head()
    sending = send_report(who, **at(duty), values=DONE).sending
    past = timezone.now() - timedelta(days=2)
    Owed.objects.filter(duty=duty).update(due=past, until=past, locks=past)
    with pytest.raises(Refused, match="D215"):
        return_report(boss, sending=sending, reasons={"": "แก้"})
    until = timezone.localdate() + timedelta(days=5)
    with pytest.raises(Denied):
        return_report(officer(PROVINCE), sending=sending, reasons={"": "แก้"}, until=until)
    return_report(boss, sending=sending, reasons={"": "แก้"}, until=until)
    assert timezone.localtime(owed(duty).until).date() == until
    assert Leave.objects.get().granted
    send_report(who, **at(duty), values=DONE)


def test_many_are_accepted_at_once_and_the_rest_is_told_why_not() -> None:
    duty, boss = asks(due_in(3)), officer(PROVINCE)
    mine, other = asks(due_in(3), form=[]), officer(OTHER)
    who = officer()
    form = [{"code": "n", "kind": "number", "label_th": "n", "required": True}]
    good = [
        send_report(who, **at(duty), values=FULL).sending,
        send_report(other, **at(duty, OTHER), values=FULL).sending,
    ]
    said = send_report(who, **at(mine), values=DONE, why={"done": "ชี้แจง"}).sending
    short = send_report(other, **at(mine, OTHER), values=DONE).sending
    mine.form = form
    mine.save()
    found = accept_many(boss, sendings=[*good, said, short, 10**9])
    assert found.count == 2
    assert [(one.sending, one.problem) for one in found.left] == [
        (said, "D220"), (short, "D221"), (10**9, "D201"),
    ]  # fmt: skip
    assert {owed(duty, key).stage for key in (HOME, OTHER)} == {Stage.ACCEPTED}
    assert Entry.objects.get(verb="report.accept").count == 2
    assert kept() == naive(rows_now())
    assert [one.problem for one in accept_many(boss, sendings=good).left] == ["D212", "D212"]


def test_many_take_as_many_statements_as_one(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    duty, boss = asks(due_in(3), form=[]), officer(PROVINCE)
    people = {key: officer(key) for key in (HOME, OTHER)}
    sent = [send_report(who, **at(duty, key), values=DONE).sending for key, who in people.items()]
    with django_assert_max_num_queries(12):
        assert accept_many(boss, sendings=sent).count == 2


def test_nobody_accepts_together_what_is_not_theirs() -> None:
    duty, who = asks(due_in(3), form=[]), officer()
    sending = send_report(who, **at(duty), values=DONE).sending
    with pytest.raises(Denied):
        accept_many(who, sendings=[sending])
    with pytest.raises(Refused, match="D222"):
        accept_many(who, sendings=range(1001))
