"""Posts and people from a file: the rules are those of one stay at a time."""

from __future__ import annotations

from datetime import date

import pytest

from tests.offices.doing import administrator, number_of
from tests.offices.hands import having, head_of, in_post, last_line, named, person
from tests.offices.sheets import (
    DAY,
    Line,
    both,
    csv_of,
    edits,
    office,
    planned,
    told,
    wrong,
)
from wian.ledger.models import Entry
from wian.offices.acting import SYSTEM
from wian.offices.actions.importing import import_directory, undo_import
from wian.offices.actions.people import begin_tenure, erase_person
from wian.offices.errors import Refused
from wian.offices.exchange.values import ImportPlan
from wian.offices.models import FOREVER, Change, Office, Person, Post, Tenure
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def seat(
    given: str = "มานี", post: str = "นักวิชาการ", *, key: str = "p57-office", **more: str
) -> Line:
    """A row of somebody in a post of the provincial office."""
    row = {"office": key, "post": post, "head": "", "title": "นาง" if given else "", "given": given}
    row |= {"family": "ใจดี" if given else "", "mode": "", "since": "1 ต.ค. 2566", "until": ""}
    return row | more


def plan_of(*rows: Line, **more: object) -> ImportPlan:
    return planned(csv_of(list(rows)), **more)


def imported(*rows: Line) -> int:
    change = import_directory(SYSTEM, plan=plan_of(*rows))
    assert change
    return change


def staff() -> list[object]:
    return [list(m.objects.order_by("pk").values()) for m in (Post, Person, Tenure)]


def holders(post: str) -> list[tuple[str, str, date, date]]:
    rows = Tenure.objects.filter(post__title=post).order_by("since")
    return [(row.person.given, row.mode, row.since, row.until) for row in rows]


def test_a_post_and_who_is_in_it_come_in_together() -> None:
    imported(
        seat(since="1 ต.ค. 2566"),
        seat("ปิติ", mode="ปฏิบัติราชการแทน", since="1/11/2566", until="30 พ.ย. 2566"),
        seat("", "ตำแหน่งว่าง"),
    )
    assert holders("นักวิชาการ") == [
        ("มานี", "holder", date(2023, 10, 1), FOREVER),
        ("ปิติ", "acting_for", date(2023, 11, 1), date(2023, 12, 1)),
    ]
    assert Post.objects.get(title="ตำแหน่งว่าง").since == date(2023, 10, 1)
    assert named("มานี").office_id == by_key("p57-office")
    assert named("มานี").folded


def test_no_name_stands_in_the_ledger_or_in_what_takes_it_back() -> None:
    change = imported(seat("ลับเฉพาะ"))
    assert last_line().after["people"] == 1
    entries = Entry.objects.values_list("before", "after")
    back = Change.objects.get(pk=change).back
    assert not any("ลับเฉพาะ" in str(row) for row in (*entries, back))


def test_people_come_into_offices_of_the_same_file() -> None:
    plan = planned(both([office("p57-new")], [seat(key="p57-new", since="")]))
    assert plan.counts["open"] == 2
    import_directory(SYSTEM, plan=plan)
    assert Office.objects.get(key="p57-new").posts.get().tenures.get().since == DAY
    plan = planned(both([office("p57-x", place="9999")], [seat(key="p57-x", since="")]))
    assert (2, "office", "O215") in wrong(plan)


def test_importing_people_again_does_nothing() -> None:
    rows = seat(), seat("", "ตำแหน่งว่าง"), seat("ปิติ", "หัวหน้า", head="ไม่ใช่")
    imported(*rows)
    before = staff()
    plan = plan_of(*rows)
    assert set(told(plan).values()) == {"unchanged"}
    assert import_directory(SYSTEM, plan=plan) is None
    assert staff() == before


def test_one_name_in_a_file_is_one_person_and_a_known_one_is_found() -> None:
    known = person("p57-office", "สมศรี", "ใจดี")
    imported(seat("ปิติ"), seat("ปิติ", "งานอื่น"), seat("สมศรี", "งานที่สาม"))
    assert Person.objects.filter(given="ปิติ").count() == 1
    assert Tenure.objects.get(post__title="งานที่สาม").person_id == known


