"""What is too large is refused before it is read."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from wian.project.limits import refuse_large_requests

LIMIT = 50_000_000


def ask(length: str) -> int:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse("read")

    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = length
    return refuse_large_requests(page)(request).status_code


@pytest.mark.parametrize(
    ("length", "status"),
    [("", 200), ("0", 200), (str(LIMIT), 200), (str(LIMIT + 1), 413), ("-1", 413), ("abc", 413)],
)
def test_a_body_past_the_limit_or_without_a_true_length_is_refused(
    length: str, status: int
) -> None:
    assert ask(length) == status


def test_the_refusal_is_a_sentence_in_thai_and_english() -> None:
    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = str(10**12)
    told = refuse_large_requests(lambda r: HttpResponse())(request).content.decode()
    assert "ไฟล์ใหญ่เกินไป" in told
    assert "50 MB" in told
