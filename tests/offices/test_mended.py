"""What once went wrong, each as a fact."""

from __future__ import annotations

from datetime import date

import pytest

from tests.offices.hands import having, in_post, post, someone
from wian.offices.acting import SYSTEM, Denied
from wian.offices.actions.offices import change_office
from wian.offices.actions.people import close_post, erase_person
from wian.offices.actions.roles import give_role
from wian.offices.audience import Part, Rule, spells
from wian.offices.errors import Refused
from wian.offices.models import Post
from wian.offices.queries.offices import by_key

DAY = date(2026, 1, 1)


def test_a_closed_post_is_not_prolonged_by_closing_it_later(directory: None) -> None:
    found = post("d5701", "เสมียนทดสอบ")
    close_post(SYSTEM, post=found, day=DAY)
    close_post(SYSTEM, post=found, day=date(2026, 6, 1))
    assert Post.objects.get(pk=found).until == DAY


def test_no_administrator_makes_an_office_the_top_of_the_house(directory: None) -> None:
    keeper = having("administrator", "d5701", scope="subtree")
    with pytest.raises(Refused, match="O106"):
        change_office(keeper, office=by_key("d5701"), day=DAY, kind="root")


def test_who_may_not_administer_an_account_does_not_end_it_by_erasing_its_person(
    directory: None,
) -> None:
    _, person = in_post("d5701", "นักทดสอบ", "มานี")
    account = someone("manee", person=person)
    give_role(
        SYSTEM,
        account=account,
        office=by_key("th"),
        role="administrator",
        scope="subtree",
        since=DAY,
    )
    with pytest.raises(Denied):
        erase_person(having("administrator", "d5701", scope="subtree"), person=person)


def test_an_exception_of_everywhere_means_the_same_to_the_list_and_to_the_query(
    directory: None,
) -> None:
    everywhere = Part(areas=("TH",))
    rule = Rule((Part(("district",), ("57",)),), (everywhere,))
    assert not spells(rule, day=DAY).exists()
