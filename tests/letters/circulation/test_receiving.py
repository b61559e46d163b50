"""An office takes up what it was sent, step by step, and the sender may recall the rest."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.letters.circulation.conftest import DISTRICTS
from tests.letters.conftest import HOME, having
from wian.letters.actions.circulation import (
    acknowledge,
    dispatch,
    finish,
    recall,
    receive,
    send_again,
    take_back,
    turn_back,
)
from wian.letters.circulating import State
from wian.letters.errors import Refused
from wian.letters.models import Custody, Entry, Move, Receipt, Round
from wian.letters.queries.circulation import inbox
from wian.letters.queries.letters import visible
from wian.notices.queries import notices
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sent(sender: Actor, letter: int) -> int:
    """The letter, sent to the eighteen districts."""
    dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
    return letter


def counts(letter: int) -> dict[str, int]:
    """The round of the letter, which is what its receipts say."""
    kept = Round.objects.get(pk=letter)
    found = {state.word: getattr(kept, state.word) for state in State}
    states = list(Receipt.objects.filter(letter=letter).values_list("state", flat=True))
    assert found == {state.word: states.count(state) for state in State}
    return {word: count for word, count in found.items() if count}


def test_a_received_letter_has_its_number_in_the_book_and_lies_with_the_registry(
    sent: int, clerk: Actor, home: int
) -> None:
    given_number = receive(clerk, letter=sent, office=home)
    assert receive(clerk, letter=sent, office=home) == given_number
    line = Entry.objects.get(pk=given_number.entry)
    assert (line.number, line.book.office_id, line.subject) == (1, home, "ขอเชิญประชุม")
    assert Custody.objects.get(letter=sent, office=home).unit_id == home
    move = Move.objects.get()
    assert (move.state, move.account_id, move.origin) == (State.RECEIVED, clerk.account, "web")
    assert counts(sent) == {"sent": 17, "received": 1}


def test_acknowledging_twice_is_once(sent: int, officer: Actor, home: int) -> None:
    assert acknowledge(officer, letter=sent, office=home)
    assert not acknowledge(officer, letter=sent, office=home)
    assert counts(sent) == {"sent": 17, "acknowledged": 1}
    assert Move.objects.count() == 1


def test_what_was_acknowledged_and_then_received_stays_acknowledged(
    sent: int, clerk: Actor, home: int
) -> None:
    acknowledge(clerk, letter=sent, office=home)
    receive(clerk, letter=sent, office=home)
    assert counts(sent) == {"sent": 17, "acknowledged": 1}


def test_done_can_be_taken_back(sent: int, clerk: Actor, home: int) -> None:
    finish(clerk, letter=sent, office=home)
    assert not acknowledge(clerk, letter=sent, office=home)
    take_back(clerk, letter=sent, office=home)
    assert counts(sent) == {"sent": 17, "acknowledged": 1}
    with pytest.raises(Refused, match="L607"):
        take_back(clerk, letter=sent, office=home)


def test_what_is_returned_has_a_reason_and_can_be_sent_again(
    sent: int, clerk: Actor, sender: Actor, home: int
) -> None:
    with pytest.raises(Refused, match="L109"):
        turn_back(clerk, letter=sent, office=home, reason=" ")
    turn_back(clerk, letter=sent, office=home, reason="ส่งผิดหน่วยงาน")
    assert Move.objects.get().reason == "ส่งผิดหน่วยงาน"
    with pytest.raises(Refused, match="L607"):
        finish(clerk, letter=sent, office=home)
    assert send_again(sender, letter=sent, offices=[home]) == 1
    assert counts(sent) == {"sent": 18}
    with pytest.raises(Refused, match="L607"):
        send_again(sender, letter=sent, offices=[home])


def test_the_sender_is_told_of_a_return_until_it_is_taken_back(
    sent: int, sender: Actor, clerk: Actor, home: int
) -> None:
    for times in (1, 2):
        turn_back(clerk, letter=sent, office=home, reason="ส่งผิดหน่วยงาน")
        told = notices(sender)
        assert ["ส่งคืนหนังสือ" in one.th for one in told if not one.withdrawn_at] == [True]
        take_back(clerk, letter=sent, office=home)
        assert [bool(one.withdrawn_at) for one in notices(sender)] == [True] * times


def test_what_was_received_stays_when_the_rest_is_recalled(
    sent: int, clerk: Actor, outsider: Actor, sender: Actor, home: int
) -> None:
    receive(clerk, letter=sent, office=home)
    assert recall(sender, letter=sent, reason="วันประชุมผิด") == 17
    assert counts(sent) == {"received": 1, "recalled": 17}
    assert visible(clerk).filter(pk=sent).exists()
    assert not visible(outsider).filter(pk=sent).exists()
    assert inbox(outsider).lines == ()
    with pytest.raises(Refused, match="L608"):
        recall(sender, letter=sent, reason="อีกครั้ง")
    with pytest.raises(Refused, match="L606"):
        acknowledge(outsider, letter=sent, office=by_key("d5702"))


def test_only_the_sender_recalls_and_only_the_receiver_receives(
    sent: int, clerk: Actor, sender: Actor, home: int
) -> None:
    with pytest.raises(Denied):
        recall(clerk, letter=sent, reason="x")
    for act in (receive, acknowledge, finish, take_back):
        with pytest.raises(Denied):
            act(sender, letter=sent, office=home)
    member = having("member", HOME)
    with pytest.raises(Denied):
        acknowledge(member, letter=sent, office=home)


def test_an_office_without_the_letter_cannot_take_it_up(
    clerk: Actor, letter: int, home: int
) -> None:
    for act in (receive, acknowledge, finish, take_back):
        with pytest.raises(Refused, match="L606"):
            act(clerk, letter=letter, office=home)


def test_the_inbox_shows_what_waits_and_then_all(
    sent: int, clerk: Actor, home: int, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        [line] = inbox(clerk).lines
    assert (line.letter.id, line.state, line.purpose, line.number) == (
        sent,
        State.SENT,
        "action",
        "",
    )
    receive(clerk, letter=sent, office=home)
    assert inbox(clerk).lines[0].number == "1"
    acknowledge(clerk, letter=sent, office=home)
    assert inbox(clerk).lines == ()
    assert [one.state for one in inbox(clerk, waiting=False).lines] == [State.ACKNOWLEDGED]


STEPS = ("receive", "acknowledge", "finish", "turn_back", "take_back", "recall", "send_again")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=12))
def test_whatever_people_do_the_round_counts_the_receipts(
    steps: list[str], sender: Actor, clerk: Actor, letter: int, home: int
) -> None:
    Receipt.objects.all().delete()
    Round.objects.all().delete()
    dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
    acts = {
        "receive": lambda: receive(clerk, letter=letter, office=home),
        "acknowledge": lambda: acknowledge(clerk, letter=letter, office=home),
        "finish": lambda: finish(clerk, letter=letter, office=home),
        "turn_back": lambda: turn_back(clerk, letter=letter, office=home, reason="r"),
        "take_back": lambda: take_back(clerk, letter=letter, office=home),
        "recall": lambda: recall(sender, letter=letter, reason="r"),
        "send_again": lambda: send_again(sender, letter=letter, offices=[home]),
    }
    for step in steps:
        with suppress(Refused):
            acts[step]()
        assert sum(counts(letter).values()) == 18
