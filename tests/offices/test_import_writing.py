"""Importing writes all of it or nothing, and undoing takes it back as if it had not been."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.offices.doing import (
    above,
    administrator,
    below,
    moved,
    number_of,
    opened,
    renamed,
    see,
    there,
)
from tests.offices.hands import having, last_line
from tests.offices.sheets import (
    DAY,
    Line,
    as_is,
    csv_of,
    imported,
    office,
    plan_of,
    planned,
    told,
    whole,
)
from wian.ledger.models import Entry
from wian.offices.acting import NOBODY, SYSTEM, Denied
from wian.offices.actions.importing import import_directory, undo_import
from wian.offices.actions.people import open_post
from wian.offices.errors import Refused
from wian.offices.models import Change, Event, Office, Part, Spell
from wian.offices.queries import offices as ask
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

EVE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=1)
TOLD = dict.fromkeys(("open", "change", "move", "unchanged", "error", "people"), 0) | {
    "day": "2025-10-01"
}


def swap() -> tuple[Line, Line]:
    """A district goes under its own field office, and that under the province."""
    return (
        as_is("d5701", parent="d5701-dla", name_th="ที่ว่าการอำเภอเมืองใหม่"),
        as_is("d5701-dla", parent="p57", name_th="ท้องถิ่น"),
    )


def undone(change: int) -> None:
    undo_import(SYSTEM, change=change)


def everything() -> list[object]:
    return [whole(), *(list(m.objects.order_by("pk").values()) for m in (Office, Event, Part))]


def test_what_is_imported_holds_from_the_day_and_not_before() -> None:
    imported(
        office("p57-new", parent="p57-office"),
        office("p57-office-general", name="กลุ่มงานใหม่", parent="p57-office"),
    )
    assert see("p57-new", day=DAY).name_th == "กลุ่มงานทดลอง"
    assert not there("p57-new", EVE)
    assert see("p57-office-general", day=EVE).name_th == "กลุ่มงานอำนวยการ"
    assert see("p57-office-general", day=DAY).name_th == "กลุ่มงานใหม่"
    assert above("p57-office-general", EVE) == ["th", "moi", "p57"]
    assert above("p57-office-general", DAY) == ["th", "moi", "p57", "p57-office"]


def test_everything_below_follows_and_search_finds_the_new_name() -> None:
    stood = below("d5701", EVE) - {"d5701-dla"}
    imported(*swap())
    assert above("d5701", DAY) == ["th", "moi", "p57", "d5701-dla"]
    assert stood <= below("d5701-dla", DAY)
    assert below("d5701", EVE) >= stood
    assert [view.key for view in ask.find(SYSTEM, "อำเภอเมืองใหม่", day=DAY)] == ["d5701"]


def test_a_whole_branch_comes_in_at_once_wherever_its_rows_stand() -> None:
    imported(office("p57-a-b", parent="p57-a"), office("p57-a", since="1 ต.ค. 2560"))
    assert above("p57-a-b", DAY) == ["th", "moi", "p57", "p57-a"]
    assert there("p57-a", date(2017, 10, 1))
    assert not there("p57-a-b", EVE)


def test_later_days_of_what_stands_below_follow_too() -> None:
    renamed("d5702", "ชื่อภายหน้า", NEXT)
    moved("d5703-dla", parent="p57", day=NEXT)
    imported({"key": "p57", "parent": "dla"})
    assert above("d5702", DAY) == above("d5702", NEXT) == ["th", "moi", "dla", "p57"]
    assert above("d5703-dla", DAY) == ["th", "moi", "dla", "p57", "d5703"]
    assert above("d5703-dla", NEXT) == ["th", "moi", "dla", "p57"]


def test_one_row_of_the_ledger_tells_how_many() -> None:
    lines = Entry.objects.count()
    change = imported(*swap(), *(office(f"p57-{n}") for n in range(5)))
    assert Entry.objects.count() == lines + 1
    line = last_line()
    assert (line.verb.name, line.count, line.thing) == (
        "directory.import",
        7,
        ("import", str(change)),
    )
    assert line.after == TOLD | {"open": 5, "move": 2}


def test_each_office_has_its_own_event() -> None:
    imported(*swap(), office("p57-a"))
    kinds = {
        key: [event.kind for event in ask.events(SYSTEM, see(key, day=DAY))]
        for key in ("d5701", "p57-a")
    }
    assert kinds == {"d5701": ["move", "rename"], "p57-a": ["open"]}


def test_a_wrong_row_keeps_all_out_and_once_mended_all_comes_in() -> None:
    good = [office(f"p57-{n}") for n in range(4)]
    bad = [office("p57-x", place="9999"), office("p57-y", parent="p58-"), office("", name="ก")]
    plan = plan_of(*good[:2], *bad, *good[2:])
    before = everything()
    with pytest.raises(Refused) as refused:
        import_directory(SYSTEM, plan=plan)
    assert number_of(refused) == "O220"
    assert "3" in refused.value.thai
    assert everything() == before
    assert [outcome.row for outcome in plan.errors] == [4, 5, 6]
    mended = [office("p57-x"), office("p57-y"), office("p57-z")]
    imported(*good[:2], *mended, *good[2:])
    assert {"p57-x", "p57-y", "p57-z", "p57-3"} <= below("p57", DAY)


def test_wrong_rows_may_be_skipped() -> None:
    plan = plan_of(office("p57-a"), office("p57-b", place="9999"), office("p57-c", parent="p57-b"))
    assert import_directory(SYSTEM, plan=plan, skip_bad=True)
    assert there("p57-a", DAY)
    assert not Office.objects.filter(key__in=("p57-b", "p57-c")).exists()
    assert last_line().after == TOLD | {"open": 1, "error": 2}


def test_importing_the_same_again_does_nothing() -> None:
    rows = (*swap(), office("p57-a", since="1 ต.ค. 2560"), office("p57-b", since="1 ต.ค. 2580"))
    imported(*rows)
    before, lines = everything(), Entry.objects.count()
    plan = plan_of(*rows)
    assert set(told(plan).values()) == {"unchanged"}
    assert import_directory(SYSTEM, plan=plan) is None
    assert everything() == before
    assert (Entry.objects.count(), Change.objects.count()) == (lines, 1)


def test_a_plan_that_is_no_longer_true_is_refused() -> None:
    plan = plan_of({"key": "d5701", "name_th": "ก"})
    renamed("d5701", "ข", EVE)
    with pytest.raises(Refused) as refused:
        import_directory(SYSTEM, plan=plan)
    assert number_of(refused) == "O221"


def test_what_the_person_may_do_is_asked_again() -> None:
    plan = plan_of(office("p57-a"))
    with pytest.raises(Refused) as refused:
        import_directory(administrator("p53"), plan=plan)
    assert number_of(refused) == "O221"
    with pytest.raises(Denied):
        import_directory(NOBODY, plan=plan)
    assert not Office.objects.filter(key="p57-a").exists()


def test_undoing_restores_every_answer_of_every_day() -> None:
    renamed("d5702", "ชื่อภายหน้า", NEXT)
    renamed("p57-office", "ชื่อวันนี้", DAY)
    before = everything()
    change = imported(
        *swap(),
        office("p57-a-b", parent="p57-a"),
        office("p57-a", parent="p53", since="1 ต.ค. 2560"),
        as_is("p57-office", name_th="ชื่ออื่นในวันเดียวกัน", parent="d5703"),
        as_is("p57", parent="dla"),
    )
    assert everything() != before
    undone(change)
    assert everything() == before
    line = last_line()
    assert (line.verb.name, line.count, line.thing) == (
        "directory.undo",
        6,
        ("import", str(change)),
    )
    assert Change.objects.get(pk=change).undone_at


def test_what_was_undone_can_be_imported_again() -> None:
    rows = (*swap(), office("p57-a"))
    undone(imported(*rows))
    imported(*rows)
    assert there("p57-a", DAY)


def test_two_imports_are_undone_in_their_order_backwards() -> None:
    before = everything()
    first = imported(as_is("d5701", name_th="ก"), office("p57-a"))
    rows = as_is("d5701", name_th="ข"), office("p57-a-b", parent="p57-a")
    second = imported(*rows, day=NEXT)
    with pytest.raises(Refused) as refused:
        undone(first)
    assert number_of(refused) == "O222"
    undone(second)
    undone(first)
    assert everything() == before


def test_an_import_of_the_same_day_is_undone_first_too() -> None:
    before = everything()
    first = imported({"key": "d5701", "name_th": "ก"})
    second = imported({"key": "d5701", "name_th": "ข"})
    with pytest.raises(Refused):
        undone(first)
    undone(second)
    undone(first)
    assert everything() == before


def test_imports_that_do_not_touch_each_other_are_undone_in_any_order() -> None:
    before = everything()
    first = imported({"key": "d5701", "name_th": "ก"})
    second = imported({"key": "d5301", "name_th": "ข"})
    undone(first)
    undone(second)
    assert everything() == before


@pytest.mark.parametrize(
    "builds_on",
    [
        lambda: renamed("p57-a", "ชื่อใหม่", NEXT),
        lambda: opened(NEXT, key="d5799", parent="p57-a"),
        lambda: opened(NEXT, key="d5799", parent="d5701"),
        lambda: moved("d5702", parent="d5701", day=NEXT),
        lambda: moved("d5701", parent="p53", day=NEXT),
        lambda: open_post(SYSTEM, office=by_key("p57-a"), title="หัวหน้า", since=DAY),
        lambda: having("clerk", "p57-a"),
    ],
    ids=["renamed", "opened-under-new", "opened-under-moved", "came", "went", "post", "role"],
)
def test_what_something_was_built_on_is_not_undone(builds_on) -> None:
    change = imported(as_is("d5701", parent="d5703"), office("p57-a"))
    builds_on()
    before = everything()
    with pytest.raises(Refused) as refused:
        undone(change)
    assert number_of(refused) == "O222"
    assert "…" not in refused.value.thai
    assert everything() == before


def test_what_stands_beside_in_the_other_tree_does_not_hinder() -> None:
    before = everything()
    change = imported({"key": "p57-dla", "parent": "d5701"})
    undone(change)
    assert everything() == before


def test_an_import_is_undone_once_and_by_who_may() -> None:
    change = imported(office("p57-a"))
    with pytest.raises(Denied):
        undo_import(administrator("p53"), change=change)
    assert last_line().verb.name == "do.denied"
    undo_import(administrator("p57"), change=change)
    with pytest.raises(Refused) as refused:
        undone(change)
    assert number_of(refused) == "O223"
    with pytest.raises(Refused) as refused:
        undone(change + 1)
    assert number_of(refused) == "O224"


def test_thousands_of_offices_are_written_by_few_statements() -> None:
    rows = [office(f"n{n}", name=f"กลุ่มงาน {n}") for n in range(2_000)]
    plan = planned(csv_of(rows))
    with CaptureQueriesContext(connection) as queries:
        change = import_directory(SYSTEM, plan=plan)
    assert change
    assert len(queries) < 200
    names = [row | {"name_th": f"งาน {n}"} for n, row in enumerate(rows)]
    with CaptureQueriesContext(connection) as queries:
        second = imported(*names)
    assert len(queries) < 200
    undone(second)
    undone(change)
    assert not Spell.objects.filter(office__key="n7").exists()
