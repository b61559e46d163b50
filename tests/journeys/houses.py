"""A house without accounts, as `wian up` opens it the first time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers import wian_up


@contextmanager
def new_house(home: Path) -> Iterator[tuple[str, str]]:
    """Its address, by name, and the code that its terminal shows."""
    with wian_up(home) as address:
        shown = re.search(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){2}", (home / "log").read_text())
        assert shown
        yield address, shown[0]
