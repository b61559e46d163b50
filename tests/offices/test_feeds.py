"""Private addresses of a calendar: shown once, kept as a hash, over at once when they are ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.offices.hands import acts, last_line, someone
from wian.ledger.models import Entry
from wian.offices.acting import NOBODY, SYSTEM, Actor
from wian.offices.actions.accounts import close_account
from wian.offices.actions.feeds import MOST, make_feed, renew_feed, revoke_feed
from wian.offices.doors import MOST_BY_ADDRESS
from wian.offices.errors import Refused
from wian.offices.models import Feed
from wian.offices.queries.feeds import account_of_feed, feeds

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]
HERE = "203.0.113.77"


@pytest.fixture
def me(directory: None) -> Actor:
    return acts(someone("somying"))


def test_an_address_is_shown_once_and_kept_as_a_hash_only(me: Actor) -> None:
    secret = make_feed(me, label=" โทรศัพท์ ")
    row = Feed.objects.get()
    assert len(secret) >= 43
    assert secret not in str(vars(row))
    assert [(one.label, one.used_at) for one in feeds(me)] == [("โทรศัพท์", None)]
    assert account_of_feed(secret) == me.account
    assert secret not in str(list(Entry.objects.values()))
    assert last_line().verb.name == "calendar.make"


def test_it_is_noted_to_the_minute_when_it_was_fetched(
    me: Actor, django_assert_num_queries: Any
) -> None:
    secret = make_feed(me)
    with django_assert_num_queries(2):
        account_of_feed(secret)
    first = feeds(me)[0].used_at
    with django_assert_num_queries(1):
        account_of_feed(secret)
    assert feeds(me)[0].used_at == first
    Feed.objects.update(used_at=timezone.now() - timedelta(minutes=2))
    account_of_feed(secret)
    assert feeds(me)[0].used_at > first


def test_a_renewed_address_serves_by_its_new_secret_only(me: Actor) -> None:
    old = make_feed(me)
    new = renew_feed(me, feed=feeds(me)[0].id)
    assert account_of_feed(old) is None
    assert account_of_feed(new) == me.account
    assert len(feeds(me)) == 1
    assert Entry.objects.filter(verb="calendar.renew").count() == 1


@pytest.mark.parametrize(
    "dies",
    [
        lambda me: revoke_feed(me, feed=feeds(me)[0].id),
        lambda me: close_account(SYSTEM, account=me.account),
    ],
    ids=["revoked", "closed"],
)
def test_a_dead_address_serves_nothing_at_once(me: Actor, dies: Callable[[Actor], None]) -> None:
    secret = make_feed(me)
    dies(me)
    assert account_of_feed(secret, address=HERE) is None
    assert not Feed.objects.exists()
    assert (last_line().verb.name, last_line().why) == ("sign.fail", "dead-calendar")


def test_a_flood_of_dead_addresses_fills_no_ledger_and_shuts_nobody_out(me: Actor) -> None:
    secret = make_feed(me)
    for n in range(MOST_BY_ADDRESS + 5):
        assert account_of_feed(f"wrong{n}", address=HERE) is None
    assert Entry.objects.filter(verb="sign.fail").count() == MOST_BY_ADDRESS
    assert account_of_feed(secret, address=HERE) == me.account


def test_only_its_owner_renews_or_revokes_an_address(me: Actor) -> None:
    make_feed(me)
    other, feed = acts(someone("somsak")), feeds(me)[0].id
    for end in (renew_feed, revoke_feed):
        for stranger in (other, NOBODY):
            with pytest.raises(Refused, match="O180"):
                end(stranger, feed=feed)
    assert feeds(other) == feeds(NOBODY) == []
    assert len(feeds(me)) == 1


def test_nobody_has_no_address_and_nobody_has_more_than_some(me: Actor) -> None:
    with pytest.raises(Refused, match="O164"):
        make_feed(NOBODY)
    with pytest.raises(Refused, match="O134"):
        make_feed(me, label="ก" * 81)
    for _ in range(MOST):
        make_feed(me)
    with pytest.raises(Refused, match="O179"):
        make_feed(me)
