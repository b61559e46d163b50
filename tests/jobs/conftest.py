"""`place`: a real SQLite file or PostgreSQL that this process and worker processes share."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoDbBlocker

from tests.support import ROOT
from wian.jobs import periodic
from wian.jobs.models import Turn
from wian.project.database import database

WORKER = "from wian.cli.worker import worker; worker()"


class Place:
    """A folder and a database, and the workers a test starts there."""

    def __init__(self, folder: Path, url: str, stack: ExitStack) -> None:
        self.folder, self.url, self._stack = folder, url, stack

    def worker(self, *arguments: str, code: str = WORKER) -> subprocess.Popen[str]:
        """A worker process of its own, or other code; ended with the test."""
        env = {**os.environ, "WIAN_HOME": str(self.folder), "DATABASE_URL": self.url}
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            cwd=ROOT,
            env=env | {"DJANGO_SETTINGS_MODULE": "wian.project.settings"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._stack.callback(_end, process)
        return process

    @property
    def marks(self) -> list[str]:
        """What tasks have written, in order."""
        marks = self.folder / "marks"
        return marks.read_text().split() if marks.exists() else []


@pytest.fixture(autouse=True)
def _nothing_periodic(monkeypatch: pytest.MonkeyPatch) -> None:
    """What higher rooms have come round belongs to their own tests."""
    monkeypatch.setattr(periodic, "_entries", {})


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def base(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> str:
    """The address of a database with this room's tables."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('jobs')}/jobs.sqlite3"
    else:
        import psycopg

        shared: str = request.getfixturevalue("pg")
        with psycopg.connect(shared, autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS jobs_room WITH (FORCE)")
            server.execute("CREATE DATABASE jobs_room")
        url = shared.replace("/postgres?", "/jobs_room?")
    with django_db_blocker.unblock(), connected(url):
        call_command("migrate", verbosity=0)  # other rooms have work that comes round, too
    return url


@pytest.fixture
def place(base: str, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Place]:
    """An empty queue; inside, Django's default database is this one."""
    with django_db_blocker.unblock(), connected(base):
        with ExitStack() as stack:
            yield Place(tmp_path, base, stack)
        DBTaskResult.objects.all().delete()
        Turn.objects.all().delete()


def until(question: Callable[[], object], seconds: float = 20.0) -> None:
    """The question is answered with yes, or the test fails."""
    deadline = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


@contextmanager
def connected(url: str) -> Iterator[None]:
    """Django's default database is the one at `url`, in every thread, and afterwards as before."""
    setting, before = connections.settings["default"], connections["default"]
    chosen = {"default": database(url, Path())}
    connections.settings["default"] = connections.configure_settings(chosen)["default"]
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = setting
        connections["default"] = before


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.kill()
    process.communicate()
