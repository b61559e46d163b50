"""Real workers are killed in the middle of a batch: every letter ends read, once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker

from tests.jobs.conftest import WORKER, connected, until
from tests.letters.desk_papers import page, simple
from tests.support import ROOT
from wian.ledger.models import Entry
from wian.letters.actions.taking import Paper, take_in
from wian.letters.models import Indexed, Letter, Text
from wian.letters.queries.desk import desk
from wian.offices.acting import SYSTEM
from wian.offices.actions.builtin import load_builtin
from wian.offices.queries.offices import by_key

LETTERS = 40
KILLS = 2


@pytest.fixture(params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[tuple[Path, str]]:
    """A home and a database with the directory, which worker processes share."""
    url = f"sqlite:///{tmp_path}/wian.sqlite3"
    if request.param == "postgresql":
        import psycopg

        shared: str = request.getfixturevalue("pg")
        with psycopg.connect(shared, autocommit=True) as server:
            server.execute("CREATE DATABASE letters_survival")
        url = shared.replace("/postgres?", "/letters_survival?")
    with django_db_blocker.unblock(), connected(url):
        call_command("migrate", verbosity=0)
        load_builtin()
        yield tmp_path, url


def worker(home: Path, url: str, *arguments: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "WIAN_HOME": str(home), "DATABASE_URL": url}
    env["STORAGE_URL"] = f"file://{storages['files'].location}"
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, "--lease", "2", *arguments],
        cwd=ROOT,
        env=env | {"DJANGO_SETTINGS_MODULE": "wian.project.settings"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def read() -> int:
    connection.close()
    return Letter.objects.filter(state="desk").count()


def test_a_batch_is_read_once_each_though_workers_are_killed(place: tuple[Path, str]) -> None:
    home, url = place
    papers = [Paper(f"{n}.pdf", data=page(simple(n).splitlines())) for n in range(1, LETTERS + 1)]
    office = by_key("d5701")
    assert all(one.letter for one in take_in(SYSTEM, office=office, papers=papers, source="upload"))
    for n in range(KILLS):
        victim = worker(home, url)
        try:
            until(lambda n=n: read() >= (n + 1) * 5, 60)
        finally:
            victim.send_signal(signal.SIGKILL)
            victim.wait()
    last = [worker(home, url, "--idle-exit", "4") for _ in range(2)]
    assert [one.wait(120) for one in last] == [0, 0]
    connection.close()
    assert Letter.objects.filter(state="desk", trouble="", revision=1).count() == LETTERS
    assert Letter.objects.count() == Text.objects.count() == Indexed.objects.count() == LETTERS
    assert Letter.objects.values("number").distinct().count() == LETTERS
    assert Entry.objects.filter(verb="letter.read").count() == LETTERS
    assert desk(SYSTEM).counts.look == LETTERS
    assert DBTaskResult.objects.exclude(status="SUCCESSFUL").count() == 0
