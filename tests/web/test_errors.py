"""Each page for what goes wrong is in the house style and says what to do."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from wian.project.limits import refuse_large_requests
from wian.web import errors


def check(response: HttpResponse, status: int, words: str) -> None:
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert 'id="page"' in page
    assert 'href="/"' in page
    assert response.headers["Cache-Control"] == "no-store, private"


def test_an_unknown_address_is_404(client: Client) -> None:
    check(client.get("/nowhere"), 404, "ไม่พบหน้านี้")


def test_an_error_speaks_english_when_asked(client: Client) -> None:
    check(client.get("/nowhere?lang=en"), 404, "There is no such page")


def test_a_wrong_host_is_400(client: Client) -> None:
    check(client.get("/", headers={"host": "evil.example"}), 400, "คำขอนี้อ่านไม่ได้")


def test_a_refusal_is_403() -> None:
    check(errors.forbidden(RequestFactory().get("/")), 403, "ไม่อนุญาต")


def test_a_body_past_the_limit_is_413() -> None:
    request = RequestFactory().post("/read")
    request.META["CONTENT_LENGTH"] = str(10**9)
    check(refuse_large_requests(lambda r: HttpResponse())(request), 413, "50 MB")


def test_pasted_text_past_the_form_s_limit_is_413(client: Client) -> None:
    check(client.post("/read", {"text": "x" * 10_100_000}), 413, "10 MB")


def test_a_fault_of_ours_is_500_and_shows_nothing_of_it() -> None:
    client = Client(raise_request_exception=False)

    def fail(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("secret of a letter")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wian.web.reading.views.forms.papers", fail)
        answer = client.post("/read", {"text": "x"})
    check(answer, 500, "ระบบขัดข้อง")
    assert "secret of a letter" not in answer.content.decode()


def test_a_form_without_its_token_comes_back_with_what_was_typed() -> None:
    answer = Client(enforce_csrf_checks=True).post("/read", {"text": "เรียน นายอำเภอ"})
    check(answer, 403, "แบบฟอร์มนี้หมดอายุ")
    assert "เรียน นายอำเภอ</textarea>" in answer.content.decode()