def test_two_people_of_one_name_are_not_guessed_between() -> None:
    person("p57-office", "สมศรี", "ใจดี")
    person("p57", "สมศรี", "ใจดี")
    assert wrong(plan_of(seat("สมศรี"))) == {(2, "given", "O226")}


def test_a_person_who_is_not_shown_is_somebody_else() -> None:
    hidden = person("p53-dla", "สมศรี", "ใจดี")
    actor = having("administrator", "p57", scope="subtree")
    import_directory(actor, plan=plan_of(seat("สมศรี"), actor=actor))
    assert Tenure.objects.get(post__title="นักวิชาการ").person_id != hidden


def test_one_holder_at_a_time_and_one_who_ends_makes_room() -> None:
    post, _ = in_post("p57-office", "นักวิชาการ", "มานะ")
    there = seat("มานะ", family="สมมติ", since="1/1/2563")
    assert wrong(plan_of(seat("มานี"))) == {(2, "given", "O111")}
    plan = plan_of(seat("มานี"), there | {"until": "30 ก.ย. 2566"})
    assert told(plan) == {2: "open", 3: "change"}
    assert edits(plan.outcomes[1]) == {"until": ("", "30 ก.ย. 2566")}
    import_directory(SYSTEM, plan=plan)
    assert [given for given, *_ in holders("นักวิชาการ")] == ["มานะ", "มานี"]
    assert Tenure.objects.filter(post=post, until=date(2023, 10, 1)).count() == 1


def test_two_new_holders_of_one_post_are_both_told() -> None:
    plan = plan_of(seat("มานี"), seat("ปิติ"), seat("ชูใจ", "งานอื่น"))
    assert wrong(plan) == {(2, "given", "O111"), (3, "given", "O111")}


def test_to_act_for_a_holder_there_must_be_one_whose_row_is_right() -> None:
    stands_in = seat("ปิติ", mode="acting_for")
    assert wrong(plan_of(stands_in)) == {(2, "given", "O155")}
    assert told(plan_of(stands_in, seat("มานี"))) == {2: "open", 3: "open"}
    plan = plan_of(stands_in, seat("มานี", title="ก" * 41))
    assert wrong(plan) == {(2, "given", "O155"), (3, "title", "O134")}


def test_who_is_acted_for_does_not_leave() -> None:
    post, _ = in_post("p57-office", "นักวิชาการ", "มานะ")
    acting = person("p57-office", "ปิติ", "ใจดี")
    begin_tenure(SYSTEM, post=post, person=acting, since=DAY, mode="acting_for")
    row = seat("มานะ", family="สมมติ", since="1/1/2563", until="1 ต.ค. 2567")
    assert wrong(plan_of(row)) == {(2, "until", "O154")}


@pytest.mark.parametrize(
    ("cell", "column", "number"),
    [
        ({"office": ""}, "office", "O213"),
        ({"office": "p-none"}, "office", "O210"),
        ({"post": ""}, "post", "O213"),
        ({"post": "ก" * 161}, "post", "O134"),
        ({"head": "อาจจะ"}, "head", "O225"),
        ({"given": ""}, "given", "O159"),
        ({"mode": "ฝึกงาน"}, "mode", "O225"),
        ({"since": "วันนี้"}, "since", "O217"),
        ({"until": "วันนี้"}, "until", "O217"),
        ({"until": "1 ก.ย. 2566"}, "until", "O112"),
        ({"since": "1 ม.ค. 2440"}, "since", "O101"),
    ],
)
def test_a_wrong_cell_is_told_by_its_column(cell: Line, column: str, number: str) -> None:
    plan = plan_of(seat() | cell)
    assert (2, column, number) in wrong(plan)
    before = staff()
    with pytest.raises(Refused):
        import_directory(SYSTEM, plan=plan)
    assert staff() == before


