"""The site and its worker are killed in the middle of dispatches: everybody has the letter once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker

from tests.jobs.conftest import connected, until
from tests.letters.circulation.conftest import issued
from tests.letters.conftest import having
from wian.letters.models import Dispatch, Receipt, Round
from wian.notices.models import Notice
from wian.offices.actions.fullsize import load_full_size
from wian.offices.actions.keys import make_token
from wian.offices.queries.offices import by_key

OFFICES = 8_800
KILLS = int(os.environ.get("WIAN_TEST_KILLS", "5"))
TOLD = ("d5701", "d5702", "p50", "p57")
EVERYBODY = {"include": [{"areas": ["TH"]}]}


@pytest.fixture(params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, str]]:
    """A country of full size that server processes share; their environment."""
    url = f"sqlite:///{tmp_path}/wian.sqlite3"
    if request.param == "postgresql":
        import psycopg

        shared: str = request.getfixturevalue("pg")
        with psycopg.connect(shared, autocommit=True) as server:
            server.execute("CREATE DATABASE circulation_survival")
        url = shared.replace("/postgres?", "/circulation_survival?")
    with django_db_blocker.unblock(), connected(url):
        call_command("migrate", verbosity=0)
        load_full_size(OFFICES)
        yield {
            **os.environ,
            "WIAN_HOME": str(tmp_path),
            "WIAN_READY": str(tmp_path / "address"),
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "wian.project.settings",
        }


@contextmanager
def served(env: dict[str, str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """`wian up` with its worker in a session of their own; killed at the end, whatever it does."""
    ready = Path(env["WIAN_READY"])
    ready.unlink(missing_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-c", "from wian.cli import main; main()", "up", "--port", "0"],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until(ready.exists, 60)
        yield ready.read_text().rstrip("/"), process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def sent(address: str, letter: int, token: str) -> int:
    """The status of the answer; 0 where none came."""
    body = {"rule": EVERYBODY, "purpose": "information"}
    headers = {"Authorization": f"Bearer {token}"}
    try:
        answer = requests.post(
            f"{address}/api/letters/{letter}/dispatches", json=body, headers=headers, timeout=30
        )
    except requests.RequestException:
        return 0
    return answer.status_code


def receipts(letter: int) -> int:
    connection.close()
    return Receipt.objects.filter(letter=letter).count()


def test_everybody_has_each_letter_once_however_often_all_is_killed(
    place: dict[str, str], record_property: Callable[[str, object], None]
) -> None:
    sender = having("clerk", "dla")
    for key in TOLD:
        having("clerk", key)
    later = timezone.now() + timedelta(days=1)
    token = make_token(sender, label="test", expires_at=later)
    letters = [issued(by_key("dla")) for _ in range(KILLS)]
    connection.close()
    chance, answers = random.Random(), Counter[int]()
    for number, letter in enumerate(letters):
        with served(place) as (address, process):
            for earlier in letters[:number]:
                assert receipts(earlier) in (0, OFFICES - 1)
                if receipts(earlier) == 0:  # nobody was told that it was sent
                    assert sent(address, earlier, token) == 200
            told: list[int] = []
            asking = threading.Thread(target=_ask, args=(told, address, letter, token))
            asking.start()
            time.sleep(chance.uniform(0.0, 0.4))
            os.killpg(process.pid, signal.SIGKILL)
            asking.join()
        answers[told[0]] += 1
        if told[0] == 200:
            assert receipts(letter) == OFFICES - 1
    with served(place) as (address, _):
        for letter in letters:
            assert sent(address, letter, token) in (200, 409)
        until(lambda: _done(len(letters)), 90)
    record_property("kills", len(letters))
    record_property("answered 200 before the kill, and there", answers[200])
    record_property("receipts", Receipt.objects.count())
    record_property("notices", Notice.objects.count())
    assert set(answers) <= {0, 200}, answers
    assert Dispatch.objects.count() == len(letters)
    assert set(Round.objects.values_list("sent", flat=True)) == {OFFICES - 1}
    assert Receipt.objects.count() == len(letters) * (OFFICES - 1)
    assert Notice.objects.count() == len(letters) * len(TOLD)


def _ask(told: list[int], *asked: Any) -> None:
    told.append(sent(*asked))


def _done(count: int) -> bool:
    """Every dispatch is announced."""
    connection.close()
    rows = DBTaskResult.objects.filter(task_path__endswith="announce", status="SUCCESSFUL")
    return rows.count() >= count and Notice.objects.count() >= count * len(TOLD)
