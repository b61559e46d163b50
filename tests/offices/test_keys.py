"""Tokens and links: shown once, kept as a hash, over when they say, and counted when guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.offices.hands import acts, having, last_line, someone
from wian.ledger.models import Entry
from wian.offices.acting import NOBODY, SYSTEM, Actor, Denied
from wian.offices.actions.accounts import close_account
from wian.offices.actions.keys import (
    make_link,
    make_token,
    open_link,
    revoke_link,
    revoke_token,
    use_link,
)
from wian.offices.doors import MOST_BY_ADDRESS, MOST_BY_KEY, WINDOW, account_of_token
from wian.offices.errors import Refused
from wian.offices.models import Key, Miss
from wian.offices.queries.keys import links, tokens
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

HERE = "203.0.113.77"


def soon(**more: int) -> Any:
    return timezone.now() + timedelta(**more or {"days": 7})


def link(actor: Actor = SYSTEM, **more: Any) -> str:
    order = {
        "sender": by_key("p57-cdd"),
        "office": by_key("d5701"),
        "purpose": "acknowledge",
        "thing_kind": "letter",
        "thing": 12,
        "expires_at": soon(),
    }
    return make_link(actor, **{**order, **more})


def refusal(secret: str, address: str = HERE) -> Refused:
    with pytest.raises(Refused) as told:
        open_link(secret, address=address)
    return told.value


# Tokens


def test_a_token_is_shown_once_and_kept_as_a_hash_only() -> None:
    me = acts(someone("somying"))
    secret = make_token(me, label=" ส่งออกรายวัน ", expires_at=soon())
    row = Key.objects.get()
    assert len(secret) >= 43
    assert secret not in str(vars(row))
    assert (len(row.digest), row.label) == (64, "ส่งออกรายวัน")
    assert account_of_token(secret) == me.account
    assert [view.label for view in tokens(me)] == ["ส่งออกรายวัน"]
    assert secret not in str(list(Entry.objects.values()))


def test_the_last_use_of_a_token_is_written_once_an_hour(django_assert_num_queries: Any) -> None:
    secret = make_token(acts(someone("somying")), label="", expires_at=soon())
    with django_assert_num_queries(2):
        account_of_token(secret)
    first = Key.objects.get().used_at
    with django_assert_num_queries(1):
        account_of_token(secret)
    assert Key.objects.get().used_at == first
    Key.objects.update(used_at=timezone.now() - timedelta(minutes=61))
    account_of_token(secret)
    assert Key.objects.get().used_at > first


@pytest.mark.parametrize(
    "dies",
    [
        lambda me: revoke_token(me, token=Key.objects.get().pk),
        lambda me: Key.objects.update(expires_at=timezone.now()),
        lambda me: close_account(SYSTEM, account=me.account),
        lambda me: Key.objects.all().delete(),
    ],
    ids=["revoked", "expired", "closed", "unknown"],
)
def test_a_dead_token_opens_nothing_and_the_try_is_in_the_ledger(
    dies: Callable[[Actor], object],
) -> None:
    me = acts(someone("somying"))
    secret = make_token(me, label="", expires_at=soon())
    dies(me)
    assert account_of_token(secret, address=HERE) is None
    line = last_line()
    assert (line.verb.name, line.why, line.address) == ("sign.fail", "dead-token", "203.0.113.0/24")


def test_a_flood_of_dead_tokens_fills_no_ledger_and_shuts_nobody_out() -> None:
    secret = make_token(acts(someone("somying")), label="", expires_at=soon())
    for n in range(MOST_BY_ADDRESS + 5):
        assert account_of_token(f"wrong{n}", address=HERE) is None
    assert Entry.objects.filter(verb="sign.fail").count() == MOST_BY_ADDRESS
    assert account_of_token(secret, address=HERE)


def test_a_token_is_for_oneself_and_lasts_a_year_at_most() -> None:
    with pytest.raises(Refused, match="O164"):
        make_token(NOBODY, label="", expires_at=soon())
    me = acts(someone("somying"))
    for wrong in (timezone.now(), soon(days=367)):
        with pytest.raises(Refused, match="O169"):
            make_token(me, label="", expires_at=wrong)


def test_a_token_is_seen_and_revoked_by_its_owner_and_who_administers_the_account() -> None:
    me = having("clerk", "d5701")
    make_token(me, label="", expires_at=soon())
    token = Key.objects.get().pk
    stranger, above = having("administrator", "d5702"), having("administrator", "d5701")
    for forbidden in (
        lambda: revoke_token(stranger, token=token),
        lambda: tokens(stranger, account=me.account),
    ):
        with pytest.raises(Denied):
            forbidden()
    assert len(tokens(above, account=me.account)) == 1
    revoke_token(above, token=token)
    assert tokens(me)[0].revoked_at
    assert tokens(NOBODY) == []
    with pytest.raises(Refused, match="O170"):
        revoke_token(me, token=0)
    link()
    with pytest.raises(Refused, match="O170"):
        revoke_token(SYSTEM, token=Key.objects.get(purpose="acknowledge").pk)


# Links


def test_a_link_tells_what_it_is_for_as_often_as_it_is_opened() -> None:
    secret = link(uses=1)
    for _ in range(3):
        view = open_link(secret, address=HERE)
    assert (view.office, view.sender) == (by_key("d5701"), by_key("p57-cdd"))
    assert (view.purpose, view.thing_kind, view.thing) == ("acknowledge", "letter", "12")
    assert not Entry.objects.filter(verb="link.use").exists()


def test_each_use_is_in_the_ledger_and_the_last_one_is_the_last() -> None:
    secret = link(uses=2)
    view = open_link(secret, address=HERE)
    for _ in range(2):
        use_link(view, address=HERE)
    with pytest.raises(Refused, match="O118"):
        use_link(view, address=HERE)
    assert Entry.objects.filter(verb="link.use", why="").count() == 2
    line = last_line()
    assert (line.office, line.origin, line.touched) == (
        by_key("d5701"),
        "link",
        (("letter", "12"),),
    )
    assert refusal(secret).number == "O118"


def test_an_uncounted_link_serves_until_it_expires() -> None:
    view = open_link(link(), address=HERE)
    for _ in range(3):
        use_link(view, address=HERE)
    Key.objects.update(expires_at=timezone.now())
    with pytest.raises(Refused, match="O118"):
        use_link(view, address=HERE)


@pytest.mark.parametrize(
    ("reason", "dies"),
    [
        ("revoked", lambda: revoke_link(SYSTEM, link=Key.objects.get().pk)),
        ("expired", lambda: Key.objects.update(expires_at=timezone.now())),
        ("used-up", lambda: Key.objects.update(uses_left=0)),
        ("unknown", lambda: Key.objects.all().delete()),
        ("unknown", lambda: Key.objects.update(purpose="api", account=someone("somying"))),
    ],
)
def test_every_dead_link_is_refused_in_the_same_words_and_the_ledger_knows_why(
    reason: str, dies: Callable[[], object]
) -> None:
    secret = link()
    dies()
    told = refusal(secret)
    assert told.args == refusal("never-made", "198.51.100.1").args
    assert told.number == "O118"
    assert Entry.objects.filter(verb="link.use", why=reason, origin="link").exists()


def test_after_many_failed_tries_an_address_waits_but_others_do_not() -> None:
    secret = link()
    for n in range(MOST_BY_ADDRESS):
        assert refusal(f"guess{n}").number == "O118"
    assert refusal(secret).number == "O171"
    rows = Entry.objects.count()
    assert refusal("one more").number == "O171"
    assert Entry.objects.count() == rows
    assert open_link(secret, address="198.51.100.1")
    Miss.objects.update(at=timezone.now() - WINDOW)
    assert open_link(secret, address=HERE)
    assert refusal("again").number == "O118"
    assert Miss.objects.count() == 2


def test_one_key_tried_from_everywhere_is_closed_for_a_while() -> None:
    for n in range(MOST_BY_KEY):
        assert refusal("guess", f"198.51.100.{n}").number == "O118"
    assert refusal("guess", "192.0.2.1").number == "O171"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.77", "203.0.113.77", True),
        ("unix:", "what", True),
    ],
)
def test_addresses_of_one_subscriber_are_counted_together(
    first: str, second: str, same: bool
) -> None:
    for n in range(MOST_BY_ADDRESS):
        refusal(f"guess{n}", first)
    assert (refusal("last", second).number == "O171") == same


def test_a_link_is_made_seen_and_revoked_by_who_may_where_it_is_sent_from() -> None:
    sender, other = having("clerk", "p57-cdd"), having("clerk", "d5701")
    link(sender)
    (view,) = links(sender, thing_kind="letter", thing=12)
    assert links(other, thing_kind="letter", thing=12) == []
    for forbidden in (lambda: link(other), lambda: revoke_link(other, link=view.id)):
        with pytest.raises(Denied):
            forbidden()
    revoke_link(sender, link=view.id)
    assert links(sender, thing_kind="letter", thing=12)[0].revoked_at
    rows = Entry.objects.count()
    revoke_link(sender, link=view.id)
    assert Entry.objects.count() == rows
    with pytest.raises(Refused, match="O170"):
        revoke_link(sender, link=0)


@pytest.mark.parametrize(
    ("wrong", "number"),
    [({"uses": 0}, "O175"), ({"expires_at": soon(days=-1)}, "O169"), ({"office": 0}, "O101")],
    ids=["no use", "over", "no office"],
)
def test_a_link_that_could_never_serve_is_refused(wrong: dict[str, Any], number: str) -> None:
    with pytest.raises(Refused, match=number):
        link(**wrong)
