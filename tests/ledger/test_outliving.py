"""A denied attempt stays in the ledger though the transaction around its action is taken back."""

from __future__ import annotations

import pytest
from django.db import transaction

from wian.ledger.actions import denials_outlive, record
from wian.ledger.queries import latest

pytestmark = pytest.mark.django_db(transaction=True)


def denied() -> int:
    return record(
        verb="do.denied", origin="api", account=7, thing=("office", 1), denied_because="outside"
    )


class Refused(Exception):
    pass


def refused() -> None:
    with denials_outlive(), transaction.atomic():
        record(verb="office.open", origin="api", thing=("office", 1))
        assert denied() == 0
        assert not latest(denied=True)
        raise Refused


def test_a_denied_attempt_outlives_the_transaction_that_it_ended() -> None:
    with pytest.raises(Refused):
        refused()
    assert [(line.verb.name, line.denied) for line in latest()] == [("do.denied", True)]


def test_without_such_a_block_it_is_refused_loudly_inside_a_transaction() -> None:
    with denials_outlive():
        pass
    with pytest.raises(RuntimeError), transaction.atomic():
        denied()


def test_outside_any_block_it_is_written_at_once() -> None:
    assert denied() > 0
    assert len(latest(denied=True)) == 1
