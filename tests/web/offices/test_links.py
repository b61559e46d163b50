"""Signed links that an office sent: how each stands, and that it can be revoked."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.letters.issued import written
from tests.web.offices.conftest import SignIn
from tests.web.offices.pages import words
from wian.letters.actions.circulation import dispatch, make_links
from wian.offices.acting import SYSTEM
from wian.offices.audience import Part, Rule
from wian.offices.models import Key
from wian.offices.queries.offices import by_key
from wian.web.offices import sent_links

pytestmark = pytest.mark.django_db(transaction=True)
OFFICES = ("d5703", "d5705", "d5706")


@pytest.fixture
def letter(directory: None) -> int:
    """A letter that the district office of เทิง sent to three others."""
    made = written(by_key("d5704"))
    rule = Rule((Part(offices=tuple(by_key(key) for key in OFFICES)),))
    dispatch(SYSTEM, letter=made, rule=rule, purpose="information")
    return made


def made(letter: int, key: str = "d5705") -> str:
    """The address of a link to the letter for this office."""
    later = timezone.now() + timedelta(days=7)
    order = {"letter": letter, "purpose": "acknowledge", "expires_at": later}
    [one] = make_links(SYSTEM, offices=[by_key(key)], **order)  # type: ignore[arg-type]
    return f"/l/{one.secret}"


def test_a_link_stands_in_the_list_without_its_address(clerk: Client, letter: int) -> None:
    at = made(letter)
    page = clerk.get("/directory/links")
    assert at not in page.content.decode()
    said = words(page)
    assert "1 ลิงก์ · ใช้ได้อยู่ 1" in said
    assert "ที่ว่าการอำเภอพาน รับทราบหนังสือ" in said
    assert f'href="/letters/{letter}"' in page.content.decode()
    assert "<textarea" not in page.content.decode()
    assert 'name="thing"' not in page.content.decode()


def test_a_link_is_revoked_on_the_page(clerk: Client, letter: int) -> None:
    at = made(letter)
    page = clerk.get("/directory/links").content.decode()
    (asked,) = re.findall(r"<summary>เพิกถอน</summary>(.*?)</details>", page)
    assert "ต้องสร้างลิงก์ใหม่" in asked
    number = re.search(r'name="revoke" value="(\d+)"', asked)
    assert number
    answer = clerk.post("/directory/links", {"revoke": number[1]})
    assert answer.headers["Location"] == "/directory/links?done=revoked"
    assert "เพิกถอนแล้ว" in words(clerk.get("/directory/links"))
    assert Client().get(at).status_code == 404


def test_the_clerk_of_another_office_cannot_revoke_it(
    clerk: Client, signed: SignIn, letter: int
) -> None:
    at = made(letter)
    other = signed("clerk", "d5301", login="far")
    assert "ที่ว่าการอำเภอพาน" not in words(other.get("/directory/links"))
    key = Key.objects.get()
    assert other.post("/directory/links", {"revoke": str(key.pk)}).status_code == 403
    assert Client().get(at).status_code == 200


def test_hundreds_of_links_are_listed_a_page_at_a_time(
    clerk: Client, letter: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_links, "PAGE", 2)
    for key in OFFICES:
        made(letter, key)
    page = clerk.get("/directory/links").content.decode()
    assert page.count('name="revoke"') == 2
    [older] = re.findall(r'href="(\?before=\d+)"', page)
    rest = clerk.get(f"/directory/links{older}").content.decode()
    assert rest.count('name="revoke"') == 1
    assert clerk.get("/directory/links?before=x").status_code == 200


def test_without_a_link_the_page_says_where_they_are_made(clerk: Client) -> None:
    assert "ออกได้จากหน้าการส่งเวียนของหนังสือ" in words(clerk.get("/directory/links"))
