"""What is done again and again for this room and the ledger below it."""

from __future__ import annotations

from wian.jobs.periodic import every
from wian.ledger.sealing import seal

SEAL_SECONDS = 2
DAY_SECONDS = 24 * 3600


def seal_new() -> None:
    """New rows of the ledger are in its chain."""
    seal()


def seal_left() -> None:
    """So are those that committed long after their turn."""
    seal(everything=True)


def register() -> None:
    """Both come round: this is the lowest room that knows the ledger and the jobs."""
    every(seconds=SEAL_SECONDS)(seal_new)
    every(seconds=DAY_SECONDS)(seal_left)
