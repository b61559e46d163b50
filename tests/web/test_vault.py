"""Secrets of the second step are sealed; a lost key is told and cleared, never a fault."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.web.conftest import PASSWORD, Somebody, sign_in, signed_in
from tests.web.test_second_step import app_code, use_app
from wian.ledger.queries import latest
from wian.offices.acting import SYSTEM, today
from wian.offices.actions.accounts import make_account
from wian.offices.actions.roles import give_role
from wian.offices.queries.offices import by_key
from wian.web.signin import vault

pytestmark = pytest.mark.django_db(transaction=True)
LOST = "ขอให้ผู้ดูแลระบบของหน่วยงานล้างการยืนยันขั้นที่สอง"
CODES = "recovery_codes"


@pytest.fixture
def keeper(house: Somebody) -> Client:
    """Who administers the province of the clerk."""
    account = make_account(SYSTEM, login="keeper", password=PASSWORD)
    top = by_key("p57")
    give_role(
        SYSTEM, account=account, office=top, role="administrator", scope="subtree", since=today()
    )
    return signed_in(Somebody(account, "keeper"))


def half_way(who: Somebody) -> Client:
    client = Client()
    assert sign_in(client, who).url == "/signin/second"
    return client


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=False)
@given(st.text(min_size=1))
def test_what_is_sealed_is_read_again_and_is_not_the_text(secret: str) -> None:
    sealed = vault.seal(secret)
    assert vault.unseal(sealed) == secret
    assert sealed != vault.seal(secret)
    assert sealed.isascii()


def test_no_secret_of_the_second_step_is_stored_in_the_clear(clerk: Somebody) -> None:
    secret = use_app(signed_in(clerk))
    rows = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in rows
    assert Authenticator.objects.get(type=CODES).data["seed"].startswith("gAAAA")
    assert half_way(clerk).post("/signin/second", {"code": app_code(secret, 1)}).status_code == 302


def test_a_key_that_was_replaced_still_opens_and_is_left_behind(clerk: Somebody, settings) -> None:
    secret = use_app(signed_in(clerk))
    codes = Authenticator.objects.get(type=CODES).wrap().get_unused_codes()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key of the house"
    assert vault.lost(clerk.id) == set()
    vault.seal_anew()
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    vault.seal_anew()
    assert kept == str(list(Authenticator.objects.values_list("data", flat=True)))
    settings.SECRET_KEY_FALLBACKS = []
    assert vault.lost(clerk.id) == set()
    assert Authenticator.objects.get(type=CODES).wrap().get_unused_codes() == codes
    assert half_way(clerk).post("/signin/second", {"code": app_code(secret, 1)}).status_code == 302


def test_where_the_key_is_lost_sign_in_says_who_helps(clerk: Somebody, settings) -> None:
    secret = use_app(signed_in(clerk))
    code = Authenticator.objects.get(type=CODES).wrap().get_unused_codes()[0]
    settings.SECRET_KEY = "another house"
    client = half_way(clerk)
    assert LOST in text(client.get("/signin/second"))
    for typed in (app_code(secret, 1), code, "000000"):
        assert LOST in text(client.post("/signin/second", {"code": typed}))
    assert client.get("/desk").status_code == 302


def test_new_recovery_codes_help_while_the_app_is_lost(clerk: Somebody, settings) -> None:
    owner = signed_in(clerk)
    use_app(owner)
    Authenticator.objects.filter(type="totp").update(data={"secret": "not sealed by anybody"})
    assert "อ่านไม่ได้ ต้องตั้งใหม่" in text(owner.get("/account"))
    code = Authenticator.objects.get(type=CODES).wrap().get_unused_codes()[0]
    client = half_way(clerk)
    assert LOST in text(client.get("/signin/second"))
    assert client.post("/signin/second", {"code": code}).url == "/signin/trust"


def test_codes_that_cannot_be_read_are_not_shown_and_can_be_made_anew(clerk: Somebody) -> None:
    owner = signed_in(clerk)
    use_app(owner)
    Authenticator.objects.filter(type=CODES).update(data={"seed": "x", "used_mask": 0})
    for page in ("/account/codes", "/account/codes/new"):
        assert "อ่านรหัสสำรองชุดเดิมไม่ได้แล้ว" in text(owner.get(page))
    assert 'class="secrets"' not in text(owner.get("/account/codes"))
    owner.post("/account/codes/new")
    assert text(owner.get("/account/codes")).count("<li>") == 10


def test_an_administrator_clears_the_second_step_and_it_is_in_the_ledger(
    clerk: Somebody, keeper: Client, settings
) -> None:
    settings.EMAIL_HOST = "mail.example"
    use_app(signed_in(clerk))
    address = f"/directory/accounts/{clerk.id}"
    page = text(keeper.get(address))
    assert "แอปยืนยันตัวตน, รหัสสำรอง" in page
    mail.outbox.clear()
    answer = keeper.post(address, {"do": "second"}, follow=True)
    assert "เจ้าของลงชื่อเข้าใช้ด้วยรหัสผ่าน" in text(answer)
    assert "รหัสผ่านเพียงชั้นเดียว" in text(answer)
    assert sign_in(Client(), clerk).url == "/desk"
    rows = [line for line in latest(limit=5) if line.verb.name == "account.second_reset"]
    assert [(row.thing, row.after) for row in rows] == [
        (("account", str(clerk.id)), {"second_step": [CODES, "totp"]})
    ]
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["malee@example.org"], "ล้างการยืนยันขั้นที่สองแล้ว · Your second step was cleared")
    ]


def test_a_lost_second_step_is_told_to_the_administrator_who_clears_it(
    clerk: Somebody, keeper: Client
) -> None:
    use_app(signed_in(clerk))
    Authenticator.objects.filter(type="totp").update(data={"secret": "x"})
    address = f"/directory/accounts/{clerk.id}"
    assert "อ่านรหัสลับของขั้นที่สองไม่ได้" in text(keeper.get(address))
    keeper.post(address, {"do": "second"})
    assert not Authenticator.objects.exists()
    keeper.post(address, {"do": "second"})
    assert sum(line.verb.name == "account.second_reset" for line in latest(limit=20)) == 1


def test_nobody_clears_the_own_second_step_or_that_of_somebody_not_administered(
    clerk: Somebody, house: Somebody, keeper: Client
) -> None:
    owner, top = signed_in(clerk), signed_in(house)
    use_app(owner)
    use_app(top)
    for client, account in ((owner, clerk), (top, house), (owner, house), (keeper, house)):
        answer = client.post(f"/directory/accounts/{account.id}", {"do": "second"})
        assert answer.status_code == 403
    assert Authenticator.objects.filter(type="totp").count() == 2


def test_a_code_once_more_says_where_the_key_is_lost(clerk: Somebody) -> None:
    owner = signed_in(clerk)
    use_app(owner)
    Authenticator.objects.filter(type="totp").update(data={"secret": "x"})
    assert LOST in text(owner.post("/signin/again/code", {"code": "000000"}))
