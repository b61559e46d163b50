"""A form that was sent when nobody was signed in any more: what was typed is not lost."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.web.people import AT, having
from wian.offices.actions.builtin import load_builtin

pytestmark = pytest.mark.django_db
TYPED = {"do": "post", "title": "ปลัดอำเภอ <b>คนที่สอง</b>", "since": "1 ต.ค. 2568"}
OURS = {"Origin": "http://testserver"}


@pytest.fixture
def keeper() -> Client:
    """Who keeps the directory of a district, in a browser whose forms are guarded."""
    load_builtin()
    client = having("administrator", "d5704", "subtree")
    guarded = Client(enforce_csrf_checks=True)
    guarded.cookies = client.cookies
    return guarded


def token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    return found[1]


def kept(page: str) -> dict[str, str]:
    return dict(re.findall(r'<textarea name="([^"]+)" hidden>([^<]*)</textarea>', page))


def test_what_was_typed_stands_in_the_page_that_says_one_is_signed_out(keeper: Client) -> None:
    typed = {**TYPED, "csrfmiddlewaretoken": token(keeper.get(AT).content.decode())}
    del keeper.cookies["sessionid"]
    answer = keeper.post(AT, typed)
    page = answer.content.decode()
    assert answer.status_code == 401
    assert kept(page)["title"] == "ปลัดอำเภอ &lt;b&gt;คนที่สอง&lt;/b&gt;"
    assert kept(page)["do"] == "post"
    assert f'action="{AT}"' in page


def test_after_signing_in_anew_one_press_sends_it(keeper: Client) -> None:
    stale = {**TYPED, "csrfmiddlewaretoken": "x" * 64}
    asked = keeper.post(AT, stale, headers=OURS)
    assert asked.status_code == 403
    page = asked.content.decode()
    again = {**TYPED, "csrfmiddlewaretoken": token(page)}
    assert set(kept(page)) == set(TYPED)
    assert "done=opened" in keeper.post(AT, again, headers=OURS).headers["Location"]


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://elsewhere.example"}])
def test_what_another_site_sends_is_not_kept_ready_to_press(
    keeper: Client, origin: dict[str, str]
) -> None:
    answer = keeper.post(AT, {**TYPED, "csrfmiddlewaretoken": "x" * 64}, headers=origin)
    assert answer.status_code == 403
    assert not kept(answer.content.decode())


def test_a_password_is_asked_for_again_and_not_written_into_the_page() -> None:
    typed = {"login": "somchai.k", "password": "นาข้าวเขียวริมทาง"}
    page = Client().post("/directory/accounts", typed).content.decode()
    assert kept(page) == {"login": "somchai.k"}
    assert typed["password"] not in page
    assert re.search(r'<input [^>]*name="password" type="password"', page)
    assert not get_user_model().objects.filter(login="somchai.k").exists()
