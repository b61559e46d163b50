"""What opens, changes, moves and closes does so from its day on, and not before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.offices.doing import (
    DAY,
    EVE,
    LATER,
    above,
    below,
    closed,
    moved,
    number_of,
    opened,
    renamed,
    see,
    there,
)
from wian.ledger.queries import latest
from wian.offices.acting import SYSTEM
from wian.offices.actions.offices import change_office
from wian.offices.errors import Refused
from wian.offices.models import Event, Office, Spell
from wian.offices.queries import offices as ask
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def test_an_office_is_there_from_its_day_on() -> None:
    opened()
    assert there("d5799", DAY)
    assert not there("d5799", EVE)
    assert above("d5799", DAY) == ["th", "moi", "p57"]


def test_a_new_name_holds_from_its_day_on_and_both_are_found_on_their_days() -> None:
    renamed("d5707", "ที่ว่าการอำเภอแม่จันใหม่")
    assert see("d5707", day=EVE).name_th == "ที่ว่าการอำเภอแม่จัน"
    assert see("d5707", day=DAY).name_th == "ที่ว่าการอำเภอแม่จันใหม่"
    assert not ask.find(SYSTEM, "แม่จันใหม่", day=EVE)
    assert [office.key for office in ask.find(SYSTEM, "แม่จันใหม่", day=DAY)] == ["d5707"]


def test_a_change_without_a_difference_leaves_no_trace() -> None:
    renamed("d5707", "ที่ว่าการอำเภอแม่จัน")
    moved("d5707", parent="p57")
    assert not Event.objects.exists()
    assert len(latest()) == 1  # the loading of the directory


def test_a_detail_that_offices_do_not_have_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="colour"):
        change_office(SYSTEM, office=by_key("d5707"), day=DAY, colour="red")


def test_all_that_stands_under_an_office_moves_with_it_in_the_tree_of_areas() -> None:
    stays = below("d5707", EVE)
    moved("d5707", parent="p53")
    assert below("d5707", DAY) == stays
    assert above("l5707-pa-tueng-tao", DAY) == ["th", "moi", "p53", "d5707"]
    assert above("l5707-pa-tueng-tao", EVE) == ["th", "moi", "p57", "d5707"]
    assert stays <= below("p57", EVE) - below("p57", DAY)


def test_the_field_line_moves_without_the_area_and_the_area_without_the_line() -> None:
    moved("p57-cdd", parent="p57", line="dla")
    line = {office.key for office in ask.line(SYSTEM, see("dla", day=DAY), day=DAY)}
    assert {"p57-cdd", "d5701-cdd"} <= line
    assert above("d5701-cdd", DAY) == ["th", "moi", "p57", "d5701"]
    assert see("d5701-cdd", day=DAY).since == DAY
    moved("d5701", parent="p53")
    old, now = see("d5701-cdd", day=EVE), see("d5701-cdd", day=DAY)
    assert now.line_path != old.line_path
    assert now.path.startswith(see("p53", day=DAY).path)


def test_a_move_in_one_tree_leaves_what_only_hangs_in_the_other_alone() -> None:
    spells = Spell.objects.filter(office__key="d5701-cdd").count()
    moved("p57-cdd", parent="p53", line="cdd")
    assert Spell.objects.filter(office__key="d5701-cdd").count() == spells


def test_a_change_of_a_day_to_come_waits_for_it() -> None:
    far = date(2100, 1, 1)
    renamed("d5707", "ที่ว่าการอำเภอแห่งอนาคต", far)
    assert see("d5707", day=DAY).name_th == "ที่ว่าการอำเภอแม่จัน"
    assert see("d5707", day=far).name_th == "ที่ว่าการอำเภอแห่งอนาคต"
    with pytest.raises(Refused) as refused:
        renamed("d5707", "ที่ว่าการอำเภออื่น")
    assert number_of(refused) == "O102"
    assert "2100-01-01" in refused.value.english


def test_the_second_change_of_a_day_takes_the_place_of_the_first() -> None:
    renamed("d5707", "ที่ว่าการอำเภอชั่วคราว")
    renamed("d5707", "ที่ว่าการอำเภอถาวร")
    moved("d5707", parent="p53")
    assert [v.name_th for v in ask.history(SYSTEM, see("d5707", day=DAY))] == [
        "ที่ว่าการอำเภอถาวร",
        "ที่ว่าการอำเภอแม่จัน",
    ]
    assert above("d5707", DAY)[-1] == "p53"


def test_an_office_changed_and_closed_on_one_day_is_what_it_was_until_then() -> None:
    renamed("l5707-mae-chan", "เทศบาลตำบลอื่น")
    closed("l5707-mae-chan")
    assert see("l5707-mae-chan", day=EVE).name_th == "เทศบาลตำบลแม่จัน"
    assert not there("l5707-mae-chan", DAY)


def test_an_office_cannot_close_on_the_day_it_was_opened() -> None:
    opened()
    with pytest.raises(Refused) as refused:
        closed("d5799")
    assert number_of(refused) == "O119"
    closed("d5799", day=DAY + timedelta(days=1))
    assert there("d5799", DAY)


def test_closing_asks_where_what_stands_under_it_goes() -> None:
    with pytest.raises(Refused) as refused:
        closed("d5707")
    assert number_of(refused) == "O104"
    closed("d5707", successor="d5708")
    assert above("l5707-pa-tueng-tao", DAY)[-1] == "d5708"
    assert above("l5707-pa-tueng-tao", EVE)[-1] == "d5707"
    assert Office.objects.get(key="d5707").closed == DAY


def test_nothing_is_closed_in_favour_of_itself() -> None:
    with pytest.raises(Refused) as refused:
        closed("d5707", successor="d5707")
    assert number_of(refused) == "O103"


def test_a_closed_office_is_not_changed_any_more_also_not_before_it_closed() -> None:
    closed("l5707-mae-chan", day=LATER)
    with pytest.raises(Refused) as refused:
        renamed("l5707-mae-chan", "เทศบาลตำบลอื่น")
    assert number_of(refused) == "O131"
    with pytest.raises(Refused) as refused:
        renamed("l5707-mae-chan", "เทศบาลตำบลอื่น", LATER)
    assert number_of(refused) == "O101"


def test_a_successor_that_stood_under_the_office_takes_its_place() -> None:
    closed("p57", successor="d5701")
    assert above("d5701", DAY) == ["th", "moi"]
    assert above("d5702", DAY)[-1] == "d5701"
    assert above("l5702-wiang-chai", DAY) == ["th", "moi", "d5701", "d5702"]


def test_children_with_later_spells_of_their_own_go_too_and_keep_them() -> None:
    renamed("l5707-mae-chan", "เทศบาลเมืองแม่จัน", LATER)
    opened(LATER, key="later", parent="d5707")
    closed("d5707", successor="d5708")
    for day in (DAY, LATER):
        assert above("l5707-mae-chan", day)[-1] == "d5708"
    assert see("l5707-mae-chan", day=DAY).name_th == "เทศบาลตำบลแม่จัน"
    assert see("l5707-mae-chan", day=LATER).name_th == "เทศบาลเมืองแม่จัน"
    assert above("later", LATER)[-1] == "d5708"


def test_a_child_that_leaves_later_follows_only_until_then() -> None:
    moved("l5707-mae-chan", parent="d5709", day=LATER)
    moved("d5707", parent="p53")
    assert above("l5707-mae-chan", DAY) == ["th", "moi", "p53", "d5707"]
    assert above("l5707-mae-chan", LATER) == ["th", "moi", "p57", "d5709"]


def test_an_office_cannot_stand_under_itself_or_under_what_stands_under_it() -> None:
    for parent in ("d5707", "l5707-mae-chan"):
        with pytest.raises(Refused) as refused:
            moved("d5707", parent=parent)
        assert number_of(refused) == "O103"


def test_nothing_is_put_under_an_office_that_closes_or_moves_later() -> None:
    closed("d5707", successor="d5708", day=LATER)
    moved("d5709", parent="p53", day=LATER)
    for parent in ("d5707", "d5709", "l5709-mae-sai"):
        with pytest.raises(Refused) as refused:
            opened(parent=parent)
        assert number_of(refused) == "O132"
        assert "2025-10-01" in refused.value.thai
    opened(LATER, parent="d5709")
