"""Evidence on pages: given with a report, used again, told of, removed; nobody else's."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.duties.photos import picture
from tests.duties.reporting import FULL, HOME, OTHER, PROVINCE, asks, at, due_in, officer
from tests.web.duties.test_doing import TYPED, page_at, typed
from tests.web.offices.pages import words
from tests.web.people import browser
from wian.duties.actions.evidence import give_evidence
from wian.duties.actions.reports import send_report
from wian.duties.models import Duty, Evidence, EvidenceUse, Report
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory", "shelf")]
WANTED = [["photo", "ภาพถ่าย", True]]


@pytest.fixture
def duty() -> Duty:
    """A duty that wants a picture."""
    return asks(due_in(3), wanted=WANTED)


def photo(name: str = "ก.jpg", colour: str = "red") -> SimpleUploadedFile:
    """A picture of a telephone."""
    return SimpleUploadedFile(name, picture(colour=colour), "image/jpeg")


def test_a_picture_comes_with_the_report_and_one_upload_serves_two(duty: Duty) -> None:
    other = asks(due_in(4), wanted=WANTED)
    client = browser(officer())
    missing = typed(client, page_at(duty), "send", **TYPED)
    assert "ต้องมีหลักฐาน “ภาพถ่าย”" in words(missing)
    sent = typed(client, page_at(duty), "send", **TYPED, **{"e.photo": photo()})
    assert sent.status_code == 302, words(sent)
    again = typed(client, page_at(other), "send", **TYPED, **{"e.photo": photo("ข.jpg")})
    assert again.status_code == 422
    assert "มีไฟล์ “ข.jpg” อยู่แล้ว ใช้เลยไหม" in words(again)
    assert Report.objects.get(duty=other).content["people"] == "120"
    one = Evidence.objects.get()
    used = typed(client, page_at(other), f"use:{one.pk}:photo", **TYPED)
    assert used.status_code == 302
    assert EvidenceUse.objects.filter(evidence=one).count() == 2
    assert "ใช้ที่อื่น 1 แห่ง" in words(client.get(page_at(other)))


def test_what_there_is_is_picked_from_the_library_without_losing_what_was_typed(
    duty: Duty,
) -> None:
    who = officer()
    one = give_evidence(who, office=by_key(HOME), data=picture(), name="ก.jpg").evidence
    client = browser(who)
    picked = typed(client, page_at(duty), "pick:photo", **TYPED)
    assert Report.objects.get().content["people"] == "120"
    page = client.get(picked["Location"])
    assert "เลือกหลักฐานที่มีอยู่" in words(page)
    used = client.post(picked["Location"], {"use": one})
    assert used.status_code == 302
    assert EvidenceUse.objects.get().wanted == "photo"
    gone = client.post(page_at(duty), {"do": f"unuse:{one}:photo"})
    assert gone.status_code == 302
    assert not EvidenceUse.objects.exists()


def test_a_picture_proposes_its_day_and_place_and_they_are_changed() -> None:
    client = browser(officer())
    given = client.post("/duties/evidence/new", {"file": photo(), "office": by_key(HOME)})
    assert "done=evidence_given_both" in given["Location"]
    one = Evidence.objects.get()
    said = words(client.get(given["Location"]))
    assert "วันที่และพิกัดอ่านจากภาพ" in said
    assert "18 ธ.ค. 2567" in said
    address = f"/duties/evidence/{one.pk}"
    told = {
        "do": "change",
        "title": "พิธีเปิด",
        "place": "หอประชุม",
        "day": "19 ธ.ค. 2567",
        "latitude": "",
    }
    assert client.post(address, told).status_code == 302
    one.refresh_from_db()
    assert (one.title, one.place, one.latitude) == ("พิธีเปิด", "หอประชุม", None)
    wrong = client.post(address, {**told, "latitude": "95, 500"})
    assert wrong.status_code == 422
    assert "D311" in words(wrong)
    again = client.post("/duties/evidence/new", {"file": photo(), "office": by_key(HOME)})
    assert again.status_code == 422
    assert "มีไฟล์นี้อยู่แล้ว" in words(again)
    assert client.post(address, {"do": "remove"}).status_code == 302
    assert client.get(address).status_code == 404


def test_neighbours_see_no_evidence_and_who_asked_sees_the_copy(duty: Duty) -> None:
    who = officer()
    client = browser(who)
    typed(client, page_at(duty), "send", **TYPED, **{"e.photo": photo()})
    one = Evidence.objects.get()
    neighbour = browser(officer(OTHER))
    assert neighbour.get(f"/duties/evidence/{one.pk}").status_code == 404
    assert "ยังไม่มีหลักฐาน" in words(neighbour.get("/duties/evidence"))
    boss = browser(officer(PROVINCE))
    assert "ภาพถ่าย" in words(boss.get(page_at(duty)))
    assert boss.get(f"/duties/evidence/{one.pk}").status_code == 200


@pytest.mark.parametrize("rows", [1, 12])
def test_the_library_asks_twelve_questions_at_most(
    rows: int, django_assert_max_num_queries: Any
) -> None:
    who, office = officer(), by_key(HOME)
    for n in range(rows):
        give_evidence(who, office=office, data=f"บันทึกที่ {n}".encode(), name=f"{n}.txt")
    client = browser(who)
    client.get("/duties/evidence")
    with django_assert_max_num_queries(12):
        assert client.get("/duties/evidence").status_code == 200


def test_evidence_that_was_sent_along_is_told_so(duty: Duty) -> None:
    who = officer()
    one = give_evidence(who, office=by_key(HOME), data=picture(), name="ก.jpg").evidence
    client = browser(who)
    typed(client, page_at(duty), f"use:{one}:photo", **TYPED)
    send_report(who, **at(duty), values=FULL)
    assert "ส่งไปแล้ว" in words(client.get(f"/duties/evidence/{one}"))
    answer = client.post(page_at(duty), {"do": f"unuse:{one}:photo"})
    assert answer.status_code == 422
    assert "D306" in words(answer)
