"""`wian verify` proves the ledger, names what is broken, and says what to keep elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.ledger.support import tampered
from wian.cli.verify import verify
from wian.ledger.actions import record
from wian.ledger.sealing import seal

pytestmark = pytest.mark.django_db


def asked(*words: str) -> Result:
    return CliRunner().invoke(verify, list(words), catch_exceptions=False)


@pytest.fixture
def entry() -> int:
    """The second of three sealed entries; a fourth waits for its seal."""
    ids = [record(verb="office.open", origin="cli", thing=("office", n)) for n in range(3)]
    seal()
    record(verb="office.close", origin="cli", thing=("office", 1))
    return ids[1]


def test_a_whole_ledger_is_told_with_its_head_and_its_tail(entry: int) -> None:
    told = asked()
    assert told.exit_code == 0
    assert "ครบถ้วน · The ledger is whole" in told.stdout
    assert "sealed and true: 3" in told.stdout
    assert f"unsealed: 1 ตั้งแต่รายการ · from entry {entry + 2}, 0 s" in told.stdout
    assert "keep it outside this machine" in told.stdout
    assert "trigger" not in told.stdout


def test_the_printed_head_can_be_asked_for_next_time(entry: int) -> None:
    head = json.loads(asked("--json").stdout)["head"]
    seal()
    assert asked("--head", head.upper()).exit_code == 0


def test_a_head_that_is_not_in_the_chain_is_a_broken_ledger(entry: int) -> None:
    told = asked("--head", "a" * 64)
    assert told.exit_code == 1
    assert "the kept digest is not in the chain" in told.stdout


def test_a_head_that_is_no_digest_is_wrong_usage() -> None:
    told = asked("--head", "zz")
    assert told.exit_code == 2
    assert "64 hexadecimal digits" in told.stderr


def test_the_broken_row_is_named_and_the_missing_guard_too(entry: int) -> None:
    with tampered(("UPDATE ledger_entry SET count = 2 WHERE id = %s", [entry])):
        told, data = asked(), json.loads(asked("--json").stdout)
    assert told.exit_code == 1
    assert f"seal 2 รายการ · entry {entry}: รายการถูกแก้หลังผนึก" in told.stdout
    assert "a trigger is missing" in told.stdout
    assert "keep it outside" not in told.stdout
    assert data["broken"] == {"seq": 2, "entry": entry, "kind": "changed"}
    assert (data["whole"], data["sealed"], data["guarded"]) == (False, 1, False)


@pytest.mark.parametrize("url", ["", "postgresql://nobody@/none?host=/nowhere", "mysql://x"])
def test_a_database_that_is_not_ready_is_told_without_a_traceback(tmp_path: Path, url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from wian.cli.verify import verify; verify()"],
        cwd=tmp_path,
        env={**os.environ, "WIAN_HOME": str(tmp_path), "DATABASE_URL": url}
        | {"DJANGO_SETTINGS_MODULE": "wian.project.settings"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "wian up" in done.stderr or "wian doctor" in done.stderr
