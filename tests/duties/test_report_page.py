"""What people see of reports: one's own page, what waits, and nothing of their neighbours'."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.duties.reporting import (
    FULL,
    HOME,
    KEPT,
    OTHER,
    PROVINCE,
    asks,
    at,
    due_in,
    head,
    monthly_rule,
    officer,
)
from wian.duties.actions.leaves import ask_leave
from wian.duties.actions.reports import (
    accept_report,
    copy_last,
    look_at,
    return_report,
    save_draft,
    send_report,
)
from wian.duties.queries.reports import count_to_accept, inbox, receipt, report_page
from wian.offices.acting import SYSTEM, Actor
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]
DONE = {"done": "ทำแล้ว"}


def open_to(actor: Actor, where: dict[str, Any]) -> set[str]:
    """The steps that are open to this person."""
    return {step.step for step in report_page(actor, **where).steps if step.allowed}


def test_a_page_has_the_form_last_month_and_what_is_wrong() -> None:
    duty = asks(monthly_rule(date(2026, 9, 1), date(2026, 12, 31)))
    who, last, now = officer(), at(duty, period="1m:2026-10"), at(duty, period="1m:2026-11")
    send_report(who, **last, values=FULL, reason="ช้า")
    copy_last(who, **now)
    page = report_page(who, **now)
    assert (page.period_th, page.last_period_th) == ("พฤศจิกายน 2569", "ตุลาคม 2569")
    assert page.last == KEPT
    assert page.copied == {"people", "done", "how"}
    assert {one.number for one in page.problems} == {"D254"}
    assert "ส่งภายใน" in page.said.text() or "วันนี้" in page.said.text()
    assert (page.revision, page.changed_by, page.mine) == (1, "officer.d5701.own", True)


def test_a_draft_is_seen_where_it_is_written_and_never_by_who_asks() -> None:
    duty, who, boss = asks(due_in(3)), officer(), officer(PROVINCE)
    save_draft(who, **at(duty), values=FULL)
    assert report_page(who, **at(duty)).content == KEPT
    assert report_page(boss, **at(duty)).content == {}
    send_report(who, **at(duty))
    page = report_page(boss, **at(duty))
    assert page.content == KEPT
    return_report(boss, sending=page.sendings[0].id, reasons={"people": "นับใหม่"})
    save_draft(who, **at(duty), values={**FULL, "people": "5"})
    assert report_page(boss, **at(duty)).content == KEPT
    assert report_page(who, **at(duty)).returned == {"people": "นับใหม่"}


def test_strangers_and_neighbours_see_no_page_no_receipt_and_nothing_that_waits() -> None:
    duty, who = asks(due_in(3)), officer()
    sending = send_report(who, **at(duty), values=FULL).sending
    for stranger in (officer(OTHER), officer("p50")):
        with pytest.raises(LookupError):
            report_page(stranger, **at(duty))
        with pytest.raises(LookupError):
            receipt(stranger, sending=sending)
        assert not inbox(stranger).lines
    assert not inbox(who).lines
    assert receipt(who, sending=sending).office_name
    duty.state = "dropped"
    duty.save()
    with pytest.raises(LookupError):
        report_page(officer(PROVINCE), **at(duty))


def test_steps_tell_what_may_be_done_next() -> None:
    duty, who, boss = asks(due_in(3)), officer(), head()
    assert open_to(who, at(duty)) == {"write", "send", "ask_leave"}
    assert open_to(boss, at(duty)) == {"grant_leave"}
    sending = send_report(who, **at(duty), values=FULL).sending
    assert open_to(who, at(duty)) == {"take_back"}
    assert open_to(boss, at(duty)) == {"return", "accept"}
    look_at(boss, sending=sending)
    [step] = [step for step in report_page(who, **at(duty)).steps if step.step == "take_back"]
    assert (step.allowed, step.problem) == (False, "D216")
    accept_report(boss, sending=sending)
    assert open_to(boss, at(duty)) == {"undo"}


def test_a_figure_given_elsewhere_is_shown_with_its_source() -> None:
    form = [{"code": "n", "kind": "number", "label_th": "สมาชิก", "figure": "members"}]
    first, second, who = asks(due_in(3), form=form), asks(due_in(3), form=form), officer()
    send_report(who, **at(first), values={"n": "45"})
    given = report_page(who, **at(second)).given["n"]
    assert (given.value, given.duty) == ("45", first.pk)
    assert given.th.startswith("ให้ไว้แล้วในรายงาน ")


def test_a_page_costs_twelve_queries_however_long_its_history(  # type: ignore[no-untyped-def]
    django_assert_max_num_queries,
) -> None:
    duty, who, boss = asks(due_in(3)), officer(), officer(PROVINCE)
    for n in range(4):
        sending = send_report(who, **at(duty), values={**FULL, "people": str(n)}).sending
        return_report(boss, sending=sending, reasons={"people": "x"})
    ask_leave(who, **at(duty), until=None, reason="x")
    where = at(duty)
    with django_assert_max_num_queries(12):
        page = report_page(who, **where)
    assert len(page.sendings) == 4
    assert page.leaves[0].may_take_back


def test_what_waits_is_listed_by_deadline_in_pages_and_counted_by_duty(  # type: ignore[no-untyped-def]
    django_assert_max_num_queries,
) -> None:
    keys = [f"d57{n:02}" for n in range(1, 8)]
    later, sooner = asks(due_in(9), keys, form=[]), asks(due_in(2), keys, form=[])
    for duty in (later, sooner):
        for key in keys:
            send_report(SYSTEM, **at(duty, key), values=DONE)
    boss = officer(PROVINCE)
    with django_assert_max_num_queries(3):
        first = inbox(boss, most=10)
    second = inbox(boss, most=10, after=first.next)
    lines = [*first.lines, *second.lines]
    assert [line.duty for line in lines] == [sooner.pk] * 7 + [later.pk] * 7
    assert len({line.sending for line in lines}) == 14
    assert (first.count, second.next, count_to_accept(boss)) == (14, "", 14)
    assert sorted((group.duty, group.count) for group in first.groups) == sorted(
        [(later.pk, 7), (sooner.pk, 7)]
    )
    assert len(inbox(boss, duty=later.pk).lines) == 7
    assert not inbox(boss, period="1m:2026-01").lines
    assert all(line.office_name for line in lines)
    assert {line.office for line in lines} == {by_key(key) for key in keys}
    assert HOME in keys
