"""A letter is sent to exactly those whom the rule means, once, with a count that was shown."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from tests.letters.circulation.conftest import DISTRICTS, issued
from tests.letters.conftest import having
from wian.ledger.models import Entry as Row
from wian.letters.actions.circulation import dispatch
from wian.letters.circulating import State
from wian.letters.errors import Refused
from wian.letters.models import Dispatch, Receipt, Round
from wian.letters.queries.letters import visible
from wian.offices.acting import Actor, Denied, today
from wian.offices.audience import Part, Rule
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db(transaction=True)]


def test_every_district_but_the_excepted_one_has_one_receipt(
    sender: Actor, letter: int, province: int
) -> None:
    rule = Rule(DISTRICTS.include, (Part(offices=(by_key("d5715"),)),))
    sent = dispatch(sender, letter=letter, rule=rule, purpose="action", expected=17)
    assert sent.offices == 17
    made = Dispatch.objects.get()
    assert (made.sum, made.office_id, made.day) == ("18 − 1 = 17", province, today())
    assert [office for office, _ in made.left_out] == [by_key("d5715")]
    rows = Receipt.objects.filter(letter=letter)
    assert set(rows.values_list("state", flat=True)) == {State.SENT}
    assert not rows.filter(office=by_key("d5715")).exists()
    assert Round.objects.get(pk=letter).sent == 17
    row = Row.objects.get(verb="letter.send")
    assert (row.count, json.loads(row.after)["purpose"]) == (17, "action")


def test_who_had_it_before_keeps_the_first_receipt(sender: Actor, letter: int) -> None:
    one = Rule((Part(offices=(by_key("d5701"),)),))
    first = dispatch(sender, letter=letter, rule=one, purpose="information")
    again = dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
    assert (first.offices, again.offices) == (1, 17)
    with pytest.raises(Refused, match="L603"):
        dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
    assert Round.objects.get(pk=letter).sent == Receipt.objects.count() == 18
    assert Receipt.objects.get(office=by_key("d5701")).dispatch_id == first.dispatch


def test_the_sender_is_addressed_but_not_sent_to(sender: Actor, letter: int) -> None:
    rule = Rule((Part(kinds=("province",), areas=("TH",)),))
    assert dispatch(sender, letter=letter, rule=rule, purpose="decision").offices == 75
    assert Dispatch.objects.get().sum == "76 − 1 (ผู้ส่งเอง) = 75"


def test_nothing_is_sent_where_others_would_get_it_than_were_shown(
    sender: Actor, letter: int
) -> None:
    with pytest.raises(Refused, match="L604"):
        dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action", expected=17)
    assert not Receipt.objects.exists()
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ({"purpose": "fun"}, "L602"),
        ({"rule": Rule(DISTRICTS.include, (Part(areas=("50",)),))}, "L601"),
        ({"rule": Rule()}, "L601"),
        ({"reply_by": today() - timedelta(days=1)}, "L605"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    sender: Actor, letter: int, said: dict[str, object], number: str
) -> None:
    asked = {"rule": DISTRICTS, "purpose": "action"} | said
    with pytest.raises(Refused, match=number):
        dispatch(sender, letter=letter, **asked)  # type: ignore[arg-type]
    assert not Receipt.objects.exists()


def test_an_office_that_is_both_addressed_and_excepted_stops_it(sender: Actor, letter: int) -> None:
    one = by_key("d5701")
    rule = Rule((*DISTRICTS.include, Part(offices=(one,))), (Part(offices=(one,)),))
    with pytest.raises(Refused, match="L601"):
        dispatch(sender, letter=letter, rule=rule, purpose="action")


@pytest.mark.parametrize("columns", [{"state": "signed"}, {"state": "draft"}])
def test_only_what_is_numbered_goes_round(
    sender: Actor, province: int, columns: dict[str, str]
) -> None:
    with pytest.raises(Refused, match="L108"):
        dispatch(sender, letter=issued(province, **columns), rule=DISTRICTS, purpose="action")


def test_only_who_sends_letters_of_the_office_sends_it(
    letter: int, clerk: Actor, province: int
) -> None:
    officer = having("officer", "p57")
    for who in (officer, clerk):
        with pytest.raises(Denied):
            dispatch(who, letter=letter, rule=DISTRICTS, purpose="action")


def test_a_district_sees_what_it_was_sent_and_nothing_before(
    sender: Actor, clerk: Actor, outsider: Actor, letter: int
) -> None:
    assert not visible(clerk).filter(pk=letter).exists()
    rule = Rule((Part(offices=(by_key("d5701"),)),))
    dispatch(sender, letter=letter, rule=rule, purpose="action")
    assert visible(clerk).filter(pk=letter).exists()
    assert not visible(outsider).filter(pk=letter).exists()
