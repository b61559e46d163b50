"""The history of an office is told to whom the office is shown, closed or not."""

from __future__ import annotations

from datetime import date

from tests.offices.hands import having
from wian.offices.acting import SYSTEM
from wian.offices.actions.offices import close_office
from wian.offices.queries.offices import by_key, history, office

KEY = "p57-cdd-strategy"


def test_a_closed_office_keeps_its_history(directory: None) -> None:
    close_office(SYSTEM, office=by_key(KEY), day=date(2025, 10, 1))
    keeper = having("administrator", "p57", scope="subtree")
    view = office(keeper, KEY, day=date(2025, 9, 30))
    assert [row.until for row in history(keeper, view)] == [date(2025, 10, 1)]
    assert history(having("officer", "p53"), view) == []
