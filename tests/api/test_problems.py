"""Whatever is wrong with a request, the answer is a code with words in Thai and English."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api.asking import code, post

pytestmark = pytest.mark.django_db


def test_what_is_missing_is_named_and_what_was_sent_is_not_repeated(clerk: Client) -> None:
    answer = post(clerk, "letters/texts", {"office": "d5701", "text": 7, "name": "ความลับ" * 40})
    assert (answer.status_code, code(answer)) == (422, "A101")
    faults = answer.json()["fields"]
    assert [one["at"][-1] for one in faults] == ["text", "name"]
    assert all(one["why"] for one in faults)
    assert "ความลับ" not in str(answer.json())


def test_a_stranger_is_told_how_to_come_in(stranger: Client) -> None:
    answer = post(stranger, "letters/texts", {})
    assert (answer.status_code, code(answer)) == (401, "A105")


def test_a_browser_needs_the_token_of_a_page(clerk: Client) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(get_user_model().objects.get(login="clerk-d5701-own"))
    answer = post(browser, "letters/texts", {"office": "d5701", "text": "ก"})
    assert (answer.status_code, code(answer)) == (403, "A107")


def test_a_form_in_pieces_is_told(clerk: Client) -> None:
    kind = "multipart/form-data; boundary=x"
    for body in (b"", b"--x\r\nnonsense"):
        answer = clerk.generic("POST", "/api/letters/files", body, kind)
        assert code(answer) in ("A101", "A106")
    answer = clerk.generic("POST", "/api/letters/files", b"x", "multipart/form-data")
    assert (answer.status_code, code(answer)) == (400, "A106")


def test_more_files_than_are_read_are_told(clerk: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(21)]
    answer = clerk.post("/api/letters/files", {"office": "d5701", "file": files})
    assert (answer.status_code, code(answer)) == (400, "A106")


def test_a_text_longer_than_is_read_is_told(clerk: Client) -> None:
    answer = post(clerk, "letters/texts", {"office": "d5701", "text": "x" * 10_000_001})
    assert (answer.status_code, code(answer)) == (400, "A106")


@pytest.mark.parametrize("text", ["ก\0ข", "ก\ud800ข"])
def test_what_no_database_keeps_is_refused_at_the_door(clerk: Client, text: str) -> None:
    answer = post(clerk, "letters/texts", {"office": "d5701", "text": text})
    assert (answer.status_code, code(answer)) == (422, "A101")


def test_no_answer_of_the_api_is_kept_by_a_browser_or_on_the_way(
    clerk: Client, stranger: Client
) -> None:
    for client in (clerk, stranger):
        for path in ("/api/letters", "/api/hands/mine", "/api/letters/999999"):
            assert client.get(path).headers["Cache-Control"] == "no-store, private"
