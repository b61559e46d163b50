"""Groups as of a day: what a group was on a past day, no later change makes different."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.offices.hands import having, last_line
from wian.offices.acting import SYSTEM, Denied
from wian.offices.actions.groups import change_members, close_group, make_group
from wian.offices.errors import Refused
from wian.offices.models import Membership
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

D = date(2024, 1, 1)
DAYS = [D + timedelta(days=n) for n in range(10)]
KEYS = ("d5701", "d5702", "d5703", "d5704")


def offices(*keys: str) -> set[int]:
    return {by_key(key) for key in keys}


def members(group: int, day: date) -> set[int]:
    rows = Membership.objects.filter(group=group, since__lte=day, until__gt=day)
    found = list(rows.values_list("office", flat=True))
    assert len(found) == len(set(found))
    return set(found)


def made(*keys: str, key: str = "pilot", day: date = D) -> int:
    order = {"key": key, "owner": by_key("p57"), "name_th": "นำร่อง", "day": day}
    return make_group(SYSTEM, members=offices(*keys), **order)  # type: ignore[arg-type]


def test_a_group_has_its_members_from_its_day_on() -> None:
    group = made("d5701", "d5702", day=DAYS[2])
    assert members(group, DAYS[1]) == set()
    assert members(group, DAYS[2]) == offices("d5701", "d5702")
    assert last_line().after == {"key": "pilot", "day": "2024-01-03", "members": 2}


def test_members_change_from_a_day_on_and_never_before_it() -> None:
    group = made("d5701", "d5702")
    change_members(SYSTEM, group=group, day=DAYS[4], members=offices("d5702", "d5703"))
    assert members(group, DAYS[3]) == offices("d5701", "d5702")
    assert members(group, DAYS[4]) == offices("d5702", "d5703")
    assert (last_line().count, last_line().after) == (
        2,
        {"day": "2024-01-05", "joined": 1, "left": 1},
    )
    with pytest.raises(Refused, match="O173") as told:
        change_members(SYSTEM, group=group, day=DAYS[3], members=())
    assert "2024-01-05" in told.value.english


def test_who_joins_and_leaves_on_one_day_was_never_a_member() -> None:
    group = made("d5701")
    change_members(SYSTEM, group=group, day=DAYS[4], members=offices("d5701", "d5702"))
    change_members(SYSTEM, group=group, day=DAYS[4], members=offices("d5701"))
    assert not Membership.objects.filter(group=group, office=by_key("d5702")).exists()
    assert members(group, DAYS[9]) == offices("d5701")


def test_a_closed_group_has_no_members_and_is_not_changed() -> None:
    group = made("d5701")
    with pytest.raises(Refused, match="O112"):
        close_group(SYSTEM, group=group, day=D)
    close_group(SYSTEM, group=group, day=DAYS[5])
    assert (members(group, DAYS[4]), members(group, DAYS[5])) == (offices("d5701"), set())
    with pytest.raises(Refused, match="O172"):
        change_members(SYSTEM, group=group, day=DAYS[5], members=())
    with pytest.raises(Refused, match="O172"):
        close_group(SYSTEM, group=0, day=DAYS[5])


CHANGES = st.lists(
    st.tuples(st.integers(0, 9), st.sets(st.sampled_from(KEYS))), min_size=1, max_size=6
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_no_change_alters_an_answer_about_a_day_before_it(
    changes: list[tuple[int, set[str]]],
) -> None:
    with transaction.atomic():
        group = made("d5701", "d5702")
        for number, keys in changes:
            before = [members(group, day) for day in DAYS]
            try:
                change_members(SYSTEM, group=group, day=DAYS[number], members=offices(*keys))
            except Refused:
                assert [members(group, day) for day in DAYS] == before
                continue
            assert [members(group, day) for day in DAYS[:number]] == before[:number]
            assert all(members(group, day) == offices(*keys) for day in DAYS[number:])
        transaction.set_rollback(True)


def test_a_group_is_changed_by_who_may_at_its_owner_with_offices_they_see() -> None:
    here = having("manager", "p57", scope="subtree")
    there = having("manager", "p53", scope="subtree")
    order = {"key": "zone-9", "owner": by_key("p57"), "name_th": "โซน", "day": D}
    with pytest.raises(Denied):
        make_group(there, **order)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="O101"):
        make_group(here, members=offices("d5301"), **order)  # type: ignore[arg-type]
    group = make_group(here, members=offices("d5701"), **order)  # type: ignore[arg-type]
    for forbidden in (
        lambda: change_members(there, group=group, day=DAYS[1], members=()),
        lambda: close_group(there, group=group, day=DAYS[1]),
    ):
        with pytest.raises(Denied):
            forbidden()
    with pytest.raises(Refused, match="O101"):
        change_members(here, group=group, day=DAYS[1], members=offices("d5301"))


def test_a_group_has_a_name_and_a_key_of_its_own() -> None:
    made()
    with pytest.raises(Refused, match="O105"):
        made()
    for key in ("", "นำร่อง", "x" * 41):
        with pytest.raises(Refused, match="O135"):
            made(key=key)
    with pytest.raises(Refused, match="O174"):
        make_group(SYSTEM, key="x", owner=by_key("p57"), name_th=" ", day=D)
