"""Keys under races and deaths, on SQLite and on PostgreSQL: done once, or not at all."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.api.asking import code, done, post
from tests.ledger.support import default_is, fresh_database
from wian.api import idempotency
from wian.api.models import Answer
from wian.letters.models import Entry, Letter
from wian.offices.acting import SYSTEM, actor_of, today
from wian.offices.actions.accounts import make_account
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.keys import make_token
from wian.offices.actions.roles import give_role
from wian.offices.queries.offices import by_key

AT_ONCE = 6
DIED = 41


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def clerk(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[Callable[[], Client]]:
    """Makes clients of one clerk, in a database of their own."""
    folder = tmp_path_factory.mktemp("api")
    url = f"sqlite:///{folder}/api.sqlite3"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("pg"))
    with django_db_blocker.unblock(), default_is(url, folder):
        call_command("migrate", verbosity=0)
        load_builtin(people=False)
        account = make_account(SYSTEM, login="clerk")
        home, since = by_key("d5701"), date(2020, 1, 1)
        give_role(SYSTEM, account=account, office=home, role="clerk", since=since)
        until = timezone.now() + timedelta(days=3)
        me = actor_of(account, origin="web")
        secret = make_token(me, label="test", expires_at=until)
        yield lambda: Client(headers={"authorization": f"Bearer {secret}"})


@pytest.fixture(params=["reserve", "take"])
def ask(request: pytest.FixtureRequest, clerk: Callable[[], Client]) -> Callable[[], HttpResponse]:
    """Sends one and the same request with one key; the text of each test's letter is its own."""
    key = uuid4().hex
    asked = {
        "reserve": ("registers/reservations", {"way": "in", "until": today().isoformat()}),
        "take": ("letters/texts", {"text": f"เรื่อง {key}"}),
    }
    path, body = asked[request.param]
    return lambda: post(clerk(), path, {"office": "d5701", **body}, key)


@pytest.fixture
def made(clerk: Callable[[], Client]) -> Callable[[], int]:
    """How many numbers and letters there are since the test began."""
    before = Entry.objects.count() + Letter.objects.count()
    return lambda: Entry.objects.count() + Letter.objects.count() - before


def dies(work: Callable[[], object]) -> int:
    """How a process ends that does this and nothing more.

    Forked from a thread of its own: the browser of other tests keeps a loop in this one.
    """
    ended: list[int] = []

    def run() -> None:
        connections.close_all()
        if not (child := os.fork()):
            try:
                work()
            finally:
                os._exit(0)
        ended.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return ended[0]


def test_of_many_who_send_the_same_at_once_one_does_it(
    ask: Callable[[], HttpResponse], made: Callable[[], int]
) -> None:
    gate, answers = threading.Barrier(AT_ONCE), list[HttpResponse]()

    def run() -> None:
        try:
            gate.wait()
            answers.append(ask())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == AT_ONCE
    told = [answer for answer in answers if answer.status_code == 200]
    assert len({answer.content for answer in told}) == 1
    waiting = [answer for answer in answers if answer.status_code != 200]
    assert {code(answer) for answer in waiting} <= {"A103"}
    assert made() == 1
    assert ask().content == told[0].content


def test_who_dies_before_the_commit_has_done_nothing(
    ask: Callable[[], HttpResponse], made: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(idempotency.Claim, "keep", lambda *_: os._exit(DIED))
        assert dies(ask) == DIED
    assert made() == 0
    assert code(ask()) == "A103"
    Answer.objects.filter(status=None).update(until=timezone.now())
    assert done(ask()) == done(ask())
    assert made() == 1


def test_who_dies_behind_the_commit_is_answered_for(
    ask: Callable[[], HttpResponse], made: Callable[[], int]
) -> None:
    assert dies(lambda: (ask(), os._exit(DIED))) == DIED
    answer = ask()
    assert answer.headers["Idempotency-Replayed"] == "true"
    assert done(answer)
    assert made() == 1
