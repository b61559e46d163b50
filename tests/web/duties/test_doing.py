"""My work and the page of a report: written, sent, looked at, sent back, nothing typed lost."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.duties.reporting import (
    FORM,
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
from tests.web.offices.pages import words
from tests.web.people import browser
from wian.duties.actions.reports import return_report, save_draft, send_report
from wian.duties.deadlines import named
from wian.duties.models import Duty, Report, Sending
from wian.duties.standings import period_of
from wian.offices.acting import Actor
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]
TYPED = {f"f.{code}": said for code, said in FULL.items()}


def month(ahead: int) -> date:
    """The first day of a month, so many from this one."""
    at = timezone.localdate().year * 12 + timezone.localdate().month - 1 + ahead
    return date(at // 12, at % 12 + 1, 1)


def key(ahead: int) -> str:
    """The period of that month."""
    return f"1m:{month(ahead):%Y-%m}"


@pytest.fixture
def duty() -> Duty:
    """A monthly duty: two months that are over, this one, and two to come."""
    return asks(monthly_rule(month(-2), month(3) - timedelta(days=1)))


@pytest.fixture
def last() -> str:
    """The month that is over."""
    return key(-1)


@pytest.fixture
def coming() -> str:
    """The month after this one."""
    return key(1)


def page_at(duty: Duty, period: str = "once", key: str = HOME) -> str:
    """The address of the report."""
    return f"/duties/{duty.pk}/report/{period}?office={by_key(key)}"


def form(answer: HttpResponse) -> dict[str, str]:
    """What the form of the page holds, as a browser would send it."""
    text = answer.content.decode()
    revision = re.search(r'name="revision" value="(\d+)"', text)
    assert revision
    return {"form": "1", "revision": revision[1]}


def typed(client: Client, address: str, do: str, **more: Any) -> HttpResponse:
    """The form was opened, filled in and sent."""
    return client.post(address, {**form(client.get(address)), "do": do, **more})


def test_my_work_stands_by_day_with_who_has_it_and_leads_to_the_report(duty: Duty) -> None:
    soon = asks(due_in(2), action="ส่งคำสั่งแต่งตั้ง", wanted=[["order", "คำสั่งแต่งตั้ง", True]])
    page = browser(officer()).get("/duties/")
    said = words(page)
    assert said.index("เลยกำหนด") < said.index("ใกล้กำหนด") < said.index("ภายหลัง")
    assert "ส่งคำสั่งแต่งตั้ง" in said
    assert "ยังขาดหลักฐาน: คำสั่งแต่งตั้ง" in said
    assert "ยังไม่ระบุผู้รับผิดชอบ" in said
    assert page_at(soon) in page.content.decode()


@pytest.mark.parametrize("rows", [2, 40])
def test_my_work_asks_twelve_questions_at_most(
    rows: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(rows):
        asks(due_in(n + 1), wanted=[["photo", "ภาพถ่าย", True]])
    client = browser(officer())
    client.get("/duties/")
    with django_assert_max_num_queries(12):
        assert client.get("/duties/?lang=en").status_code == 200


def test_a_report_is_copied_sent_and_has_a_receipt(duty: Duty, last: str, coming: str) -> None:
    who = officer()
    send_report(who, **at(duty, period=last), values=FULL, reason="ช้า")
    client, address = browser(who), page_at(duty, coming)
    said = words(client.get(address))
    assert f"ยกมาจาก{named(period_of(last, month(-1)))}" in said
    assert "งวดก่อน: 120 คน" in said
    copied = typed(client, address, "copy")
    assert copied.status_code == 302
    assert "done=report_copied" in copied["Location"]
    page = client.get(copied["Location"])
    assert "จัดประชุมแล้ว" in page.content.decode()
    more = {"f.people": "121", "f.done": "จัดอีกครั้ง", "f.how": "visit", "reason": "ติดน้ำท่วม"}
    sent = typed(client, address, "send", **more)
    assert sent.status_code == 302, words(sent)
    receipt = words(client.get(sent["Location"]))
    row = Sending.objects.get(report__period=coming)
    assert row.receipt in receipt
    assert row.digest[:16] in receipt
    assert row.content == {"people": "121", "done": "จัดอีกครั้ง", "how": "visit"}
    assert words(client.get(address)).count(row.receipt) == 1


def test_what_keeps_it_back_stands_at_its_field_and_what_was_typed_is_kept(
    duty: Duty, coming: str
) -> None:
    client, address = browser(officer()), page_at(duty, coming)
    answer = typed(client, address, "send", **{**TYPED, "f.people": "มากมาย"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "“ผู้เข้าร่วม” ต้องเป็นตัวเลข" in text.split('id="b.people"')[1].split('id="b.done"')[0]
    assert 'value="มากมาย"' in text
    assert Report.objects.get(period=coming).content["people"] == "มากมาย"
    assert not Sending.objects.exists()


def test_a_late_report_is_asked_why(duty: Duty) -> None:
    client, address = browser(officer()), page_at(duty, key(-2))
    answer = typed(client, address, "send", **TYPED)
    assert answer.status_code == 422
    assert "ระบุเหตุผลที่ส่งช้า" in words(answer)
    answer = typed(client, address, "send", **TYPED, reason="น้ำท่วม")
    assert answer.status_code == 302
    assert Sending.objects.get().reason == "น้ำท่วม"


def test_two_who_write_at_once_lose_nothing(duty: Duty, coming: str) -> None:
    who, other = officer(), head(HOME)
    client, address = browser(who), page_at(duty, coming)
    before = form(client.get(address))
    save_draft(other, **at(duty, period=coming), values={"done": "ของเพื่อน", "people": "7"})
    answer = client.post(address, {**before, "do": "save", "f.done": "ของฉัน", "f.people": "9"})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "ของฉัน" in said
    assert "อีกฝ่ายบันทึกไว้ว่า: ของเพื่อน" in words(answer)
    assert Report.objects.get().content["done"] == "ของเพื่อน"
    again = client.post(address, {**form(answer), "do": "save", "f.done": "ของฉัน", "f.people": "9"})
    assert again.status_code == 302
    assert Report.objects.get().content["done"] == "ของฉัน"


def test_a_script_saves_behind_the_page_and_is_told_the_revision(duty: Duty, coming: str) -> None:
    client, address = browser(officer()), page_at(duty, coming)
    answer = typed(client, address, "auto", **TYPED)
    assert answer.json() == {"revision": 1}
    assert Report.objects.get().content == KEPT
    stale = client.post(address, {"form": "1", "revision": "0", "do": "auto", "f.done": "เก่า"})
    assert stale.status_code == 409
    assert stale.json()["problem"] == "D202"


def test_an_empty_form_wipes_no_draft(duty: Duty, coming: str) -> None:
    who = officer()
    save_draft(who, **at(duty, period=coming), values=FULL)
    browser(who).post(page_at(duty, coming), {})
    assert Report.objects.get().content == KEPT


def test_who_asked_looks_sends_back_by_field_and_accepts(duty: Duty, coming: str) -> None:
    who, boss = officer(), officer(PROVINCE)
    send_report(who, **at(duty, period=coming), values=FULL)
    client, address = browser(boss), page_at(duty, coming)
    seen = words(client.get(address))
    assert "120" in seen
    assert "ลงพื้นที่" not in seen
    assert Sending.objects.get().seen_at
    one = Sending.objects.get().pk
    answer = client.post(address, {"do": f"return:{one}", "r.people": "นับใหม่", "r.": ""})
    assert answer.status_code == 302
    mended = words(browser(who).get(address))
    assert "ส่งคืนให้แก้ไข" in mended
    assert "นับใหม่" in mended
    sent = typed(browser(who), address, "send", **{**TYPED, "f.people": "99"})
    assert sent.status_code == 302
    two = Sending.objects.latest("version").pk
    assert client.post(address, {"do": f"accept:{two}"}).status_code == 302
    assert "รับแล้ว" in words(client.get(address))
    assert client.post(address, {"do": f"undo:{two}"}).status_code == 302
    assert Sending.objects.get(pk=two).accepted_at is None


def test_a_report_is_taken_back_until_somebody_looks(duty: Duty, coming: str) -> None:
    who = officer()
    one = send_report(who, **at(duty, period=coming), values=FULL).sending
    client, address = browser(who), page_at(duty, coming)
    assert client.post(address, {"do": f"take_back:{one}"}).status_code == 302
    two = send_report(who, **at(duty, period=coming), values=FULL).sending
    browser(officer(PROVINCE)).get(address)
    answer = client.post(address, {"do": f"take_back:{two}"})
    assert answer.status_code == 422
    assert "D216" in words(answer)


def test_neighbours_see_nothing_and_who_asks_sees_no_draft(duty: Duty, coming: str) -> None:
    who = officer()
    save_draft(who, **at(duty, period=coming), values=FULL)
    address = page_at(duty, coming)
    neighbour = browser(officer(OTHER))
    assert neighbour.get(address).status_code == 404
    boss = browser(officer(PROVINCE))
    assert "จัดประชุมแล้ว" not in boss.get(address).content.decode()
    answer = boss.post(address, {"form": "1", "do": "save", "f.done": "แก้แทน"})
    assert answer.status_code == 403
    one = send_report(who, **at(duty, period=coming)).sending
    assert neighbour.get(f"/duties/receipts/{one}").status_code == 404


def test_what_a_sender_typed_is_shown_as_text(duty: Duty, coming: str) -> None:
    who = officer()
    values = {**FULL, "done": "<script>alert(1)</script>"}
    send_report(who, **at(duty, period=coming), values=values)
    text = browser(officer(PROVINCE)).get(page_at(duty, coming)).content.decode()
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_tables_are_typed_row_by_row() -> None:
    columns = [{"code": "name", "kind": "text", "label_th": "ชื่อ"},
               {"code": "n", "kind": "number", "label_th": "จำนวน"}]  # fmt: skip
    table = {"code": "list", "kind": "table", "label_th": "รายการ", "columns": columns}
    duty = asks(due_in(3), form=[*FORM, table])
    client, address = browser(officer()), page_at(duty)
    rows = {"f.list.0.name": "ก", "f.list.0.n": "๒", "f.list.1.name": "", "f.list.1.n": ""}
    assert typed(client, address, "save", **TYPED, **rows).status_code == 302
    assert Report.objects.get().content["list"] == [{"name": "ก", "n": "2"}]
    assert 'name="f.list.2.name"' in client.get(address).content.decode()


def test_a_figure_that_another_report_gave_is_shown_with_its_source() -> None:
    figure = {**FORM[0], "figure": "herbs.people"}
    one = asks(due_in(2), action="รายงานแรก", form=[figure, *FORM[1:]])
    two = asks(due_in(3), action="รายงานสอง", form=[figure, *FORM[1:]])
    who = officer()
    send_report(who, **at(one), values=FULL)
    said = words(browser(who).get(page_at(two)))
    assert "ให้ไว้แล้ว 120: ให้ไว้แล้วในรายงาน รายงานแรก" in said


def returned(who: Actor, boss: Actor, duty: Duty, coming: str) -> None:
    one = send_report(who, **at(duty, period=coming), values=FULL).sending
    return_report(boss, sending=one, reasons={"": "แนบใหม่ทั้งฉบับ"})


def test_a_reason_about_the_whole_stands_above(duty: Duty, coming: str) -> None:
    who = officer()
    returned(who, officer(PROVINCE), duty, coming)
    assert "แนบใหม่ทั้งฉบับ" in words(browser(who).get(page_at(duty, coming)))


def test_my_desk_shows_what_is_due_and_what_waits(duty: Duty) -> None:
    who = officer()
    page = browser(who).get("/desk")
    assert page_at(duty, key(-1)) in page.content.decode()
    assert "เลยมา" in words(page)
    send_report(who, **at(duty, period=key(-1)), values=FULL, reason="ช้า")
    assert "มีรายงานรอรับ 1 ฉบับ" in words(browser(officer(PROVINCE)).get("/desk"))
