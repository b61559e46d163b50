"""Posts of an office and who is in them: done on pages by who may, refused to others."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.web.conftest import Somebody
from tests.web.offices.pages import refused, words
from tests.web.people import AT, fault, having, person, post, province_keeper, seated, sent
from wian.offices.acting import today
from wian.offices.models import Person, Post, Tenure

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(house: Somebody) -> Client:
    """Who administers the province of Chiang Rai and all below it."""
    return province_keeper()


@pytest.fixture
def officer(house: Somebody) -> Client:
    """An officer of the district."""
    return having("officer", "d5704")


@pytest.fixture
def neighbour(house: Somebody) -> Client:
    """Who administers another province."""
    return having("administrator", "p53", "subtree")


# Posts


def test_the_page_tells_who_is_in_each_post_who_was_and_what_is_vacant(keeper: Client) -> None:
    head = post(head=True)
    seated(head, "เดิม", until=date(2025, 10, 1))
    seated(head, "ใหม่", date(2025, 10, 1))
    seated(head, "แทน", date(2025, 10, 1), mode="acting_for")
    seated(post("ปลัดอำเภอ"), "รักษา", mode="acting")
    page = words(keeper.get(AT))
    assert "2 ตำแหน่ง · ว่าง 1 · หัวหน้าหน่วยงานก่อน นายอำเภอเทิง · หัวหน้าหน่วยงาน" in page
    assert "นางใหม่ สายธาร ผู้ดำรงตำแหน่ง · ตั้งแต่ พุธ 1 ต.ค. 2568 นางแทน" in page
    assert "นางแทน สายธาร ปฏิบัติราชการแทน" in page
    assert "เคยอยู่ในตำแหน่ง 1 ช่วง ล่าสุดอยู่บน นางเดิม สายธาร" in page
    assert "ถึง อังคาร 30 ก.ย. 2568" in page
    assert "ปลัดอำเภอ ว่าง ยังไม่มีผู้ดำรงตำแหน่ง นางรักษา สายธาร รักษาราชการแทน" in page


def test_without_posts_the_page_says_what_to_do_first_and_opens_the_form(keeper: Client) -> None:
    page = keeper.get(AT)
    assert "ยังไม่มีตำแหน่งในหน่วยงานนี้" in words(page)
    assert '<details class="edit" id="post" open>' in page.content.decode()


def test_a_post_is_opened_from_its_day_and_leads_to_its_page(keeper: Client) -> None:
    typed = {"title": " นายอำเภอเทิง ", "head": "on", "since": "1 ต.ค. 2568"}
    answer = sent(keeper, AT, "post", **typed)
    found = Post.objects.get(office__key="d5704")
    assert (found.title, found.head, found.since) == ("นายอำเภอเทิง", True, date(2025, 10, 1))
    assert answer.headers["Location"] == f"{AT}/{found.pk}?done=opened"
    page = words(keeper.get(answer.headers["Location"]))
    assert "เพิ่มตำแหน่งแล้ว" in page
    assert "บันทึกการทำรายการกับตำแหน่งนี้" in page.split("ตั้งตำแหน่ง: ที่ว่าการอำเภอเทิง")[0]


@pytest.mark.parametrize(
    ("typed", "number", "field"),
    [
        ({"title": "นายอำเภอเทิง"}, "O151", "post-title"),
        ({"title": ""}, "F101", "post-title"),
        ({"head": "on"}, "O152", "post-head"),
        ({"since": "31 เม.ย. 2568"}, "F105", "post-since"),
    ],
)
def test_what_is_wrong_with_a_post_stands_at_its_field_and_nothing_is_lost(
    typed: dict[str, str], number: str, field: str, keeper: Client
) -> None:
    post(head=True)
    typed = {"title": "ปลัดอำเภอ", "since": "5 ต.ค. 2568", **typed}
    answer = sent(keeper, AT, "post", **typed)
    assert f"({number})" in fault(answer, field)
    for kept in filter(None, (typed["title"], typed["since"])):
        assert f'value="{kept}"' in answer.content.decode()


def test_a_post_is_called_otherwise_and_closed_once_nobody_is_in_it(keeper: Client) -> None:
    where = post("เสมียน")
    at, stay = f"{AT}/{where}", seated(where, "มานี")
    assert sent(keeper, at, "rename", title="เสมียนตรา").headers["Location"] == f"{at}?done=saved"
    assert "(O154)" in fault(sent(keeper, at, "close", day="1 ต.ค. 2568"), "close-day")
    sent(keeper, at, "end", stay=str(stay), last="30 ก.ย. 2568")
    assert sent(keeper, at, "close", day="1 ต.ค. 2568").headers["Location"].endswith("post_closed")
    assert "(F118)" not in words(keeper.get(at))
    assert "ตำแหน่งที่ยุบแล้ว 1 ตำแหน่ง เสมียนตรา มีถึง อังคาร 30 ก.ย. 2568" in words(keeper.get(AT))


# Who is in a post


@pytest.mark.parametrize("typed", ["มานี สายธาร", "นางมานี สายธาร", "มานี", "{choice}"])
def test_somebody_known_comes_into_a_post_however_the_name_is_typed(
    typed: str, keeper: Client
) -> None:
    where, who = post(), person("มานี")
    typed = typed.format(choice=f"นางมานี สายธาร [#{who}]")
    sent_days = {"since": "1 ต.ค. 2568", "until": "30 ก.ย. 2569"}
    answer = sent(keeper, f"{AT}/{where}", "begin", person=typed, mode="holder", **sent_days)
    assert answer.headers["Location"] == f"{AT}/{where}?done=seated"
    stay = Tenure.objects.get(post=where)
    assert (stay.person_id, stay.since, stay.until) == (who, date(2025, 10, 1), date(2026, 10, 1))


def test_one_of_several_of_a_name_is_chosen_by_the_post_they_are_in(keeper: Client) -> None:
    where = post()
    seated(post("ปลัดอำเภอ"), "มานี")
    other = person("มานี")
    at, typed = f"{AT}/{where}", {"mode": "holder", "since": "1 ต.ค. 2568"}
    unsure = sent(keeper, at, "begin", person="มานี สายธาร", **typed)
    assert "(F113)" in fault(unsure, "begin-person")
    assert "นางมานี สายธาร · ปลัดอำเภอ" in words(unsure)
    assert sent(keeper, at, "begin", person=f"#{other}", **typed).status_code == 302
    assert "(F112)" in fault(sent(keeper, at, "begin", person="ไม่มีคนนี้", **typed), "begin-person")


def test_somebody_new_comes_into_the_directory_and_the_post_at_once_or_not_at_all(
    keeper: Client,
) -> None:
    at = f"{AT}/{post()}"
    typed = {"title": "นาย", "given": "ปิติ", "family": "รุ่งเรือง", "mode": "holder"}
    assert sent(keeper, at, "begin", **typed, since="1 ต.ค. 2568").status_code == 302
    assert "นายปิติ รุ่งเรือง ผู้ดำรงตำแหน่ง" in words(keeper.get(at))
    typed["given"] = "ชูใจ"
    answer = sent(keeper, at, "begin", **typed, since="2 ต.ค. 2568")
    assert "(O111)" in fault(answer, "begin-since")
    assert 'value="ชูใจ"' in answer.content.decode()
    assert not Person.objects.filter(given="ชูใจ").exists()


def test_a_new_person_of_a_known_name_needs_a_tick(keeper: Client) -> None:
    person("มานี")
    at = f"{AT}/{post()}"
    typed = {"given": "มานี", "family": "สายธาร", "mode": "holder", "since": "1 ต.ค. 2568"}
    assert "(F120)" in fault(sent(keeper, at, "begin", **typed), "begin-person")
    assert sent(keeper, at, "begin", **typed, another="on").status_code == 302
    assert Person.objects.filter(given="มานี").count() == 2
    both = {**typed, "person": "มานี", "given": "ใคร"}
    assert "(F119)" in fault(sent(keeper, at, "begin", **both), "begin-person")


def test_who_acts_for_nobody_is_told_to_stand_in_instead(keeper: Client) -> None:
    where = post()
    person("ชูใจ")
    at, typed = f"{AT}/{where}", {"person": "ชูใจ", "since": "1 ต.ค. 2568"}
    told = fault(sent(keeper, at, "begin", **typed, mode="acting_for"), "begin-mode")
    assert "วันที่ตำแหน่งว่างให้ลงเป็นรักษาราชการแทน (O155)" in told
    assert sent(keeper, at, "begin", **typed, mode="acting").status_code == 302


def test_to_stand_in_beside_a_holder_the_reason_is_asked_for(keeper: Client) -> None:
    where = post()
    seated(where, "มานี")
    person("ชูใจ")
    at, typed = f"{AT}/{where}", {"person": "ชูใจ", "mode": "acting", "since": "1 ต.ค. 2568"}
    assert "(O157)" in fault(sent(keeper, at, "begin", **typed), "begin-absence")
    assert sent(keeper, at, "begin", **typed, absence="leave").status_code == 302
    assert "นางชูใจ สายธาร รักษาราชการแทน" in words(keeper.get(at))


def test_a_stay_ends_with_its_last_day_and_stays_in_the_history(keeper: Client) -> None:
    where = post()
    stay = str(seated(where, "มานี"))
    at = f"{AT}/{where}"
    assert f"?stay={stay}#stay-{stay}" in keeper.get(at).content.decode()
    assert "วันสุดท้ายในตำแหน่ง" in words(keeper.get(at, {"stay": stay}))
    assert "(O112)" in fault(sent(keeper, at, "end", stay=stay, last="1 ก.ย. 2567"), "end-last")
    answer = sent(keeper, at, "end", stay=stay, last="30 ก.ย. 2568")
    assert answer.headers["Location"] == f"{at}?done=ended"
    page = words(keeper.get(at))
    assert "ก่อนหน้านี้ เคยอยู่ในตำแหน่ง 1 ช่วง ล่าสุดอยู่บน นางมานี สายธาร" in page
    assert "พ้นจากตำแหน่ง" in page.split("บันทึกการทำรายการกับตำแหน่งนี้")[1]


def test_an_end_behind_the_end_is_told_and_not_silently_passed_over(keeper: Client) -> None:
    where = post()
    last = today() + timedelta(days=9)
    stay = str(seated(where, "มานี", until=last + timedelta(days=1)))
    later = (last + timedelta(days=1)).isoformat()
    assert "(F118)" in fault(
        sent(keeper, f"{AT}/{where}", "end", stay=stay, last=later), "end-last"
    )


def test_days_that_were_written_wrongly_are_corrected(keeper: Client) -> None:
    where = post()
    stay = str(seated(where, "มานี"))
    at = f"{AT}/{where}"
    turned = {"stay": stay, "since": "1 ต.ค. 2568", "until": "1 ม.ค. 2568"}
    assert "(O112)" in fault(sent(keeper, at, "correct", **turned), "correct-until")
    before = {"stay": stay, "since": "1 ต.ค. 2560", "until": ""}
    assert "(O153)" in fault(sent(keeper, at, "correct", **before), "correct-since")
    right = {"stay": stay, "since": "2 ต.ค. 2567", "until": ""}
    assert sent(keeper, at, "correct", **right).headers["Location"] == f"{at}?done=saved"
    assert Tenure.objects.get(pk=stay).since == date(2024, 10, 2)


# Who may, and at what cost


def test_nobody_else_sees_or_does_anything_here(
    keeper: Client, officer: Client, neighbour: Client
) -> None:
    where, who = post(), person("มานี")
    stay = seated(where, "ชูใจ")
    for client in (officer, neighbour):
        for at in (AT, f"{AT}/{where}", "/directory/d5704/change/open"):
            assert client.get(at).status_code == client.post(at).status_code == 403
        for at in (f"/directory/people/{who}/", f"/directory/people/{who}/erase"):
            assert client.post(at, {"do": "erase", "sure": "on"}).status_code == 403
        sent(client, f"{AT}/{where}", "end", stay=str(stay), last="30 ก.ย. 2568")
    assert {line.why for line in refused()} == {"role-cannot", "outside", "not-shown"}
    assert Person.objects.get(pk=who).erased is None
    assert Tenure.objects.get(pk=stay).until == date.max


def test_a_post_or_stay_of_another_place_is_not_there(keeper: Client) -> None:
    here, there = post(), post("ปลัดอำเภอ", "d5701")
    elsewhere = seated(there, "มานี")
    assert keeper.get(f"{AT}/{there}").status_code == 404
    assert keeper.get(f"{AT}/{here}", {"stay": str(elsewhere)}).status_code == 404
    assert keeper.get(f"{AT}/{here}", {"stay": "x"}).status_code == 404


def test_the_posts_page_costs_twelve_queries_however_many_posts_there_are(
    keeper: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    seated(post(), "มานี")
    keeper.get(AT)  # the first visit is noted down
    with django_assert_max_num_queries(12) as few:
        keeper.get(AT)
    for n in range(12):
        seated(post(f"ตำแหน่งที่ {n}"), f"คนที่ {n}")
    with django_assert_max_num_queries(len(few)):
        assert "13 ตำแหน่ง" in words(keeper.get(AT))


def test_the_ways_stand_where_they_are_open_and_nowhere_else(
    keeper: Client, officer: Client
) -> None:
    ways = (AT, "/directory/d5704/change/open")
    mine, other = (c.get("/directory/d5704/").content.decode() for c in (keeper, officer))
    assert all(way in mine for way in ways)
    assert not any(way in other for way in ways)
    home = keeper.get("/directory/administration").content.decode()
    assert "/directory/p57/posts" in home
    assert "/directory/p57/change/open" in home


@pytest.mark.parametrize("at", [AT, f"{AT}/{{post}}", "/directory/people/{person}/erase"])
def test_each_page_speaks_both_languages_and_thai_digits(at: str, keeper: Client) -> None:
    where = post()
    seated(where, "มานี")
    at = at.format(post=where, person=Tenure.objects.get(post=where).person_id)
    assert not re.search("[ก-๙]{30}", words(keeper.get(at, {"lang": "en"})).split("keeper")[-1])
    assert not re.search(
        "[0-9]", words(keeper.get(at, {"digits": "thai", "lang": "th"})).split("›")[-1]
    )
