"""People on pages, taken on, renamed and erased, and a new office under another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.journeys.houses import new_house
from tests.journeys.test_signin import made, sign_in
from tests.web.conftest import Somebody
from tests.web.offices.pages import words
from tests.web.people import AT, D, fault, person, post, province_keeper, seated, sent
from wian.offices.acting import SYSTEM
from wian.offices.actions.accounts import make_account
from wian.offices.actions.people import begin_tenure
from wian.offices.actions.roles import give_role
from wian.offices.models import Account, Office, Person, Tenure
from wian.offices.queries.offices import by_key, office

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(house: Somebody) -> Client:
    """Who administers the province of Chiang Rai and all below it."""
    return province_keeper()


# People


def test_a_person_is_added_and_stands_among_those_without_a_post(keeper: Client) -> None:
    typed = {"title": "นาง", "given": "มานี", "family": "สายธาร"}
    answer = sent(keeper, AT, "person", **typed)
    who = Person.objects.get(given="มานี").pk
    assert answer.headers["Location"] == f"/directory/people/{who}/?done=added"
    page = keeper.get(answer.headers["Location"])
    assert "ให้เข้าตำแหน่งในหน่วยงานนี้" in words(page)
    assert AT in page.content.decode()
    assert "1 คนที่หน่วยงานนี้ดูแลข้อมูล เรียงตามชื่อ นางมานี สายธาร" in words(keeper.get(AT))
    assert "(F120)" in fault(sent(keeper, AT, "person", **typed), "person-given")
    assert "(F101)" in fault(sent(keeper, AT, "person", family="x"), "person-given")


def test_a_name_is_changed_and_another_office_keeps_the_data(keeper: Client) -> None:
    who = person("มานี")
    at = f"/directory/people/{who}/"
    typed = {"title": "นางสาว", "given": "มานา", "family": "สายธาร", "office": "d5701"}
    assert sent(keeper, at, "name", **typed).headers["Location"] == f"{at}?done=saved"
    page = words(keeper.get(at))
    assert "นางสาวมานา สายธาร" in page
    assert "หน่วยงานที่ดูแลข้อมูล ที่ว่าการอำเภอเมืองเชียงราย" in page
    assert "แก้ข้อมูลบุคคล" in page.split("บันทึกการทำรายการกับบุคคลนี้")[1]
    wrong = sent(keeper, at, "name", **{**typed, "given": "", "office": "ที่ไหนสักแห่ง"})
    assert "(F101)" in fault(wrong, "name-given")
    assert "(F106)" in fault(wrong, "name-office")
    assert 'value="นางสาว"' in wrong.content.decode()


def test_who_is_kept_elsewhere_too_is_shown_but_not_changed(keeper: Client) -> None:
    who = person("มานี")
    for key in ("d5704", "d5301"):
        begin_tenure(SYSTEM, post=post("ที่ปรึกษา", key), person=who, since=D)
    page = words(keeper.get(f"/directory/people/{who}/"))
    assert "นางมานี สายธาร" in page
    assert "ลบข้อมูลส่วนบุคคล" not in page
    assert keeper.get(f"/directory/people/{who}/erase").status_code == 403


def test_erasing_says_what_goes_and_what_stays_and_wants_a_tick(keeper: Client) -> None:
    where = post()
    seated(where, "มานี")
    who = Tenure.objects.get(post=where).person_id
    account = make_account(SYSTEM, login="manee", person=who)
    at = f"/directory/people/{who}/erase"
    page = words(keeper.get(at))
    for told in ("ชื่อ “นางมานี สายธาร” ในทุกหน้า", "บัญชี manee", "ช่วงเวลาในตำแหน่งที่ท่านเห็นได้ 1 ช่วง"):
        assert told in page
    assert "(F101)" in fault(sent(keeper, at, "erase"), "erase-sure")
    assert Person.objects.get(pk=who).given == "มานี"
    answer = sent(keeper, at, "erase", sure="on")
    assert answer.headers["Location"] == f"/directory/people/{who}/?done=erased"
    page = words(keeper.get(answer.headers["Location"]))
    assert "ลบชื่อตามคำขอเมื่อ" in page
    assert "แก้ชื่อและผู้ดูแลข้อมูล" not in page
    assert "มานี" not in page + words(keeper.get(AT))
    assert Account.objects.get(pk=account).login == f"erased-{account}"
    assert keeper.get(at).status_code == 302


def test_who_does_not_administer_an_account_of_the_person_is_told_before(keeper: Client) -> None:
    who = person("มานี")
    account = make_account(SYSTEM, login="manee", person=who)
    give_role(SYSTEM, account=account, office=by_key("moi"), role="officer", since=D)
    page = words(keeper.get(f"/directory/people/{who}/erase"))
    assert "บุคคลนี้มีบัญชีที่ท่านไม่ได้ดูแล 1 บัญชี" in page
    assert "manee" not in page
    assert "ลบข้อมูลส่วนบุคคลอย่างถาวร" not in page


# A new office


NEW = {
    "kind": "unit",
    "name_th": "กลุ่มงานใหม่",
    "key": "d5704-new",
    "place_id": "5704",
    "line": "d5704",
    "day": "1 ต.ค. 2568",
    "reason": "คำสั่งที่ 9/2568",
}


def test_a_new_office_is_previewed_and_then_stands_from_its_day(keeper: Client) -> None:
    at = "/directory/d5704/change/open"
    seen = keeper.post(at, {"do": "look", **NEW})
    assert "ตั้ง กลุ่มงานใหม่ มีใต้สังกัด 0 แห่ง" in words(seen)
    assert not Office.objects.filter(key="d5704-new").exists()
    seal = re.search(r'name="seal" value="(\w+)"', seen.content.decode())
    assert seal
    answer = keeper.post(at, {"do": "yes", "seal": seal[1], **NEW})
    assert answer.headers["Location"] == "/directory/d5704-new/?done=changed&on=2025-10-01"
    assert "คำสั่งที่ 9/2568" in words(keeper.get(answer.headers["Location"]))
    found = office(SYSTEM, "d5704-new", day=date(2025, 10, 1))
    assert (found.parent, found.line) == (by_key("d5704"), by_key("d5704"))
    with pytest.raises(LookupError):
        office(SYSTEM, "d5704-new", day=date(2025, 9, 30))


@pytest.mark.parametrize(
    ("typed", "number", "field"),
    [
        ({"key": "d5701"}, "O105", "key"),
        ({"key": "อำเภอ"}, "O135", "key"),
        ({"place_id": "9999"}, "O107", "place_id"),
        ({"line": "ที่ไหนสักแห่ง"}, "F106", "line"),
        ({"kind": "root"}, "F103", "kind"),
        ({"name_th": ""}, "F101", "name_th"),
    ],
)
def test_what_is_wrong_with_a_new_office_stands_at_its_field(
    typed: dict[str, str], number: str, field: str, keeper: Client
) -> None:
    answer = keeper.post("/directory/d5704/change/open", {"do": "look", **NEW, **typed})
    assert f"({number})" in fault(answer, field)
    assert 'value="คำสั่งที่ 9/2568"' in answer.content.decode()


# In a real browser, without scripts


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of a house without accounts, and the code its terminal shows."""
    with new_house(tmp_path / "house") as found:
        yield found


def test_a_post_is_opened_filled_and_left_again_without_scripts_on_a_phone(
    browser: Browser, opened: tuple[str, str]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    address = made(page, opened)
    sign_in(page, address)
    page.goto(f"{address}/directory/d5704-dla/posts?add=post")
    page.fill("#post-title", "นักส่งเสริมการปกครองท้องถิ่น")
    page.fill("#post-since", "1 ต.ค. 2568")
    page.click("#post button.main")
    page.wait_for_url("**done=opened**")
    page.click("#begin details summary")
    page.fill("#begin-given", "ปิติ")
    page.fill("#begin-since", "2 ต.ค. 2568")
    page.click("#begin button.main")
    page.wait_for_url("**done=seated**")
    page.click("text=ให้พ้นหรือแก้วัน")
    page.fill("#end-last", "30 ก.ย. 2569")
    page.click("#end button.main")
    page.wait_for_url("**done=ended**")
    assert "เคยอยู่ในตำแหน่ง 1 ช่วง" in page.inner_text("main")
    context.close()
