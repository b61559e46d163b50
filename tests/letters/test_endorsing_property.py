"""Whatever people do with a letter, in whatever order: it lies with one unit, and history stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.letters.inside import registered, somebody, unit
from wian.letters.actions.endorsing import close_matter, endorse, reopen, take_back
from wian.letters.endorsing import KINDS, Hands, Target, Wish, moves, problem
from wian.letters.errors import Refused
from wian.letters.models import Custody, Letter, Step
from wian.letters.queries.hands import hands_of, where_of_all
from wian.offices.acting import Actor, Denied, today

pytestmark = pytest.mark.django_db
ROOMS = 3
PEOPLE = 5
deeds = st.lists(
    st.tuples(
        st.sampled_from((*KINDS, "back", "close", "reopen")),
        st.integers(0, PEOPLE - 1),
        st.integers(0, ROOMS - 1),
        st.none() | st.integers(0, PEOPLE - 1),
        st.booleans(),
    ),
    max_size=12,
)


@dataclass(frozen=True)
class House:
    home: int
    rooms: tuple[int, ...]
    people: tuple[Actor, ...]


@pytest.fixture
def house(home: int, outsider: Actor) -> House:
    """An office with two units; its clerk, its head, an officer of each unit, and a stranger."""
    first, second = unit("d5701-one", "กลุ่มงานหนึ่ง"), unit("d5701-two", "กลุ่มงานสอง")
    people = (
        somebody("clerk", home, given="หนึ่ง"),
        somebody("head", home, given="สอง", title="หัวหน้าสำนักงาน"),
        somebody("officer", first, given="สาม"),
        somebody("officer", second, given="สี่"),
        outsider,
    )
    return House(home, (home, first, second), people)


def state(letter: int) -> tuple[Any, ...]:
    custody = Custody.objects.values_list("unit", "holder", "due", "since", "closed_at")
    steps = Step.objects.filter(letter=letter).order_by("pk").values_list("pk", "taken_back_at")
    revision = Letter.objects.values_list("revision", flat=True).get(pk=letter)
    return custody.get(letter=letter), tuple(steps), revision


def do(house: House, letter: int, deed: tuple[Any, ...]) -> None:
    kind, who, room, to, copied = deed
    actor, known = house.people[who], {"letter": letter, "office": house.home}
    if kind == "back":
        take_back(actor, **known)
    elif kind == "close":
        close_matter(actor, **known)
    elif kind == "reopen":
        reopen(actor, **known)
    else:
        receiver = None if to is None else house.people[to].account
        copies = [Target(house.home)] if copied else []
        words: dict[str, Any] = {"note": "ข้อความ", "copies": copies}
        if kind == "note":
            endorse(actor, **known, kind=kind, **words)
            return
        endorse(actor, **known, kind=kind, to_unit=house.rooms[room], to=receiver, **words)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds)
def test_whatever_is_done_a_letter_lies_with_one_unit_and_only_who_may_does_it(
    house: House, did: list[tuple[Any, ...]]
) -> None:
    letter = registered(house.home)
    for deed in did:
        before = state(letter)
        custody = Custody.objects.get(letter=letter)
        actor = house.people[deed[1]]
        reach = hands_of(actor, custody, where_of_all(custody)).reach
        try:
            do(house, letter, deed)
        except (Denied, Refused):
            assert state(letter) == before
            continue
        assert reach or deed[0] == "back"
        after = Custody.objects.get(letter=letter)
        assert after.unit_id in house.rooms
        assert state(letter)[2] == before[2] + 1
        moments = list(Step.objects.filter(letter=letter).order_by("pk").values_list("at"))
        assert moments == sorted(moments)
        assert len(state(letter)[1]) >= len(before[1])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds, st.sampled_from(KINDS), st.integers(0, ROOMS - 1))
def test_taking_a_step_back_restores_everything_but_the_history(
    house: House, did: list[tuple[Any, ...]], kind: str, room: int
) -> None:
    letter = registered(house.home)
    for deed in did:
        try:
            do(house, letter, deed)
        except (Denied, Refused):
            continue
    before = state(letter)
    try:
        do(house, letter, (kind, 0, room, None, False))
    except Refused:
        return
    take_back(house.people[0], letter=letter, office=house.home)
    custody, steps, revision = state(letter)
    assert custody == before[0]
    assert steps[:-1] == before[1]
    assert revision == before[2] + 2


wishes = st.builds(
    Wish,
    st.sampled_from((*KINDS, "praise")),
    st.none() | st.builds(Target, st.integers(1, 4)),
    st.text(max_size=5),
    st.text(max_size=5),
    st.none() | st.just(today()),
    st.booleans(),
    st.lists(st.builds(Target, st.integers(1, 4)), max_size=3).map(tuple),
)
standing = st.builds(Hands, *(st.booleans() for _ in range(4)))


@given(standing, wishes)
def test_a_wish_without_a_problem_moves_the_letter_to_a_room_of_the_house(
    hands: Hands, wish: Wish
) -> None:
    rooms = frozenset({1, 2})
    if problem(hands, wish, rooms, today()):
        return
    assert hands.reach
    assert not hands.closed
    if moves(wish):
        assert wish.target is not None
        assert wish.target.unit in rooms
    assert all(copy.unit in rooms for copy in wish.copies)
