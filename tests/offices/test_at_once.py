"""Two at the same moment: one of them wins, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from tests.offices.hands import LONG_AGO, having, person, post, someone
from wian.ledger.models import Entry
from wian.offices.acting import SYSTEM, today
from wian.offices.actions.accounts import first_administrator, make_account
from wian.offices.actions.keys import make_link, open_link, use_link
from wian.offices.actions.people import begin_tenure
from wian.offices.actions.roles import take_role
from wian.offices.errors import Refused
from wian.offices.models import Account, Grant, Tenure
from wian.offices.queries.offices import by_key

AT_ONCE = 4


def at_once(work: Callable[[int], object]) -> Counter[str]:
    """How often it was done and how often refused, by threads let go at the same moment."""
    gate, results = threading.Barrier(AT_ONCE), list[str]()

    def run(number: int) -> None:
        try:
            gate.wait()
            work(number)
            results.append("done")
        except Refused as wrong:
            results.append(wrong.number)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(results)


def test_of_several_first_administrators_one_is_made(house: None) -> None:
    order = {"password": "ลำธารไหลผ่านเก้าคุ้ง"}
    found = at_once(lambda n: first_administrator(login=f"root{n}", **order))
    assert found == {"done": 1, "O162": AT_ONCE - 1}
    assert Account.objects.count() == Grant.objects.count() == 1
    assert Entry.objects.filter(verb="account.make").count() == 1


def test_of_several_accounts_of_a_login_one_is_made(house: None) -> None:
    found = at_once(lambda n: make_account(SYSTEM, login="somying"))
    assert found == {"done": 1, "O115": AT_ONCE - 1}


def test_of_several_holders_of_a_post_one_begins(house: None) -> None:
    where = post("d5701")
    people = [person("d5701", f"คน{n}") for n in range(AT_ONCE)]
    found = at_once(lambda n: begin_tenure(SYSTEM, post=where, person=people[n], since=LONG_AGO))
    assert found == {"done": 1, "O111": AT_ONCE - 1}
    assert Tenure.objects.filter(post=where).count() == 1


def test_of_several_uses_of_a_link_that_serves_once_one_counts(house: None) -> None:
    secret = make_link(
        SYSTEM,
        sender=by_key("p57"),
        office=by_key("d5701"),
        purpose="reply",
        thing_kind="letter",
        thing=1,
        expires_at=timezone.now() + timedelta(days=1),
        uses=1,
    )
    view = open_link(secret, address="203.0.113.77")
    found = at_once(lambda n: use_link(view, address="203.0.113.77"))
    assert found == {"done": 1, "O118": AT_ONCE - 1}
    assert Entry.objects.filter(verb="link.use").count() == 1


def test_administrators_who_leave_together_leave_one_behind(house: None) -> None:
    grants = [
        (having("administrator", "th", scope="subtree", account=someone(f"root{n}")).held or ())[0]
        for n in range(AT_ONCE)
    ]
    found = at_once(lambda n: take_role(SYSTEM, grant=grants[n].id))
    assert found == {"done": AT_ONCE - 1, "O168": 1}
    assert Grant.objects.filter(until__gt=today()).count() == 1
