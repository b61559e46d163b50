"""What another does between the question whether one may and the deed is never written over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from tests.offices.hands import LONG_AGO, having, in_post, person, post, someone
from wian.ledger.models import Entry
from wian.offices.acting import SYSTEM, today
from wian.offices.actions.accounts import change_account, close_account, make_account
from wian.offices.actions.keys import make_token
from wian.offices.actions.people import begin_tenure, change_person, change_post, erase_person
from wian.offices.actions.roles import delegate_role, give_role, take_role
from wian.offices.errors import Refused
from wian.offices.models import Account, Grant, Key, Person, Post, Tenure
from wian.offices.queries.offices import by_key

GOOD = "ลำธารไหลผ่านเก้าคุ้ง"
pytestmark = pytest.mark.usefixtures("house")


@contextmanager
def meanwhile(table: str, deed: Callable[[], object]) -> Iterator[None]:
    """After the first look into the table, before anything is locked, another does this."""
    done: list[bool] = []

    def other() -> None:
        try:
            deed()
        finally:
            connection.close()

    def looked(execute: Any, sql: str, *rest: Any) -> Any:
        result = execute(sql, *rest)
        if f'FROM "{table}"' in sql and not connection.in_atomic_block and not done:
            done.append(True)
            thread = threading.Thread(target=other)
            thread.start()
            thread.join()
        return result

    with connection.execute_wrapper(looked):
        yield
    assert done, "nothing was looked up before the transaction"


def erasing(who: int) -> Callable[[], object]:
    return partial(erase_person, SYSTEM, person=who)


def test_a_name_that_was_erased_is_not_written_back() -> None:
    who = person("d5701", "มานี")
    with (
        meanwhile("offices_tenure", erasing(who)),
        pytest.raises(Refused, match="O176"),
    ):
        change_person(SYSTEM, person=who, family="ใจงาม")
    row = Person.objects.get(pk=who)
    assert (row.given, row.family, row.folded) == ("", "", "")


def test_a_change_of_one_part_of_a_name_keeps_another_made_meanwhile() -> None:
    who = person("d5701", "มานี")
    other = partial(change_person, SYSTEM, person=who, given="ชูใจ")
    with meanwhile("offices_tenure", other):
        change_person(SYSTEM, person=who, family="ใจงาม")
    row = Person.objects.get(pk=who)
    assert (row.given, row.family, row.folded) == ("ชูใจ", "ใจงาม", "ชูใจใจงาม")


def test_the_address_of_an_erased_account_is_not_written_back() -> None:
    _, who = in_post("d5701", "เสมียนทดสอบ", "มานี")
    account = someone("manee", person=who)
    having("clerk", "d5701", account=account)
    with (
        meanwhile("offices_account", erasing(who)),
        pytest.raises(Refused, match="O164"),
    ):
        change_account(SYSTEM, account=account, email="manee@example.org", password=GOOD)
    row = Account.objects.get(pk=account)
    assert (row.login, row.email) == (f"erased-{account}", "")
    assert not row.has_usable_password()


def test_a_change_of_the_address_keeps_a_login_changed_meanwhile() -> None:
    account = having("clerk", "d5701").account
    assert account
    other = partial(change_account, SYSTEM, account=account, login="manee")
    with meanwhile("offices_account", other):
        change_account(SYSTEM, account=account, email="m@example.org", password=GOOD)
    row = Account.objects.get(pk=account)
    assert (row.login, row.email) == ("manee", "m@example.org")


def test_an_erased_person_gets_no_account_and_no_post() -> None:
    one, other, where = person("d5701", "มานี"), person("d5701", "ปิติ"), post("d5701")
    with meanwhile("offices_person", erasing(one)), pytest.raises(Refused, match="O176"):
        make_account(SYSTEM, login="manee", person=one)
    with meanwhile("offices_person", erasing(other)), pytest.raises(Refused, match="O176"):
        begin_tenure(SYSTEM, post=where, person=other, since=LONG_AGO)
    assert not Account.objects.exists()
    assert not Tenure.objects.filter(post=where).exists()


def test_a_post_is_changed_as_it_stands_by_then() -> None:
    found = post("d5701", "เสมียนทดสอบ")
    with meanwhile("offices_post", partial(change_post, SYSTEM, post=found, title="หัวหน้าเสมียน")):
        change_post(SYSTEM, post=found, title="เสมียนทดสอบ")
    assert Post.objects.get(pk=found).title == "เสมียนทดสอบ"


def test_a_closed_account_gets_no_role() -> None:
    where, _ = in_post("d5701", "เสมียนทดสอบ", "มานี")
    closed = someone("closed")
    order = {"office": by_key("d5701"), "role": "clerk", "since": today(), "post": where}
    closing = partial(close_account, SYSTEM, account=closed)
    with meanwhile("offices_post", closing), pytest.raises(Refused, match="O164"):
        give_role(SYSTEM, account=closed, **order)  # type: ignore[arg-type]
    assert not Grant.objects.filter(account=closed).exists()


def test_who_was_closed_since_signing_in_leaves_no_words_in_a_token() -> None:
    me = having("clerk", "d5701")
    assert me.account
    close_account(SYSTEM, account=me.account)
    with pytest.raises(Refused, match="O164"):
        make_token(me, label="มานี", expires_at=timezone.now() + timedelta(days=1))
    assert not Key.objects.exists()


def test_a_role_taken_by_two_is_told_once() -> None:
    grant = (having("clerk", "d5701").held or ())[0].id
    taking = partial(take_role, SYSTEM, grant=grant)
    with meanwhile("offices_grant", taking):
        take_role(SYSTEM, grant=grant)
    assert Entry.objects.filter(verb="role.take").count() == 1


def test_a_role_taken_meanwhile_is_not_handed_on() -> None:
    me, to = having("clerk", "d5701"), someone("other")
    grant = (me.held or ())[0].id
    with (
        meanwhile("offices_grant", partial(take_role, SYSTEM, grant=grant)),
        pytest.raises(Refused, match="O113"),
    ):
        delegate_role(me, grant=grant, to=to, since=today(), until=today() + timedelta(days=3))
    assert not Grant.objects.filter(account=to).exists()
