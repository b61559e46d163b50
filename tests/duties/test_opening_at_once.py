"""Two people open the same duty, or propose the same letter, in the same second."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from tests.duties.herbs import PROVINCE, districts, kalasin, letter_of, twin
from wian.duties.actions.opening import open_duty
from wian.duties.actions.proposing import propose
from wian.duties.actions.proving import compared
from wian.duties.actions.writing import add_duty
from wian.duties.deadlines import DueRule, Policy, monthly
from wian.duties.errors import Refused
from wian.duties.models import Duty, Need, Owed
from wian.duties.queries.meaning import Audience
from wian.offices.acting import SYSTEM
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(times: int, do: Callable[[], object]) -> list[object]:
    """What each of so many threads got, or what it was refused."""
    gate = Barrier(times)

    def one(_: int) -> object:
        try:
            gate.wait()
            return do()
        except Refused as wrong:
            return wrong.number
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))


def test_one_of_many_opens_and_one_set_of_proposals_stands(both: str) -> None:
    kalasin()
    letter = letter_of(by_key(PROVINCE), twin())
    at_once(4, lambda: propose(SYSTEM, letter=letter))
    assert Duty.objects.filter(letter=letter).count() == 9
    assert Need.objects.filter(duty__letter=letter).count() == 8
    id_ = add_duty(
        SYSTEM, office=by_key(PROVINCE), action="รายงาน",
        rule=DueRule(monthly(20), first=date(2026, 1, 1), last=date(2026, 6, 1), moves=Policy.NEXT),
    )  # fmt: skip
    audience = Audience("rule", districts())
    told = at_once(6, lambda: open_duty(SYSTEM, duty=id_, audience=audience))
    assert sorted(map(str, told)).count("D103") == 5
    assert Owed.objects.filter(duty=id_).count() == 18 * 6
    assert compared().holds
