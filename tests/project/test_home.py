"""The home folder and the secret in it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from wian.project.home import home_folder, secret_key


def test_the_home_folder_is_made_where_it_is_named(tmp_path: Path) -> None:
    assert home_folder({"WIAN_HOME": str(tmp_path / "a/b")}).is_dir()


def test_the_home_folder_is_var_where_nothing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert home_folder({}) == (tmp_path / "var").resolve()


def test_a_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    first = secret_key({}, tmp_path)
    assert len(first) > 60
    assert secret_key({}, tmp_path) == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_processes_that_start_together_agree_on_the_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: secret_key({}, tmp_path), range(64)))
    assert len(keys) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["secret-key"]


def test_a_given_secret_is_used_and_not_written(tmp_path: Path) -> None:
    assert secret_key({"WIAN_SECRET_KEY": "given"}, tmp_path) == "given"
    assert not list(tmp_path.iterdir())
