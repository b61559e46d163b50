"""The worker beside the site ends with it, also when the site is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PARENT = """
import time
from wian.cli.companion import Companion
beside = Companion()
beside.start()
while beside._child is None:
    time.sleep(0.05)
print(beside._child.pid, flush=True)
time.sleep(120)
"""


def alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def within(seconds: float, pid: int) -> bool:
    """Whether the process has ended by then."""
    end = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.1)
    return not alive(pid)


def test_a_worker_whose_site_is_killed_stops_by_itself(tmp_path: Path) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "wian.project.settings", "WIAN_HOME": str(tmp_path)}
    place = {**os.environ, **settings}
    migrate = [sys.executable, "-m", "django", "migrate", "-v0"]
    subprocess.run(migrate, env=place, check=True)
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, env=place, stdout=subprocess.PIPE, text=True) as site:
        assert site.stdout
        worker = int(site.stdout.readline())
        time.sleep(2)
        assert alive(worker)
        os.kill(site.pid, signal.SIGKILL)
    try:
        assert within(15, worker)
    finally:
        if alive(worker):
            os.kill(worker, signal.SIGKILL)
