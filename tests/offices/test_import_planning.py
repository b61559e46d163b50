"""What an import would do, told row by row and cell by cell before anything is written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.offices.doing import administrator, closed, moved, renamed
from tests.offices.hands import last_line
from tests.offices.sheets import (
    DAY,
    csv_of,
    edits,
    imported,
    office,
    plan_of,
    planned,
    told,
    whole,
    wrong,
)
from wian.offices.acting import NOBODY, Denied

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

NEXT = DAY + timedelta(days=30)


def test_a_new_key_opens_a_known_one_changes_moves_or_stays() -> None:
    plan = plan_of(
        office("p57-new"),
        office("p57-office-general", name="กลุ่มงานอำนวยการใหม่"),
        office("p57-office-damrongtham", name="ศูนย์ดำรงธรรมจังหวัด", parent="p57-office"),
        office("p57-office-personnel", name="กลุ่มงานบริหารทรัพยากรบุคคล"),
    )
    assert told(plan) == {2: "open", 3: "change", 4: "move", 5: "unchanged"}
    assert edits(plan.outcomes[2])["parent"] == ("p57", "p57-office")


def test_nothing_is_written_by_a_plan() -> None:
    before = whole()
    plan_of(office("p57-new"), office("p57-office-general", name="อื่น"))
    assert whole() == before


def test_a_column_that_the_file_lacks_is_left_alone() -> None:
    plan = plan_of({"key": "p57-office", "phone": "๐-๕๓๐๐-๙๙๙๙"})
    assert edits(plan.outcomes[0]) == {"phone": ("0-5300-0110", "0-5300-9999")}


def test_an_empty_cell_empties_and_a_name_may_not_be_empty() -> None:
    plan = plan_of({"key": "p57-office", "phone": ""})
    assert edits(plan.outcomes[0]) == {"phone": ("0-5300-0110", "")}
    assert wrong(plan_of({"key": "p57-office", "name_th": "", "kind": "", "place": ""})) == {
        (2, "name_th", "O108"),
        (2, "kind", "O213"),
        (2, "place", "O213"),
    }


@pytest.mark.parametrize("upside_down", [False, True])
def test_a_parent_may_stand_below_its_child_in_the_file(upside_down: bool) -> None:
    rows = [office("p57-a"), office("p57-a-b", parent="p57-a"), office("c-d", parent="p57-a-b")]
    plan = plan_of(*(rows[::-1] if upside_down else rows))
    assert set(told(plan).values()) == {"open"}


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ({"key": "มีไทย"}, "O135"),
        ({"key": "a" * 41}, "O135"),
        ({"key": ""}, "O213"),
        ({"kind": "หน่วยลึกลับ"}, "O106"),
        ({"kind": ""}, "O213"),
        ({"name_th": ""}, "O108"),
        ({"name_th": "ก" * 161}, "O134"),
        ({"place": "9999"}, "O107"),
        ({"place": "ไม่มีที่นี่"}, "O107"),
        ({"parent": "p-none"}, "O210"),
        ({"line": "p-none"}, "O210"),
        ({"since": "เมื่อวาน"}, "O217"),
    ],
)
def test_a_wrong_cell_is_told_by_its_column(cell: dict[str, str], number: str) -> None:
    (column,) = cell
    plan = plan_of(office("p57-new") | cell)
    assert (2, column, number) in wrong(plan)
    problem = plan.errors[0].problems[0]
    assert problem.thai
    assert problem.english


def test_a_key_that_stands_twice_names_the_other_row() -> None:
    plan = plan_of(office("p57-a"), office("p57-b"), office("p57-a"))
    assert wrong(plan) == {(2, "key", "O216"), (4, "key", "O216")}
    assert "4" in plan.errors[0].problems[0].thai


def test_a_place_is_known_by_code_by_name_and_at_the_level_of_the_kind() -> None:
    rows = [
        office(f"n{at}", kind=kind, place=place)
        for at, (kind, place) in enumerate(
            [
                ("ที่ว่าการอำเภอ", "๕๗๐๑"),
                ("ที่ว่าการอำเภอ", "5701 เมืองเชียงราย"),
                ("ที่ว่าการอำเภอ", "เมืองเชียงราย"),
                ("district", "อำเภอเมืองเชียงราย"),
                ("จังหวัด", "เชียงราย"),
            ]
        )
    ]
    plan = plan_of(*rows)
    assert [edits(outcome)["place"][1] for outcome in plan.outcomes] == ["5701"] * 4 + ["57"]


def test_a_circle_is_told_on_the_rows_that_close_it_and_on_no_other() -> None:
    plan = plan_of(
        {"key": "d5701", "parent": "d5702"},
        {"key": "d5702", "parent": "d5701"},
        {"key": "d5703", "parent": "d5702"},
    )
    assert wrong(plan) == {(2, "parent", "O103"), (3, "parent", "O103")}
    assert told(plan)[4] == "move"


def test_an_office_may_change_places_with_what_stands_under_it() -> None:
    plan = plan_of(
        {"key": "d5701", "parent": "d5701-dla"},
        {"key": "d5701-dla", "parent": "p57"},
    )
    assert told(plan) == {2: "move", 3: "move"}


def test_a_row_that_needs_a_wrong_row_is_told_so() -> None:
    plan = plan_of(
        office("p57-a-b", parent="p57-a"), office("p57-a", name=""), office("c", parent="p57-a-b")
    )
    assert wrong(plan) == {
        (2, "parent", "O215"),
        (2, "line", "O215"),
        (3, "name_th", "O108"),
        (4, "parent", "O215"),
        (4, "line", "O215"),
    }


def test_offices_nest_no_deeper_than_a_path_holds() -> None:
    rows = [office("p57-0")] + [office(f"p57-{n}", parent=f"p57-{n - 1}") for n in range(1, 14)]
    plan = plan_of(*rows)
    numbers = {number for _, _, number in wrong(plan)}
    assert numbers == {"O133", "O215"}
    assert told(plan)[2] == "open"


def test_moving_what_has_much_below_it_is_told_where_it_gets_too_deep() -> None:
    deep = [office("p57-0")] + [office(f"p57-{n}", parent=f"p57-{n - 1}") for n in range(1, 8)]
    plan = plan_of(*deep, office("moi", kind="", name="", parent="p57-7"))
    assert told(plan)[10] == "error"
    plan = plan_of({"key": "d5701", "parent": "d5702"}, {"key": "d5702", "parent": "d5703"})
    assert set(told(plan).values()) == {"move"}


def test_what_changes_later_or_closes_is_not_changed_before() -> None:
    renamed("d5701", "ชื่อภายหน้า", NEXT)
    closed("p57-office-damrongtham", day=NEXT)
    plan = plan_of({"key": "d5701", "phone": "1"}, {"key": "p57-office-damrongtham", "phone": "1"})
    assert wrong(plan) == {(2, "", "O102"), (3, "", "O131")}
    assert set(told(plan_of({"key": "d5701", "since": ""})).values()) == {"unchanged"}


def test_nothing_goes_under_an_office_that_moves_or_closes_later() -> None:
    moved("d5701", parent="p53", day=NEXT)
    closed("p57-office-damrongtham", day=NEXT)
    plan = plan_of(
        office("p57-a", parent="d5701"), office("p57-b", parent="p57-office-damrongtham")
    )
    assert {number for _, _, number in wrong(plan)} == {"O132"}


def test_a_parent_that_moves_with_what_is_above_it_and_again_later_takes_nobody() -> None:
    moved("d5701", parent="p53", day=NEXT)
    plan = plan_of({"key": "p57", "parent": "dla"}, {"key": "d5702", "parent": "d5701"})
    assert wrong(plan) == {(3, "parent", "O132")}


def test_an_office_of_before_may_be_brought_in_where_its_parent_stood_so_long() -> None:
    renamed("p57-office", "สำนักงานใหม่", date(2024, 1, 1))
    plan = plan_of(office("p57-a", parent="p57-office", since="1 ม.ค. 2550"))
    assert told(plan) == {2: "open"}
    moved("p57-office", parent="d5701", line="d5701", day=date(2024, 6, 1))
    plan = plan_of(office("p57-a", parent="p57-office", since="1 ม.ค. 2550"))
    assert wrong(plan) == {(2, "since", "O132")}


def test_the_first_day_of_an_office_that_is_there_is_not_changed() -> None:
    plan = plan_of({"key": "dla", "since": "1 ต.ค. 2568"}, {"key": "cdd", "since": "1/10/2505"})
    assert wrong(plan) == {(2, "since", "O211")}
    assert "3 ต.ค. 2545" in plan.errors[0].problems[0].thai


def test_an_office_that_opens_later_is_unchanged_or_told_its_day() -> None:
    later = office("p57-later", since="1 ม.ค. 2570")
    imported(later)
    assert told(plan_of(later)) == {2: "unchanged"}
    assert wrong(plan_of(later | {"name_th": "อื่น"})) == {(2, "", "O212")}


def test_a_key_of_a_closed_office_is_taken() -> None:
    closed("p57-office-damrongtham", day=date(2025, 1, 1))
    assert (2, "key", "O105") in wrong(plan_of(office("p57-office-damrongtham")))


def test_rows_outside_the_reach_of_the_person_are_errors_of_those_rows() -> None:
    plan = plan_of(
        office("p57-new"),
        office("p53-new", parent="p53"),
        {**office("x"), "key": "d5301", "name_th": "ยึด", "kind": "district", "place": "5301"},
        office("p57-new-unit", parent="p57-new"),
        office("p53-new-unit", parent="p53-new"),
        actor=administrator("p57"),
    )
    assert wrong(plan) == {(3, "", "O214"), (4, "", "O214"), (6, "", "O214")}
    assert told(plan)[2] == told(plan)[5] == "open"


def test_a_move_needs_the_right_at_both_ends() -> None:
    actor = administrator("p57")
    plan = plan_of(
        {"key": "d5701", "parent": "p53"},
        {"key": "d5301", "parent": "p57"},
        {"key": "d5702", "parent": "d5703"},
        actor=actor,
    )
    assert wrong(plan) == {(2, "", "O214"), (3, "", "O214")}


def test_what_is_above_is_seen_unchanged_but_what_is_hidden_is_not_confirmed() -> None:
    actor = administrator("p57")
    plan = plan_of(
        {"key": "moi", "name_th": "กระทรวงมหาดไทย"},
        {"key": "moi-ps", "name_th": "สำนักงานปลัดกระทรวงมหาดไทย"},
        {"key": "dol", "name_th": "เดาชื่อ"},
        actor=actor,
    )
    assert told(plan) == {2: "unchanged", 3: "error", 4: "error"}
    assert not plan.outcomes[2].edits


def test_only_the_machine_opens_an_office_under_nobody() -> None:
    row = office("top", parent="")
    assert wrong(plan_of(row, actor=administrator("th"))) == {(2, "parent", "O213")}
    assert told(plan_of(row)) == {2: "open"}


def test_only_the_machine_makes_a_second_top() -> None:
    row = office("top", kind="ทั้งประเทศ")
    assert (2, "kind", "O106") in wrong(plan_of(row, actor=administrator("th")))


def test_who_may_import_nothing_is_denied_and_it_stands_in_the_ledger() -> None:
    with pytest.raises(Denied):
        plan_of(office("p57-new"), actor=NOBODY)
    line = last_line()
    assert line.verb.name == "do.denied"
    assert line.why == "signed-out"


def test_nine_thousand_rows_are_planned_in_a_few_queries() -> None:
    rows = [office(f"n{n}", name=f"กลุ่มงาน {n}", since="1 ต.ค. 2560") for n in range(9_000)]
    data = csv_of(rows)
    with CaptureQueriesContext(connection) as queries:
        plan = planned(data)
    assert plan.counts["open"] == 9_000
    assert len(queries) <= 5


def test_who_keeps_the_whole_directory_is_told_which_office_is_not_there() -> None:
    row = office("p57-new", parent="p-none")
    told = {number for _, _, number in wrong(plan_of(row, actor=administrator("th")))}
    assert told == {"O210"}
    assert wrong(plan_of(row, actor=administrator("p57"))) == {(2, "", "O214")}
