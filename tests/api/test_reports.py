"""Reports, leaves and evidence over HTTP: written, sent once, decided on; nobody else's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.api.asking import code, done, got, post, sent
from tests.api.conftest import Caller
from tests.duties.photos import picture
from tests.duties.reporting import FULL, HOME, KEPT, PROVINCE, asks, due_in
from wian.duties.models import Evidence, EvidenceUse, Leave, Sending

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(caller: Caller) -> Client:
    """Who reports for the district."""
    return caller("officer", HOME)


@pytest.fixture
def boss(caller: Caller) -> Client:
    """Who accepts and grants at the province."""
    return caller("head", PROVINCE)


def at(duty: Any) -> str:
    return f"duties/{duty.pk}/reports/once"


def test_a_report_is_saved_sent_once_and_accepted(officer: Client, boss: Client) -> None:
    duty = asks(due_in(3))
    page = got(officer, f"{at(duty)}?office={HOME}")
    assert page["revision"] == 0
    assert [field["code"] for field in page["form"]] == ["people", "done", "how", "day"]
    assert "ส่งภายใน" in page["said_th"]
    body = {"office": HOME, "values": FULL, "revision": 0}
    assert done(sent(officer, "PUT", f"{at(duty)}/draft", body)) == {"revision": 1}
    assert code(sent(officer, "PUT", f"{at(duty)}/draft", {**body, "values": {}})) == "D202"
    first = done(post(officer, f"{at(duty)}/sendings", {"office": HOME}, key="one"))
    again = done(post(officer, f"{at(duty)}/sendings", {"office": HOME}, key="one"))
    assert first == again
    same = done(post(officer, f"{at(duty)}/sendings", {"office": HOME, "values": FULL}))
    assert same == {**first, "again": True}
    assert Sending.objects.count() == 1
    assert Sending.objects.get().content == KEPT
    checked = got(
        officer, f"duties/receipts/check?number={first['number']}&digest={first['digest'][:16]}"
    )
    assert checked["intact"]
    [waits] = got(boss, "duties/reports")["items"]
    assert waits["office"] == HOME
    told = done(post(boss, "duties/reports/accepted", {"sendings": [waits["sending"]]}))
    assert told == {"count": 1, "left": []}


def test_what_keeps_a_report_back_is_told_field_by_field(officer: Client) -> None:
    duty = asks(due_in(3))
    answer = post(officer, f"{at(duty)}/sendings", {"office": HOME, "values": {"people": "มาก"}})
    assert answer.status_code == 409
    assert code(answer) == "D209"
    assert [one["at"] for one in answer.json()["fields"]] == [["people"], ["done"]]


def test_a_report_comes_back_with_reasons_and_is_taken_back(officer: Client, boss: Client) -> None:
    duty = asks(due_in(3))
    one = done(post(officer, f"{at(duty)}/sendings", {"office": HOME, "values": FULL}))["sending"]
    assert done(post(officer, f"duties/sendings/{one}/back")) == {"done": True}
    two = done(post(officer, f"{at(duty)}/sendings", {"office": HOME, "values": FULL}))["sending"]
    done(post(boss, f"duties/sendings/{two}/return", {"reasons": {"people": "นับใหม่"}}))
    page = got(officer, f"{at(duty)}?office={HOME}")
    assert page["returned"] == {"people": "นับใหม่"}
    done(post(boss, f"duties/sendings/{two}/undo"))
    done(post(boss, f"duties/sendings/{two}/acceptance"))
    assert Sending.objects.get(pk=two).accepted_at


def test_leave_is_asked_and_granted(officer: Client, boss: Client) -> None:
    duty = asks(due_in(3))
    until = (timezone.localdate() + timedelta(days=9)).isoformat()
    body = {"office": HOME, "until": until, "reason": "น้ำท่วม"}
    leave = done(post(officer, f"duties/{duty.pk}/leaves", body))["leave"]
    assert [one["id"] for one in got(boss, "duties/leaves")] == [leave]
    assert done(post(boss, f"duties/leaves/{leave}/decision", {"granted": True})) == {"moved": 1}
    assert Leave.objects.get().granted
    off = {"offices": [HOME], "until": None, "reason": "ไม่มีศูนย์"}
    assert done(post(boss, f"duties/{duty.pk}/leaves/granted", off)) == {"moved": 1}


@pytest.mark.usefixtures("shelf")
def test_evidence_is_given_told_of_used_and_removed(officer: Client) -> None:
    duty = asks(due_in(3), wanted=[["photo", "ภาพถ่าย", True]])
    file = SimpleUploadedFile("ก.jpg", picture(), "image/jpeg")
    given = officer.post("/api/evidence", {"office": HOME, "file": file, "place": "หอประชุม"})
    told = done(given)
    assert (told["already"], told["taken"], told["located"]) == (False, "2024-12-18", True)
    one = told["evidence"]
    [listed] = got(officer, "evidence")["items"]
    assert listed["place"] == "หอประชุม"
    use = {"duty": duty.pk, "office": HOME, "period": "once", "wanted": "photo"}
    done(post(officer, f"evidence/{one}/uses", use))
    assert got(officer, f"{at(duty)}?office={HOME}")["wanted"][0]["given"]
    assert code(sent(officer, "DELETE", f"evidence/{one}")) == "D307"
    done(sent(officer, "DELETE", f"evidence/{one}/uses", use))
    assert not EvidenceUse.objects.exists()
    done(sent(officer, "PUT", f"evidence/{one}", {"title": "พิธีเปิด"}))
    assert Evidence.objects.get().title == "พิธีเปิด"
    done(sent(officer, "DELETE", f"evidence/{one}"))
    assert officer.get(f"/api/evidence/{one}").status_code == 404


def test_neighbours_see_no_report_and_no_receipt(officer: Client, caller: Caller) -> None:
    duty = asks(due_in(3))
    one = done(post(officer, f"{at(duty)}/sendings", {"office": HOME, "values": FULL}))["sending"]
    neighbour = caller("officer", "d5702")
    assert neighbour.get(f"/api/{at(duty)}?office={HOME}").status_code == 404
    assert neighbour.get(f"/api/duties/receipts/{one}").status_code == 404
    assert post(neighbour, f"duties/sendings/{one}/back").status_code == 403
