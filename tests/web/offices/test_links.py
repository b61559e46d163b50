"""Signed links: made once, opened without an account, revoked; every dead one looks the same."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.offices.conftest import SignIn
from tests.web.offices.pages import refused, words
from wian.offices.acting import SYSTEM
from wian.offices.actions.keys import make_link
from wian.offices.models import Key
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db
FORM = {
    "sender": "d5704",
    "office": "อบต.ตับเต่า",
    "purpose": "acknowledge",
    "thing": "1024",
    "do": "make",
}


def made(clerk: Client, **other: str) -> str:
    """The address of a link that the page just made."""
    day = (timezone.localdate() + timedelta(days=7)).isoformat()
    page = clerk.post("/directory/links", {**FORM, "until": day, **other}).content.decode()
    found = re.search(r'readonly value="http://testserver(/l/[^"]+)"', page)
    assert found, page
    return found[1]


def test_a_link_is_shown_once_and_opens_for_whoever_has_it(clerk: Client) -> None:
    at = made(clerk)
    assert at not in clerk.get("/directory/links").content.decode()
    answer = Client().get(at)
    page = words(answer)
    assert answer.status_code == 200
    assert "องค์การบริหารส่วนตำบลตับเต่า" in page
    assert "ที่ว่าการอำเภอเทิง ส่งลิงก์นี้" in page
    assert "รับทราบหนังสือ · เลขที่ในระบบ 1024" in page
    assert "ขณะนี้ยังไม่มีการบันทึกใด" in page
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_looking_uses_nothing_up(clerk: Client) -> None:
    at = made(clerk, uses="1")
    for _ in range(3):
        assert "เหลือ 1 ครั้ง" in words(Client().get(at))


def test_every_dead_link_is_the_same_page(clerk: Client) -> None:
    revoked, expired = made(clerk), made(clerk)
    last = Key.objects.order_by("pk").last()
    assert last
    Key.objects.filter(pk=last.pk).update(expires_at=timezone.now() - timedelta(days=1))
    Key.objects.exclude(pk=last.pk).update(revoked_at=timezone.now())
    used = make_link(
        SYSTEM,
        sender=by_key("d5704"),
        office=by_key("d5704"),
        purpose="reply",
        thing_kind="letter",
        thing=1,
        expires_at=timezone.now() + timedelta(days=1),
        uses=1,
    )
    Key.objects.order_by("-pk").filter(uses_left=1).update(uses_left=0)
    pages = set()
    for at in (revoked, expired, f"/l/{used}", "/l/not-a-link"):
        answer = Client().get(at)
        assert answer.status_code == 404
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        pages.add(words(answer))
    assert len(pages) == 1
    assert "ลิงก์นี้เปิดไม่ได้" in pages.pop()
    assert {line.why for line in refused()} == {"revoked", "expired", "used-up", "unknown"}


def test_guessing_is_stopped(clerk: Client) -> None:
    good = made(clerk)
    for at in range(30):
        assert Client().get(f"/l/guess-{at}").status_code == 404
    answer = Client().get(good)
    assert answer.status_code == 429
    assert "(O171)" in words(answer) or "O171" in words(answer)


def test_a_link_is_revoked_on_the_page(clerk: Client) -> None:
    at = made(clerk)
    page = clerk.get("/directory/links").content.decode()
    (asked,) = re.findall(r"<summary>เพิกถอน</summary>(.*?)</details>", page)
    assert "ต้องสร้างลิงก์ใหม่" in asked
    number = re.search(r'name="revoke" value="(\d+)"', asked)
    assert number
    answer = clerk.post("/directory/links", {"revoke": number[1]})
    assert answer.headers["Location"] == "/directory/links?done=revoked"
    assert "เพิกถอนแล้ว" in words(clerk.get("/directory/links"))
    assert Client().get(at).status_code == 404


def test_the_clerk_of_another_office_cannot_revoke_it(clerk: Client, signed: SignIn) -> None:
    at = made(clerk)
    other = signed("clerk", "d5301", login="far")
    assert "องค์การบริหารส่วนตำบลตับเต่า" not in words(other.get("/directory/links"))
    key = Key.objects.get()
    assert other.post("/directory/links", {"revoke": str(key.pk)}).status_code == 403
    assert Client().get(at).status_code == 200


@pytest.mark.parametrize(
    ("typed", "number", "field"),
    [
        ({"until": "1 ม.ค. 2560"}, "O169", "until"),
        ({"thing": "หนังสือ นายสมชาย"}, "F102", "thing"),
        ({"office": "อบต.ในฝัน"}, "F106", "office"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    typed: dict[str, str], number: str, field: str, clerk: Client
) -> None:
    day = (timezone.localdate() + timedelta(days=7)).isoformat()
    answer = clerk.post("/directory/links", {**FORM, "until": day, **typed})
    assert answer.status_code == 422
    assert f"({number})" in answer.content.decode().split(f'id="{field}_error"')[1][:600]
    assert not Key.objects.exists()
