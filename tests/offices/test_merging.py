"""Offices that become one, and offices that come out of one."""

from __future__ import annotations

import pytest

from tests.offices.doing import DAY, EVE, above, below, new, number_of, see, there
from wian.offices.acting import SYSTEM
from wian.offices.actions.offices import merge_offices, split_office
from wian.offices.errors import Refused
from wian.offices.queries import offices as ask
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def test_a_merger_into_a_new_office_ends_the_others_and_takes_what_they_had() -> None:
    ids = [by_key("d5707"), by_key("d5708")]
    kept = merge_offices(SYSTEM, offices=ids, into=new(parent=by_key("p57")), day=DAY)
    for key in ("d5707", "d5708"):
        assert there(key, EVE)
        assert not there(key, DAY)
    had = below("d5707", EVE) | below("d5708", EVE)
    assert below("d5799", DAY) == (had | {"d5799"}) - {"d5707", "d5708"}
    told = ask.events(SYSTEM, see("d5799", day=DAY))[0]
    assert (told.kind, told.before, told.after) == ("merge", tuple(ids), (kept,))


def test_offices_merge_into_one_of_them_or_one_beside_them() -> None:
    for into in ("d5708", "d5709"):
        merged = [by_key("d5707")] if into == "d5709" else [by_key("d5710"), by_key(into)]
        assert merge_offices(SYSTEM, offices=merged, into=by_key(into), day=DAY) == by_key(into)
    assert above("l5707-mae-chan", DAY)[-1] == "d5709"
    assert above("l5710-mae-suai", DAY)[-1] == "d5708"


def test_an_office_merges_into_one_that_stood_under_it_however_deep() -> None:
    chain = [by_key(key) for key in ("p57", "d5707", "l5707-mae-chan")]
    merge_offices(SYSTEM, offices=chain, into=chain[2], day=DAY)
    assert above("l5707-mae-chan", DAY) == ["th", "moi"]
    assert above("d5701", DAY)[-1] == "l5707-mae-chan"
    assert not any(there(key, DAY) for key in ("p57", "d5707"))


def test_an_office_and_one_under_it_merge_into_a_new_one() -> None:
    both = [by_key("p57"), by_key("d5707")]
    merge_offices(SYSTEM, offices=both, into=new(parent=by_key("moi")), day=DAY)
    assert not any(there(key, DAY) for key in ("p57", "d5707"))
    assert above("l5707-mae-chan", DAY) == ["th", "moi", "d5799"]


def test_one_office_is_no_merger() -> None:
    for into in (by_key("d5707"), new(parent=by_key("p57"))):
        with pytest.raises(Refused) as refused:
            merge_offices(SYSTEM, offices=[by_key("d5707")] * 2, into=into, day=DAY)
        assert number_of(refused) == "O109"


def test_a_split_brings_forth_offices_with_the_children_named_for_them() -> None:
    goes, stays = by_key("l5707-pa-tueng-tao"), "l5707-mae-chan"
    born = split_office(
        SYSTEM,
        office=by_key("d5707"),
        day=DAY,
        into=[new(parent=by_key("p57"))],
        children={goes: "d5799"},
    )
    assert born == (by_key("d5799"),)
    assert above("l5707-pa-tueng-tao", DAY)[-1] == "d5799"
    assert above("l5707-pa-tueng-tao", EVE)[-1] == "d5707"
    assert above(stays, DAY)[-1] == "d5707"


@pytest.mark.parametrize(
    ("child", "key"), [("d5701", "d5799"), ("l5707-mae-chan", "nobody"), ("d5707", "d5799")]
)
def test_a_split_refuses_children_that_are_none_and_names_that_nobody_bears(
    child: str, key: str
) -> None:
    with pytest.raises(Refused) as refused:
        split_office(
            SYSTEM,
            office=by_key("d5707"),
            day=DAY,
            into=[new(parent=by_key("p57"))],
            children={by_key(child): key},
        )
    assert number_of(refused) == "O136"
    assert not there("d5799", DAY)


def test_a_split_into_nothing_is_none() -> None:
    with pytest.raises(Refused) as refused:
        split_office(SYSTEM, office=by_key("d5707"), day=DAY, into=[])
    assert number_of(refused) == "O110"
