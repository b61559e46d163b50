"""On both databases: many send at once, and nothing is doubled, skipped or miscounted."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from tests.duties.owing import kept, naive, rows_now
from tests.duties.reporting import FULL, HOME, KEPT, OTHER, asks, at, due_in, owed
from tests.letters.conftest import having
from wian.duties.actions.leaves import ask_leave, decide_leave
from wian.duties.actions.reports import (
    accept_many,
    return_report,
    save_draft,
    send_report,
    take_back_report,
    take_sheet,
    undo_decision,
)
from wian.duties.models import Figure, Report, Sending
from wian.duties.queries.reports import (
    check_receipt,
    inbox,
    leaves_waiting,
    report_page,
    report_sheet,
)
from wian.duties.stages import Stage
from wian.ledger.models import Entry
from wian.offices.acting import SYSTEM, Actor
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.usefixtures("both")
DONE = {"done": "ทำแล้ว"}
COPIES = 20


@lru_cache
def _having(role: str, key: str, where: str) -> Actor:
    return having(role, key)


def person(role: str, key: str) -> Actor:
    """The one person of that role there, in this database."""
    return _having(role, key, str(connection.settings_dict["NAME"]))


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each of them gave, all begun together, each on a connection of its own."""
    gate = Barrier(len(deeds))

    def run(deed: Callable[[], Any]) -> Any:
        gate.wait()
        try:
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_twenty_copies_of_one_submission_make_one_report() -> None:
    duty, who = asks(due_in(3)), person("officer", HOME)
    where = at(duty)
    found = at_once(*[lambda: send_report(who, **where, values=FULL)] * COPIES)
    assert len({receipt.number for receipt in found}) == 1
    assert [receipt.again for receipt in found].count(False) == 1
    assert Report.objects.filter(duty=duty).count() == 1
    assert Sending.objects.get(report__duty=duty).content == KEPT
    sent = Entry.objects.filter(verb="report.send", thing=str(Report.objects.get(duty=duty).pk))
    assert sent.count() == 1
    assert kept() == naive(rows_now())


def test_numbers_of_an_office_have_no_gap_and_no_double_under_any_race() -> None:
    who = person("officer", OTHER)
    wheres = [at(asks(due_in(3), (OTHER,), form=[]), OTHER) for _ in range(COPIES)]
    before = Sending.objects.filter(office=by_key(OTHER)).count()
    at_once(*[lambda where=where: send_report(who, **where, values=DONE) for where in wheres])
    numbers = Sending.objects.filter(office=by_key(OTHER)).values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, before + COPIES + 1))
    assert kept() == naive(rows_now())


def test_sending_leaves_and_accepting_at_once_keep_the_sums() -> None:
    boss, granter = person("officer", "p57"), person("head", "p57")
    keys = [f"d57{n:02}" for n in range(1, 7)]
    duty = asks(due_in(3), keys, form=[])
    sent = [send_report(SYSTEM, **at(duty, key), values=DONE).sending for key in keys[:2]]
    leave = ask_leave(person("officer", keys[5]), **at(duty, keys[5]), until=None, reason="x")
    at_once(
        *[lambda key=key: send_report(SYSTEM, **at(duty, key), values=DONE) for key in keys[2:5]],
        lambda: accept_many(boss, sendings=sent),
        lambda: decide_leave(granter, leave=leave, granted=True),
    )
    assert [owed(duty, key).stage for key in keys] == [
        Stage.ACCEPTED, Stage.ACCEPTED, Stage.SENT, Stage.SENT, Stage.SENT, Stage.EXEMPT,
    ]  # fmt: skip
    assert kept() == naive(rows_now())


def test_the_whole_way_of_a_report_on_either_database() -> None:
    form = [{"code": "n", "kind": "number", "label_th": "สมาชิก", "figure": "way"}]
    duty, second = asks(due_in(3), form=form), asks(due_in(3), form=form)
    who, boss = person("officer", HOME), person("officer", "p57")
    revision = save_draft(who, **at(duty), values={"n": "๔๕"})
    back = send_report(who, **at(duty), revision=revision)
    take_back_report(who, sending=back.sending)
    first = send_report(who, **at(duty))
    return_report(boss, sending=first.sending, reasons={"n": "นับใหม่"})
    undo_decision(boss, sending=first.sending)
    return_report(boss, sending=first.sending, reasons={"n": "นับใหม่"})
    again = send_report(who, **at(duty), values={"n": "46"})
    assert (again.version, check_receipt(again.number, again.short).intact) == (3, True)
    assert Figure.objects.get(code="way").value == "46"
    assert report_page(who, **at(second)).given["n"].value == "46"
    assert again.sending in {line.sending for line in inbox(boss).lines}
    assert inbox(boss, after=inbox(boss, most=1).next or "x") is not None
    assert leaves_waiting(person("head", "p57")) == ()
    data = report_sheet(who, duty=second.pk)
    assert take_sheet(who, data=data).count == 0
    assert kept() == naive(rows_now())