def test_rows_that_say_the_same_or_otherwise_are_told() -> None:
    plan = plan_of(seat(), seat(), seat("ปิติ", "ก", head="ใช่"), seat("ชูใจ", "ก", head="ไม่ใช่"))
    assert {(2, "", "O216"), (3, "", "O216"), (4, "head", "O228"), (5, "head", "O228")} <= wrong(
        plan
    )


def test_two_rows_of_one_stay_are_told_however_its_first_day_is_written() -> None:
    again = {(2, "", "O216"), (3, "", "O216")}
    assert again <= wrong(plan_of(seat(since=""), seat(since="1 ต.ค. 2568")))
    imported(seat())
    ends = seat(until="30 ก.ย. 2569")
    assert again <= wrong(plan_of(ends, ends | {"since": "", "until": "30 ก.ย. 2570"}))
    assert wrong(plan_of(ends, seat("ปิติ", "งานอื่น"))) == set()


def test_an_office_has_one_head() -> None:
    assert wrong(plan_of(seat(key="p57", head="ใช่"))) == {(2, "head", "O152")}
    two = seat(post="ก", head="ใช่"), seat("ปิติ", "ข", head="ใช่")
    assert wrong(plan_of(*two)) == {(2, "head", "O152"), (3, "head", "O152")}


def test_the_head_of_an_office_may_be_another_post_from_now_on() -> None:
    head = head_of("p57")
    rows = seat("", head.title, key="p57", head="ไม่ใช่", since=""), seat(key="p57", head="ใช่")
    plan = plan_of(*rows)
    assert told(plan) == {2: "change", 3: "open"}
    before = staff()
    change = import_directory(SYSTEM, plan=plan)
    assert head_of("p57").title == "นักวิชาการ"
    undo_import(SYSTEM, change=change or 0)
    assert staff() == before


def test_a_title_in_front_of_a_name_is_not_changed_here() -> None:
    imported(seat())
    assert wrong(plan_of(seat(title="ดร."))) == {(2, "title", "O229")}


def test_people_outside_the_reach_of_the_person_are_errors_of_those_rows() -> None:
    actor = administrator("p57")
    plan = plan_of(seat(), seat(key="d5301"), seat("", "นายอำเภอ", key="d5301"), actor=actor)
    assert wrong(plan) == {(3, "", "O214"), (4, "", "O214")}


def test_undoing_takes_posts_people_and_stays_back() -> None:
    in_post("p57-office", "นักวิชาการ", "มานะ")
    before = staff()
    change = imported(
        seat("มานี"),
        seat("มานะ", family="สมมติ", since="1/1/2563", until="30 ก.ย. 2566"),
        seat("", "ตำแหน่งว่าง"),
    )
    undo_import(SYSTEM, change=change)
    assert staff() == before


def test_people_on_whom_something_was_built_stay() -> None:
    change = imported(seat("มานี"))
    who = named("มานี").pk
    post = Post.objects.get(title="นักวิชาการ").pk
    acting = person("p57-office", "ปิติ", "ใจดี")
    begin_tenure(SYSTEM, post=post, person=acting, since=DAY, mode="acting_for")
    with pytest.raises(Refused) as refused:
        undo_import(SYSTEM, change=change)
    assert number_of(refused) == "O222"
    Tenure.objects.filter(person=acting).delete()
    erase_person(SYSTEM, person=who)
    with pytest.raises(Refused) as refused:
        undo_import(SYSTEM, change=change)
    assert number_of(refused) == "O222"


def test_who_came_back_does_not_find_the_post_taken() -> None:
    post, _ = in_post("p57-office", "นักวิชาการ", "มานะ")
    change = imported(seat("มานะ", family="สมมติ", since="1/1/2563", until="30 ก.ย. 2566"))
    other = person("p57-office", "ปิติ", "ใจดี")
    begin_tenure(SYSTEM, post=post, person=other, since=DAY)
    with pytest.raises(Refused) as refused:
        undo_import(SYSTEM, change=change)
    assert number_of(refused) == "O222"
