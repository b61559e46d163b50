"""Who may acknowledge a letter is told of it once; what was recalled is told to nobody."""

from __future__ import annotations

import pytest

from tests.letters.circulation.conftest import DISTRICTS
from tests.letters.conftest import having
from wian.letters.actions.circulation import acknowledge, dispatch, recall, receive, remind
from wian.letters.actions.circulation.announcing import announce
from wian.letters.errors import Refused
from wian.notices.models import Message, Notice
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sent(sender: Actor, letter: int, clerk: Actor, officer: Actor, outsider: Actor) -> int:
    """The dispatch of the letter to the eighteen districts, two of which have people."""
    having("member", "d5701")
    return dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action").dispatch


def told() -> set[int]:
    return set(Notice.objects.values_list("account", flat=True))


def test_everybody_who_may_acknowledge_is_told_once(
    sent: int, clerk: Actor, officer: Actor, outsider: Actor
) -> None:
    assert announce.call(sent) == 3
    assert announce.call(sent) == 0
    assert told() == {clerk.account, officer.account, outsider.account}
    message = Message.objects.get()
    assert "เพื่อดำเนินการ จากจังหวัดเชียงราย: ชร 0019/ว 12 ขอเชิญประชุม" in message.th


def test_what_is_recalled_before_it_was_told_is_told_to_nobody(
    sent: int, sender: Actor, letter: int
) -> None:
    recall(sender, letter=letter, reason="ผิด")
    assert announce.call(sent) == 0
    assert told() == set()


def test_what_is_recalled_afterwards_is_withdrawn(sent: int, sender: Actor, letter: int) -> None:
    announce.call(sent)
    recall(sender, letter=letter, reason="ผิด")
    assert Message.objects.get().withdrawn_at is not None


def test_only_those_whose_letter_was_recalled_lose_the_notice(
    sent: int, sender: Actor, letter: int, outsider: Actor
) -> None:
    announce.call(sent)
    recall(sender, letter=letter, reason="ผิด", offices=[by_key("d5701")])
    assert told() == {outsider.account}
    assert Message.objects.get().withdrawn_at is None


def test_the_silent_are_reminded_once_a_day(
    sent: int, sender: Actor, letter: int, clerk: Actor, outsider: Actor, home: int
) -> None:
    receive(clerk, letter=letter, office=home)
    assert remind(sender, letter=letter) == 1
    assert remind(sender, letter=letter) == 0
    assert told() == {outsider.account}
    with pytest.raises(Denied):
        remind(clerk, letter=letter)


def test_nobody_is_reminded_of_what_everybody_has(
    sender: Actor, clerk: Actor, letter: int, home: int
) -> None:
    from wian.offices.audience import Part, Rule

    dispatch(sender, letter=letter, rule=Rule((Part(offices=(home,)),)), purpose="action")
    acknowledge(clerk, letter=letter, office=home)
    with pytest.raises(Refused, match="L609"):
        remind(sender, letter=letter)
