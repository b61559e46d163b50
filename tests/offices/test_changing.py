"""What the actions refuse, whom they deny, and what they leave in the ledger."""

from __future__ import annotations

from functools import partial

import pytest

from tests.offices.doing import (
    DAY,
    EVE,
    LATER,
    above,
    administrator,
    closed,
    moved,
    new,
    number_of,
    opened,
    renamed,
    see,
    there,
)
from wian.ledger.queries import latest, timeline
from wian.offices.acting import SYSTEM, Actor, Denied
from wian.offices.actions.offices import (
    change_office,
    close_office,
    merge_offices,
    move_office,
    open_office,
    split_office,
)
from wian.offices.actions.timeline import NewOffice
from wian.offices.errors import Refused
from wian.offices.models import Event, Spell
from wian.offices.queries.offices import by_key
from wian.offices.values import OfficeView

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("O105", NewOffice("d5701", "district", "5701", "ชื่อ")),
        ("O106", NewOffice("x", "castle", "5701", "ชื่อ")),
        ("O107", NewOffice("x", "district", "9999", "ชื่อ")),
        ("O108", NewOffice("x", "district", "5701", "  ")),
        ("O134", NewOffice("x", "district", "5701", "ก" * 161)),
        ("O134", NewOffice("x", "district", "5701", "ชื่อ", short="ก" * 61)),
        ("O135", NewOffice("อำเภอ", "district", "5701", "ชื่อ")),
        ("O135", NewOffice("", "district", "5701", "ชื่อ")),
        ("O135", NewOffice("x" * 41, "district", "5701", "ชื่อ")),
    ],
)
def test_a_new_office_that_cannot_be_is_refused_by_number(number: str, wrong: NewOffice) -> None:
    with pytest.raises(Refused) as refused:
        open_office(SYSTEM, new=wrong, day=DAY)
    assert number_of(refused) == number


