"""`wian worker` and `wian tick` as people type them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.jobs import work
from tests.jobs.conftest import Place


def typed(word: str, home: Path, *arguments: str, **variables: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", f"from wian.cli.{word} import {word}; {word}()", *arguments],
        env={**os.environ, "WIAN_HOME": str(home), **variables}
        | {"DJANGO_SETTINGS_MODULE": "wian.project.settings"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def test_once_does_what_is_ready_and_says_how_much(place: Place) -> None:
    place.worker("--once").communicate(timeout=30)  # what came round at first sight is done
    work.mark.enqueue(str(place.folder), "word")
    worker = place.worker("--once")
    told, _ = worker.communicate(timeout=30)
    assert worker.returncode == 0
    assert "ทำไป 1 งาน · Stopped after 1 jobs" in told
    assert place.marks == ["word"]


@pytest.mark.parametrize("word", ["worker", "tick"])
def test_a_database_without_tables_is_told_in_a_sentence(word: str, tmp_path: Path) -> None:
    code, told = typed(word, tmp_path)
    assert code == 1
    assert "wian up" in told


def test_a_database_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://wian:hidden@127.0.0.1:9/wian"
    code, told = typed("worker", tmp_path, DATABASE_URL=url)
    assert code == 1
    assert "hidden" not in told
    assert "ฐานข้อมูลไม่ตอบ" in told or "ตั้งค่าไม่ครบ" in told


def test_wrong_usage_exits_with_two(tmp_path: Path) -> None:
    assert typed("worker", tmp_path, "--lease", "0")[0] == 2
