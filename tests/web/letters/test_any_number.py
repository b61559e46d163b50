"""Numbers that no database holds are numbers of nothing: refused in words, never a fault."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
NUMBERS = ("1" + "0" * 25, "9" * 18, "9" * 5_000)
ADDRESSES = (
    "/letters/{}", "/letters/{}/read", "/letters/{}/sheet", "/letters/{}/stamped",
    "/letters/registers/{}", "/letters/registers/{}/print", "/letters/registers/lines/{}",
    "/letters/registers/numbering/{}", "/letters/drafts/{}", "/letters/drafts/{}/preview",
    "/files/{}", "/files/{}/page/1", "/files/{}/accesses",
)  # fmt: skip
QUERIES = (
    "/letters/?after=1.{}", "/letters/?after={}.1", "/letters/?was={}", "/letters/hands?start={}",
    "/letters/registers?year={}", "/letters/drafts?start={}", "/letters/drafts/new?reply={}",
    "/letters/search?book={}", "/letters/search?q=ก&after=1.{}", "/letters/search?year={}",
)  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS, ids=len)
def test_an_address_with_a_number_of_any_length_is_answered(head: Client, number: str) -> None:
    for address in ADDRESSES:
        assert head.get(address.format(number)).status_code in (403, 404, 409), address
    for address in QUERIES:
        assert head.get(address.format(number)).status_code < 500, address


@pytest.mark.parametrize("number", NUMBERS, ids=len)
def test_a_form_with_a_number_of_any_length_is_answered(head: Client, number: str) -> None:
    for sent in ({"do": "again", "one": number}, {"letter": number, "reason": "ซ้ำ"}):
        assert head.post("/letters/", sent).status_code in (302, 422)
    assert head.post("/letters/hands", {"step": number}).status_code == 422
