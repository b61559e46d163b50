"""Links are made once, however often and at which moment somebody presses for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.letters.circulation.conftest import DISTRICTS, issued
from tests.letters.circulation.test_at_once import at_once
from tests.letters.inside import somebody
from wian.ledger.models import Entry as Row
from wian.letters.actions.circulation import dispatch, make_links
from wian.letters.errors import Refused
from wian.letters.models import Receipt
from wian.offices.acting import SYSTEM, Actor
from wian.offices.actions.keys import open_link
from wian.offices.errors import Refused as OfficeRefused
from wian.offices.models import Key
from wian.offices.queries.offices import by_key

ADDRESS = "203.0.113.9"


@pytest.fixture
def sender(both: str) -> Actor:
    """The clerk of the province, on either database."""
    return somebody("clerk", by_key("p57"), given="ผู้ส่ง")


@pytest.fixture
def sent(sender: Actor) -> int:
    """A letter that eighteen districts were sent."""
    letter = issued(by_key("p57"), number="ชร 0019/ว 12")
    dispatch(SYSTEM, letter=letter, rule=DISTRICTS, purpose="action")
    return letter


def press(sender: Actor, letter: int, *, anew: bool = False, purpose: str = "reply") -> list[str]:
    offices = Receipt.objects.filter(letter=letter).values_list("office", flat=True)
    made = make_links(
        sender,
        letter=letter,
        offices=list(offices),
        purpose=purpose,  # type: ignore[arg-type]
        expires_at=timezone.now() + timedelta(days=30),
        anew=anew,
    )
    return [one.secret for one in made]


def test_pressed_at_the_same_moment_it_makes_one_set(sender: Actor, sent: int) -> None:
    before = Row.objects.filter(verb="link.make").count()
    told = at_once([lambda: press(sender, sent)] * 5)
    assert told == {"done": 1, "L681": 4}
    assert Key.objects.filter(thing=str(sent)).count() == 18
    assert Row.objects.filter(verb="link.make").count() == before + 1


def test_made_anew_at_the_same_moment_only_the_last_set_opens(sender: Actor, sent: int) -> None:
    assert at_once([lambda: press(sender, sent, anew=True)] * 4) == {"done": 4}
    assert Key.objects.filter(thing=str(sent)).count() == 72
    assert Key.objects.filter(thing=str(sent), revoked_at=None).count() == 18
    assert (
        Key.objects.filter(thing=str(sent), revoked_at=None).values("office").distinct().count()
        == 18
    )


def test_again_is_refused_with_the_moment_and_anew_stops_the_old_ones(
    sender: Actor, sent: int
) -> None:
    first = press(sender, sent)
    day = timezone.localdate().isoformat()
    with pytest.raises(Refused, match=rf"18 of these have such a link, the newest made {day}"):
        press(sender, sent)
    second = press(sender, sent, anew=True)
    assert not {*first} & {*second}
    with pytest.raises(OfficeRefused, match="O118"):
        open_link(first[0], address=ADDRESS)
    assert open_link(second[0], address=ADDRESS).purpose == "reply"
    stopped = Row.objects.filter(verb="link.revoke").latest("pk")
    assert stopped.count == 18


def test_links_of_another_purpose_or_that_are_over_stand_in_nobodys_way(
    sender: Actor, sent: int
) -> None:
    press(sender, sent)
    assert len(press(sender, sent, purpose="acknowledge")) == 18
    Key.objects.filter(thing=str(sent), purpose="reply").update(expires_at=timezone.now())
    assert len(press(sender, sent)) == 18
