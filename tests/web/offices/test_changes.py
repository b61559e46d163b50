"""Changing an office: the form, what would happen, and only then the deed."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.web.offices.conftest import SignIn
from tests.web.offices.pages import refused, words
from wian.ledger.queries import timeline
from wian.offices.acting import SYSTEM
from wian.offices.actions.offices import change_office
from wian.offices.models import Office, Spell
from wian.offices.queries.offices import by_key, names, office

pytestmark = pytest.mark.django_db
DETAILS = {
    "name_th": "ที่ว่าการอำเภอเทิง",
    "name_en": "",
    "short": "อ.เทิง",
    "code": "",
    "phone": "0-5300-0999",
    "kind": "district",
    "place_id": "5704",
    "day": "1 ต.ค. 2568",
    "reason": "คำสั่งที่ 1/2568",
}


def look(client: Client, what: str, key: str = "d5704", **typed: str) -> HttpResponse:
    return client.post(f"/directory/{key}/change/{what}", {"do": "look", **typed})


def confirm(client: Client, what: str, key: str = "d5704", **typed: str) -> HttpResponse:
    """The preview is looked at, then confirmed as its page would send it."""
    seen = look(client, what, key, **typed).content.decode()
    found = re.search(r'name="seal" value="(\w+)"', seen)
    assert found, seen
    sent = {**typed, "do": "yes", "seal": found[1]}
    return client.post(f"/directory/{key}/change/{what}", sent)


def test_a_preview_tells_before_and_after_and_writes_nothing(keeper: Client) -> None:
    before = list(Spell.objects.order_by("pk").values())
    answer = look(keeper, "details", **DETAILS)
    assert answer.status_code == 200
    page = words(answer)
    assert "ถ้าทำ ตั้งแต่ พุธ 1 ต.ค. 2568" in page
    assert "โทรศัพท์ ไม่มี 0-5300-0999" in page
    assert list(Spell.objects.order_by("pk").values()) == before
    assert not timeline("office", by_key("d5704"))


def test_confirmed_it_is_done_with_one_ledger_row(keeper: Client) -> None:
    answer = confirm(keeper, "details", **DETAILS)
    assert answer.headers["Location"] == "/directory/d5704/?done=changed&on=2025-10-01"
    assert office(SYSTEM, "d5704", day=date(2025, 10, 1)).phone == "0-5300-0999"
    assert office(SYSTEM, "d5704", day=date(2025, 9, 30)).phone == ""
    assert [line.verb.name for line in timeline("office", by_key("d5704"))] == ["office.change"]
    assert "ทำแล้ว" in words(keeper.get(answer.headers["Location"]))


def test_what_was_not_previewed_is_not_done(keeper: Client) -> None:
    typed = {**DETAILS, "do": "yes", "seal": "0" * 16}
    answer = keeper.post("/directory/d5704/change/details", typed)
    assert "ยังไม่มีสิ่งใดเปลี่ยน" in words(answer)
    assert not timeline("office", by_key("d5704"))


def test_a_fault_stands_at_its_field_in_both_languages_and_loses_nothing(keeper: Client) -> None:
    change_office(SYSTEM, office=by_key("d5704"), day=date(2026, 1, 1), phone="0-5300-0001")
    answer = look(keeper, "details", **DETAILS)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "(O102)" in page.split('id="day_error"')[1][:400]
    assert "ศ. 1" not in words(answer)
    assert "use " in words(answer)
    assert "พฤหัสบดี 1 ม.ค. 2569" in words(answer)
    for typed in ("คำสั่งที่ 1/2568", "0-5300-0999", "1 ต.ค. 2568"):
        assert f'value="{typed}"' in page


def test_a_day_that_is_none_is_told_at_the_day(keeper: Client) -> None:
    page = look(keeper, "details", **{**DETAILS, "day": "31 เม.ย. 2568"}).content.decode()
    assert "(F105)" in page.split('id="day_error"')[1]
    assert 'value="31 เม.ย. 2568"' in page


def test_a_move_counts_who_follows(administrator: Client) -> None:
    typed = {"parent": "จังหวัดอุตรดิตถ์", "line": "", "day": "1 ต.ค. 2568"}
    page = words(look(administrator, "move", **typed))
    assert "สังกัดตามพื้นที่ จังหวัดเชียงราย จังหวัดอุตรดิตถ์" in page
    assert "หน่วยงานใต้สังกัดที่ตามไปด้วย 4 แห่ง" in page
    assert re.search(r"จังหวัดเชียงราย มีใต้สังกัด 104 แห่ง จากเดิม 109 แห่ง", page)


def test_a_superior_that_one_may_not_see_stays_as_it_is(signed: SignIn) -> None:
    district = signed("administrator", "d5704", scope="subtree")
    page = unescape(district.get("/directory/d5704-dla/change/move").content.decode())
    fields = dict(re.findall(r'name="(parent|line|day)" value="([^"]+)"', page))
    assert fields["line"].endswith("[p57-dla]")
    assert "ไม่มีอะไรเปลี่ยน" in words(look(district, "move", "d5704-dla", **fields))


def test_an_unclear_name_offers_what_it_may_mean(keeper: Client) -> None:
    page = look(keeper, "move", parent="จังหวัดเชียงราย ", line="", day="1 ต.ค. 2568")
    assert page.status_code == 200
    unsure = look(keeper, "move", parent="เวียง", line="", day="1 ต.ค. 2568").content.decode()
    assert "(F107)" in unsure
    assert 'name="parent" value="ที่ว่าการอำเภอเวียงชัย [d5702]"' in unsure
    missing = look(keeper, "move", parent="ที่ไหนสักแห่ง", line="", day="1 ต.ค. 2568")
    assert "(F106)" in missing.content.decode()


def test_nothing_stands_under_itself(keeper: Client) -> None:
    answer = look(keeper, "move", parent="d5704-dla", line="", day="1 ต.ค. 2568")
    assert "(O103)" in answer.content.decode().split('id="parent_error"')[1]


def test_a_split_takes_along_those_that_were_chosen(keeper: Client) -> None:
    child = by_key("d5704-cdd")
    typed = {
        "day": "1 ต.ค. 2568",
        "reason": "",
        "rows": "1",
        "new-0-name_th": "ที่ว่าการอำเภอเทิงใหม่",
        "new-0-key": "d5799",
        f"child-{child}": "0",
    }
    page = words(look(keeper, "split", **typed))
    assert "ตั้ง ที่ว่าการอำเภอเทิงใหม่ มีใต้สังกัด 1 แห่ง" in page
    assert "ที่ว่าการอำเภอเทิง มีใต้สังกัด" in page
    assert not Office.objects.filter(key="d5799").exists()
    assert confirm(keeper, "split", **typed).status_code == 302
    moved = office(SYSTEM, "d5704-cdd", day=date(2025, 10, 1))
    assert moved.parent == by_key("d5799")


def test_a_taken_key_stands_in_the_row_of_the_new_office(keeper: Client) -> None:
    typed = {
        "day": "1 ต.ค. 2568",
        "rows": "2",
        "new-0-name_th": "หนึ่ง",
        "new-0-key": "d5798",
        "new-1-name_th": "สอง",
        "new-1-key": "d5701",
    }
    page = look(keeper, "split", **typed).content.decode()
    assert "(O105)" in page.split('id="new-1-key_error"')[1]
    assert 'value="หนึ่ง"' in page


def test_one_more_row_keeps_what_was_typed(keeper: Client) -> None:
    typed = {"do": "more", "rows": "1", "new-0-name_th": "หนึ่ง", "day": "1 ต.ค. 2568"}
    answer = keeper.post("/directory/d5704/change/split", typed)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert 'value="หนึ่ง"' in page
    assert 'name="new-1-name_th"' in page
    assert 'name="rows" value="2"' in page  # what the browser sends with the next press
    assert "(F101)" not in page


def test_a_merger_brings_all_below_together(keeper: Client) -> None:
    other = by_key("d5702")
    typed = {"others_below": str(other), "into": "this", "day": "1 ต.ค. 2568"}
    page = words(look(keeper, "merge", **typed))
    assert "ที่ว่าการอำเภอเวียงชัย ไม่มีอีกต่อไป" in page
    assert "ที่ว่าการอำเภอเทิง มีใต้สังกัด 8 แห่ง จากเดิม 4 แห่ง" in page
    assert confirm(keeper, "merge", **typed).status_code == 302
    with pytest.raises(LookupError):
        office(SYSTEM, "d5702", day=date(2025, 10, 1))


def test_a_merger_with_nobody_is_refused_at_the_choice(keeper: Client) -> None:
    answer = look(keeper, "merge", into="this", day="1 ต.ค. 2568")
    assert "(O109)" in answer.content.decode()


def test_closing_asks_for_a_successor_and_then_leads_on(keeper: Client) -> None:
    answer = look(keeper, "close", successor="", day="1 ต.ค. 2568")
    assert "(O104)" in answer.content.decode().split('id="successor_error"')[1]
    done = confirm(keeper, "close", successor="d5702", day="1 ต.ค. 2568")
    assert done.headers["Location"].startswith("/directory/?done=changed")
    with pytest.raises(LookupError):
        office(SYSTEM, "d5704", day=date(2025, 10, 1))


def test_a_superior_out_of_reach_is_refused_and_stands_in_the_ledger(keeper: Client) -> None:
    answer = look(keeper, "move", parent="moi", line="", day="1 ต.ค. 2568")
    assert answer.status_code == 403
    assert [(line.why, line.thing) for line in refused()] == [
        ("outside", ("office", str(by_key("moi"))))
    ]
    assert names((by_key("d5704"),))[by_key("d5704")] == "ที่ว่าการอำเภอเทิง"


def test_who_may_not_change_it_cannot_by_sending_the_form(
    officer: Client, neighbour: Client
) -> None:
    for client in (officer, neighbour):
        for do in ("look", "yes"):
            answer = client.post("/directory/d5704/change/details", {**DETAILS, "do": do})
            assert answer.status_code == 403
    assert {line.why for line in refused()} == {"role-cannot", "outside"}
    assert office(SYSTEM, "d5704").phone == ""


@pytest.mark.parametrize("what", ["details", "move", "split", "merge", "close"])
def test_each_form_speaks_both_languages(what: str, keeper: Client) -> None:
    assert "See what would happen" in words(keeper.get(f"/directory/d5704/change/{what}?lang=en"))
