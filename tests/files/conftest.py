"""A store of its own for each test, and people around one district office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.files.hands import HOME
from tests.offices.hands import having
from wian.files.setting import storage
from wian.offices.acting import Actor
from wian.offices.actions.builtin import load_builtin
from wian.offices.queries.offices import by_key


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, settings: Any) -> Path:
    """The empty folder in which the files of this test are kept."""
    folder = tmp_path / "kept"
    made = storage(folder.as_uri(), tmp_path)
    settings.STORAGES = {**settings.STORAGES, "files": made}
    return folder


@pytest.fixture
def directory(db: None) -> None:
    """The built-in directory stands."""
    load_builtin(people=False)


@pytest.fixture
def home(directory: None) -> int:
    """The district office that keeps the files."""
    return by_key(HOME)


@pytest.fixture
def clerk(directory: None) -> Actor:
    """The registry clerk of the office."""
    return having("clerk", HOME)


@pytest.fixture
def officer(directory: None) -> Actor:
    """An officer of the office."""
    return having("officer", HOME)


@pytest.fixture
def head(directory: None) -> Actor:
    """The head of the office."""
    return having("head", HOME)


@pytest.fixture
def member(directory: None) -> Actor:
    """Somebody of the office who reads letters and writes none."""
    return having("member", HOME)


@pytest.fixture
def outsider(directory: None) -> Actor:
    """The clerk of another district."""
    return having("clerk", "d5702")
