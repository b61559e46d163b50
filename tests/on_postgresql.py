"""`python -m tests.on_postgresql [ARGUMENTS OF PYTEST]`: the suite once more, on PostgreSQL.

A private server runs as long as the tests. Where there is none it is said and nothing fails,
unless `WIAN_REQUIRE` names `pg`. Tests that no database can change are left out by conftest.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests.servers import postgresql
from tests.support import ROOT, required, why_absent


def main(arguments: list[str]) -> int:
    """The exit code: of pytest, or 0 where PostgreSQL is absent and not required."""
    if reason := why_absent("pg"):
        print(f"ไม่ได้ทดสอบบน PostgreSQL · not tested on PostgreSQL: {reason}")
        return int(required("pg"))
    with postgresql() as url:
        command = [sys.executable, "-m", "pytest", *arguments]
        environment = {**os.environ, "WIAN_TESTS_DATABASE": url}
        return subprocess.run(command, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
