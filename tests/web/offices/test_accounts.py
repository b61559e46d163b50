"""Accounts and roles: made, given, handed on, taken back, and why one may not."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.web.offices.conftest import SignIn
from tests.web.offices.pages import refused, words
from wian.offices.acting import SYSTEM, actor_of, today
from wian.offices.actions.accounts import make_account
from wian.offices.actions.roles import give_role
from wian.offices.models import Account, Grant, Person, Post, Tenure
from wian.offices.queries.accounts import grants_of

pytestmark = pytest.mark.django_db


def account(login: str) -> int:
    return Account.objects.get(login=login).pk


def test_an_account_is_made_for_a_person_by_name(keeper: Client) -> None:
    sent = {"login": "Kamonwan.T", "person": "กมลวรรณ ธารวารี", "password": "สะพานข้ามแม่น้ำ9"}
    answer = keeper.post("/directory/accounts", sent)
    assert answer.status_code == 302
    page = words(keeper.get(answer.headers["Location"]))
    assert "kamonwan.t" in page
    assert "นางกมลวรรณ ธารวารี" in page
    assert "ยังไม่มีบทบาท" in page
    made = Account.objects.get(login="kamonwan.t")
    assert made.check_password("สะพานข้ามแม่น้ำ9")
    assert "kamonwan.t" in words(keeper.get("/directory/accounts?q=กมลวรรณ"))


@pytest.mark.parametrize(
    ("typed", "number", "field"),
    [
        ({"login": "officer"}, "O115", "login"),
        ({"login": "มานี"}, "O160", "login"),
        ({"login": "new.one", "password": "12345678"}, "O161", "password"),
        ({"login": "new.one", "person": "ไม่มี คนนี้"}, "F112", "person"),
        ({"login": ""}, "F101", "login"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    typed: dict[str, str], number: str, field: str, keeper: Client, officer: Client
) -> None:
    sent = {"person": "กมลวรรณ ธารวารี", **typed}
    answer = keeper.post("/directory/accounts", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f"({number})" in page.split(f'id="{field}_error"')[1][:600]
    assert "12345678" not in page


def test_the_keeper_gives_a_new_password_and_the_old_one_opens_nothing(
    keeper: Client, officer: Client
) -> None:
    way = f"/directory/accounts/{account('officer')}"
    sent = {"do": "change", "login": "officer.two", "email": "", "password": "สะพานข้ามแม่น้ำ9"}
    assert keeper.post(way, sent | {"password": "12345678"}).status_code == 422
    assert keeper.post(way, sent).status_code == 302
    changed = Account.objects.get(login="officer.two")
    assert changed.check_password("สะพานข้ามแม่น้ำ9")
    assert officer.get("/desk").status_code == 302  # signed out everywhere
    assert keeper.post(way, sent | {"password": "", "email": "two@example.go.th"})
    changed.refresh_from_db()
    assert (changed.email, changed.check_password("สะพานข้ามแม่น้ำ9")) == ("two@example.go.th", True)


def test_one_of_several_people_is_chosen(keeper: Client) -> None:
    answer = keeper.post("/directory/accounts", {"login": "new.one", "person": "ก"})
    assert "(F113)" in answer.content.decode()
    who = Person.objects.get(given="กมลวรรณ")
    sent = {"login": "new.one", "person": f"#{who.pk}"}
    assert keeper.post("/directory/accounts", sent).status_code == 302
    assert Account.objects.get(login="new.one").person_id == who.pk


def test_a_role_is_given_until_its_last_day_and_taken_back(keeper: Client, officer: Client) -> None:
    at = f"/directory/accounts/{account('officer')}"
    sent = {"do": "give", "role": "clerk", "office": "d5704", "scope": "own"}
    sent |= {"since": "วันนี้", "until": "31 ธ.ค. 2599"}
    assert keeper.post(at, sent).headers["Location"] == f"{at}?done=given"
    given = next(g for g in grants_of(SYSTEM, account("officer")) if g.role == "clerk")
    assert given.until == date(2057, 1, 1)
    page = words(keeper.get(at))
    assert "สารบรรณ · ที่ว่าการอำเภอเทิง" in page
    assert "ถึง อาทิตย์ 31 ธ.ค. 2599" in page
    keeper.post(at, {"do": "take", "grant": str(given.id)})
    assert [g.role for g in grants_of(SYSTEM, account("officer"))] == ["officer"]
    assert "สิ้นสุดแล้ว 1 บทบาท" in words(keeper.get(at))


def test_days_that_are_turned_round_stand_at_the_last_day(keeper: Client, officer: Client) -> None:
    at = f"/directory/accounts/{account('officer')}"
    sent = {"do": "give", "role": "clerk", "office": "d5704", "scope": "own"}
    answer = keeper.post(at, {**sent, "since": "2 ม.ค. 2569", "until": "31 ธ.ค. 2568"})
    assert "(O112)" in answer.content.decode().split('id="give-until_error"')[1]


def test_nobody_gives_more_than_they_have(keeper: Client, officer: Client) -> None:
    at = f"/directory/accounts/{account('officer')}"
    sent = {"do": "give", "role": "administrator", "office": "moi", "scope": "subtree"}
    assert keeper.post(at, {**sent, "since": "วันนี้"}).status_code == 403
    assert refused()[0].why == "outside"


def test_an_officer_takes_and_gives_nothing(officer: Client, keeper: Client) -> None:
    at = f"/directory/accounts/{account('officer')}"
    grant = grants_of(SYSTEM, account("officer"))[0].id
    assert officer.post(at, {"do": "take", "grant": str(grant)}).status_code == 403
    assert officer.post(at, {"do": "close"}).status_code == 403
    officer.post(at, {"do": "give", "role": "administrator", "office": "d5704", "since": "วันนี้"})
    assert [g.role for g in grants_of(SYSTEM, account("officer"))] == ["officer"]


def test_a_head_hands_the_own_role_on_for_some_days(signed: SignIn, officer: Client) -> None:
    head = signed("head", "d5704", login="chief")
    assert head.get("/directory/accounts").headers["Location"].endswith(str(account("chief")))
    own = grants_of(SYSTEM, account("chief"))[0]
    at = f"/directory/accounts/{account('chief')}"
    sent = {"do": "delegate", "grant": str(own.id), "to": "officer", "since": "วันนี้"}
    last = today() + timedelta(days=6)
    assert head.post(at, {**sent, "until": last.isoformat()}).status_code == 302
    given = [g for g in grants_of(SYSTEM, account("officer")) if g.handed_on_by]
    assert [(g.role, g.until) for g in given] == [("head", last + timedelta(days=1))]
    assert "(รับมอบ)" in words(officer.get(f"/directory/accounts/{account('officer')}"))
    wrong = head.post(at, {**sent, "to": "not.there", "until": last.isoformat()})
    assert "(F121)" in wrong.content.decode().split('id="delegate-to_error"')[1]


def test_an_account_is_closed(keeper: Client, officer: Client) -> None:
    at = f"/directory/accounts/{account('officer')}"
    assert keeper.post(at, {"do": "close"}).headers["Location"] == f"{at}?done=closed"
    assert not Account.objects.get(login="officer").is_active
    assert not actor_of(account("officer"), origin="web").grants


def test_why_i_cannot_is_answered_from_the_roles_as_they_are(officer: Client) -> None:
    at = f"/directory/accounts/{account('officer')}"
    no = words(officer.get(at, {"verb": "letter.send", "office": "d5704"}))
    assert "ทำไม่ได้ บทบาทของท่านทำรายการนี้ไม่ได้" in no
    far = words(officer.get(at, {"verb": "see", "office": "ที่ว่าการอำเภอพาน"}))
    assert "ทำไม่ได้ หน่วยงานนี้อยู่นอกขอบเขตของท่าน" in far
    yes = words(officer.get(at, {"verb": "letter.read", "office": "d5704"}))
    assert "ทำได้ ทำได้ด้วยบทบาท เจ้าหน้าที่ ที่ว่าการอำเภอเทิง" in yes
    assert not refused()


def test_the_pages_ask_the_database_a_known_number_of_times(
    keeper: Client, officer: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    keeper.get("/directory/")
    with django_assert_max_num_queries(15):
        keeper.get("/directory/accounts")
    with django_assert_max_num_queries(25):
        keeper.get(f"/directory/accounts/{account('officer')}")


def test_the_list_tells_each_accounts_roles_of_today(
    keeper: Client, officer: Client, signed: SignIn
) -> None:
    signed("officer", "d5704", login="later")
    later = Grant.objects.filter(account=account("later"))
    later.update(since=today() + timedelta(days=1))
    page = words(keeper.get("/directory/accounts"))
    assert "keeper ไม่ผูกกับบุคคลใด ผู้ดูแลระบบ · จว.เชียงราย · หน่วยงานนี้และใต้สังกัดทั้งหมด" in page
    assert "officer ไม่ผูกกับบุคคลใด เจ้าหน้าที่ · อ.เทิง · หน่วยงานนี้และกลุ่มงาน" in page
    assert "later ไม่ผูกกับบุคคลใด ไม่มีบทบาทที่มีผลวันนี้" in page
    english = words(keeper.get("/directory/accounts?lang=en"))
    assert "Officer · Thoeng District Office · this office with its units" in english


def test_a_role_bound_to_a_post_is_listed_only_while_its_person_is_in_it(keeper: Client) -> None:
    post = Post.objects.get(office__key="d5704", head=True)
    person = Tenure.objects.get(post=post, mode="holder", until=date.max)
    made = make_account(SYSTEM, login="chief", person=person.person_id)
    bound = {"office": post.office_id, "role": "head", "post": post.pk}
    give_role(SYSTEM, account=made, scope="own", since=person.since, **bound)
    assert "หัวหน้าหน่วยงาน · อ.เทิง" in words(keeper.get("/directory/accounts?q=chief"))
    Tenure.objects.filter(pk=person.pk).update(until=today())
    assert "หัวหน้าหน่วยงาน · อ.เทิง" not in words(keeper.get("/directory/accounts?q=chief"))


def test_the_roles_of_many_accounts_are_one_query(
    keeper: Client, signed: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keeper.get("/directory/accounts")
    with CaptureQueriesContext(connection) as few:
        keeper.get("/directory/accounts")
    for n, office in enumerate(("d5701", "d5702", "d5703", "d5704", "d5705", "d5706")):
        signed("officer", office, login=f"many-{n}")
    with django_assert_num_queries(len(few)):
        page = keeper.get("/directory/accounts")
    assert words(page).count("หน่วยงานนี้และกลุ่มงาน") >= 6
    asked = [q for q in few.captured_queries if 'spell."short"' in q["sql"]]
    assert len(asked) == 1


def test_a_role_is_taken_back_only_after_a_second_press(keeper: Client, officer: Client) -> None:
    page = keeper.get(f"/directory/accounts/{account('officer')}").content.decode()
    (asked,) = re.findall(r"<details[^>]*><summary>ถอนบทบาท</summary>(.*?)</details>", page)
    assert "สิ้นสุดทันที" in asked
    assert page.count('value="take"') == asked.count('value="take"') == 1


def test_a_role_is_offered_where_the_person_serves_and_never_at_ones_own_office(
    administrator: Client,
) -> None:
    ways = []
    for login, person in (("kamonwan.t", "กมลวรรณ ธารวารี"), ("malee.k", "")):
        made = administrator.post("/directory/accounts", {"login": login, "person": person})
        ways.append(administrator.get(made.headers["Location"]).content.decode())
    offered = [re.findall(r'name="office" value="([^"]*)"', page) for page in ways]
    assert set(offered[0]) == {"จังหวัดเชียงราย [p57]"}
    assert offered[1] == []
    assert "ต่อไปให้บทบาทในหน่วยงาน" in ways[1]


def test_a_fault_is_not_told_beside_what_was_done_before(administrator: Client) -> None:
    made = administrator.post("/directory/accounts", {"login": "malee.k"})
    bad = {"do": "give", "role": "clerk", "office": "ไม่มีจริง", "scope": "own", "since": "1/10/2568"}
    answer = administrator.post(made.headers["Location"], bad)
    assert answer.status_code == 422
    assert "สร้างบัญชีแล้ว" not in words(answer)
