"""A new house: only the code of the terminal makes its first administrator."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.conftest import PASSWORD, Somebody, signed_in
from wian.cli import up
from wian.ledger.queries import latest
from wian.offices.actions.accounts import first_administrator
from wian.offices.actions.builtin import load_builtin
from wian.web.signin.first import code

pytestmark = pytest.mark.django_db

FORM = {"login": "Somsri", "given": "สมศรี", "family": "ใจดี",
        "password1": PASSWORD, "password2": PASSWORD}  # fmt: skip


@pytest.fixture(autouse=True)
def _directory(db: None) -> None:
    load_builtin(people=False)


def test_while_there_is_no_account_signing_in_leads_to_the_first_page(client: Client) -> None:
    assert client.get("/signin").url == "/first"
    assert client.get("/desk", follow=True).redirect_chain[-1][0] == "/first"
    assert "รหัสเริ่มใช้งาน" in client.get("/first").content.decode()


def test_the_reader_needs_no_account_and_no_first_run(client: Client) -> None:
    assert "<textarea" in client.get("/").content.decode()


def test_the_code_makes_the_administrator_who_is_signed_in_at_once(client: Client) -> None:
    assert client.post("/first", FORM | {"code": code()}).url == "/account"
    page = client.get("/desk").content.decode()
    assert "somsri" in page
    assert "ทั้งประเทศ" in page
    assert [line.verb.name for line in latest(limit=2)] == ["sign.in", "account.make"]
    assert "เพิ่มขั้นที่สอง" in client.get("/account").content.decode()


def test_the_code_may_be_typed_in_small_letters_without_dashes(client: Client) -> None:
    typed = code().lower().replace("-", " ")
    assert client.post("/first", FORM | {"code": typed}).url == "/account"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"code": "AAAA-AAAA-AAAA"}, "รหัสไม่ตรงกับที่เทอร์มินัลแสดง"),
        ({"code": ""}, "ต้องกรอกช่องนี้"),
        ({"password2": "อย่างอื่นทั้งหมด"}, "รหัสผ่านสองช่องไม่ตรงกัน"),
        ({"login": "มาลี"}, "O160"),
        ({"password1": "1234", "password2": "1234"}, "O161"),
    ],
)
def test_what_is_wrong_is_told_and_nobody_is_made(
    client: Client, change: dict[str, str], words: str
) -> None:
    answer = client.post("/first", FORM | {"code": code()} | change)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert PASSWORD not in page
    assert 'value="สมศรี"' in page
    assert client.get("/signin").url == "/first"


def test_once_there_is_an_account_the_code_opens_nothing(house: Somebody, client: Client) -> None:
    assert client.get("/first").url == "/signin"
    assert client.post("/first", FORM | {"code": code()}).url == "/signin"
    assert client.get("/signin").status_code == 200
    assert signed_in(house).get("/desk").status_code == 200


def test_the_code_belongs_to_the_secret_of_this_house(settings) -> None:
    here = code()
    settings.SECRET_KEY = "another house"
    assert code() != here
    assert len(code()) == 14


def test_the_terminal_shows_the_code_only_while_there_is_no_account() -> None:
    assert up._first_run() == code()
    first_administrator(login="somsri", password=PASSWORD)
    assert up._first_run() == ""
