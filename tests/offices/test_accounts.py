"""Accounts: made for people, changed by who administers them, and one first of all."""

from __future__ import annotations

from typing import Any

import pytest

from tests.offices.hands import acts, having, in_post, last_line, person, someone
from wian.ledger.models import Entry
from wian.offices.acting import NOBODY, SYSTEM, Denied, actor_of, today
from wian.offices.actions.accounts import (
    change_account,
    close_account,
    first_administrator,
    make_account,
    set_digits,
)
from wian.offices.actions.roles import give_role
from wian.offices.errors import Refused
from wian.offices.models import Account, Grant
from wian.offices.queries.accounts import account as seen
from wian.offices.queries.accounts import accounts, grants_of
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db
GOOD = "ลำธารไหลผ่านเก้าคุ้ง"


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    """Hashing a password is slow on purpose; here only that it is hashed matters."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.usefixtures("directory")
def test_an_account_signs_in_by_its_login_in_small_letters() -> None:
    made = make_account(SYSTEM, login=" Somying.J ", email=" s@example.org ", password=GOOD)
    row = Account.objects.get(pk=made)
    assert (row.login, row.email, row.is_active) == ("somying.j", "s@example.org", True)
    assert row.check_password(GOOD)
    assert not row.check_password("ไม่ใช่")
    assert last_line().thing == ("account", str(made))


@pytest.mark.usefixtures("directory")
def test_an_account_made_without_a_password_has_none() -> None:
    assert not Account.objects.get(pk=someone("somying")).has_usable_password()


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    ("wrong", "number"),
    [
        ({"login": "สมหญิง"}, "O160"),
        ({"login": "a"}, "O160"),
        ({"login": "SOMYING"}, "O115"),
        ({"password": "1234"}, "O161"),
        ({"password": "somchai.deedee"}, "O161"),
        ({"person": 0}, "O116"),
    ],
    ids=str,
)
def test_an_account_that_is_not_in_order_is_refused(wrong: dict[str, Any], number: str) -> None:
    someone("somying")
    with pytest.raises(Refused, match=number):
        make_account(SYSTEM, **{"login": "somchai.deedee", **wrong})
    assert Account.objects.count() == 1


@pytest.mark.usefixtures("directory")
def test_a_weak_password_is_told_in_both_languages() -> None:
    with pytest.raises(Refused) as told:
        make_account(SYSTEM, login="somying", password="1234")
    assert "รหัสผ่าน" in told.value.thai
    assert "entirely numeric" in told.value.english


@pytest.mark.usefixtures("directory")
def test_a_change_tells_which_fields_and_never_what() -> None:
    made = someone("somying")
    change_account(SYSTEM, account=made, login="Somchai", email="c@example.org", password=GOOD)
    assert last_line().after == {"fields": ["login", "email", "password"]}
    row = Account.objects.get(pk=made)
    assert (row.login, row.email) == ("somchai", "c@example.org")
    assert row.check_password(GOOD)
    rows = Entry.objects.count()
    change_account(SYSTEM, account=made, login="somchai")
    assert Entry.objects.count() == rows
    with pytest.raises(Refused, match="O115"):
        change_account(SYSTEM, account=someone("other"), login="somchai")


@pytest.mark.usefixtures("directory")
def test_everybody_chooses_their_own_digits() -> None:
    me = acts(someone("somying"))
    set_digits(me, digits="thai")
    assert Account.objects.get(pk=me.account).digits == "thai"
    assert last_line().after == {"digits": "thai"}
    rows = Entry.objects.count()
    set_digits(me, digits="thai")
    assert Entry.objects.count() == rows
    with pytest.raises(Refused, match="O164"):
        set_digits(NOBODY, digits="thai")


@pytest.mark.usefixtures("directory")
def test_a_closed_account_signs_in_no_more_and_holds_no_role() -> None:
    me = having("clerk", "d5701")
    assert me.account
    close_account(SYSTEM, account=me.account)
    assert actor_of(me.account, origin="web").held == ()
    assert not Grant.objects.filter(account=me.account, until__gt=today()).exists()
    assert last_line().verb.name == "account.close"
    for again in (close_account, change_account):
        with pytest.raises(Refused, match="O164"):
            again(SYSTEM, account=me.account)


# Who administers whom


@pytest.mark.usefixtures("directory")
def test_an_account_of_a_person_is_made_where_the_person_is_kept() -> None:
    here, there = having("administrator", "d5701"), having("administrator", "d5702")
    _, who = in_post("d5701", "เสมียน", "สมหญิง")
    with pytest.raises(Refused, match="O116"):
        make_account(there, login="somying", person=who)
    with pytest.raises(Denied):
        make_account(here, login="nobody")
    made = make_account(here, login="somying", person=who)
    assert [row.login for row in accounts(here)] == ["administrator.d5701.own", "somying"]
    assert seen(here, made).name == "นางสมหญิง สมมติ"
    with pytest.raises(Denied):
        seen(there, made)


@pytest.mark.usefixtures("directory")
def test_nobody_takes_over_an_account_that_can_do_more_than_they_may_give() -> None:
    here = having("administrator", "d5701")
    boss = having("head", "p57")
    wide = having("head", "d5701", scope="subtree")
    # A role at the own office does not make the governor's account the district's.
    assert boss.account
    assert wide.account
    give_role(here, account=boss.account, office=by_key("d5701"), role="clerk", since=today())
    for target in (boss.account, wide.account):
        for forbidden in (change_account, close_account):
            with pytest.raises(Denied):
                forbidden(here, account=target)
        with pytest.raises(Denied):
            grants_of(here, target)
    assert {row.id for row in accounts(here)} == {here.account}
    above = having("administrator", "p57", scope="subtree")
    assert {boss.account, wide.account} <= {row.id for row in accounts(above)}


@pytest.mark.usefixtures("directory")
def test_the_list_holds_exactly_the_accounts_that_may_be_changed() -> None:
    made = [
        *(having(role, key).account for role in ("head", "clerk") for key in ("p57", "d5301")),
        having("head", "p57-cdd", scope="subtree").account,
        having("member", "d5701-cdd", scope="subtree").account,
        someone("kept", person=person("d5701", "คนใหม่")),
        someone("nobody"),
    ]
    askers = [
        having("administrator", key, scope=scope)
        for key in ("th", "p57", "cdd", "d5701")
        for scope in ("own", "subtree")
    ]
    for asker in askers:
        listed = {row.id for row in accounts(asker, limit=3)}
        listed |= {row.id for row in accounts(asker)}
        for target in made:
            assert target
            try:
                change_account(asker, account=target)
                allowed = True
            except Denied:
                allowed = False
            assert (target in listed) == allowed


@pytest.mark.usefixtures("directory")
def test_the_list_costs_the_same_for_one_account_and_for_forty(
    django_assert_num_queries: Any,
) -> None:
    asker = having("administrator", "p57", scope="subtree")
    having("head", "p57-cdd", scope="subtree")
    with django_assert_num_queries(6):
        assert len(accounts(asker)) == 2
    for n in range(40):
        having("clerk", "d5701", account=someone(f"clerk{n:02}"))
    with django_assert_num_queries(6):
        assert len(accounts(asker)) == 42
    assert [row.login for row in accounts(asker, after="clerk36", limit=2)] == [
        "clerk37",
        "clerk38",
    ]
    assert [row.login for row in accounts(asker, words="CLERK07")] == ["clerk07"]


# The first one


@pytest.mark.usefixtures("directory")
def test_the_first_administrator_reaches_the_whole_and_is_the_only_first() -> None:
    made = first_administrator(login="root", password=GOOD, given="สมหญิง", title="นาง")
    me = acts(made)
    assert seen(me, made).name == "นางสมหญิง"
    (grant,) = grants_of(me, made)
    assert (grant.role, grant.scope, grant.office) == ("administrator", "subtree", by_key("th"))
    with pytest.raises(Refused, match="O162"):
        first_administrator(login="second", password=GOOD)


def test_without_a_directory_there_is_nothing_to_administer() -> None:
    with pytest.raises(Refused, match="O163"):
        first_administrator(login="root", password=GOOD)
