"""Reports that wait, leaves and workbooks: many at once, the rest told why."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

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
from tests.duties.test_report_sheets import filled, rewritten
from tests.web.offices.pages import words
from tests.web.people import browser
from wian.duties.actions.leaves import ask_leave
from wian.duties.actions.reports import send_report
from wian.duties.models import Leave, Report, Sending
from wian.duties.stages import Stage
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def test_all_that_pass_are_accepted_and_of_the_rest_it_is_told_why() -> None:
    duty = asks(due_in(3))
    one = send_report(officer(), **at(duty), values=FULL).sending
    two = send_report(
        officer(OTHER), **at(duty, OTHER), values=FULL, why={"people": "นับรวมสองตำบล"}
    ).sending
    client = browser(officer(PROVINCE))
    said = words(client.get("/duties/reports"))
    assert "แสดง 2 จาก 2 ฉบับที่รอรับ" in said
    assert "มีคำชี้แจง" in said
    answer = client.post("/duties/reports", {"do": "all"})
    assert "รับแล้ว 1 ฉบับ เหลือ 1 ฉบับที่ต้องเปิดดู" in words(answer)
    assert "มีคำชี้แจงในรายงาน" in words(answer)
    assert Sending.objects.get(pk=one).accepted_at
    assert Sending.objects.get(pk=two).accepted_at is None


def test_what_is_ticked_is_accepted_and_nothing_ticked_is_told() -> None:
    duty = asks(due_in(3))
    one = send_report(officer(), **at(duty), values=FULL).sending
    client = browser(officer(PROVINCE))
    answer = client.post("/duties/reports", {"do": "ticked"})
    assert answer["Location"].endswith("done=none_chosen")
    answer = client.post(f"/duties/reports?duty={duty.pk}", {"do": "ticked", "sending": one})
    assert answer["Location"].endswith("done=reports_accepted")
    assert Sending.objects.get(pk=one).accepted_at


@pytest.mark.parametrize("rows", [1, 30])
def test_the_reports_that_wait_ask_twelve_questions_at_most(
    rows: int, django_assert_max_num_queries: Any
) -> None:
    who = officer()
    for n in range(rows):
        send_report(who, **at(asks(due_in(n + 1))), values=FULL)
    client = browser(officer(PROVINCE))
    client.get("/duties/reports")
    with django_assert_max_num_queries(12):
        assert client.get("/duties/reports?lang=en").status_code == 200


def test_who_accepts_nothing_sees_nothing_that_waits() -> None:
    duty = asks(due_in(3))
    send_report(officer(), **at(duty), values=FULL)
    assert "ไม่มีรายงานรอรับ" in words(browser(officer(OTHER)).get("/duties/reports"))


def test_leave_is_asked_on_the_page_of_the_report_and_granted_above() -> None:
    duty, who = asks(due_in(3)), officer()
    client, address = browser(who), f"/duties/{duty.pk}/report/once?office={by_key(HOME)}"
    until = timezone.localdate() + timedelta(days=10)
    asked = {"do": "ask_leave", "until": until.isoformat(), "leave_reason": "น้ำท่วม"}
    wrong = client.post(address, {**asked, "until": "พรุ่งนี้สาย ๆ"})
    assert wrong.status_code == 422
    assert "น้ำท่วม" in wrong.content.decode()
    assert client.post(address, asked).status_code == 302
    leave = Leave.objects.get()
    boss = browser(head())
    assert "รอท่านพิจารณา 1" in words(boss.get("/duties/leaves"))
    refused = boss.post("/duties/leaves", {"leave": leave.pk, "do": "refuse", "note": ""})
    assert refused.status_code == 422
    granted = boss.post("/duties/leaves", {"leave": leave.pk, "do": "grant", "until": ""})
    assert granted.status_code == 302
    assert timezone.localdate(owed(duty).until) == until
    assert "อนุมัติ" in words(client.get("/duties/leaves"))


def test_leave_is_granted_unasked_to_those_ticked() -> None:
    duty = asks(due_in(3))
    client, address = browser(head()), f"/duties/{duty.pk}/leaves"
    said = words(client.get(address))
    assert "หน่วยงานที่ยังค้าง 2 แห่ง" in said
    assert client.post(address, {"office": by_key(HOME), "off": "1"}).status_code == 422
    typed = {"office": by_key(HOME), "off": "1", "reason": "ไม่มีศูนย์"}
    assert client.post(address, typed).status_code == 302
    assert owed(duty).stage == Stage.EXEMPT
    assert owed(duty, OTHER).stage == Stage.WAITING
    assert browser(officer(PROVINCE)).post(address, typed).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_leaves_ask_twelve_questions_at_most(rows: int, django_assert_max_num_queries: Any) -> None:
    who = officer()
    for n in range(rows):
        ask_leave(who, **at(asks(due_in(n + 1))), until=None, reason="ขอ")
    for reader in (head(), head(HOME)):
        client = browser(reader)
        client.get("/duties/leaves")
        with django_assert_max_num_queries(12):
            assert client.get("/duties/leaves?lang=en").status_code == 200


def test_a_workbook_goes_down_is_looked_through_and_taken_in() -> None:
    duty, who = asks(due_in(3)), officer()
    client = browser(who)
    down = client.get(f"/duties/{duty.pk}/reports.xlsx")
    assert down.status_code == 200
    bad = rewritten(down.content, filled([99_999, "ทำแล้ว"]))
    page = client.post(f"/duties/{duty.pk}/sheet", {"file": SimpleUploadedFile("ก.xlsx", bad)})
    said = words(page)
    assert "ต้องแก้ 1 แถว" in said
    assert "E6" in said
    assert not Report.objects.exists()
    good = rewritten(down.content, filled([99, "ทำแล้ว"]))
    page = client.post(f"/duties/{duty.pk}/sheet", {"file": SimpleUploadedFile("ก.xlsx", good)})
    carried = page.context["carried"]
    assert "ข้อมูลใหม่ 1 แถว" in words(page)
    taken = client.post(f"/duties/{duty.pk}/sheet", {"carried": carried, "do": "take"})
    assert taken.status_code == 302
    assert Report.objects.get().content == {"people": "99", "done": "ทำแล้ว"}


def test_a_file_that_is_no_sheet_is_told() -> None:
    duty = asks(due_in(3))
    client = browser(officer())
    answer = client.post(
        f"/duties/{duty.pk}/sheet", {"file": SimpleUploadedFile("x.xlsx", b"PK no")}
    )
    assert answer.status_code == 422
    assert client.post(f"/duties/{duty.pk}/sheet", {}).status_code == 422
