"""What lies with whom: my hands, our hands, what waits for me; in order, and in few questions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.letters.inside import kept, registered, somebody, unit
from wian.letters.actions.endorsing import close_matter, endorse
from wian.letters.models import Custody
from wian.letters.queries import inside
from wian.letters.queries.houses import colleagues, house
from wian.letters.queries.next_steps import receivers, steps_open
from wian.offices.acting import SYSTEM, Actor, today
from wian.offices.actions.roles import give_role
from wian.offices.models import Post

pytestmark = pytest.mark.django_db


def held(home: int, by: Actor, **custody: object) -> int:
    letter = registered(home)
    Custody.objects.filter(letter=letter).update(holder=by.account, **custody)
    return letter


def test_letters_due_first_stand_first_and_those_without_a_day_last(
    home: int, clerk: Actor
) -> None:
    free = held(home, clerk)
    late = held(home, clerk, due=today() + timedelta(days=9))
    soon = held(home, clerk, due=today() + timedelta(days=1))
    assert [row.letter.id for row in inside.in_my_hands(clerk)] == [soon, late, free]
    assert [row.letter.id for row in inside.in_my_hands(clerk, start=1, most=1)] == [late]


def test_each_list_holds_what_its_count_tells(home: int, clerk: Actor) -> None:
    chief = somebody("head", home, given="หัวหน้า", title="หัวหน้าสำนักงาน")
    held(home, clerk)
    registered(home)
    submitted = registered(home)
    words: dict[str, Any] = {"office": home, "instruction": "เพื่อโปรดพิจารณา"}
    endorse(clerk, letter=submitted, kind="submit", to_unit=home, to=chief.account, **words)
    for_all = registered(home)
    endorse(clerk, letter=for_all, kind="submit", to_unit=home, **words)
    close_matter(clerk, letter=held(home, clerk), office=home)
    assert inside.counts(clerk) == inside.HandCounts(mine=1, ours=3, decisions=0, copies=0)
    assert inside.counts(chief) == inside.HandCounts(mine=1, ours=3, decisions=2, copies=0)
    waiting = inside.waiting_for_me(chief)
    assert {row.letter.id for row in waiting} == {submitted, for_all}
    assert {row.instruction for row in waiting} == {"เพื่อโปรดพิจารณา"}
    assert len(inside.in_our_hands(clerk)) == 3


@pytest.mark.parametrize("rows", [3, 30])
def test_lists_ask_the_same_few_questions_however_many_letters(
    home: int, clerk: Actor, rows: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(rows):
        held(home, clerk)
    with django_assert_max_num_queries(4):
        assert len(inside.in_my_hands(clerk)) == rows
    with django_assert_max_num_queries(2):
        inside.counts(clerk)
    ids = [row.letter.id for row in inside.in_my_hands(clerk)]
    with django_assert_max_num_queries(2):
        assert len(inside.holders_of(clerk, ids)) == rows
    one = inside.in_my_hands(clerk)[0].letter.id
    for _ in range(rows):
        endorse(clerk, letter=one, office=home, kind="note", note="ทราบ")
    with django_assert_max_num_queries(2):
        assert len(inside.history(clerk, one)) == rows
    with django_assert_max_num_queries(8):
        steps_open(clerk, one, office=home)


def test_what_may_not_be_done_next_says_why(home: int, clerk: Actor, officer: Actor) -> None:
    letter = registered(home)
    steps = {step.step: step for step in steps_open(officer, letter, office=home)}
    assert not steps["endorse"].allowed
    assert steps["endorse"].problem == "L302"
    assert "สารบรรณ" in steps["endorse"].thai
    mine = {step.step: step.allowed for step in steps_open(clerk, letter, office=home)}
    assert mine == {"endorse": True, "take_back": False, "close": True, "reopen": False}


def test_the_house_is_the_office_with_its_units_seen_from_either(home: int) -> None:
    room = unit("d5701-admin")
    assert house(home) == house(room)
    assert house(home).ids >= {home, room}
    assert house(home).root == home


def test_colleagues_are_those_whose_role_counts_today(home: int, clerk: Actor) -> None:
    tomorrow = today() + timedelta(days=1)
    chief = somebody("head", home, given="หัวหน้า")
    late = somebody("officer", unit("d5701-admin"), given="พรุ่งนี้")
    assert late.account is not None
    give_role(SYSTEM, account=late.account, office=home, role="head", since=tomorrow)
    signers = colleagues({home}, verb="letter.sign")
    assert [who.name for who in signers] == ["นางหัวหน้า สมมติ"]
    assert {who.account for who in colleagues({home}, verb="letter.read")} == {
        clerk.account,
        chief.account,
    }


def test_a_role_bound_to_a_post_counts_while_its_person_is_in_it(home: int) -> None:
    chief = somebody("officer", home, given="ในตำแหน่ง", title="ปลัดอำเภอ")
    stranger = somebody("officer", home, given="นอกตำแหน่ง")
    bound = Post.objects.get(office=home, title="ปลัดอำเภอ").pk
    for actor in (chief, stranger):
        assert actor.account is not None
        since = today() - timedelta(days=1)
        give_role(SYSTEM, account=actor.account, office=home, role="head", since=since, post=bound)
    signers = colleagues({home}, verb="letter.sign")
    assert [who.account for who in signers] == [chief.account]


def test_who_may_get_the_letter_is_told_to_who_sees_it(
    home: int, clerk: Actor, outsider: Actor, django_assert_max_num_queries: Any
) -> None:
    doer = somebody("officer", unit("d5701-admin"), given="ผู้ทำ")
    letter = registered(home)
    with django_assert_max_num_queries(4):
        rooms, people = receivers(clerk, letter, office=home)
    assert rooms.ids >= {home}
    assert {who.account for who in people} == {clerk.account, doer.account}
    with pytest.raises(LookupError):
        receivers(outsider, letter, office=home)


def test_a_letter_of_another_office_stands_in_no_list(
    home: int, clerk: Actor, outsider: Actor
) -> None:
    letter = kept(home).pk
    Custody.objects.create(letter_id=letter, office_id=home, unit_id=home, holder_id=clerk.account)
    assert [row.letter.id for row in inside.in_my_hands(clerk)] == [letter]
    assert inside.in_my_hands(outsider) == inside.in_our_hands(outsider) == ()
    with pytest.raises(LookupError):
        inside.sheet(outsider, letter, office=home)
