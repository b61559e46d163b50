"""Signing in and out, passwords, sessions, and which pages of allauth there are."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.web.conftest import PASSWORD, Somebody, sign_in, signed_in
from wian.ledger.queries import latest, timeline
from wian.offices.acting import SYSTEM
from wian.offices.actions.accounts import close_account

pytestmark = pytest.mark.django_db


def told(account: int) -> list[str]:
    return [line.verb.name for line in latest(account=account)]


def test_login_and_password_lead_to_my_desk(client: Client, clerk: Somebody) -> None:
    assert sign_in(client, clerk).url == "/desk"
    assert "โต๊ะของฉัน" in client.get("/desk").content.decode()
    assert told(clerk.id)[0] == "sign.in"


def test_the_login_is_the_same_in_capitals(client: Client, clerk: Somebody) -> None:
    assert client.post("/signin", {"login": "MALEE", "password": PASSWORD}).url == "/desk"


def test_signing_in_leads_back_to_where_one_wanted_to_go(client: Client, clerk: Somebody) -> None:
    wanted = client.get("/desk?digits=thai").url
    assert wanted == "/signin?next=/desk%3Fdigits%3Dthai"
    assert sign_in(client, clerk, next="/desk?digits=thai").url == "/desk?digits=thai"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:x"])
def test_signing_in_never_leads_to_another_site(
    client: Client, clerk: Somebody, elsewhere: str
) -> None:
    assert sign_in(client, clerk, next=elsewhere).url == "/desk"


def test_a_wrong_password_is_told_without_saying_which_was_wrong(
    client: Client, clerk: Somebody
) -> None:
    pages = [
        client.post("/signin", {"login": login, "password": "x"}).content.decode()
        for login in (clerk.login, "nobody")
    ]
    assert all("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง" in page for page in pages)
    assert PASSWORD not in pages[0]


def test_a_failed_sign_in_stands_in_the_ledger_with_its_account(
    client: Client, clerk: Somebody
) -> None:
    sign_in(client, clerk, "x")
    line = latest(account=clerk.id)[0]
    assert (line.verb.name, line.why, line.address) == (
        "sign.fail",
        "wrong-password",
        "127.0.0.0/24",
    )


def test_a_closed_account_cannot_sign_in_and_its_sessions_end(
    client: Client, clerk: Somebody
) -> None:
    there = signed_in(clerk)
    assert there.get("/desk").status_code == 200
    close_account(SYSTEM, account=clerk.id)
    assert there.get("/desk").status_code == 302
    assert sign_in(client, clerk).url == "/signin/closed"
    assert client.get("/desk").status_code == 302


def test_five_failures_lock_the_login_for_this_network_and_fifteen_minutes_open_it(
    client: Client, clerk: Somebody
) -> None:
    for _ in range(4):
        assert sign_in(client, clerk, "x").status_code == 200
    locked = sign_in(client, clerk, "x")
    assert locked.status_code == 429
    assert "15&nbsp;นาที" in locked.content.decode() or "15 นาที" in locked.content.decode()
    assert sign_in(client, clerk).status_code == 429
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    assert sign_in(elsewhere, clerk).url == "/desk"
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(minutes=16)
        attempt.save()
    assert sign_in(client, clerk).url == "/desk"


def test_capitals_give_no_more_tries(client: Client, clerk: Somebody) -> None:
    for login in ("malee", "Malee", "mAlee", "maLee"):
        client.post("/signin", {"login": login, "password": "x"})
    assert client.post("/signin", {"login": "MALEE", "password": "x"}).status_code == 429


def test_signing_out_ends_the_session_and_asks_first(client: Client, clerk: Somebody) -> None:
    sign_in(client, clerk)
    assert "ออกจากระบบหรือไม่" in client.get("/signout").content.decode()
    assert client.get("/desk").status_code == 200
    assert client.post("/signout").url == "/"
    assert client.get("/desk").status_code == 302
    assert "ออกจากระบบแล้ว" in client.get("/").content.decode()
    assert told(clerk.id)[0] == "sign.out"


def test_a_session_ends_with_the_browser_unless_the_device_is_ones_own(clerk: Somebody) -> None:
    passing, own = Client(), Client()
    sign_in(passing, clerk)
    sign_in(own, clerk, remember="on")
    assert passing.cookies["sessionid"]["max-age"] == ""
    assert own.cookies["sessionid"]["max-age"] == 12 * 3600


def test_a_session_in_use_slides_and_is_written_down_every_ten_minutes_only(
    client: Client, clerk: Somebody, django_assert_num_queries
) -> None:
    sign_in(client, clerk, remember="on")
    client.get("/account")
    assert "sessionid" not in client.get("/account").cookies
    session = client.session
    session["kept"] = int(time.time()) - 601
    session.save()
    assert client.get("/account").cookies["sessionid"]["max-age"] == 12 * 3600


def test_one_session_ends_another_and_only_ones_own(clerk: Somebody, house: Somebody) -> None:
    here, there, stranger = Client(HTTP_USER_AGENT="Firefox Windows"), Client(), Client()
    for client, who in ((here, clerk), (there, clerk), (stranger, house)):
        sign_in(client, who)
    page = here.get("/account/devices").content.decode()
    assert "Firefox · Windows" in page
    assert page.count("<li>") == 2
    ends = re.findall(r'name="end" value="(\d+)"', page)
    assert len(ends) == 1
    stranger.post("/account/devices", {"end": ends[0]})
    assert there.get("/desk").status_code == 200
    here.post("/account/devices", {"end": ends[0]})
    assert there.get("/desk").status_code == 302
    assert here.get("/desk").status_code == 200
    assert told(clerk.id)[0] == "session.end"


def test_the_other_sessions_end_when_the_password_changes(clerk: Somebody) -> None:
    here, there = Client(), Client()
    sign_in(here, clerk)
    sign_in(there, clerk)
    new = "ทุ่งรวงทองยามเย็น"
    answer = here.post("/password", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.url == "/account"
    assert here.get("/desk").status_code == 200
    assert there.get("/desk").status_code == 302
    assert timeline("account", clerk.id)[0].after == {"password": "changed"}


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("สั้น", "ต้องอย่างน้อย 10 ตัว"),
        ("password123", "เดาง่ายเกินไป"),
        ("93847561029384", "ตัวเลขล้วน"),
        ("malee@example.org", "คล้ายชื่อผู้ใช้หรืออีเมล"),
    ],
)
def test_a_weak_password_is_refused_in_thai(clerk: Somebody, password: str, words: str) -> None:
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert words in signed_in(clerk).post("/password", form).content.decode()


def test_a_forgotten_password_is_chosen_anew_by_mail(
    client: Client, clerk: Somebody, settings
) -> None:
    settings.EMAIL_HOST = "mail.example"
    assert client.post("/password/forgot", {"email": "malee@example.org"}).url == "/password/sent"
    letter = mail.outbox[0]
    assert letter.subject == "ตั้งรหัสผ่านใหม่ · Choose a new password"
    assert "malee" in letter.body
    link = re.search(r"http://testserver(/password/new/\S+)", letter.body)
    assert link
    assert letter.body.count(link[1]) == 2
    form = client.get(link[1]).url
    assert link[1] != form
    new = "ทุ่งรวงทองยามเย็น"
    assert client.post(form, {"password1": new, "password2": new}).url == "/password/done"
    assert sign_in(client, clerk, new).url == "/desk"
    dead = Client().get(link[1]).content.decode()
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in dead


def test_a_mail_that_belongs_to_nobody_is_answered_the_same_and_not_sent(
    client: Client, clerk: Somebody, settings
) -> None:
    settings.EMAIL_HOST = "mail.example"
    assert client.post("/password/forgot", {"email": "x@example.org"}).url == "/password/sent"
    assert mail.outbox == []


def test_where_no_mail_can_be_sent_the_page_says_whom_to_ask(client: Client, house) -> None:
    page = client.get("/password/forgot").content.decode()
    assert "ขอรหัสผ่านใหม่จากผู้ดูแลระบบ" in page
    assert "<input" not in page.partition("<main")[2]


def pages(resolver: URLResolver, before: str = "") -> set[str]:
    """The names of all addresses that are served."""
    found: set[str] = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            found.add(entry.name or "")
        else:
            found |= pages(entry)
    return found


@pytest.mark.parametrize(
    "address",
    [
        "/signup", "/accounts/signup/", "/accounts/login/", "/email", "/confirm-email/x/",
        "/account/codes/download", "/3rdparty/", "/3rdparty/signup/", "/signin/with/office",
        "/login/code/", "/2fa/", "/password/reset/", "/account/passkeys/1/edit", "/admin/",
    ],
)  # fmt: skip
def test_no_other_page_of_allauth_can_be_reached(client: Client, address: str, house) -> None:
    assert client.get(address).status_code == 404


def test_no_address_has_a_name_of_allauth_that_is_not_ours() -> None:
    served = pages(get_resolver())
    unwanted = {"account_signup", "account_email", "socialaccount_signup", "mfa_edit_webauthn"}
    assert not served & (unwanted | {"socialaccount_connections", "mfa_download_recovery_codes"})


ANYBODY = ("/", "/signin", "/signin/closed", "/password/forgot", "/password/sent", "/password/done")
OWN = (
    "/desk", "/read", "/account", "/account/passkeys", "/account/devices", "/password", "/signout",
)  # fmt: skip


@pytest.mark.parametrize("address", ANYBODY + OWN)
def test_every_page_is_ours_strict_and_kept_by_no_cache(clerk: Somebody, address: str) -> None:
    client = signed_in(clerk) if address in OWN else Client()
    for language in ("th", "en"):
        answer = client.get(address, {"lang": language})
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f'<html lang="{language}">' in page
        assert 'id="page"' in page
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "script-src 'self'" in policy
        assert "no-store" in answer.headers["Cache-Control"]
        assert not re.search(r"<script(?! src)|<style|\son\w+=|\sstyle=", page)


@pytest.mark.parametrize("address", [a for a in OWN if a not in ("/read", "/signout")])
def test_a_page_of_ones_own_asks_strangers_to_sign_in(client: Client, address: str, house) -> None:
    assert client.get(address).url.startswith("/signin?next=")
