"""A report is sent by the server's clock: once, with a number, whole or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.duties.owing import kept, naive, rows_now
from tests.duties.reporting import (
    FULL,
    HOME,
    KEPT,
    OTHER,
    asks,
    at,
    due_in,
    monthly_rule,
    officer,
    owed,
)
from tests.letters.conftest import having
from wian.duties.actions.evidence import give_evidence
from wian.duties.actions.reports import copy_last, save_draft, send_report, take_back_report
from wian.duties.actions.words import Incomplete
from wian.duties.errors import Refused
from wian.duties.evidence_values import For
from wian.duties.models import Assignment, EvidenceUse, Figure, Need, Owed, Report, Sending
from wian.duties.queries.reports import check_receipt
from wian.duties.stages import Stage
from wian.ledger.models import Entry
from wian.offices.acting import Denied
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]
DONE = {"done": "ทำแล้ว"}


def refused(number: str, **told: Any) -> None:
    """Sending it so is refused by that number."""
    who = told.pop("who")
    with pytest.raises(Refused) as seen:
        send_report(who, **told)
    assert seen.value.number == number


def test_a_report_sent_in_time_has_a_numbered_receipt_and_is_counted() -> None:
    duty, who = asks(due_in(3)), officer()
    receipt = send_report(who, **at(duty), values=FULL)
    row = owed(duty)
    assert (row.stage, row.days_late, row.sent_at) == (Stage.SENT, 0, receipt.at)
    assert Sending.objects.get().content == KEPT
    assert receipt.number.endswith("-1")
    assert Report.objects.get().version == 1
    assert kept() == naive(rows_now())
    assert Entry.objects.filter(verb="report.send").count() == 1


def test_a_submission_takes_twelve_statements_at_most() -> None:
    duty, who = asks(due_in(3), form=[]), officer()
    where = at(duty)
    with CaptureQueriesContext(connection) as seen:
        send_report(who, **where, values=DONE)
    around = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    assert len([q for q in seen if not q["sql"].startswith(around)]) <= 12


def test_the_same_report_again_gives_the_same_receipt_and_another_is_refused() -> None:
    duty, who = asks(due_in(3)), officer()
    receipt = send_report(who, **at(duty), values=FULL)
    again = send_report(who, **at(duty), values=KEPT)
    assert (again.number, again.digest, again.again) == (receipt.number, receipt.digest, True)
    assert Sending.objects.count() == 1
    refused("D203", who=who, **at(duty), values={**FULL, "people": 5})


def test_numbers_count_up_in_the_office_whatever_the_duty() -> None:
    first, second, who = asks(due_in(3), form=[]), asks(due_in(4), form=[]), officer()
    other = officer(OTHER)
    numbers = [
        send_report(who, **at(first), values=DONE).number,
        send_report(other, **at(first, OTHER), values=DONE).number,
        send_report(who, **at(second), values=DONE).number,
    ]
    assert [number.rpartition("-")[2] for number in numbers] == ["1", "1", "2"]


def test_a_late_report_needs_its_reason_and_is_late_by_the_servers_clock() -> None:
    duty, who = asks(due_in(-4), form=[]), officer()
    refused("D205", who=who, **at(duty), values=DONE)
    receipt = send_report(who, **at(duty), values=DONE, reason="น้ำท่วม")
    assert (receipt.days_late, owed(duty).days_late) == (4, 4)
    assert kept() == naive(rows_now())


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        (due_in(9, opens=3), "D204"),
        (due_in(-9, late_until=3), "D206"),
        (due_in(-9, locks=3), "D207"),
    ],
)
def test_before_it_opens_and_after_it_closes_nothing_is_taken(rule: Any, number: str) -> None:
    duty = asks(rule, form=[])
    refused(number, who=officer(), **at(duty), values=DONE, reason="x")
    assert not Report.objects.exists()
    assert not Entry.objects.filter(verb="report.send").exists()


def test_paper_has_a_day_and_a_name_and_never_decides_lateness() -> None:
    duty, who = asks(due_in(-1), form=[]), officer()
    paper = timezone.localdate() - timedelta(days=5)
    refused("D223", who=who, **at(duty), values=DONE, reason="x", paper_day=paper)
    tomorrow = timezone.localdate() + timedelta(days=1)
    told = {"values": DONE, "reason": "x", "paper_by": "สมชาย"}
    refused("D223", who=who, **at(duty), **told, paper_day=tomorrow)
    assert send_report(who, **at(duty), **told, paper_day=paper).days_late == 1


def test_a_report_with_problems_is_not_sent_and_tells_each_field() -> None:
    duty, who = asks(due_in(3)), officer()
    with pytest.raises(Incomplete) as seen:
        send_report(who, **at(duty), values={"people": "๕,๐๐๑", "how": "โทร", "x": 1})
    assert {(one.field, one.number) for one in seen.value.found} == {
        ("people", "D245"), ("done", "D240"), ("how", "D246"), ("x", "D250"),
    }  # fmt: skip
    assert owed(duty).stage == Stage.WAITING


@pytest.mark.usefixtures("shelf")
def test_evidence_that_is_asked_for_must_be_there_and_is_frozen() -> None:
    duty, who = asks(due_in(3), form=[], wanted=[["paper", "คำสั่ง", True]]), officer()
    with pytest.raises(Incomplete) as seen:
        send_report(who, **at(duty), values=DONE)
    assert [one.number for one in seen.value.found] == ["D241"]
    use = For("report", f"{duty.pk}-{by_key(HOME)}-once", "paper")
    data = "คำสั่งจังหวัด ที่ 1/2568".encode()
    give_evidence(who, office=by_key(HOME), data=data, name="order.txt", uses=[use])
    send_report(who, **at(duty), values=DONE)
    assert EvidenceUse.objects.get().frozen
    [listed] = Sending.objects.get().evidence
    assert (listed["wanted"], listed["digest"]) == ("paper", sha256(data).hexdigest())


def test_a_bundle_waits_for_what_it_bundles() -> None:
    bundle, part, who = asks(due_in(9), form=[]), asks(due_in(3), form=[], item="๑"), officer()
    Need.objects.create(duty=bundle, needed=part)
    refused("D210", who=who, **at(bundle), values=DONE)
    send_report(who, **at(part), values=DONE)
    send_report(who, **at(bundle), values=DONE)


def test_only_who_does_duties_there_or_was_given_this_one_may_send() -> None:
    duty = asks(due_in(3), form=[])
    for stranger in (officer(OTHER), having("member", HOME)):
        with pytest.raises(Denied):
            send_report(stranger, **at(duty), values=DONE)
    holder = having("executive", HOME)
    Assignment.objects.filter(duty=duty, office=by_key(HOME)).update(holder=holder.account)
    send_report(holder, **at(duty), values=DONE)


def test_a_draft_that_somebody_saved_meanwhile_is_not_written_over() -> None:
    duty, who = asks(due_in(3)), officer()
    first = save_draft(who, **at(duty), values={"people": "๑๒"}, revision=0)
    assert save_draft(who, **at(duty), values={"people": "๑๒"}, revision=first) == first
    save_draft(having("head", HOME), **at(duty), values={"people": "๑๓"}, revision=first)
    with pytest.raises(Refused, match="D202"):
        save_draft(who, **at(duty), values={"people": "๑๔"}, revision=first)
    refused("D202", who=who, **at(duty), values=FULL, revision=first)
    assert Report.objects.get().content == {"people": "13"}
    assert Entry.objects.filter(verb="report.write").count() == 2


def test_what_cannot_be_read_stays_in_the_draft_as_it_was_typed() -> None:
    duty, who = asks(due_in(3)), officer()
    save_draft(who, **at(duty), values={"people": "ราว 20", "day": "พรุ่งนี้"})
    assert Report.objects.get().content == {"people": "ราว 20", "day": "พรุ่งนี้"}
    with pytest.raises(Incomplete):
        send_report(who, **at(duty))


def test_last_month_is_copied_into_empty_fields_without_days_and_must_differ_little() -> None:
    duty = asks(monthly_rule(date(2026, 9, 1), date(2026, 12, 31)))
    who, last, now = officer(), "1m:2026-10", "1m:2026-11"
    with pytest.raises(Refused, match="D218"):
        copy_last(who, **at(duty, period=now))
    send_report(who, **at(duty, period=last), values=FULL, reason="ช้า")
    save_draft(who, **at(duty, period=now), values={"done": "เดือนนี้"})
    assert copy_last(who, **at(duty, period=now)) == {"people", "how"}
    report = Report.objects.get(period=now)
    assert report.content == {"people": "120", "done": "เดือนนี้", "how": "meet"}
    assert report.copied == ["how", "people"]
    far = {"values": {**report.content, "people": "300"}, "reason": "ช้า"}
    with pytest.raises(Incomplete) as seen:
        send_report(who, **at(duty, period=now), **far)
    assert [one.number for one in seen.value.found] == ["D251"]
    send_report(who, **at(duty, period=now), **far, why={"people": "จัดงานประจำปี"})


def test_a_figure_is_asked_once_and_a_different_one_must_be_explained() -> None:
    form = [{"code": "n", "kind": "number", "label_th": "สมาชิก", "figure": "members"}]
    first, second, who = asks(due_in(3), form=form), asks(due_in(3), form=form), officer()
    send_report(who, **at(first), values={"n": "45"})
    send_report(who, **at(second), values={})
    assert Sending.objects.get(report__duty=second).content == {"n": "45"}
    assert Figure.objects.get().sending.report.duty_id == first.pk
    third = asks(due_in(3), form=form)
    with pytest.raises(Incomplete):
        send_report(who, **at(third), values={"n": "46"})
    send_report(who, **at(third), values={"n": "46"}, why={"n": "นับใหม่"})
    assert Figure.objects.get().value == "46"


def test_what_is_taken_back_waits_again_and_its_number_stays_used() -> None:
    duty, who = asks(due_in(3), form=[]), officer()
    receipt = send_report(who, **at(duty), values=DONE)
    take_back_report(who, sending=receipt.sending)
    assert (owed(duty).stage, owed(duty).sent_at) == (Stage.WAITING, None)
    with pytest.raises(Refused, match="D212"):
        take_back_report(who, sending=receipt.sending)
    again = send_report(who, **at(duty), values={"done": "แก้แล้ว"})
    assert again.number.endswith("-2")
    assert kept() == naive(rows_now())
    assert check_receipt(receipt.number, receipt.short).taken_back


def test_a_receipt_is_checked_by_whoever_holds_it_and_shows_an_altered_report() -> None:
    duty, who = asks(due_in(3)), officer()
    receipt = send_report(who, **at(duty), values=FULL)
    found = check_receipt(receipt.number.replace("-1", "-๑"), receipt.short)
    assert (found.known, found.intact, found.at) == (True, True, receipt.at)
    assert not check_receipt(receipt.number, "0" * 64).known
    assert not check_receipt(receipt.number, "f").known
    Sending.objects.update(content={**KEPT, "people": "999"})
    assert not check_receipt(receipt.number, receipt.digest).intact


def test_a_dropped_or_closed_duty_takes_nothing() -> None:
    duty, who = asks(due_in(3), form=[], state="closed"), officer()
    refused("D211", who=who, **at(duty), values=DONE)
    Owed.objects.update(stage=Stage.EXEMPT)
    duty.state = "open"
    duty.save()
    refused("D208", who=who, **at(duty), values=DONE)
    refused("D201", who=who, **at(duty, period="x"), values=DONE)
