"""The pages of notices: one's own list, the count in the frame, how one is told."""

from __future__ import annotations

import base64
import hmac
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.notices.telling import told
from tests.web.conftest import PASSWORD, Somebody, sign_in, signed_in
from wian.notices.actions import withdraw
from wian.notices.models import Delivery, Notice
from wian.notices.queries import choices, ways
from wian.notices.rules import Hours
from wian.offices.acting import SYSTEM, Actor, actor_of
from wian.offices.actions.accounts import make_account

pytestmark = pytest.mark.django_db
MINE = "/account/notices"


@pytest.fixture
def who(clerk: Somebody) -> Actor:
    return actor_of(clerk.id, origin="web")


@pytest.fixture
def client(clerk: Somebody) -> Client:
    return signed_in(clerk)


def page(client: Client, at: str) -> str:
    return client.get(at).content.decode()


def test_the_bell_counts_what_is_unread_on_the_page_itself(client: Client, who: Actor) -> None:
    bell(client)
    with CaptureQueriesContext(connection) as before:
        assert "<b>" not in bell(client)
    for n in range(12):
        told(f"k{n}", who)
    withdraw(SYSTEM, key="k0")
    with CaptureQueriesContext(connection) as asked:
        assert "<b>11</b>" in bell(client)
    assert len(asked) == len(before)
    assert "<b>๑๑</b>" in bell(client, "?digits=thai")
    client.post("/notices/", {"all": Notice.objects.latest("pk").pk})
    assert "<b>" not in bell(client)


def test_who_has_no_role_has_a_bell_too(house: Somebody) -> None:
    nobody = Somebody(make_account(SYSTEM, login="nobody", person=None), "nobody")
    told("k", actor_of(nobody.id, origin="web"))
    assert "<b>1</b>" in bell(signed_in(nobody))


def bell(client: Client, asked: str = "") -> str:
    """The bell in the frame of a page."""
    return page(client, f"/desk{asked}").split('href="/notices/"')[1].split("</a>")[0]


def test_the_bell_is_counted_anew_behind_the_page(client: Client, who: Actor) -> None:
    assert 'hx-get="/notices/count"' in page(client, "/desk")
    assert page(client, "/notices/count") == ""
    for n in range(3):
        told(f"k{n}", who)
    with CaptureQueriesContext(connection) as asked:
        assert "<b>3</b>" in page(client, "/notices/count")
    assert len(asked) == 3  # the session, the account, the count
    assert Client().get("/notices/count").status_code == 401


def test_the_list_asks_as_little_however_long_it_is(client: Client, who: Actor) -> None:
    assert "ยังไม่มีการแจ้งเตือน" in page(client, "/notices/")
    with CaptureQueriesContext(connection) as few:
        page(client, "/notices/")
    for n in range(30):
        told(f"k{n}", who)
    with CaptureQueriesContext(connection) as many:
        page(client, "/notices/")
    assert len(many) == len(few) <= 6


def test_opening_a_notice_reads_it_and_leads_on(client: Client, who: Actor) -> None:
    told("k", who, address="/directory/")
    one = Notice.objects.get().pk
    assert f'name="open" value="{one}"' in page(client, "/notices/")
    answer = client.post("/notices/", {"open": one})
    assert answer["Location"] == "/directory/"
    assert "ยังไม่อ่าน</span>" not in page(client, "/notices/")
    assert "อ่านครบทุกเรื่องแล้ว" in page(client, "/notices/?only=unread")


def test_all_are_read_but_none_that_came_since(client: Client, who: Actor) -> None:
    told("k1", who)
    told("k2", who, address="")
    newest = max(Notice.objects.values_list("pk", flat=True))
    assert f'name="all" value="{newest}"' in page(client, "/notices/")
    told("k3", who)
    client.post("/notices/", {"all": newest})
    assert "<b>1</b>" in page(client, "/notices/count")


def test_what_was_withdrawn_is_shown_without_words_or_way(client: Client, who: Actor) -> None:
    told("k", who, th="ความลับ")
    withdraw(SYSTEM, key="k")
    shown = page(client, "/notices/")
    assert "ถูกเรียกคืนก่อนที่ท่านจะอ่าน" in shown
    assert "ความลับ" not in shown
    assert 'name="open"' not in shown