@pytest.mark.parametrize(
    ("number", "details"),
    [
        ("O106", {"kind": "castle"}),
        ("O107", {"place_id": "9999"}),
        ("O108", {"name_th": " "}),
        ("O134", {"phone": "0" * 61}),
    ],
)
def test_a_change_that_cannot_be_is_refused_by_number(number: str, details: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        change_office(SYSTEM, office=by_key("d5707"), day=DAY, **details)
    assert number_of(refused) == number


def test_offices_stand_at_most_twelve_deep() -> None:
    upper = "l5707-mae-chan"
    for depth in range(6, 13):
        opened(key=f"deep{depth}", parent=upper)
        upper = f"deep{depth}"
    with pytest.raises(Refused) as refused:
        opened(key="deep13", parent=upper)
    assert number_of(refused) == "O133"
    with pytest.raises(Refused) as refused:
        moved("d5707", parent="d5708")
    assert number_of(refused) == "O133"


def test_a_reason_that_does_not_fit_is_refused_and_nothing_is_done() -> None:
    with pytest.raises(Refused) as refused:
        close_office(SYSTEM, office=by_key("l5707-mae-chan"), day=DAY, reason="ก" * 301)
    assert number_of(refused) == "O134"
    assert there("l5707-mae-chan", DAY)


def test_every_action_is_one_row_of_the_ledger_and_one_event() -> None:
    district, town = by_key("d5707"), by_key("l5707-mae-chan")
    born = opened()
    renamed("d5707", "ที่ว่าการอำเภอแม่จันใหม่")
    change_office(SYSTEM, office=town, day=DAY, phone="1")
    moved("d5707", parent="p53")
    split_office(SYSTEM, office=district, day=DAY, into=[new("a", parent=by_key("p57"))])
    merge_offices(SYSTEM, offices=[by_key("d5708")], into=town, day=DAY)
    closed("d5710", successor="d5711")
    done = [
        ("office.open", born),
        ("office.rename", district),
        ("office.change", town),
        ("office.move", district),
        ("office.split", district),
        ("office.merge", town),
        ("office.close", by_key("d5710")),
    ]
    rows = list(reversed(latest()))[1:]
    assert [(row.verb.name, row.thing) for row in rows] == [
        (verb, ("office", str(office))) for verb, office in done
    ]
    assert Event.objects.count() == len(done)
    assert [row.verb.name for row in timeline("office", by_key("d5708"))] == ["office.merge"]
    assert all(row.before is None or row.before != row.after for row in rows)


def test_units_have_verbs_of_their_own() -> None:
    unit = open_office(
        SYSTEM,
        new=NewOffice("u", "unit", "5701", "กลุ่มงานใหม่", by_key("p57-cdd"), by_key("p57-cdd")),
        day=EVE,
    )
    change_office(SYSTEM, office=unit, day=DAY, name_th="กลุ่มงานอื่น")
    close_office(SYSTEM, office=unit, day=LATER)
    assert [row.verb.name for row in latest()[:3]] == ["unit.close", "unit.change", "unit.open"]


def _attempts(actor: Actor) -> list[partial[object]]:
    """Each thing that somebody of Chiang Rai may not do, for it reaches into Uttaradit."""
    own, other, town = by_key("d5701"), by_key("d5301"), by_key("l5301-uttaradit")
    into_other = new(parent=by_key("p53"))
    into_line = new(parent=by_key("p57"), line=by_key("p53-cdd"))
    both = {"actor": actor, "day": DAY}
    return [
        partial(open_office, new=into_other, **both),
        partial(open_office, new=into_line, **both),
        partial(change_office, office=other, name_th="ชื่อ", **both),
        partial(move_office, office=own, parent=by_key("p53"), line=None, **both),
        partial(move_office, office=own, parent=by_key("p57"), line=other, **both),
        partial(move_office, office=other, parent=own, line=None, **both),
        partial(close_office, office=town, **both),
        partial(close_office, office=own, successor=other, **both),
        partial(merge_offices, offices=[own, other], into=own, **both),
        partial(merge_offices, offices=[own], into=other, **both),
        partial(merge_offices, offices=[own, by_key("d5702")], into=into_other, **both),
        partial(split_office, office=own, into=[into_other], **both),
        partial(split_office, office=other, into=[into_other], **both),
    ]


@pytest.mark.parametrize("which", range(13))
def test_an_attempt_beyond_ones_offices_is_denied_and_stands_in_the_ledger(which: int) -> None:
    attempt = _attempts(administrator("p57"))[which]
    before = Spell.objects.count()
    with pytest.raises(Denied) as denied:
        attempt()
    assert denied.value.decision.code == "outside"
    (row,) = latest(account=7)
    assert (row.verb.name, row.why) == ("do.denied", "outside")
    assert Spell.objects.count() == before
    assert not Event.objects.exists()


def test_within_ones_offices_each_may_be_done() -> None:
    actor = administrator("p57")
    office = open_office(actor, new=new(parent=by_key("p57")), day=DAY)
    move_office(actor, office=office, day=DAY, parent=by_key("d5701"), line=None)
    row = latest(account=7)[0]
    assert (row.verb.name, row.office) == ("office.move", by_key("p57"))


def test_only_the_machine_puts_an_office_at_the_very_top() -> None:
    for attempt in (
        partial(open_office, new=new()),
        partial(move_office, office=by_key("d5701"), parent=None, line=None),
    ):
        with pytest.raises(Refused) as refused:
            attempt(administrator("th"), day=DAY)
        assert number_of(refused) == "O101"


def test_the_field_line_of_before_need_not_be_ones_own_to_move_within_the_area() -> None:
    actor, field = administrator("p57"), see("p57-cdd", day=EVE)
    move_office(actor, office=field.id, day=DAY, parent=by_key("d5701"), line=field.line)
    assert isinstance(see("p57-cdd", day=DAY), OfficeView)
    assert above("p57-cdd", DAY)[-1] == "d5701"
