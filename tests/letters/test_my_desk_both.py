"""A desk, the lists of hands and a letter's page say the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.letters.inside import HOME, registered, somebody
from wian.ledger.queries import happened
from wian.letters.actions.endorsing import endorse
from wian.letters.models import Text
from wian.letters.queries import inside
from wian.letters.queries.letter_page import letter_view
from wian.letters.queries.my_desk import my_desk
from wian.offices.acting import today
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_lies_with_whom_is_told_the_same_on_either_database(both: str) -> None:
    home, before = by_key(HOME), timezone.now() - timedelta(minutes=1)
    clerk = somebody("clerk", home, given="มาลี")
    chief = somebody("head", home, given="หัวหน้า")
    asked = registered(home, earliest_due=today() + timedelta(days=1))
    duty = {"action": "ให้รายงาน", "due": (today() + timedelta(days=1)).isoformat()}
    Text.objects.create(letter_id=asked, facts={"duties": [duty, None]})
    sent = registered(home)
    endorse(clerk, letter=sent, office=home, kind="submit", to_unit=home, to=chief.account)
    desk = my_desk(clerk, also=[sent])
    assert [(line.letter.id, line.line, line.free) for line in desk.due] == [
        (asked, "ให้รายงาน", True)
    ]
    assert desk.told.keys() == {sent}
    assert [line.letter.id for line in my_desk(chief).decide] == [sent]
    assert [row.letter.id for row in inside.in_our_hands(clerk)] == [asked, sent]
    assert inside.counts(chief).decisions == 1
    assert letter_view(clerk, asked).asks[0].due == today() + timedelta(days=1)
    lines = happened("office", {home}, since=before)
    assert ("letter.endorse", home) in [(line.verb.name, at) for line, at in lines]
