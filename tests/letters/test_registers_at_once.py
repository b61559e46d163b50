"""Fifty processes take numbers at once; some turn back, some are killed: no gap, no double."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.letters.conftest import having
from tests.letters.registering import coded, numbers
from tests.support import ROOT
from wian.letters.models import Book, Entry
from wian.offices.queries.offices import by_key

HOWS = ("done", "back", "done", "killed", "done") * 10
LINES = 4


@pytest.mark.usefixtures("both")
def test_numbers_of_fifty_processes_have_no_gap_and_no_double(tmp_path: Path) -> None:
    from django.db import connection

    home, gate = by_key("d5701"), tmp_path / "gate"
    clerk = having("clerk", "d5701")
    coded(home)
    env = {**os.environ, "WIAN_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    env |= {"DATABASE_URL": address(connection), "DJANGO_SETTINGS_MODULE": "wian.project.settings"}
    order = [sys.executable, str(ROOT / "tests/letters/taker.py"), str(clerk.account), str(home)]
    takers = subprocess.Popen(
        [*order, str(gate), *HOWS], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    assert takers.stdout
    assert takers.stdout.readline() == "ready\n"
    gate.touch()
    ends, _ = takers.communicate(timeout=100)
    codes = {"killed": -signal.SIGKILL}
    assert ends.split() == [str(codes.get(how, 0)) for how in HOWS]
    book = Book.objects.get(office=home, series="ordinary")
    done = HOWS.count("done")
    assert numbers(book.pk) == list(range(1, done * LINES + 1))
    assert book.last == done * LINES
    assert Entry.objects.filter(book=book, state="cancelled").count() == done
    assert Entry.objects.filter(book=book, state="reserved").count() == done


def address(connection: object) -> str:
    """The `DATABASE_URL` of the database that the test looks at."""
    told = connection.settings_dict  # type: ignore[attr-defined]
    if told["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{told['NAME']}"
    return f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}"
