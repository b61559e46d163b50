"""The API shows what the pages show, to whom they show it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from wian.ledger.queries import latest
from wian.offices.acting import SYSTEM
from wian.offices.actions.offices import change_office
from wian.offices.actions.roles import give_role
from wian.offices.queries.offices import by_key

PHRASE = "นายอำเภอ ทุกอำเภอ (ยกเว้นอำเภอแม่ฟ้าหลวง)"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["offices", "offices/d5701", "places", "offices/p57/subtree"])
def test_a_stranger_gets_nothing(path: str) -> None:
    assert Client().get(f"/api/{path}").status_code == 401
    wrong = Client(headers={"authorization": "Bearer nonsense"})
    assert wrong.get(f"/api/{path}").status_code == 401


@pytest.mark.django_db
def test_what_the_api_offers_is_told_to_everybody() -> None:
    told = Client().get("/api/").json()
    assert told["openapi"].startswith("3.")
    assert "/api/offices/{key}" in told["paths"]


def test_an_officer_sees_the_own_office_its_units_and_those_above(caller) -> None:
    keys = {row["key"] for row in caller("officer", "d5701").get("/api/offices").json()["items"]}
    assert {"th", "moi", "p57", "d5701"} <= keys
    assert not keys & {"d5702", "p53", "d5701-cdd"}


def test_another_district_is_refused_with_the_reason_and_the_refusal_is_in_the_ledger(
    caller,
) -> None:
    officer = caller("officer", "d5701")
    assert officer.get("/api/offices/d5701").json()["name_th"] == "ที่ว่าการอำเภอเมืองเชียงราย"
    answer = officer.get("/api/offices/d5702")
    assert answer.status_code == 403
    assert answer.json()["code"] == "outside"
    assert "นอกขอบเขต" in answer.json()["th"]
    assert latest(denied=True)[0].thing == ("office", str(by_key("d5702")))


@pytest.mark.parametrize("tail", ["", "/subtree", "/line", "/ancestors", "/history"])
def test_no_route_of_an_office_leaks_it(caller, tail: str) -> None:
    assert caller("clerk", "d5702").get(f"/api/offices/d5702{tail}").status_code == 200
    assert caller("clerk", "d5701").get(f"/api/offices/d5702{tail}").status_code == 403


def test_a_page_ends_where_the_next_begins(caller) -> None:
    governor = caller("executive", "p57", "subtree")
    whole = [row["key"] for row in governor.get("/api/offices?limit=500").json()["items"]]
    walked, cursor = [], ""
    while True:
        page = governor.get(f"/api/offices?limit=37&cursor={cursor}").json()
        walked += [row["key"] for row in page["items"]]
        if not (cursor := page["next"]):
            break
    assert walked == whole
    assert len(whole) > 100


def test_an_office_is_told_as_it_was_on_the_day(caller) -> None:
    change_office(SYSTEM, office=by_key("d5702"), day=date(2025, 10, 1), name_th="ที่ว่าการอำเภอใหม่")
    clerk = caller("clerk", "d5702")
    assert clerk.get("/api/offices/d5702").json()["name_th"] == "ที่ว่าการอำเภอใหม่"
    before = clerk.get("/api/offices/d5702?day=2025-09-30").json()
    assert before["name_th"] == "ที่ว่าการอำเภอเวียงชัย"
    assert before["until"] == "2025-10-01"
    assert len(clerk.get("/api/offices/d5702/history").json()) == 2


def test_an_audience_is_resolved_and_explains_itself(caller) -> None:
    governor = caller("executive", "p57", "subtree")
    asked = {"phrase": PHRASE, "issuer": "p57"}
    told = governor.post("/api/audience", asked, content_type="application/json").json()
    assert told["sum"] == "18 − 1 = 17"
    assert len(told["sent"]) == 17
    assert [row["office"]["key"] for row in told["left_out"]] == ["d5715"]


def test_a_doubtful_place_is_asked_and_nothing_resolved(caller) -> None:
    asked = {"phrase": "ผู้ว่าราชการจังหวัดอุดรดิตถ์", "issuer": "dla"}
    clerk = caller("clerk", "dla")
    told = clerk.post("/api/audience", asked, content_type="application/json").json()
    assert told["questions"][0]["candidates"] == ["จังหวัดอุตรดิตถ์"]
    assert told["questions"][0]["assumed"] is None
    assert told["sent"] == []


def test_an_exception_that_takes_out_nobody_is_an_error_in_words(caller) -> None:
    asked = {"phrase": "นายอำเภอทุกอำเภอ ยกเว้นจังหวัดลำพูน", "issuer": "p57"}
    clerk = caller("clerk", "p57")
    answer = clerk.post("/api/audience", asked, content_type="application/json")
    assert answer.status_code == 422
    assert "ไม่ตรงกับผู้รับใดเลย" in answer.json()["th"]


def test_nobody_asks_in_the_name_of_an_office_out_of_reach(caller) -> None:
    asked = {"phrase": PHRASE, "issuer": "p53"}
    clerk = caller("clerk", "p57")
    answer = clerk.post("/api/audience", asked, content_type="application/json")
    assert answer.status_code == 403


def test_what_is_not_there_is_404_without_repeating_it(caller) -> None:
    answer = caller("clerk", "d5701").get("/api/offices/nowhere")
    assert answer.status_code == 404
    assert "nowhere" not in answer.content.decode()


def test_the_session_of_a_browser_reads_but_writes_only_with_its_token(caller) -> None:
    from django.contrib.auth import get_user_model

    caller("clerk", "p57")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(get_user_model().objects.get(login="clerk-p57-own"))
    assert browser.get("/api/offices/p57").status_code == 200
    asked = {"phrase": PHRASE, "issuer": "p57"}
    refused = browser.post("/api/audience", asked, content_type="application/json")
    assert refused.status_code == 403


def test_a_page_of_offices_costs_few_queries(caller, django_assert_max_num_queries) -> None:
    governor = caller("executive", "p57", "subtree")
    governor.get("/api/offices")
    with django_assert_max_num_queries(5):
        assert governor.get("/api/offices?limit=500").status_code == 200


def test_a_page_behind_an_office_that_is_not_there_is_no_end_of_the_list(caller) -> None:
    assert caller("clerk", "p57").get("/api/offices?cursor=nowhere").status_code == 404


def test_in_a_browser_the_api_acts_by_the_post_chosen_there(caller) -> None:
    from django.contrib.auth import get_user_model

    caller("clerk", "d5701")
    account = get_user_model().objects.get(login="clerk-d5701-own")
    other = give_role(
        SYSTEM, account=account.pk, office=by_key("d5702"), role="clerk", since=date(2020, 1, 1)
    )
    browser = Client()
    browser.force_login(account)
    assert browser.get("/api/offices/d5701").status_code == 200
    session = browser.session
    session["acting"] = other
    session.save()
    assert browser.get("/api/offices/d5701").status_code == 403
    assert browser.get("/api/offices/d5702").status_code == 200
