"""Language and headers of every page."""

from __future__ import annotations

import pytest
from django.test import Client


def test_pages_are_thai_unless_english_is_chosen_and_then_remembered(client: Client) -> None:
    assert '<html lang="th">' in client.get("/").content.decode()
    assert '<html lang="en">' in client.get("/?lang=en").content.decode()
    page = client.get("/").content.decode()
    assert '<html lang="en">' in page
    assert "Read an official letter" in page


def test_the_language_cookie_says_nothing_but_the_language(client: Client) -> None:
    cookie = client.get("/?lang=en").cookies["wian_lang"]
    assert cookie.value == "en"
    assert cookie["samesite"] == "Lax"
    assert "wian_lang" not in client.get("/?lang=<script>").cookies


def test_no_page_may_be_kept_by_a_cache(client: Client) -> None:
    for address in ("/", "/?example=1", "/nowhere"):
        assert "no-store" in client.get(address).headers["Cache-Control"]


def test_no_session_is_begun(client: Client) -> None:
    client.get("/")
    assert set(client.cookies) <= {"csrftoken"}


@pytest.mark.django_db
def test_the_site_says_that_it_is_well(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"
