"""A process of its own that stores the same bytes as its sisters: `sender.py ACCOUNT GATE`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import django

django.setup()

from tests.files.hands import stored  # noqa: E402
from wian.offices.acting import actor_of  # noqa: E402


def main(account: int, gate: Path) -> None:
    """Ready, then at the word: the id of the file is printed."""
    clerk = actor_of(account, origin="web", address="203.0.113.77")
    print("ready", flush=True)
    while not gate.exists():
        time.sleep(0.001)
    print(stored(clerk, b"the same text\n" * 50_000), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
