"""The ledger as a page: what was done and refused, of one's own offices only."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.offices.pages import words
from wian.ledger import actions as ledger
from wian.offices.models import Account
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


def test_who_was_refused_where_and_why_is_told(keeper: Client, outsider: Client) -> None:
    outsider.get("/directory/d5704/")
    page = words(keeper.get("/directory/ledger?office=d5704&denied=1"))
    assert "ถูกปฏิเสธ ขอดูแต่ไม่มีสิทธิ: ที่ว่าการอำเภอเทิง (นอกขอบเขต)" in page
    assert "outsider · ทางเว็บ" in page


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({"second_step": "totp", "is": "added"}, "แก้บัญชีผู้ใช้ outsider · เพิ่มแอปยืนยันตัวตน"),
        ({"second_step": "webauthn", "is": "removed"}, "outsider · ถอนพาสคีย์"),
        ({"second_step": "recovery_codes", "is": "renewed"}, "outsider · ออกใหม่: รหัสสำรอง"),
        ({"password": "changed"}, "outsider · รหัสผ่าน"),
        ({"second_step": ["totp"]}, "แก้บัญชีผู้ใช้ outsider ("),
    ],
)
def test_what_was_changed_of_an_account_is_told(
    after: dict[str, object], told: str, administrator: Client, outsider: Client
) -> None:
    number = Account.objects.get(login="outsider").pk
    thing = ("account", str(number))
    ledger.record(verb="account.change", thing=thing, after=after, count=2, origin="web")
    assert told in words(administrator.get("/directory/ledger"))


def test_an_administrator_of_a_province_reads_nothing_of_another(
    keeper: Client, neighbour: Client
) -> None:
    neighbour.get("/directory/d5704/")
    neighbour.get("/directory/d5301/change/details")
    assert "ทั้งระบบ" not in words(keeper.get("/directory/ledger"))
    assert keeper.get("/directory/ledger?office=d5301").status_code == 422
    own = words(keeper.get("/directory/ledger?office=d5704"))
    assert "neighbour" in own


def test_a_keeper_of_a_province_reads_what_happened_in_its_districts(
    keeper: Client, outsider: Client
) -> None:
    outsider.get("/directory/d5704/")
    page = words(keeper.get("/directory/ledger"))
    assert "ขอดูแต่ไม่มีสิทธิ: ที่ว่าการอำเภอเทิง" in page
    assert "แห่งใต้สังกัด" in page


def test_an_office_above_is_seen_but_its_ledger_is_not(keeper: Client) -> None:
    assert keeper.get("/directory/moi/").status_code == 200
    assert keeper.get("/directory/ledger?office=moi").status_code == 403


def test_who_administers_the_whole_reads_everything(
    administrator: Client, outsider: Client
) -> None:
    outsider.get("/directory/d5704/")
    page = words(administrator.get("/directory/ledger"))
    assert "ทั้งระบบ ล่าสุดอยู่บน" in page
    assert "ขอดูแต่ไม่มีสิทธิ" in page
    assert "นำเข้าทำเนียบ (494 รายการ)" in page


def test_pages_go_on_below_the_last_line(administrator: Client) -> None:
    for _ in range(60):
        ledger.record(
            verb="office.change", origin="cli", thing=("office", by_key("d5704")), office=None
        )
    first = administrator.get("/directory/ledger").content.decode()
    found = re.search(r'rel="next" href="(\?[^"]+)"', first)
    assert found
    second = administrator.get(f"/directory/ledger{found[1].replace('&amp;', '&')}")
    assert "นำเข้าทำเนียบ" in words(second)
    assert "นำเข้าทำเนียบ (494" not in first


def test_a_role_given_tells_whose_account_it_was_and_which_role(administrator: Client) -> None:
    made = administrator.post("/directory/accounts", {"login": "malee.k"})
    at = made.headers["Location"].partition("?")[0]
    given = {"do": "give", "role": "clerk", "office": "d5704", "scope": "own", "since": "1/10/2568"}
    assert administrator.post(at, given).status_code == 302
    page = words(administrator.get("/directory/ledger"))
    assert "สร้างบัญชีผู้ใช้ malee.k" in page
    assert "ให้บทบาท malee.k · สารบรรณ: ที่ว่าการอำเภอเทิง" in page
