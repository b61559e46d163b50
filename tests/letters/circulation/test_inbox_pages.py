"""The pages of an inbox put together are the whole list, whatever a page holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.letters.circulation.conftest import issued
from wian.letters.actions.circulation import dispatch
from wian.letters.circulation_values import Came
from wian.letters.queries.circulation import inbox
from wian.offices.acting import SYSTEM, Actor, actor_of
from wian.offices.actions.accounts import make_account
from wian.offices.actions.roles import give_role
from wian.offices.audience import Part, Rule
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db(transaction=True)]
KEYS = ("d5701", "d5702", "d5703")


@pytest.fixture
def everywhere(directory: None) -> Actor:
    """A clerk of three districts."""
    account, since = make_account(SYSTEM, login="three", person=None), date(2020, 1, 1)
    for key in KEYS:
        give_role(SYSTEM, account=account, office=by_key(key), role="clerk", since=since)
    return actor_of(account, origin="web")


def together(who: Actor, size: int) -> list[tuple[int, int]]:
    """Every line of all pages of this size."""
    found: list[Came] = []
    before = None
    while True:
        page = inbox(who, before=before, most=size)
        found += page.lines
        if page.next is None:
            return [(one.letter.id, one.office) for one in found]
        assert len(page.lines) == size
        before = page.next


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    sent=st.lists(st.sets(st.sampled_from(KEYS), min_size=1), max_size=5), size=st.integers(1, 8)
)
def test_pages_put_together_are_the_whole_list(
    everywhere: Actor, province: int, sent: list[set[str]], size: int
) -> None:
    for keys in sent:
        rule = Rule((Part(offices=tuple(sorted(map(by_key, keys)))),))
        dispatch(SYSTEM, letter=issued(province), rule=rule, purpose="action")
    whole = [(one.letter.id, one.office) for one in inbox(everywhere, most=10_000).lines]
    assert together(everywhere, size) == whole == sorted(whole, key=lambda one: (-one[0], one[1]))
    assert len(set(whole)) == len(whole)
