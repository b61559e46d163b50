"""Groups of offices: made, changed as of a day, closed."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.web.offices.pages import refused, words
from wian.offices.acting import SYSTEM
from wian.offices.queries.listing import group

pytestmark = pytest.mark.django_db
NEW = {
    "name_th": "อำเภอชายแดน",
    "name_en": "Border districts",
    "key": "border",
    "owner": "p57",
    "members": "ที่ว่าการอำเภอเชียงแสน\nอ.เชียงของ\nd5709",
    "day": "1 ต.ค. 2568",
}


def made(keeper: Client, **other: str) -> HttpResponse:
    return keeper.post("/directory/groups", {**NEW, **other})


def members(day: date) -> list[str]:
    return [view.key for view in group(SYSTEM, "border", day=day)[1]]


def test_a_group_is_made_of_names_short_names_and_keys(keeper: Client) -> None:
    answer = made(keeper)
    assert answer.headers["Location"] == "/directory/groups/border?done=made&on=2025-10-01"
    page = words(keeper.get(answer.headers["Location"]))
    assert "สมาชิก 3 แห่ง" in page
    assert "อำเภอชายแดน" in words(keeper.get("/directory/groups"))
    assert members(date(2025, 10, 1)) == ["d5703", "d5708", "d5709"]


def test_a_line_that_is_no_office_is_quoted_and_nothing_is_made(keeper: Client) -> None:
    answer = made(keeper, members="d5709\nอำเภอในฝัน")
    assert answer.status_code == 422
    assert "“อำเภอในฝัน”: ไม่พบหน่วยงานนี้" in words(answer)
    assert "อำเภอในฝัน</textarea>" in answer.content.decode()
    with pytest.raises(LookupError):
        group(SYSTEM, "border")


def test_a_taken_key_stands_at_the_key(keeper: Client) -> None:
    answer = made(keeper, key="zone-north").content.decode()
    assert "(O105)" in answer.split('id="key_error"')[1]


def test_members_change_from_a_day_on(keeper: Client) -> None:
    made(keeper)
    answer = keeper.post(
        "/directory/groups/border", {"members": "d5709\nd5715", "day": "1 ม.ค. 2569"}
    )
    assert answer.headers["Location"] == "/directory/groups/border?done=changed"
    assert members(date(2025, 12, 31)) == ["d5703", "d5708", "d5709"]
    assert members(date(2026, 1, 1)) == ["d5709", "d5715"]
    assert "ที่ว่าการอำเภอเชียงของ" in words(keeper.get("/directory/groups/border?on=1 พ.ย. 2568"))


def test_a_group_is_closed_from_a_day_on(keeper: Client) -> None:
    made(keeper)
    page = keeper.get("/directory/groups/border").content.decode()
    assert "ใช้เป็นผู้รับไม่ได้อีก" in page.split("<summary>เลิกใช้กลุ่มตั้งแต่วันนั้น</summary>")[1]
    sent = {"members": "", "day": "1 ม.ค. 2569", "do": "close"}
    answer = keeper.post("/directory/groups/border", sent)
    assert answer.headers["Location"] == "/directory/groups?done=closed"
    with pytest.raises(LookupError):
        group(SYSTEM, "border", day=date(2026, 1, 1))


def test_an_officer_reads_groups_and_changes_none(officer: Client, keeper: Client) -> None:
    made(keeper, members="d5704", key="ours")
    page = officer.get("/directory/groups/ours?on=2025-10-01")
    assert page.status_code == 200
    assert "<textarea" not in page.content.decode()
    for way in ("/directory/groups", "/directory/groups/ours"):
        assert officer.post(way, NEW).status_code == 403
    assert {line.why for line in refused()} == {"role-cannot"}


def test_only_offices_that_open_are_links(keeper: Client, officer: Client) -> None:
    made(keeper, members="ที่ว่าการอำเภอเทิง\nd5709")
    page = officer.get("/directory/groups/border?on=2025-10-01").content.decode()
    assert 'href="/directory/d5704/?on=2025-10-01">ที่ว่าการอำเภอเทิง' in page
    assert "ที่ว่าการอำเภอแม่สาย" in page
    assert "/directory/d5709/" not in page
    assert officer.get("/directory/groups").status_code == 200
    assert not refused()
