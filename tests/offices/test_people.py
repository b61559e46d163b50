"""Posts and people: one holder a day, names only where the office is seen, gone when erased."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.offices.hands import LONG_AGO, acts, having, head_of, in_post, last_line, named, someone
from tests.offices.hands import person as taken_on
from tests.offices.hands import post as opened
from wian.ledger.models import Entry
from wian.offices.acting import SYSTEM, Denied, today
from wian.offices.actions.accounts import make_account
from wian.offices.actions.people import (
    add_person,
    begin_tenure,
    change_person,
    change_post,
    close_post,
    correct_tenure,
    end_tenure,
    erase_person,
    open_post,
)
from wian.offices.errors import Refused
from wian.offices.models import FOREVER, Account, Person, Post, Tenure
from wian.offices.queries.offices import by_key, office
from wian.offices.queries.people import account_names, find, person_page, posts, posts_of, who_held

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

D = date(2024, 1, 1)
DAYS = [D + timedelta(days=n) for n in range(12)]


def begun(post: int, person: int, since: date, until: date = FOREVER, **more: object) -> int:
    return begin_tenure(SYSTEM, post=post, person=person, since=since, until=until, **more)  # type: ignore[arg-type]


def holders(post: int, day: date) -> list[int]:
    view = who_held(SYSTEM, post, day=day)
    return [h.person for h in view.holders if h.mode == "holder"] if view else []


# Posts


def test_a_post_stands_from_its_day_until_the_day_it_is_closed() -> None:
    post = open_post(SYSTEM, office=by_key("d5701"), title=" เสมียน ", since=D)
    close_post(SYSTEM, post=post, day=D + timedelta(days=9))
    assert who_held(SYSTEM, post, day=D - timedelta(days=1)) is None
    view = who_held(SYSTEM, post, day=D + timedelta(days=8))
    assert view is not None
    assert (view.title, view.vacant) == ("เสมียน", True)
    assert who_held(SYSTEM, post, day=D + timedelta(days=9)) is None


def test_an_office_has_one_post_of_a_title_and_one_head() -> None:
    opened("d5702", "เสมียน")
    with pytest.raises(Refused, match="O151"):
        opened("d5702", "เสมียน")
    with pytest.raises(Refused, match="O152"):
        opened("d5702", "นายอำเภออีกคน", head=True)
    with pytest.raises(Refused, match="O150"):
        opened("d5702", " ")
    other = opened("d5702", "ธุรการ")
    with pytest.raises(Refused, match="O151"):
        change_post(SYSTEM, post=other, title="เสมียน")
    with pytest.raises(Refused, match="O152"):
        change_post(SYSTEM, post=other, head=True)


def test_a_change_of_a_post_is_told_by_the_names_of_what_changed() -> None:
    post = opened("d5701", "เสมียน")
    change_post(SYSTEM, post=post, title="นักวิชาการ", head=False)
    assert last_line().after == {"fields": ["title"]}
    rows = Entry.objects.count()
    change_post(SYSTEM, post=post, title="นักวิชาการ")
    assert Entry.objects.count() == rows


def test_a_post_with_somebody_in_it_is_not_closed() -> None:
    post, _ = in_post("d5701", "เสมียน", "สมหญิง")
    with pytest.raises(Refused, match="O154"):
        close_post(SYSTEM, post=post, day=today())
    end_tenure(SYSTEM, tenure=Tenure.objects.get(post=post).pk, day=D)
    close_post(SYSTEM, post=post, day=D)
    with pytest.raises(Refused, match="O117"):
        close_post(SYSTEM, post=0, day=D)


# Who is in a post


def test_a_post_has_one_holder_at_a_time() -> None:
    post, first = in_post("d5701", "เสมียน", "สมหญิง", until=DAYS[5])
    second = taken_on("d5701", "สมชาย")
    with pytest.raises(Refused, match="O111"):
        begun(post, second, DAYS[4])
    begun(post, second, DAYS[5])
    assert [holders(post, day) for day in (DAYS[4], DAYS[5])] == [[first], [second]]


def test_one_acts_for_a_holder_only_while_there_is_one() -> None:
    post, holder = in_post("d5701", "เสมียน", "สมหญิง", until=DAYS[5])
    other = taken_on("d5701", "สมชาย")
    with pytest.raises(Refused, match="O155"):
        begun(post, other, DAYS[3], DAYS[6], mode="acting_for")
    with pytest.raises(Refused, match="O156"):
        begun(post, holder, DAYS[3], DAYS[4], mode="acting_for")
    begun(post, other, DAYS[3], DAYS[5], mode="acting_for")
    with pytest.raises(Refused, match="O154"):
        end_tenure(SYSTEM, tenure=Tenure.objects.get(mode="holder", person=holder).pk, day=DAYS[4])


def test_one_stands_in_where_the_post_is_vacant_or_the_holder_cannot_serve() -> None:
    post, _ = in_post("d5701", "เสมียน", "สมหญิง", until=DAYS[5])
    other = taken_on("d5701", "สมชาย")
    begun(post, other, DAYS[5], DAYS[7], mode="acting")
    with pytest.raises(Refused, match="O157"):
        begun(post, other, DAYS[2], DAYS[4], mode="acting")
    begun(post, other, DAYS[2], DAYS[4], mode="acting", absence="leave")
    assert last_line().after is not None
    assert last_line().after["absence"] == "leave"
    with pytest.raises(Refused, match="O157"):
        begun(post, taken_on("d5701", "มาใหม่"), DAYS[6])


def test_a_stay_lies_within_the_days_of_its_post_and_has_at_least_one() -> None:
    post, who = opened("d5701", "เสมียน"), taken_on("d5701")
    with pytest.raises(Refused, match="O153"):
        begun(post, who, LONG_AGO - timedelta(days=1))
    with pytest.raises(Refused, match="O112"):
        begun(post, who, D, D)
    with pytest.raises(Refused, match="O117"):
        begun(0, who, D)
    with pytest.raises(Refused, match="O116"):
        begun(post, 0, D)


def test_the_days_of_a_stay_end_and_are_corrected_like_new_ones() -> None:
    post, who = in_post("d5701", "เสมียน", "สมหญิง")
    tenure = Tenure.objects.get(post=post).pk
    end_tenure(SYSTEM, tenure=tenure, day=DAYS[5])
    assert last_line().verb.name == "tenure.end"
    begun(post, taken_on("d5701", "สมชาย"), DAYS[7])
    with pytest.raises(Refused, match="O111"):
        correct_tenure(SYSTEM, tenure=tenure, since=D)
    correct_tenure(SYSTEM, tenure=tenure, since=DAYS[1], until=DAYS[7])
    assert [bool(holders(post, day)) for day in (DAYS[0], DAYS[1], DAYS[6])] == [False, True, True]
    assert last_line().before == {"tenure": tenure, "since": "2020-01-01", "until": "2024-01-06"}
    with pytest.raises(Refused, match="O112"):
        end_tenure(SYSTEM, tenure=tenure, day=DAYS[1])
    with pytest.raises(Refused, match="O158"):
        end_tenure(SYSTEM, tenure=0, day=D)
    assert who in holders(post, DAYS[6])


STAYS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(("holder", "acting_for", "acting")),
        st.integers(0, 10),
        st.integers(1, 11),
        st.sampled_from((None, "leave")),
    ),
    max_size=7,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=STAYS)
def test_whatever_is_accepted_no_day_has_two_holders_and_nobody_acts_for_none(
    asked: list[tuple[int, str, int, int, str | None]],
) -> None:
    with transaction.atomic():
        post = opened("d5701", "เสมียน")
        people = [taken_on("d5701", f"คน{n}") for n in range(3)]
        for who, mode, since, until, absence in asked:
            try:
                begun(post, people[who], DAYS[since], DAYS[until], mode=mode, absence=absence)
            except Refused:
                continue
        for day in DAYS:
            view = who_held(SYSTEM, post, day=day)
            assert view is not None
            modes = [holder.mode for holder in view.holders]
            assert modes.count("holder") <= 1
            assert "acting_for" not in modes or "holder" in modes
            assert len({holder.person for holder in view.holders}) == len(modes)
        transaction.set_rollback(True)


# Who may


def test_a_post_and_its_people_are_changed_by_the_administrator_of_its_office_only() -> None:
    here, there = having("administrator", "d5701"), having("administrator", "d5702")
    post = opened("d5701", "เสมียน")
    who = add_person(here, office=by_key("d5701"), given="สมหญิง")
    for forbidden in (
        lambda: open_post(there, office=by_key("d5701"), title="ก", since=D),
        lambda: change_post(there, post=post, title="ก"),
        lambda: close_post(there, post=post, day=D),
        lambda: add_person(there, office=by_key("d5701"), given="ก"),
        lambda: change_person(there, person=who, given="ก"),
        lambda: change_person(here, person=who, office=by_key("d5702")),
        lambda: erase_person(there, person=who),
        lambda: begin_tenure(there, post=post, person=who, since=D),
    ):
        with pytest.raises(Denied):
            forbidden()
        assert (last_line().denied, last_line().why) == (True, "outside")
    tenure = begin_tenure(here, post=post, person=who, since=D)
    with pytest.raises(Denied):
        end_tenure(there, tenure=tenure, day=today())
    with pytest.raises(Denied):
        correct_tenure(there, tenure=tenure, since=D)


def test_nobody_takes_over_a_person_by_giving_them_a_post() -> None:
    here = having("administrator", "d5701")
    governor = named("กิตติภพ").pk
    begin_tenure(here, post=opened("d5701", "ที่ปรึกษา"), person=governor, since=D)
    with pytest.raises(Denied):
        change_person(here, person=governor, given="คนอื่น")
    with pytest.raises(Denied):
        erase_person(here, person=governor)


def test_a_person_out_of_sight_cannot_be_put_into_a_post() -> None:
    here = having("administrator", "d5701")
    _, hidden = in_post("d5302", "เสมียน", "ลับตา")
    with pytest.raises(Refused, match="O116"):
        begin_tenure(here, post=opened("d5701", "เสมียน"), person=hidden, since=D)


# Who is seen


def test_the_posts_of_an_office_cost_two_queries(django_assert_num_queries: object) -> None:
    view = office(SYSTEM, "p57")
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = posts(SYSTEM, view)
    assert len(found) > 1
    assert found[0].head
    for n in range(20):
        in_post("p57", f"ตำแหน่งที่ {n}", f"คน{n}")
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(posts(SYSTEM, view)) == len(found) + 20


def test_a_post_tells_another_holder_on_another_day() -> None:
    post = head_of("p57").pk
    told = [who_held(SYSTEM, post, day=day) for day in (date(2024, 9, 30), date(2024, 10, 1))]
    assert [[h.name for h in view.holders if h.mode == "holder"] for view in told if view] == [
        ["นายธนวัฒน์ เพชรสันติ"],
        ["นายกิตติภพ ดอยปรีดา"],
    ]


def test_a_person_may_be_in_several_posts_on_a_day() -> None:
    post, who = in_post("d5701", "เสมียน", "สมหญิง", until=DAYS[9])
    second = opened("d5701-dla", "ท้องถิ่นอำเภอ ชั่วคราว")
    begun(second, who, DAYS[3], mode="acting")
    assert {view.id for view in posts_of(SYSTEM, who, day=DAYS[3])} == {post, second}
    assert [view.id for view in posts_of(SYSTEM, who, day=DAYS[9])] == [second]
    assert posts_of(having("clerk", "d5302"), who, day=DAYS[3]) == []


def test_no_name_of_an_office_out_of_sight_is_told_anywhere() -> None:
    clerk = having("clerk", "d5301")
    post, who = in_post("d5701", "เสมียน", "สมหญิง")
    assert find(clerk, "สมหญิง") == []
    assert who_held(clerk, post) is None
    assert posts(clerk, office(SYSTEM, "d5701")) == []
    assert posts_of(clerk, who) == []
    with pytest.raises(Denied):
        person_page(clerk, who)
    assert (last_line().verb.name, last_line().thing) == ("see.denied", ("person", str(who)))
    with pytest.raises(LookupError):
        person_page(clerk, 0)


def test_a_page_hides_the_stays_in_offices_out_of_sight() -> None:
    post, who = in_post("d5301", "เสมียน", "สมหญิง", until=DAYS[5])
    begun(opened("d5701", "ธุรการ"), who, DAYS[5])
    page = person_page(having("head", "d5701"), who)
    assert [row.title for row in page.tenures] == ["ธุรการ"]
    assert len(person_page(SYSTEM, who).tenures) == 2
    assert post not in {row.post for row in page.tenures}


def test_a_page_masks_the_name_but_for_those_who_see_people_and_oneself() -> None:
    _, who = in_post("d5701", "เสมียน", "สมหญิง")
    clerk, head = having("clerk", "d5701"), having("head", "d5701")
    assert (person_page(clerk, who).name, person_page(clerk, who).masked) == ("", True)
    assert person_page(head, who).name == "นางสมหญิง สมมติ"
    own = acts(someone("somying", person=who))
    assert person_page(own, who).name == "นางสมหญิง สมมติ"
    assert [row.title for row in person_page(own, who).tenures] == ["เสมียน"]


def test_somebody_without_a_post_is_found_only_by_who_may_see_people_there() -> None:
    who = taken_on("d5701", "ไร้ตำแหน่ง")
    assert find(having("clerk", "d5701"), "ไร้ตำแหน่ง") == []
    assert [row.id for row in find(having("head", "d5701"), "ไร้ ตำแหน่ง")] == [who]
    assert find(SYSTEM, " ") == []
    begun(opened("d5301", "เสมียน"), who, D)
    assert find(having("head", "d5701", account=someone("second")), "ไร้ตำแหน่ง") == []


def test_people_are_found_by_folded_name_with_their_posts(
    django_assert_num_queries: object,
) -> None:
    for n in range(4):
        in_post("d5701", f"ตำแหน่งที่ {n}", f"คนที่ {n}")
    clerk = having("clerk", "d5701")
    with django_assert_num_queries(3):  # type: ignore[operator]
        found = find(clerk, "คนที่ ๒")
    assert [(row.name, [stay.title for stay in row.tenures]) for row in found] == [
        ("นางคนที่ 2 สมมติ", ["ตำแหน่งที่ 2"])
    ]


# Names


def test_a_change_of_name_is_found_at_once_and_the_ledger_holds_no_word_of_it() -> None:
    who = taken_on("d5701", "เดิม")
    change_person(SYSTEM, person=who, given="ใหม่")
    assert [row.id for row in find(SYSTEM, "ใหม่ สมมติ")] == [who]
    assert last_line().after == {"fields": ["given"]}
    with pytest.raises(Refused, match="O159"):
        change_person(SYSTEM, person=who, given=" ")
    with pytest.raises(Refused, match="O116"):
        change_person(SYSTEM, person=0, given="ก")


def test_an_erased_person_keeps_the_row_and_loses_every_word() -> None:
    post, who = in_post("d5701", "เสมียน", "ขอลบ")
    account = someone("khorlop", person=who)
    Account.objects.filter(pk=account).update(email="khorlop@example.org")
    erase_person(SYSTEM, person=who)
    row = Person.objects.get(pk=who)
    assert (row.title, row.given, row.family, row.folded, row.erased) == ("", "", "", "", today())
    left = Account.objects.get(pk=account)
    assert (left.is_active, left.login, left.email) == (False, f"erased-{account}", "")
    assert holders(post, D) == [who]
    assert find(SYSTEM, "ขอลบ") == []
    with pytest.raises(Refused, match="O176"):
        change_person(SYSTEM, person=who, given="กลับมา")
    with pytest.raises(Refused, match="O116"):
        begun(opened("d5701", "ธุรการ"), who, D)


def test_no_word_of_a_person_or_title_ever_stands_in_the_ledger() -> None:
    post, who = in_post("d5701", "ตำแหน่งลับ", "ชื่อลับ")
    change_person(SYSTEM, person=who, family="สกุลลับ")
    end_tenure(SYSTEM, tenure=Tenure.objects.get(post=post).pk, day=today())
    erase_person(SYSTEM, person=who)
    close_post(SYSTEM, post=post, day=today())
    told = json.dumps(list(Entry.objects.values_list("before", "after")), ensure_ascii=False)
    assert "ลับ" not in told
    assert Post.objects.filter(title="ตำแหน่งลับ").exists()


def test_the_built_in_people_are_known_by_name() -> None:
    who = named("กิตติภพ").pk
    assert [row.title for row in person_page(SYSTEM, who).tenures] == ["ผู้ว่าราชการจังหวัดเชียงราย"]


def test_an_account_is_called_by_its_person_and_by_its_login_where_there_is_no_name() -> None:
    somchai = taken_on("d5701", "สมชาย", "ใจดี")
    with_name = make_account(SYSTEM, login="somchai", person=somchai)
    without = make_account(SYSTEM, login="machine")
    called = account_names({with_name, without, 0})
    assert "สมชาย ใจดี" in called[with_name]
    assert called[without] == "machine"
    assert len(called) == 2
