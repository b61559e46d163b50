"""`wian verify --files --search` reads what is stored again, and puts search right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.letters.searching import found, kept
from wian.cli.verify import verify
from wian.files.actions import store
from wian.files.kinds import PAPERS
from wian.files.setting import storage
from wian.letters.models import Indexed
from wian.offices.acting import SYSTEM
from wian.offices.actions.builtin import load_builtin
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> int:
    """A district office of the built-in directory."""
    load_builtin(people=False)
    return by_key("d5701")


@pytest.fixture
def shelf(tmp_path: Path, settings: Any) -> Path:
    """The empty folder in which the files of this test are kept."""
    folder = tmp_path / "kept"
    settings.STORAGES = {**settings.STORAGES, "files": storage(folder.as_uri(), tmp_path)}
    return folder


def asked(*words: str) -> Result:
    return CliRunner().invoke(verify, list(words), catch_exceptions=False)


def test_altered_bytes_are_named_with_their_files(home: int, shelf: Path) -> None:
    about = {"verb": "letter.write", "office": home, "taken": PAPERS}
    file = store(SYSTEM, name="a.txt", data="ที่ ทด ๑".encode(), **about)
    told = asked("--files")
    assert (told.exit_code, "every stored file is there" in told.stdout) == (0, True)
    (stored,) = (path for path in shelf.rglob("*") if path.is_file())
    stored.write_bytes(b"other")
    told, data = asked("--files"), json.loads(asked("--files", "--json").stdout)
    assert told.exit_code == 1
    assert f"stored bytes were altered: {stored.name} แฟ้ม · files {file}" in told.stdout
    assert data["whole"] is False
    assert data["files"] == [{"digest": stored.name, "kind": "altered", "files": [file]}]
    assert asked().exit_code == 0


def test_search_that_differs_from_the_letters_is_put_right(home: int) -> None:
    letters = [kept(home, f"ตรวจราชการครั้งที่ {n}") for n in range(3)]
    Indexed.objects.filter(pk=letters[1]).update(folded="อื่น\n")
    Indexed.objects.filter(pk=letters[2]).delete()
    assert found("ตรวจราชการ") == letters[:1]
    told = asked("--search")
    assert told.exit_code == 0
    assert "compared 3, แก้ให้ตรง · put right 2" in told.stdout
    assert found("ตรวจราชการ") == letters[::-1]
    assert json.loads(asked("--search", "--json").stdout)["search"] == {"letters": 3, "mended": 0}
