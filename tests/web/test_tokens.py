"""API tokens on a page: made, shown once, used, listed, revoked by their owner or from above."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.conftest import PASSWORD, Somebody, sign_in, signed_in
from wian.ledger.queries import timeline
from wian.offices.acting import SYSTEM, actor_of, today
from wian.offices.actions.accounts import make_account
from wian.offices.actions.keys import make_token
from wian.offices.actions.roles import give_role
from wian.offices.models import Key
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db
PAGE = "/account/tokens"


@pytest.fixture
def mine(clerk: Somebody) -> Client:
    """The clerk's browser, just signed in."""
    client = Client()
    sign_in(client, clerk)
    client.post("/signin/again", {"password": PASSWORD})
    return client


@pytest.fixture
def keeper(house: Somebody) -> Client:
    """Who administers the province of the clerk."""
    account = make_account(SYSTEM, login="keeper", password=PASSWORD)
    give_role(
        SYSTEM,
        account=account,
        office=by_key("p57"),
        role="administrator",
        scope="subtree",
        since=today(),
    )
    return signed_in(Somebody(account, "keeper"))


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def made(client: Client, label: str = "ระบบสารบรรณของ อบจ.", days: int = 90) -> str:
    answer = client.post(PAGE, {"label": label, "days": days})
    assert answer.status_code == 200
    found = re.search(r'"Authorization: Bearer ([\w-]{43})"', text(answer))
    assert found
    return found[1]


def token_of(who: Somebody, days: int = 30) -> int:
    ends = timezone.now() + timedelta(days=days)
    make_token(actor_of(who.id, origin="web"), label="ของเดิม", expires_at=ends)
    return Key.objects.latest("pk").pk


def test_a_token_made_on_the_page_opens_the_api_as_its_owner(mine: Client) -> None:
    secret = made(mine)
    answer = Client().get("/api/offices/d5701", headers={"authorization": f"Bearer {secret}"})
    assert answer.json()["key"] == "d5701"
    assert "ใช้ล่าสุด" in text(mine.get(PAGE))


def test_the_secret_is_shown_exactly_once_and_kept_by_no_cache(mine: Client) -> None:
    answer = mine.post(PAGE, {"label": "รายงาน", "days": 30})
    secret = re.search(r"Bearer ([\w-]{43})", text(answer))
    assert secret
    assert "no-store" in answer.headers["Cache-Control"]
    assert "http://testserver/api/offices" in text(answer)
    later = text(mine.get(PAGE))
    assert secret[1] not in later
    assert "รายงาน" in later
    assert "ยังไม่เคยใช้" in later


def test_the_page_asks_for_the_password_again_after_a_while(clerk: Somebody, mine: Client) -> None:
    assert mine.get(PAGE).status_code == 200
    session = mine.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [
        record | {"at": time.time() - 3600} for record in records
    ]
    session.save()
    for answer in (mine.get(PAGE), mine.post(PAGE, {"label": "x", "days": 30})):
        assert answer.url.startswith("/signin/again?next=")
    assert not Key.objects.exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"label": " ", "days": 30}, "ต้องกรอกช่องนี้"),
        ({"label": "ก" * 81, "days": 30}, "ไม่เกิน 80 ตัวอักษร"),
        ({"label": "รายงาน", "days": 9999}, "เลือกจากรายการที่มี"),
        ({"label": "รายงาน", "days": "x"}, "เลือกจากรายการที่มี"),
        ({"label": "รายงาน"}, "ต้องกรอกช่องนี้"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_made(
    mine: Client, sent: dict[str, object], words: str
) -> None:
    answer = mine.post(PAGE, sent)
    assert answer.status_code == 422
    assert words in text(answer)
    assert str(sent["label"]).strip() in text(answer)
    assert not Key.objects.exists()


def test_a_token_lasts_as_long_as_was_chosen(mine: Client) -> None:
    for days in (30, 90, 180, 366):
        made(mine, days=days)
        left = Key.objects.latest("pk").expires_at - timezone.now()
        assert timedelta(days=days - 1) < left <= timedelta(days=days)


def test_without_a_token_the_page_says_what_to_do_first(mine: Client) -> None:
    assert "ยังไม่มีรหัส" in text(mine.get(PAGE))
    assert "ยังไม่มีรหัส" not in text(mine.post(PAGE, {"label": "ก", "days": 30}))
    account = text(mine.get("/account"))
    assert f'href="{PAGE}"' in account
    assert "1 รหัส" in account


def test_revoking_asks_first_and_then_the_token_opens_nothing(mine: Client) -> None:
    secret = made(mine)
    ask = f"{PAGE}/{Key.objects.get().pk}/revoke"
    assert "เพิกถอนรหัสนี้หรือไม่" in text(mine.get(ask))
    assert Key.objects.get().revoked_at is None
    assert mine.post(ask).url == PAGE
    page = text(mine.get(PAGE))
    assert "รหัสนั้นใช้ไม่ได้อีก" in page
    assert "ใช้ไม่ได้แล้ว 1 รหัส" in page
    answer = Client().get("/api/offices", headers={"authorization": f"Bearer {secret}"})
    assert answer.status_code == 401
    assert mine.get(ask).url == PAGE


def test_the_token_of_somebody_else_is_neither_seen_nor_revoked(
    mine: Client, house: Somebody
) -> None:
    token = token_of(house)
    assert "ของเดิม" not in text(mine.get(PAGE))
    assert mine.post(f"{PAGE}/{token}/revoke").url == PAGE
    assert Key.objects.get().revoked_at is None


def test_a_token_that_ends_soon_and_one_that_has_ended_say_so(
    mine: Client, clerk: Somebody
) -> None:
    token_of(clerk, days=3)
    assert "ใกล้หมดอายุ" in text(mine.get(PAGE))
    Key.objects.update(expires_at=timezone.now())
    assert "หมดอายุแล้ว" in text(mine.get(PAGE))


def test_who_administers_the_account_sees_and_revokes_its_tokens(
    clerk: Somebody, keeper: Client
) -> None:
    token = token_of(clerk)
    address = f"/directory/accounts/{clerk.id}"
    assert "ของเดิม" in text(keeper.get(address))
    answer = keeper.post(address, {"do": "revoke", "token": token}, follow=True)
    assert "รหัสนั้นใช้ไม่ได้อีก" in text(answer)
    assert "บัญชีนี้ไม่มีรหัสเชื่อมต่อโปรแกรม" in text(answer)
    assert Key.objects.get().revoked_at
    assert timeline("key", token)[0].verb.name == "token.revoke"


def test_a_clerk_revokes_nothing_of_others_on_the_own_account_page(
    clerk: Somebody, house: Somebody
) -> None:
    token = token_of(house)
    address = f"/directory/accounts/{clerk.id}"
    assert signed_in(clerk).post(address, {"do": "revoke", "token": token}).status_code == 403
    assert Key.objects.get().revoked_at is None
