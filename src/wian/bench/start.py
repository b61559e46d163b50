"""`wian bench start`: how long the command takes to come up, against Python alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from wian.bench.frame import Floor, Measure, Target, run_quietly, timed

PYTHON = [sys.executable, "-c", "import click"]
WIAN = [sys.executable, "-c", "from wian.cli import main; main(['--version'])"]


def measures() -> Iterator[Measure]:
    """One row: a cold `wian --version`, its floor Python with the argument parser alone."""
    floor = Floor("python -c 'import click'", timed(lambda: run_quietly(PYTHON), 7))
    yield Measure(
        name="start",
        size="wian --version",
        unit="s",
        runs=timed(lambda: run_quietly(WIAN), 7),
        floor=floor,
        target=Target(2.0, of="ratio"),
    )
