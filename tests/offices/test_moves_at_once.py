"""Two moves at the same moment never make a circle, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest

from tests.offices.doing import DAY
from tests.offices.test_at_once import AT_ONCE, at_once
from wian.offices.acting import SYSTEM
from wian.offices.actions.offices import move_office
from wian.offices.queries import offices as ask
from wian.offices.queries.offices import by_key
from wian.offices.rules import segment


@pytest.mark.usefixtures("house")
def test_of_two_offices_that_go_under_each_other_one_is_refused() -> None:
    pair = (by_key("d5701"), by_key("d5702"))

    def go(number: int) -> None:
        office, parent = pair[number % 2], pair[1 - number % 2]
        move_office(SYSTEM, office=office, day=DAY, parent=parent, line=None)

    results = at_once(go)
    assert sum(results.values()) == AT_ONCE
    assert results["O103"] == AT_ONCE // 2
    paths = {office.id: office.path for office in ask.offices(SYSTEM, day=DAY)}
    for office in ask.offices(SYSTEM, day=DAY):
        root = paths[office.parent] if office.parent else ""
        assert office.path == root + segment(office.id)
