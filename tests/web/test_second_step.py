"""The second step: app, recovery codes, passkeys, and what the ledger keeps of it."""

from __future__ import annotations

import base64
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from tests.web.conftest import PASSWORD, Somebody, sign_in, signed_in
from wian.ledger.queries import timeline

pytestmark = pytest.mark.django_db


def confirm(client: Client, page: str) -> None:
    """The password once more, which leads to the page."""
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer.url.startswith("/signin/again")
    answer = client.post(answer.url, {"password": PASSWORD, "next": page})
    assert answer.url == page


def app_code(secret: str, step: int = 0) -> str:
    """What an authenticator app shows now, `step` × 30 seconds on."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def use_app(client: Client) -> str:
    """An authenticator app for whoever is signed in; its secret."""
    if client.get("/account/app/add").status_code == 302:
        confirm(client, "/account/app/add")
    page = client.get("/account/app/add").content.decode()
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page)
    assert secret
    base64.b32decode(secret[1])
    answer = client.post("/account/app/add", {"code": app_code(secret[1])})
    assert answer.url == "/account/codes"
    return secret[1]


@pytest.mark.django_db(transaction=True)
def test_a_code_of_the_app_is_the_second_step_and_works_once(clerk: Somebody) -> None:
    secret = use_app(signed_in(clerk))
    client = Client()
    assert sign_in(client, clerk).url == "/signin/second"
    assert client.get("/desk").status_code == 302
    wrong = client.post("/signin/second", {"code": "000000"})
    assert "รหัสไม่ถูกต้อง" in wrong.content.decode()
    assert timeline("account", clerk.id)[0].why == "wrong-code"
    assert client.post("/signin/second", {"code": app_code(secret, 1)}).url == "/signin/trust"
    assert client.post("/signin/trust", {}).url == "/desk"
    assert client.get("/desk").status_code == 200
    again = Client()
    sign_in(again, clerk)
    assert again.post("/signin/second", {"code": app_code(secret, 1)}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_recovery_code_works_once(clerk: Somebody) -> None:
    use_app(signed_in(clerk))
    codes = Authenticator.objects.get(user=clerk.id, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    client = Client()
    sign_in(client, clerk)
    assert client.post("/signin/second", {"code": code}).url == "/signin/trust"
    again = Client()
    sign_in(again, clerk)
    assert again.post("/signin/second", {"code": code}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_trusted_device_is_not_asked_again_until_the_second_step_changes(
    clerk: Somebody,
) -> None:
    owner = signed_in(clerk)
    secret = use_app(owner)
    client = Client()
    sign_in(client, clerk)
    client.post("/signin/second", {"code": app_code(secret, 1)})
    client.post("/signin/trust", {"action": "trust"})
    client.post("/signout")
    assert sign_in(client, clerk).url == "/desk"
    client.post("/signout")
    owner.post("/account/app/remove")
    use_app(owner)
    assert sign_in(client, clerk).url == "/signin/second"


@pytest.mark.django_db(transaction=True)
def test_every_change_of_the_second_step_is_in_the_ledger_and_mailed(
    clerk: Somebody, settings
) -> None:
    settings.EMAIL_HOST = "mail.example"
    client = signed_in(clerk)
    use_app(client)
    client.post("/account/codes/new")
    client.post("/account/app/remove")
    changes = [line.after for line in timeline("account", clerk.id) if line.after]
    kinds = [(c["second_step"], c["is"]) for c in changes if "second_step" in c]
    assert kinds == [
        ("recovery_codes", "removed"),
        ("totp", "removed"),
        ("recovery_codes", "renewed"),
        ("recovery_codes", "added"),
        ("totp", "added"),
    ]
    assert [m.subject.partition(" · ")[2] for m in mail.outbox] == [
        "Authenticator app in use",
        "New recovery codes",
        "Authenticator app no longer used",
    ]


def test_a_passkey_that_is_none_leads_back_with_a_sentence(client: Client, house) -> None:
    assert client.get("/signin/passkey", headers={"accept": "application/json"}).json()
    for credential in ("", "{}", "[]", "7", '{"id": "x"}', '{"id": "eA", "rawId": "eA"}'):
        assert client.post("/signin/passkey", {"credential": credential}).url == "/signin"
        assert "ใช้พาสคีย์ไม่สำเร็จ" in client.get("/signin").content.decode().split("<form")[0]


def test_a_new_passkey_that_is_none_is_told_on_its_page(clerk: Somebody) -> None:
    client = signed_in(clerk)
    confirm(client, "/account/passkeys/add")
    for credential in ("{}", "[]", '{"id": "eA", "rawId": "eA", "response": {}}'):
        client.get("/account/passkeys/add")
        answer = client.post("/account/passkeys/add", {"credential": credential})
        assert answer.status_code == 200
    assert not Authenticator.objects.exists()


def test_what_protects_the_account_is_changed_only_after_the_password_once_more(
    clerk: Somebody,
) -> None:
    client = signed_in(clerk)
    for page in ("/account/app/add", "/account/passkeys/add", "/account/codes/new"):
        assert client.get(page).url.startswith("/signin/again")
    assert client.post("/account/passkeys/add", {}).url.startswith("/signin/again")
