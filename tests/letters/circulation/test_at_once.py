"""Everybody who was sent a letter acts on it at the same moment: nobody stands in another's way."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from django.db import connection

from tests.letters.circulation.conftest import issued
from tests.letters.inside import somebody
from wian.letters.actions.circulation import (
    acknowledge,
    dispatch,
    finish,
    recall,
    receive,
    relay,
    take_back,
    turn_back,
)
from wian.letters.actions.endorsing import close_matter, endorse
from wian.letters.circulating import State
from wian.letters.errors import Refused
from wian.letters.models import Custody, Draft, Entry, Letter, Move, Receipt, Round
from wian.offices.acting import SYSTEM, Actor
from wian.offices.audience import Part, Rule
from wian.offices.queries.offices import by_key

AT_ONCE = 20
OFFICES = (*(f"d57{n:02}" for n in range(1, 19)), "p50", "p53")
People = list[tuple[Actor, int]]


@pytest.fixture
def people(both: str) -> People:
    """The clerks of twenty offices, each with its office."""
    offices = map(by_key, OFFICES)
    found = [(somebody("clerk", office, given=f"คน{office}"), office) for office in offices]
    assert len(found) == AT_ONCE
    return found


@pytest.fixture
def sent(people: People) -> int:
    """The letter that they all were sent."""
    letter = issued(by_key("dla"), number="มท 0816/ว 1")
    rule = Rule((Part(offices=tuple(office for _, office in people)),))
    dispatch(SYSTEM, letter=letter, rule=rule, purpose="action")
    return letter


def at_once(works: Sequence[Callable[[], object]]) -> Counter[str]:
    """How often it was done and how often refused, by threads let go at the same moment."""
    gate, results = threading.Barrier(len(works)), list[str]()

    def run(work: Callable[[], object]) -> None:
        try:
            gate.wait()
            work()
            results.append("done")
        except Refused as wrong:
            results.append(wrong.number)
        except Exception as wrong:
            results.append(repr(wrong))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(results)


def counts(letter: int) -> dict[str, int]:
    """The round of the letter, which is what its receipts say."""
    kept = Round.objects.get(pk=letter)
    found = {state.word: getattr(kept, state.word) for state in State}
    states = list(Receipt.objects.filter(letter=letter).values_list("state", flat=True))
    assert found == {state.word: states.count(state) for state in State}
    return {word: count for word, count in found.items() if count}


def test_twenty_receivers_take_every_step_at_once(people: People, sent: int) -> None:
    all_ = {"done": AT_ONCE}

    def step(work: Callable[[Actor, int], object]) -> Counter[str]:
        return at_once([lambda who=who, at=at: work(who, at) for who, at in people])  # type: ignore[misc]

    assert step(lambda who, at: receive(who, letter=sent, office=at)) == all_
    assert counts(sent) == {"received": AT_ONCE}
    lines = Entry.objects.filter(letter=sent).values_list("book__office", "number")
    assert set(lines) == {(at, 1) for _, at in people}
    assert step(lambda who, at: acknowledge(who, letter=sent, office=at)) == all_
    assert counts(sent) == {"acknowledged": AT_ONCE}
    assert step(lambda who, at: finish(who, letter=sent, office=at)) == all_
    assert step(lambda who, at: take_back(who, letter=sent, office=at)) == all_
    assert counts(sent) == {"acknowledged": AT_ONCE}
    assert step(lambda who, at: relay(who, letter=sent, office=at)) == all_
    assert Draft.objects.filter(version=2).count() >= AT_ONCE
    assert step(lambda who, at: turn_back(who, letter=sent, office=at, reason="ผิด")) == all_
    assert counts(sent) == {"returned": AT_ONCE}
    assert Move.objects.filter(letter=sent).count() == 5 * AT_ONCE


def test_what_each_writes_in_its_own_house_makes_nobody_elses_form_old(
    people: People, sent: int
) -> None:
    for who, at in people:
        receive(who, letter=sent, office=at)
    seen = Letter.objects.get(pk=sent).revision
    found = at_once(
        [
            lambda who=who, at=at: endorse(  # type: ignore[misc]
                who, letter=sent, office=at, kind="note", note="ทราบ", revision=seen
            )
            for who, at in people
        ]
    )
    assert found == {"done": AT_ONCE}
    Custody.objects.create(letter_id=sent, office_id=by_key("dla"), unit_id=by_key("dla"))
    keeper = somebody("clerk", by_key("dla"), given="ผู้ส่ง")
    close_matter(keeper, letter=sent, office=by_key("dla"), revision=seen)
    who, at = people[0]
    with pytest.raises(Refused, match="L102"):
        close_matter(who, letter=sent, office=at, revision=seen)
    close_matter(who, letter=sent, office=at, revision=Letter.objects.get(pk=sent).revision)


def test_a_recall_beside_the_receivers_takes_back_only_what_nobody_took_up(
    people: People, sent: int
) -> None:
    works: list[Callable[[], object]] = [
        lambda who=who, at=at: acknowledge(who, letter=sent, office=at)  # type: ignore[misc]
        for who, at in people
    ]
    works.insert(AT_ONCE // 2, lambda: recall(SYSTEM, letter=sent, reason="วันผิด"))
    found = at_once(works)
    assert set(found) <= {"done", "L606", "L608"}, found
    stood = counts(sent)
    assert stood.get("acknowledged", 0) + stood.get("recalled", 0) == AT_ONCE
    assert found["L606"] == stood.get("recalled", 0)