def test_somebody_elses_notice_is_not_there(client: Client, house: Somebody) -> None:
    told("k", actor_of(house.id, origin="web"), th="ของผู้อื่น")
    assert "ของผู้อื่น" not in page(client, "/notices/")
    assert client.post("/notices/", {"open": Notice.objects.get().pk}).status_code == 404
    assert Notice.objects.get().read_at is None


def test_words_of_a_letter_are_only_text(client: Client, who: Actor) -> None:
    told("k", who, th="<script>x()</script>")
    assert "&lt;script&gt;x()" in page(client, "/notices/")


def test_a_long_list_goes_on_behind_its_last(client: Client, who: Actor) -> None:
    for n in range(53):
        told(f"k{n}", who, th=f"เรื่องที่ {n:02}")
    first = page(client, "/notices/")
    assert "เรื่องที่ 52" in first
    assert "เรื่องที่ 02" not in first
    last = min(Notice.objects.order_by("-pk").values_list("pk", flat=True)[:50])
    assert f"?before={last}" in first
    assert "เรื่องที่ 02" in page(client, f"/notices/?before={last}")
    assert client.get("/notices/?before=x").status_code == 200


def test_choices_are_kept_by_the_page(client: Client, who: Actor) -> None:
    form = {"do": "choose", "line": "on", "digest_at": "9", "quiet_from": "20", "quiet_until": "6"}
    assert client.post(MINE, form)["Location"] == MINE
    found = choices(who)
    assert (found.mail, found.line, found.hook) == (False, True, False)
    assert found.hours == Hours(9, 20, 6, False)
    assert "บันทึกแล้ว" in page(client, MINE)
    refused = client.post(MINE, form | {"digest_at": "25"})
    assert refused.status_code == 409
    assert "N102" in refused.content.decode()


def test_a_failure_is_told_on_the_persons_own_page(client: Client, who: Actor) -> None:
    told("k", who)
    values = {"account_id": who.account, "channel": "mail", "day": "2026-11-18"}
    at = "2026-11-18T02:00:00+00:00"
    ended = {"state": "failed", "code": "address-550", "attempts": 1, "done_at": at}
    Delivery.objects.create(upto=at, not_before=at, **values, **ended)
    shown = page(client, MINE)
    assert "ส่งไม่สำเร็จ" in shown
    assert "เครื่องปลายทางไม่รับที่อยู่นี้" in shown


def test_line_is_linked_by_a_code_of_the_page(client: Client, who: Actor, settings) -> None:
    settings.WIAN_LINE_TOKEN, settings.WIAN_LINE_SECRET = "t", "s"
    settings.WIAN_LINE_ACCOUNT = "@wian"
    shown = client.post(MINE, {"do": "line"}).content.decode()
    assert "@wian" in shown
    code = shown.split('<p class="secret"><b>')[1][:8]
    source = {"type": "user", "userId": "U" + "0" * 32}
    event = {"type": "message", "source": source, "message": {"type": "text", "text": code}}
    body = json.dumps({"events": [event]}).encode()
    signature = base64.b64encode(hmac.digest(b"s", body, "sha256")).decode()
    stranger = Client(enforce_csrf_checks=True)
    sent = {"data": body, "content_type": "application/json"}
    assert stranger.post("/line", **sent).status_code == 401
    assert not ways(who).line_linked
    answer = stranger.post("/line", **sent, headers={"X-Line-Signature": signature})
    assert answer.status_code == 200
    assert ways(who).line_linked
    client.post(MINE, {"do": "unlink"})
    assert not ways(who).line_linked


def test_a_webhook_is_set_after_the_password_and_its_secret_shown_once(
    clerk: Somebody, who: Actor
) -> None:
    client = Client()
    sign_in(client, clerk, PASSWORD)
    at = "/account/webhook"
    assert client.get(at)["Location"].startswith("/signin/again")
    client.post("/signin/again", {"password": PASSWORD})
    wrong = client.post(at, {"url": "http://127.0.0.1/"})
    assert wrong.status_code == 422
    assert 'value="http://127.0.0.1/"' in wrong.content.decode()
    shown = client.post(at, {"url": "https://hook.example.org/x"}).content.decode()
    secret = shown.split('<p class="secret"><b>')[1].split("<")[0]
    assert len(secret) > 40
    assert secret not in page(client, at)
    assert "https://hook.example.org/x" in page(client, at)
    client.post(at, {"drop": "1"})
    assert ways(who).hook == ""
