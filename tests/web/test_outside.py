"""Signing in by an OpenID Connect provider, which really answers on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client

from tests.web.conftest import Somebody
from wian.ledger.queries import timeline
from wian.offices.acting import SYSTEM
from wian.offices.actions.accounts import close_account, make_account
from wian.web.signin.urls import outside_urls
from wian.web.urls import urlpatterns

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
urlpatterns = [*urlpatterns, *outside_urls()]


@dataclass
class Provider:
    """What the provider says of whoever signs in there."""

    address: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    fails: bool = False


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    """A provider with discovery, token and user information; the site is set up for it."""
    told = Provider()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ways = {"authorization_endpoint": "/go", "token_endpoint": "/token"}
            ways |= {"userinfo_endpoint": "/me", "jwks_uri": "/keys"}
            known = {name: told.address + way for name, way in ways.items()}
            self.tell(told.facts if self.path == "/me" else known | {"issuer": told.address})

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.tell({"access_token": "x", "token_type": "Bearer"}, 500 if told.fails else 200)

        def tell(self, values: dict[str, Any], status: int = 200) -> None:
            body = json.dumps(values).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.address = f"http://127.0.0.1:{server.server_port}"
    app = {"provider_id": "office", "name": "ThaiD", "client_id": "wian", "secret": "s"}
    app["settings"] = {"server_url": told.address}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    yield told
    server.shutdown()
    server.server_close()


def go(client: Client) -> HttpResponse:
    """To the provider and back."""
    there = client.post("/signin/with/office")
    assert there.status_code == 302
    state = parse_qs(urlsplit(there.url).query)["state"][0]
    return client.get("/signin/with/office/back", {"code": "c", "state": state})


def told(client: Client) -> str:
    return client.get("/signin").content.decode()


def test_a_verified_address_links_the_account_once_and_signs_in(
    client: Client, clerk: Somebody, provider: Provider
) -> None:
    provider.facts = {"sub": "7", "email": "Malee@example.org", "email_verified": True, "pid": "1"}
    assert "ลงชื่อเข้าใช้ด้วย ThaiD" in told(client)
    assert go(client).url == "/desk"
    assert client.get("/desk").status_code == 200
    linked = SocialAccount.objects.get()
    assert (linked.user_id, linked.uid, linked.extra_data) == (clerk.id, "7", {})
    changes = [line.after for line in timeline("account", clerk.id) if line.after]
    assert changes[0] == {"outside": "office"}
    provider.facts = {"sub": "7", "email": "another@example.org"}
    again = Client()
    assert go(again).url == "/desk"
    assert SocialAccount.objects.get().extra_data == {}


@pytest.mark.parametrize("verified", [False, None, "false"])
def test_an_address_that_is_not_verified_opens_nothing(
    client: Client, clerk: Somebody, provider: Provider, verified: object
) -> None:
    provider.facts = {"sub": "7", "email": "malee@example.org", "email_verified": verified}
    assert go(client).url == "/signin"
    assert "ยังไม่มีบัญชีที่ตรงกับผู้ใช้นี้" in told(client)
    assert not SocialAccount.objects.exists()


def test_an_address_of_two_accounts_opens_neither(
    client: Client, clerk: Somebody, provider: Provider
) -> None:
    make_account(SYSTEM, login="mali", email="malee@example.org")
    provider.facts = {"sub": "7", "email": "malee@example.org", "email_verified": True}
    assert go(client).url == "/signin"


def test_strangers_get_no_account(client: Client, clerk: Somebody, provider: Provider) -> None:
    provider.facts = {"sub": "8", "email": "x@example.org", "email_verified": True}
    assert go(client).url == "/signin"
    assert client.get("/desk").status_code == 302


def test_a_claim_links_by_login_where_the_settings_name_one(
    client: Client, clerk: Somebody, provider: Provider, settings
) -> None:
    provider.facts = {"sub": "7", "preferred_username": "malee"}
    assert go(client).url == "/signin"
    settings.WIAN_OIDC_CLAIM = "preferred_username"
    assert go(client).url == "/desk"


def test_a_closed_account_is_not_opened_from_outside(
    client: Client, clerk: Somebody, provider: Provider
) -> None:
    provider.facts = {"sub": "7", "email": "malee@example.org", "email_verified": True}
    go(client)
    close_account(SYSTEM, account=clerk.id)
    assert go(Client()).url == "/signin/closed"


def test_a_provider_that_fails_leads_back_with_a_sentence(
    client: Client, clerk: Somebody, provider: Provider
) -> None:
    provider.fails = True
    assert go(client).url == "/signin"
    assert "ลงชื่อเข้าใช้จากภายนอกไม่สำเร็จ" in told(client)


def test_an_answer_that_was_not_asked_for_opens_nothing(
    client: Client, clerk: Somebody, provider: Provider
) -> None:
    answer = client.get("/signin/with/office/back", {"code": "c", "state": "made-up"})
    assert answer.url == "/signin"
