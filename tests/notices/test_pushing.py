"""A push is one statement, makes a notice once, and can be taken back by its key."""

from __future__ import annotations

import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.notices.telling import mine, person, told
from wian.ledger.queries import latest
from wian.notices.actions import push, read, read_all, withdraw
from wian.notices.models import Message, Notice
from wian.notices.queries import notices, unread
from wian.offices.acting import NOBODY, SYSTEM

MANY = 8_800


@pytest.mark.django_db
def test_pushing_twice_is_once_and_adds_only_new_people() -> None:
    one, other = person(), person()
    assert told("letter.1", one) == 1
    assert told("letter.1", one, th="คำอื่น") == 0
    assert told("letter.1", one, other) == 1
    assert [found.th for found in notices(other)] == ["เรื่อง letter.1"]
    assert unread(one) == unread(other) == 1


@pytest.mark.django_db
def test_a_closed_account_is_told_nothing() -> None:
    gone = person()
    get_user_model().objects.filter(pk=gone.account).update(is_active=False)
    assert told("letter.1", gone) == 0
    assert push(SYSTEM, key="k", accounts=[], th="ก", en="a", address="", thing=("letter", 1)) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "กุญแจ", "a b", "x" * 101])
def test_a_key_is_a_short_code(key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        told(key)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "/\\evil", "/a b"])
def test_an_address_stays_on_this_site(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        told("k", address=address)


@pytest.mark.django_db
def test_words_are_one_line_and_no_longer_than_kept() -> None:
    who = person()
    told("k", who, th="หนึ่ง\r\nBcc: x\x00\u202e" + "ก" * 600, en="")
    [found] = notices(who)
    assert found.th.startswith("หนึ่ง Bcc: x ก")
    assert len(found.th) == 500
    assert found.th.endswith("…")


@pytest.mark.django_db
def test_a_push_and_a_withdrawal_are_one_row_of_the_ledger_each() -> None:
    people = [person() for _ in range(3)]
    told("letter.1.send.2", *people)
    line = latest(limit=1)[0]
    assert (line.verb.name, line.count, line.thing) == ("notice.push", 3, ("letter", "1"))
    assert withdraw(SYSTEM, key="letter.1.send.2")
    line = latest(limit=1)[0]
    assert (line.verb.name, line.count) == ("notice.withdraw", 3)
    assert not withdraw(SYSTEM, key="letter.1.send.2")
    assert not withdraw(SYSTEM, key="never")


@pytest.mark.django_db
def test_what_was_withdrawn_says_so_and_does_not_come_back() -> None:
    reader, late = person(), person()
    told("k", reader, late)
    read(reader, notices=mine(reader))
    withdraw(SYSTEM, key="k")
    assert told("k", reader, late, person()) == 0
    [seen], [unseen] = notices(reader), notices(late)
    assert seen.withdrawn_at
    assert seen.th == "เรื่อง k"
    assert unseen.th == unseen.en == unseen.address == seen.address == ""
    assert unread(late) == 0


@pytest.mark.django_db
def test_people_read_only_their_own() -> None:
    one, other = person(), person()
    for key in "abc":
        told(key, one, other)
    assert read(one, notices=mine(other)) == 0
    assert read(one, notices=mine(one)[:1]) == 1
    assert read(one, notices=mine(one)[:1]) == 0
    assert read_all(one, upto=mine(one)[1]) == 1
    assert (unread(one), unread(other)) == (1, 3)
    assert latest(limit=1)[0].verb.name == "notice.read"


@pytest.mark.django_db
def test_everybody_sees_only_their_own_the_newest_first() -> None:
    one, other = person(), person()
    for n in range(5):
        told(f"k{n}", one)
    told("other", other)
    first = notices(one, limit=2)
    rest = notices(one, before=first[-1].id)
    assert [found.en for found in first + rest] == [f"Matter k{n}" for n in (4, 3, 2, 1, 0)]
    assert [found.en for found in notices(other)] == ["Matter other"]
    assert notices(NOBODY) == []
    assert unread(NOBODY) == read(NOBODY, notices=mine(one)) == 0


@pytest.mark.django_db
def test_counting_and_listing_are_one_query_each() -> None:
    who = person()
    for n in range(3):
        told(f"k{n}", who)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        unread(who)
        notices(who, only_unread=True)
    assert len(asked) == 2


def test_a_push_to_everybody_is_one_statement(both: str) -> None:
    accounts = get_user_model().objects
    accounts.bulk_create(accounts.model(login=f"a{n}", password="!") for n in range(MANY))
    everybody = accounts.filter(login__startswith="a").values("pk")
    words = {"th": "ก", "en": "a", "address": "/letters/1", "thing": ("letter", 1)}
    with CaptureQueriesContext(connection) as asked:
        assert push(SYSTEM, key="k", accounts=everybody, **words) == MANY
    writes = [one["sql"] for one in asked if "notices_notice" in one["sql"]]
    assert len(writes) == 1
    assert push(SYSTEM, key="k", accounts=everybody, **words) == 0
    with CaptureQueriesContext(connection) as asked:
        assert withdraw(SYSTEM, key="k")
    assert len([one for one in asked if one["sql"].startswith("UPDATE")]) == 1
    assert Notice.objects.count() == MANY


def test_the_same_push_by_several_at_once_is_once(both: str) -> None:
    people = [person() for _ in range(20)]
    found: list[int] = []

    def pushed() -> None:
        accounts = [one.account for one in people if one.account]
        words = {"th": "ก", "en": "a", "address": "", "thing": ("letter", 1)}
        try:
            found.append(push(SYSTEM, key="k", accounts=accounts, **words))
        finally:
            connection.close()

    threads = [threading.Thread(target=pushed) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [0, 0, 0, 0, 0, 20]
    assert Message.objects.count() == 1
