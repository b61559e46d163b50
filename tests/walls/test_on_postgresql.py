"""What the pages, the API and the rights do on SQLite they do on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support import ROOT

SAME = (
    "tests/web/offices",
    "tests/web/test_people_pages.py",
    "tests/web/test_person_pages.py",
    "tests/web/test_second_step.py",
    "tests/web/test_signin.py",
    "tests/web/test_tokens.py",
    "tests/api",
    "tests/walls/test_permissions.py",
)


def test_pages_api_and_rights_hold_on_postgresql_too(pg: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *SAME]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "WIAN_TESTS_DATABASE": pg},
        capture_output=True,
        text=True,
        timeout=1_800,
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
