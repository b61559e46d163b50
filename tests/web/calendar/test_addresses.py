"""One's own calendar addresses on a page: made, shown once, renewed, revoked."""

from __future__ import annotations

import html
import re
import time

import pytest
from django.test import Client

from tests.web.calendar.conftest import fetched
from tests.web.conftest import PASSWORD
from tests.web.offices.pages import words
from tests.web.people import browser
from wian.offices.acting import Actor
from wian.offices.actions.feeds import MOST, make_feed
from wian.offices.models import Account, Feed

pytestmark = pytest.mark.django_db
PAGE = "/account/calendar"


@pytest.fixture
def mine(clerk: Actor) -> Client:
    """The clerk's browser."""
    return browser(clerk)


def made(client: Client, path: str = PAGE, **typed: object) -> str:
    answer = client.post(path, {"do": "make", "label": "โทรศัพท์"} | typed)
    assert answer.status_code == 200
    found = re.search(r"http://testserver/calendar/([\w-]{43})\.ics", answer.content.decode())
    assert found
    return found[1]


def test_an_address_is_shown_once_as_text_code_and_link(mine: Client) -> None:
    answer = mine.post(PAGE, {"do": "make", "label": "โทรศัพท์"})
    body = html.unescape(answer.content.decode())
    assert "no-store" in answer.headers["Cache-Control"]
    [secret] = set(re.findall(r"/calendar/([\w-]{43})\.ics", body))
    assert f'href="webcal://testserver/calendar/{secret}.ics"' in body
    assert "data:image/svg+xml;base64," in body
    assert fetched(secret).status_code == 200
    later = mine.get(PAGE)
    assert secret not in later.content.decode()
    assert "โทรศัพท์" in words(later)
    assert "ปฏิทินดึงล่าสุด" in words(later)


def test_a_new_address_takes_the_place_of_the_old_one(mine: Client) -> None:
    old = made(mine)
    assert "ยังไม่เคยถูกดึง" in words(mine.get(PAGE))
    new = made(mine, do="renew", feed=Feed.objects.get().pk)
    assert fetched(old).status_code == 404
    assert fetched(new).status_code == 200


def test_a_revoked_address_is_gone_from_the_page(mine: Client) -> None:
    secret = made(mine)
    answer = mine.post(PAGE, {"do": "revoke", "feed": Feed.objects.get().pk}, follow=True)
    assert "ที่อยู่นั้นใช้ไม่ได้อีก" in words(answer)
    assert "ยังไม่มีที่อยู่ปฏิทิน" in words(answer)
    assert fetched(secret).status_code == 404


def test_what_is_refused_is_told_with_what_was_typed(mine: Client, clerk: Actor) -> None:
    answer = mine.post(PAGE, {"do": "make", "label": "ก" * 81})
    assert answer.status_code == 422
    assert "O134" in answer.content.decode()
    assert "ก" * 81 in answer.content.decode()
    for wrong in ("0", "x", "๑", "9" * 30, ""):
        assert "O180" in mine.post(PAGE, {"do": "revoke", "feed": wrong}).content.decode()
    for _ in range(MOST):
        make_feed(clerk)
    assert "O179" in mine.post(PAGE, {"do": "make"}).content.decode()


def test_the_page_asks_for_the_password_again_after_a_while(clerk: Actor) -> None:
    account = Account.objects.get(pk=clerk.account)
    account.set_password(PASSWORD)
    account.save()
    client = Client()
    client.post("/signin", {"login": account.login, "password": PASSWORD})
    client.post("/signin/again", {"password": PASSWORD})
    assert client.get(PAGE).status_code == 200
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [
        record | {"at": time.time() - 3600} for record in records
    ]
    session.save()
    for answer in (client.get(PAGE), client.post(PAGE, {"do": "make"})):
        assert answer.url.startswith("/signin/again?next=")
    assert not Feed.objects.exists()


def test_the_language_and_digits_of_the_owner_go_with_the_address(mine: Client) -> None:
    body = html.unescape(mine.post(f"{PAGE}?digits=thai", {"do": "make"}).content.decode())
    assert re.search(r"\.ics\?digits=thai", body)
    english = html.unescape(mine.post(f"{PAGE}?lang=en", {"do": "make"}).content.decode())
    assert re.search(r"\.ics\?lang=en", english)
    assert "Use it now: it is not shown again." in english


def test_the_account_page_leads_to_it(mine: Client) -> None:
    assert f'href="{PAGE}"' in mine.get("/account").content.decode()
