"""Many at the same moment, on SQLite and PostgreSQL: one blob, no bytes lost, a job each."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from tests.files.hands import HOME, LETTER, content, shelved, stored
from tests.ledger.support import default_is
from tests.offices.hands import acts, having, someone
from tests.scanning.makers import drawn, saved
from tests.support import ROOT
from wian.files import contents, queries, tasks
from wian.files.actions import picture, replace
from wian.files.disk import Disk
from wian.files.errors import Refused
from wian.files.models import File, Preview
from wian.files.upkeep.sweeping import sweep
from wian.jobs import running
from wian.ledger.models import Entry
from wian.offices.acting import Actor, Denied
from wian.offices.actions.builtin import load_builtin

PROCESSES = 8


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def base(
    request: pytest.FixtureRequest, tmp_path_factory: Any, django_db_blocker: Any
) -> Iterator[str]:
    """The address of a real database with the built-in directory."""
    folder = tmp_path_factory.mktemp("files")
    url = f"sqlite:///{folder}/files.sqlite3"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("pg"))
    with django_db_blocker.unblock(), default_is(url, folder):
        call_command("migrate", verbosity=0)
        load_builtin(people=False)
    return url


@pytest.fixture
def house(base: str, tmp_path: Path, django_db_blocker: Any) -> Iterator[str]:
    """Inside, `default` is that database, in every thread."""
    with django_db_blocker.unblock(), default_is(base, tmp_path):
        yield base


def fresh_database(url: str) -> str:
    import psycopg

    with psycopg.connect(url, autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS files_at_once")
        server.execute("CREATE DATABASE files_at_once")
    return url.replace("/postgres?", "/files_at_once?")


def clerk_named(login: str) -> Actor:
    return having("clerk", HOME, account=someone(login))


def test_the_same_bytes_from_eight_processes_are_one_blob_and_eight_files(
    house: str, tmp_path: Path, shelf: Path
) -> None:
    clerk, gate = clerk_named("sender"), tmp_path / "gate"
    home = {"WIAN_HOME": str(tmp_path), "STORAGE_URL": shelf.as_uri(), "DATABASE_URL": house}
    env = {**os.environ, **home, "PYTHONPATH": str(ROOT)}
    env["DJANGO_SETTINGS_MODULE"] = "wian.project.settings"
    order = [sys.executable, str(ROOT / "tests/files/sender.py"), str(clerk.account), str(gate)]
    senders = [
        subprocess.Popen(order, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    for sender in senders:
        assert sender.stdout
        assert sender.stdout.readline() == "ready\n"
    gate.touch()
    files = {int(sender.communicate(timeout=60)[0]) for sender in senders}
    assert [sender.returncode for sender in senders] == [0] * PROCESSES
    assert len(files) == PROCESSES
    assert File.objects.filter(pk__in=files).values("blob").distinct().count() == 1
    assert len(content(shelf)) == 1
    assert Entry.objects.filter(verb="file.add", account=clerk.account).count() == PROCESSES


def test_bytes_that_are_stored_while_they_are_swept_are_not_lost(
    house: str, shelf: Path, settings: Any
) -> None:
    clerk, text = clerk_named("sweeper"), b"swept"
    left = shelf / contents.place(hashlib.sha256(text).hexdigest())
    left.parent.mkdir(parents=True)
    left.write_bytes(text)
    os.utime(left, (0, time.time() - 2 * 24 * 3600))
    settings.STORAGES = {**settings.STORAGES, "files": hesitating(shelf)}
    broom = threading.Thread(target=ended(sweep))
    broom.start()
    assert Hesitating.about_to.wait(20), "the broom has claimed them"
    file: list[int] = []
    sender = threading.Thread(target=ended(lambda: file.append(stored(clerk, text))))
    sender.start()
    time.sleep(0.5)
    assert not file, "who stores them waits for the broom"
    Hesitating.go_on.set()
    broom.join()
    sender.join()
    assert left.read_bytes() == text
    assert File.objects.get(pk=file[0]).blob.size == len(text)


class Hesitating(Disk):
    """The disk as it is, but it stops before it deletes until it is told to go on."""

    about_to, go_on = threading.Event(), threading.Event()

    def delete(self, name: str) -> None:
        self.about_to.set()
        assert self.go_on.wait(20)
        super().delete(name)


def hesitating(shelf: Path) -> dict[str, Any]:
    Hesitating.about_to.clear()
    Hesitating.go_on.clear()
    return {"BACKEND": f"{__name__}.Hesitating", "OPTIONS": {"location": str(shelf)}}


def ended(work: Callable[[], object]) -> Callable[[], None]:
    """The work, in a thread that leaves no connection open."""

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    return run


def test_of_two_new_versions_at_once_one_is_the_next(house: str, shelf: Path) -> None:
    clerk = clerk_named("versions")
    first = shelved(clerk, b"version 1")
    gate, found = threading.Barrier(2), list[str]()

    def newer() -> None:
        gate.wait()
        try:
            replace(clerk, verb="letter.write", file=first, name="b.txt", data=b"version 2")
            found.append("done")
        except Refused as wrong:
            found.append(wrong.number)

    runs = [threading.Thread(target=ended(newer)) for _ in range(2)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert sorted(found) == ["B112", "done"]


def test_a_file_goes_its_way_from_storing_to_its_pictures_by_a_worker(
    house: str, shelf: Path
) -> None:
    clerk, stranger = clerk_named("way"), acts(someone("stranger"))
    page = drawn(("ว ๑",))
    file = shelved(clerk, saved(page), "a.png")
    running.run(stop=lambda: False, once=True)
    blob = File.objects.get(pk=file).blob
    assert list(Preview.objects.filter(blob=blob).values_list("trouble", flat=True)) == ["", ""]
    assert picture(clerk, file=file, page=1).data
    with pytest.raises(Denied):
        queries.opened(stranger, file, how="view")
    with queries.opened(clerk, file, how="view").stream as stream:
        assert stream.read() == saved(page)
    noted = [(row.how, row.allowed) for row in queries.accesses(having("head", HOME), file)]
    assert noted == [("view", True), ("view", False), ("preview", True)]


def test_a_refusal_stays_in_both_books_though_the_request_fails(house: str, shelf: Path) -> None:
    clerk, stranger = clerk_named("books"), acts(someone("other"))
    file = shelved(clerk, LETTER + b"books")
    assert queries.file(clerk, file).id == file
    with pytest.raises(Denied):
        queries.file(stranger, file)
    assert Entry.objects.filter(verb="see.denied", thing=str(file)).count() == 1
    assert not File.objects.get(pk=file).accesses.get().allowed


def test_what_comes_round_is_enqueued(house: str, shelf: Path) -> None:
    tasks.sweep_daily()
    assert running.run(stop=lambda: False, once=True) >= 1
